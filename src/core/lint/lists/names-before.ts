import type { CountedList, CountReader } from './counted-list';
import { holdsNumber, isBegun, itemsBefore, verbs } from './list-items';
import {
	against,
	areEven,
	clauseFrom,
	exactly,
	lengthOf,
	notBefore,
	numberOf,
	numeral,
	type ListNumber,
} from './list-number';

/**
 * Names right before a number that counts one more than there are: 路口、校门、集市四个地方, 宏远、北热、金源、华能五家供热企业,
 * 2号、5号、7号4个泊位, 消防大队22人、养护中心31人、民兵18人四支力量. An item that was taken out is forgotten in the number.
 */
const nouns = [
	'件(?:[大小实难急好]?事|要紧事)',
	'[类项大](?:[〇一-鿿]{2})?(?:工程|工作|任务|措施|举措|行动|活动|服务|产品|问题|情形|人员|人群|机制|制度|内容|指标)',
	'[支股种路](?:[〇一-鿿]{2})?(?:力量|队伍)',
	'[个处](?:[〇一-鿿]{2})?(?:地方|部位|场所|地段|路段|路口|时段|点位|关口|卡口|码头|口岸|主题|专题|地标|景点|遗址|展馆|场馆|渡口|工地|窗口|功能区|片区|标段|板块|泊位|平台|系统|小组|专班|工种)',
	'[门](?:[〇一-鿿]{2})?(?:课程?|科目)',
	'[条](?:[〇一-鿿]{2})?(?:线路?|路线|航线|渠道|战线|产业链)',
	'家(?:(?:[〇一-鿿]{2})?(?:企业|公司|单位|银行|医院|酒店|合作社|农场|工厂|机构|商户|门店|超市))?',
	'所(?:(?:[〇一-鿿]{2})?(?:学校|中学|小学|高校|院校|医院))?',
	'[个座处](?:[〇一-鿿]{2})?(?:分场|林场|农场|社区|村庄?|镇街?|乡镇|街道|县区?|区县|园区|景区|小区|水库|电站|泵站|站点|网点)',
].join('|');
const namesFirst = new RegExp(
	`(?<!等[共这]?)${notBefore}[共这]?(?<numeral>${numeral})(?<of>${nouns})(?![〇一-鿿]?[中里]?[之以][上下一])`,
	'uy',
);

/** What is counted by what is done or told of it, not by names of its own. */
const isOfDeeds = (of: string): boolean =>
	/^[件类项大支股种路门条]|主题|专题|功能区|时段/u.test(of);

const longestName = 8;
/** A word of a trade: of these any may have several. */
const trade =
	/^(?:食品|纺织|机械|化工|建材|医药|电子|汽车|服装|餐饮|住宿|旅游|物流|商贸|零售|批发|金融|保险|教育|卫生|医疗|养老|建筑|交通|能源|电力|通信|环保|文化|体育|水产|畜牧|种植|养殖|加工|制造|矿山|冶金|家具|造纸|印刷|家政|运输|仓储|供水|供电|供气|供热|[〇一-鿿]{1,4}[业类型级])$/u;
const noName =
	/[的将把被在向从对由给]|[等各]$|其[他余中它]|(?<![行作人])为(?!民)|建设(?!银行)|新[建设增]|完成|举办|开展|培育|发展|引进|打造|布设|安装|建[立成]|设[立置有]|扶持|选[定派聘]|召开|检查|抽查|走访|涉及|覆盖|带动|组织|联合|会同|^(?:以及|[和及与])/u;

/** 22人, 32.5公里: what is told of each in the list. */
const figureBehind = /^(?<name>[〇一-鿿]{2,14}?)[有为占]?\d+(?:\.\d+)?[万亿]?[〇一-鿿]{1,3}$/u;
const isNumbered = (item: string): boolean => /^\d{1,3}[号#]$/u.test(item);

/** Names of one shape: of about one length, or with the last character in common. */
function areNames([first = '', ...others]: readonly string[], of: string): boolean {
	if (others.length < 2) return false;
	const areWhole = others.every(
		(item) => item.length > 1 && item.length <= longestName && /^[〇一-鿿]+$/u.test(item),
	);
	if (!areWhole || [...others, first].some((item) => noName.test(item) && item !== first))
		return false;
	if (others.some((item) => holdsNumber.test(item) || verbs.test(item))) return false;
	if (isOfDeeds(of)) return areEven(others, 3);
	if (others.some((item) => trade.test(item))) return false;
	const last = others[0]!.at(-1)!;
	// 铁西苑、纺织新村、电厂家属院: estates have names of any length.
	const room = /小区|村|景点|景区|地标/u.test(of) ? 2 : 1;
	return areEven(others, room) || others.every((item) => item.endsWith(last));
}

/** 县消防大队22人、养护中心31人、民兵18人: each item but the first, which may be governed, is a name with its figure. */
function areFigured([first = '', ...others]: readonly string[]): boolean {
	if (others.length < 2 || /[的将把被]|其[他余中它]/u.test(others.join(''))) return false;
	const found = others.map((item) => figureBehind.exec(item)?.groups?.['name']);
	return (
		!found.includes(undefined) &&
		new Set(found).size === found.length &&
		/\d[万亿]?[〇一-鿿]{1,3}$/u.test(first)
	);
}

/** 2号、5号、7号 */
const areNumbered = ([first = '', ...others]: readonly string[]): boolean =>
	others.length > 1 && others.every(isNumbered) && /\d{1,3}[号#]$/u.test(first);

/** 城东镇、城西镇四家企业: they are in the towns. */
const holders = /(?:[县市区镇乡村州]|街道|社区)$/u;
const isHeld = ({ of }: ListNumber, items: readonly string[]): boolean =>
	!/(?:村庄?|镇街?|乡镇|街道|县区?|区县|社区)$/u.test(of) &&
	items.slice(1).every((item) => holders.test(item));

/** 由甲局牵头，乙局、丙局三家…: who was named before may be one of them. */
const shares = /牵头|会同|联合|协同|配合|、/u;
const sharesBefore = (text: string, start: number): boolean =>
	text.charAt(start - 1) === '，' &&
	shares.test(text.slice(clauseFrom(text, start - 1), start - 1));

function beforeNumber(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	if (!number || number.n < 3) return undefined;
	const { start, items } = itemsBefore(text, match.index);
	if (isBegun(text, start) || items[0]!.length > 24 || /[等兼]|分别|牵头|会同/u.test(items[0]!))
		return undefined;
	const isSure = areNumbered(items) || areFigured(items);
	if (!isSure && !areNames(items, number.of)) return undefined;
	if (isHeld(number, items) || (!isSure && sharesBefore(text, start))) return undefined;
	const length = isSure ? exactly(items.length) : lengthOf(items);
	// Fewer than are counted, by the one that was taken out.
	return length.most === number.n - 1 ? against(number, length) : undefined;
}

export const namesBeforeReaders: readonly CountReader[] = [[namesFirst, beforeNumber, 'prefix']];
