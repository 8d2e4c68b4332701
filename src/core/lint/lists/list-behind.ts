import { clauseStart } from '../../text/clauses';
import { numbersIn } from './announcement';
import type { CountedList } from './counted-list';
import { against, notBefore, numberOf, numeral, type Length, type ListNumber } from './list-number';

/** 3年, 两次, 五成: lengths, sums and times, of which no list follows. */
const noThing = String.raw`(?:[年月日天周旬时分秒岁元角吨斤公千百米万亿度倍成折次届楼层号亩级人余者十、和与及]|个(?:百分|月|小时|工作日|季度)|以[上下]|多(?!$)|季度|地(?:$|[^点块段])|方(?![面式案法]))`;

const otherNumber = '[二两三四五六七八九十]';

/**
 * Lists behind their number that are known by the form of their items alone, whatever is counted: 拉起三道线：
 * 外线…；中线…；内线…, 主要有三点。人手紧：…。设备旧：…。, “三查”：查…，查…. As neither measure nor noun tells
 * anything here, the items must be parted by pauses with nothing else among them, or be built alike.
 */
const toldLists = new RegExp(
	`${notBefore}(?<![这那]|(?<![补加配装登])上)(?<numeral>${numeral})(?!${noThing})(?<of>(?<=有.)|(?:(?!${otherNumber})[一-龥“”]){1,22}?)(?<opener>：|——|。|（|，即：?|，?(?:分别|依次|具体)(?:[是为叫在驻]|名为|办理|受理|常驻|派驻|位于|设在|建在|布设在|分布在|来自)：?|(?:分驻|分设在|分赴|分派到)|，(?:就是|也就是|做到)?|[是为](?=[^，。；：“”]{1,18}、))`,
	'uy',
);
const farthest = 400;
/** Of the sentence before the number. */
const reach = 200;
const sentenceEnd = /[。；！？\n]/u;

/** A number and what stands behind it that may be its list. */
export interface Told {
	readonly number: ListNumber;
	/** The noun and what stands between it and the list. */
	readonly of: string;
	readonly opener: string;
	/** Offset behind the opener. */
	readonly from: number;
	/** What stands before the number in its sentence. */
	readonly before: string;
	/** The sentence or bracket with the list. */
	readonly list: string;
	/** What follows in the paragraph. */
	readonly rest: string;
}

/** Mostly counted without being told one by one. */
export const rarelyTold = /^[幢栋轮期批只辆台株名位场]/u;
/** 分别是, 即: what follows is all that the number counts, whatever is said of it before. */
export const tellsAll = /分[别驻设赴派]|依次|具体|即|就是|^[是为]$/u;
const speaks = /(?:说|表示|指出|认为|强调|介绍|反映|回应|显示|通报|决定|发现|提醒|报告)”?$/u;
/** 针对三个问题：…: the list is of what is done about them. */
const answers =
	/针对|对照|围绕|根据|按照(?!“)|其中|排查|梳理|主要(?:包括|涉及|的)|前[两二三四五]|解决|化解|破解|完成/u;

/**
 * What a number announces; undefined where it counts no list.
 * @param text the paragraph, of which `number` has offsets (UTF-16).
 * @param at where the number begins.
 */
export function toldAt(text: string, at: number): Told | undefined {
	toldLists.lastIndex = at;
	const match = toldLists.exec(text);
	const number = match ? numberOf(match) : undefined;
	if (!match || !number) return undefined;
	const { of = '', opener = '' } = match.groups!;
	if (speaks.test(of)) return undefined;
	const before = text.slice(clauseStart(text, match.index, sentenceEnd, reach), match.index);
	const isQuoted = /[“”]/u.test(match[0]);
	if (answers.test(before) && !isQuoted && !tellsAll.test(opener)) return undefined;
	const from = match.index + match[0].length;
	const behind = text.slice(from, from + farthest + 1).split('\n')[0]!;
	const closing = opener === '（' ? '）' : '。';
	const end = behind.indexOf(closing);
	if (end < 0 && (behind.length > farthest || opener === '（')) return undefined;
	const whole = end < 0 ? behind : behind.slice(0, end);
	// 整合农机187台（套）: a remark is no item; （1） is a mark.
	const list = whole.replace(/（(?![\d一二三四五六七八九十]{1,2}）)[^（）]*）/gu, '');
	return { number, of, opener, from, before, list, rest: end < 0 ? '' : behind.slice(end + 1) };
}

const goesOn = /^(?:同时|此外|另外|[还并再]|最后|另有|其他|其余|以上)/u;
/** What no item of a list begins with, so that the list is over. */
export const turns =
	/^(?:目前|截至|今年|去年|上半年|下半年|[\d据全]|上述|会议|下一步|下步|同期|相关|为此|对此)/u;

/** Marks of a series are counted elsewhere; 其他 may be an item or not. */
export const noItem =
	/^(?:[一二三四五六七八九十]+[是要、来靠]|第[一二三四五六]|其[一二三四中他余]|首先|其次|再次|最后|同时|此外|[另并还]|各(?!类)|例如|比如|合计|共计|总[计长额量数]|全[长程]|对违|违反|逾期|否则|确需|特殊|符合|以上|上述|不足|超过|[两三四五六七八九][项个家者类条件]|[（(]?[\d①-⑩])/u;

/** 5个点：村部1个，学校2个，卫生室1个，养老院1个: the number is of them all. */
const sumOf = (list: string): number =>
	(list.match(/\d+/gu) ?? []).reduce((sum, digits) => sum + Number(digits), 0);

/**
 * What the list contradicts.
 * @param length how many items it has.
 * @param slip how far off the number may be to be believed of this list.
 */
export function told(
	{ number, before, list, rest, opener }: Told,
	length: Length,
	slip = 1,
): CountedList | undefined {
	const to = number.from + number.digits.length + nounLength(number.of, opener);
	const wrong = against({ ...number, to }, length);
	if (!wrong || Math.abs(wrong.n - wrong.count) > slip || wrong.count < 2) return undefined;
	if (numbersIn(before).includes(wrong.count) || sumOf(list) === wrong.n) return undefined;
	return wrong.count < wrong.n && goesOn.test(rest) ? undefined : wrong;
}

/** “三查”, 三个“率先”, “四张网”: the word that is counted. */
export const quotedWord = /^(?:[个大项张本道把条件种类]“?)?(?<word>[〇一-鿿]{1,2})”/u;
/** 四个统一, 三盼: the same without quotation marks. */
export const plainWord =
	/^(?:个(?<word>[〇一-鿿]{1,2})|(?<bare>(?![个家所项条种类样张份座处套款件道名位人户次台辆])[〇一-鿿]))$/u;
/** What has a figure each. */
export const byFigures =
	/渠道|方式|途径|等级|^[档类种]|行业|部分|片区|来源|性质|形式|层级|品种|年龄段|档次|类型|情形|部位|项目/u;

/** Up to the quotation mark, or what is counted with what follows it up to the list. */
function nounLength(of: string, opener: string): number {
	const quoted = quotedWord.exec(of);
	if (quoted) return quoted[0].length - 1;
	const kind = opener.startsWith('，') ? byFigures.exec(of) : null;
	return kind ? kind.index + kind[0].length : of.length;
}

/** 有三点。 and 三个问题。 announce what follows; 走访3个村。 does not. */
export const announces =
	/^(?:[点条处]|.*(?:问题|原因|症结|做法|特点|难点|难处|难题|短板|办法|措施|举措|环节|方面|变化|亮点|堵点|痛点|顾虑|启示|经验|体会|因素|关口|实招|[招关账牌]|[件大好实]事|[句个][话字]|建议|意见|要求|硬仗))$/u;
