import { readCount } from '../../text/chinese-numerals';
import type { CountedList, CountReader, ListReader } from './counted-list';
import { kinds, measure, quality, works } from './counted-nouns';
import { against, areEven, lengthOf, notBefore, numberOf, numeral, exactly } from './list-number';

/**
 * Lists in quotation marks beside their number: “一窗办”“网上办”“就近办”三项服务, “先建后补、以奖代补”两种方式,
 * 三张清单：“权力清单”“责任清单”“服务清单”. The marks tell where each item, or the whole list, begins and ends.
 */
const one = '(?:“[^“”]{1,20}”|《[^《》]{1,60}》)';
const papers = '文件|办法|方案|通知|意见|细则|规定|规划|平台|品牌|专栏|法规|条例';
const many = `(?:${one}(?:[、和及与]|以及)?){1,9}${one}`;
const of = `(?<of>${measure}(?:${quality}(?:(?<kind>${kinds}|${papers})|(?<work>${works})))?|步|字)`;
const marksFirst = new RegExp(
	`(?<list>${many})(?<open>等)?[共这]?(?<numeral>${numeral})${of}(?<behind>[〇一-鿿]{0,8})`,
	'gu',
);

const countMarks = (list: string): number => list.match(/[”》]/gu)?.length ?? 0;

/** One name may stand for several of these: “农家书屋”“文化礼堂”5处. */
const sites =
	/^(?:[家所座处户名支]|个(?:重点|示范)?(?:站点|网点|[点村店站]|阵地|场所|基地|社区|窗口|门店|项目|企业|单位|小区|园区|中心|小组|团队))/u;
/** 三会一课、主题党日: several things in one word. */
const several = /[一二两三四五六七八九十\d等]/u;
/** “丰优2号”: one sort. */
const series = /(?<=[〇一-鿿A-Za-z-])\d{1,4}号?(?=”)/gu;
const noList = /^(?:以[上下内外]|左右|之多|多)/u;

/** “周末夜校”“流动课堂”“乡村讲堂”两个品牌. */
function afterMarks(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { list = '', open, of: counted = '', behind = '' } = match.groups!;
	// What is quoted before may be of the list as well; a name may belong to the quoted ones.
	if (!number || /[《》“”、和及与]/u.test(text.charAt(match.index - 1))) return undefined;
	if (noList.test(behind) || list.startsWith('《') !== list.endsWith('》')) return undefined;
	const count = countMarks(list);
	const mayBeMore =
		open !== undefined || sites.test(counted + behind) || several.test(list.replace(series, ''));
	if (count < number.n && mayBeMore) return undefined;
	return against(number, exactly(count));
}

const within = new RegExp(
	`“(?<list>[^“”，。；：、]{1,12}(?:、[^“”，。；：、]{1,12}){1,8})”(?:的|分[为成])?(?<numeral>${numeral})(?<of>${measure}(?:${quality}(?:${kinds}|${works}))?|步|字|级)(?<behind>[〇一-鿿]{0,8})`,
	'gu',
);

/** “荒地优先、远离水源、集中连片”两条原则. */
function afterWhole(_text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { list = '', of: counted = '', behind = '' } = match.groups!;
	const items = list.split('、');
	if (!number || several.test(list) || noList.test(behind) || sites.test(counted + behind))
		return undefined;
	// 道路、管网改造 are two, 脏乱、差 are three.
	const shortest = Math.min(...items.map((item) => item.length));
	const isEven = areEven(items, shortest < 3 ? 0 : shortest > 3 ? 3 : 1);
	return isEven ? against(number, lengthOf(items)) : undefined;
}

const numberFirst = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>${measure}[^，。；：、“”《》（）\\d]{0,10})[，：（—]{1,2}(?:即|就是|分别[是为]|依次[是为]|具体[是为])?[：]?(?<list>${many})(?<end>[。；）\\n]|$)`,
	'uy',
);
const isOther = /[的了为是有在对被把获]|进行|完成|开展|参加|整改|发现|查出|解决/u;

/** 推出三张清单，即“权力清单”“责任清单”“服务清单”“问题清单”。 */
function beforeMarks(_text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { list = '', of: counted = '' } = match.groups!;
	if (!number || isOther.test(counted) || list.startsWith('《') !== list.endsWith('》'))
		return undefined;
	const count = countMarks(list);
	return against(number, exactly(count));
}

const amount = '“[^”、]{1,10}”\\d{1,6}[〇一-鿿]{1,2}';
const amountsFirst = new RegExp(
	`(?<list>${amount}(?:、${amount}){1,7})，(?:[这该]|上述|以上)?(?<numeral>[二两三四五六七八九])(?<of>[类种](?:商品|产品|玩具|食品|药品|物品|设备|证件|车辆|器材|饮料|农药|种子|化肥))`,
	'gu',
);

/** 查到“水晶弹”62袋、“激光笔”29支，两类商品均…. */
function behindAmounts(text: string, match: RegExpExecArray): CountedList | undefined {
	const { list = '', numeral: digits = '', of = '' } = match.groups!;
	const n = readCount(digits);
	const before = text.charAt(match.index - 1);
	if (n === undefined || '、和及与'.includes(before)) return undefined;
	const to = match.index + match[0].length;
	const from = to - of.length - digits.length;
	const count = list.split('、').length;
	return against({ n, from, to, digits, of }, exactly(count));
}

export const quotedReaders: readonly ListReader[] = [
	[/[”》]等?[共这]?[二两三四五六七八九十\d]/u, marksFirst, afterMarks, '”》'],
	[/、[^“”，。；：、]{1,12}”(?:的|分[为成])?[二两三四五六七八九十\d]/u, within, afterWhole, '”'],
	[
		/”\d{1,6}[〇一-鿿]{1,2}，[这该上述以]{0,2}[二两三四五六七八九][类种]/u,
		amountsFirst,
		behindAmounts,
		'”',
	],
];

export const quotesBehindReaders: readonly CountReader[] = [[numberFirst, beforeMarks]];
