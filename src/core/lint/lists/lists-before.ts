import type { CountedList, CountReader } from './counted-list';
import { kinds, measure, ofFields, quality, works } from './counted-nouns';
import {
	bundles,
	governor,
	holdsNumber,
	isBegun,
	isOrdinal,
	itemsBefore,
	join,
	longestFirst,
	longestItem,
	verbs,
} from './list-items';
import {
	against,
	areEven,
	lengthOf,
	notBefore,
	numberOf,
	numeral,
	type ListNumber,
} from './list-number';

/**
 * Plain lists right before their number, whatever is counted: 政策咨询、用工登记、纠纷调处四项服务. That more is
 * listed than said contradicts any noun; fewer may be told of the kinds of things of which there are more
 * (食品、纺织、机械5家企业), so that is believed only of what is counted by kinds.
 */
const pattern = new RegExp(
	`${notBefore}(?:(?<open>等)[共这]?|[共这])?(?<numeral>${numeral})(?<of>${measure}(?:${quality}(?:(?<kind>${kinds})|(?<work>${works})))?)(?<behind>[〇一-鿿]{0,10})`,
	'uy',
);

const leads = new RegExp(
	`${governor.source}|提供|开[展设通发]|推[出行进动]|[建设成]立|健全|完善|落实|[抓做办]好|抓实|突出|打造|发展|培育|实施|制定|编制|印发|形成|整合|组建|培训|统筹|纳入|明确|[建完]成|创建|引进|种植|生产|荣?获得?|取得|掌握|[强优]化|规范|公[布开]|[受办]理|取消|精简|下放|承接|遴选|选派|新增|增设|上线|研发|拓展|畅通|构建|瞄准|紧盯|盯[住紧]|签约|包含|分[成出]|组成|划[为分]|享受|评[出选为]|设|有|是|经|其中|面临|规定|承担|需要?|了`,
	'gu',
);

const preposition = /^(?:[从由把将按向以]|围绕|聚焦|针对|其中|对(?![外口接])|在(?!线))/u;

/** Whether the first item, without what governs the list, may be as long as the others. */
function mayBegin(first: string, others: readonly string[], by: number): boolean {
	const isWhole = !preposition.test(first) && areEven([first, ...others], by);
	return isWhole || isGoverned(first, others, by);
}

const isGoverned = (first: string, others: readonly string[], by: number): boolean =>
	[...first.matchAll(leads)].some((lead) => {
		const rest = first.slice(lead.index + lead[0].length);
		return rest !== '' && areEven([rest, ...others], by);
	});

/** An adverb or preposition within an item tells that it is no name. */
const noItem =
	/(?<![行作人])为|(?<![方导走流意])向|(?<![比核校应面配])对|(?<![补供配])给(?![水付排])|把(?![关控])|(?<![植棉])被|(?<!转|出)让|使(?!用)|[将各的]|等(?![级待候次])|[均都已就再也还仅只不有是按从由可需应得着了过分余共]$|其他|其余|其中/u;

/** 车、油、人三项支出: each item but the first, which may be governed, is one character. */
const areSingle = (others: readonly string[]): boolean => others.every((item) => item.length === 1);

/** 5月3日8时受理甲、乙: when it was. */
const time = /^.*\d(?:[年月日时分]|个月)(?=[〇一-鿿])/u;

function arePlain([opening = '', ...others]: readonly string[]): boolean {
	const first = opening.replace(time, '');
	const shortest = areSingle(others) ? 1 : 2;
	const isName = (item: string): boolean =>
		item.length >= shortest && item.length <= longestItem && /^[〇一-鿿]+$/u.test(item);
	if (others.length < 2 || first.length < shortest || first.length > longestFirst) return false;
	if (/[\d等兼]|牵头|会同|联合|协同|配合|从事|分别/u.test(first)) return false;
	if (
		!others.every(
			(item) => isName(item) && !noItem.test(item) && !holdsNumber.test(item) && !isOrdinal(item),
		)
	)
		return false;
	// 用工登记、信息发布: of one length with the others, a verb is the end of a name.
	const areNames = areEven(others, 1) && others.every((item) => item.length > 3);
	return areNames || !others.some((item) => verbs.test(item));
}

/** Items with the last one parted where 和 joins two as long as the others. */
function parted(items: readonly string[]): readonly string[] {
	const names = (items.at(-1) ?? '').split(join);
	if (names.length !== 2 || names.some((name) => name.length < 2)) return items;
	const all = [...items.slice(0, -1), ...names];
	return areEven(all.slice(1), 2) ? all : items;
}

/** Places and offices have things (城东镇、城西镇两个园区); only as such are they counted themselves. */
const place = /(?:(?<![代帮督承交转协查])办|[局委院厅镇乡村县市区州省]|街道|社区)$/u;
const ofPlaces =
	/^[〇一-鿿]{0,8}(?:单位|部门|企业|公司|机构|学校|[局委办院厅站园镇乡街村县市区州省])/u;

/** 四类…, 三大…, 三部分: whatever the noun, kinds are counted. */
const byKinds = /^(?:[类种样大]|部分)/u;

/** More things than said: sure where no item can be a part of another, as in 道路、管网改造. */
function isSurelyMore({ n, of }: ListNumber, items: readonly string[]): boolean {
	const [first = '', ...others] = items;
	const shortest = Math.min(...others.map((item) => item.length));
	// 供水、供电、供气、通信3家单位: what they do, and one may do two of these.
	if (shortest < 3 && /^[家所名]|单位/u.test(of)) return false;
	// The names of fields are of any length, and each has an office at least.
	if (of.includes('部门')) return shortest > 1;
	const by = shortest > 2 && n > 2 ? 2 : 1;
	// 研究、部署、调度、督导三项工作: what is done to them.
	const mayBeVerbs = shortest === 2 && !byKinds.test(of);
	if (mayBeVerbs && !isGoverned(first, others, by)) return false;
	// 未批先建、少批多建、越界开采、无证开采两类问题 may be two sorts of two each.
	return (
		(n > 2 || items.length === 3) &&
		areEven(others, by) &&
		(areSingle(others) || mayBegin(first, others, by))
	);
}

const hasChineseNumber = ({ digits }: ListNumber): boolean => !/\d/u.test(digits);

/** 建立巡河、会商、通报、考核五项制度: what is set up is named. */
const founds = /^(?:[县市区镇乡村局]里?)?(?:建立|健全|实行|推行|落实|执行|完善|采[取用]|运用)/u;

/** Fewer than said: the list is not open, and its items are the kinds that are counted. */
function isSurelyFewer(
	number: ListNumber,
	items: readonly string[],
	{ open, kind, work }: Partial<Record<string, string>>,
): boolean {
	const [first = '', ...others] = items;
	const isEven = areEven(others, 3) && (areSingle(others) || mayBegin(first, others, 3));
	if (open !== undefined || !isEven || /^[家所座处名张份套支款]/u.test(number.of)) return false;
	if (byKinds.test(number.of)) return true;
	// Fields are named by two characters (就业、教育), what is done in them by more.
	const isDone = areSingle(others) || others.every((item) => item.length > 2);
	if (kind !== undefined) return isDone || founds.test(first) || !ofFields.test(kind);
	return work !== undefined && isDone && hasChineseNumber(number);
}

function isOfPlaces(items: readonly string[], counted: string): boolean {
	return ofPlaces.test(counted) || !items.some((item) => item.length > 1 && place.test(item));
}

function beforeThing(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { of = '', behind = '' } = match.groups!;
	if (!number || /^(?:以[上下内外]|左右|之多|多)/u.test(behind)) return undefined;
	const { start, items } = itemsBefore(text, match.index);
	const isGoing = isBegun(text, start) && !founds.test(items[0]!);
	if (!arePlain(items) || isGoing || items.some((item) => bundles.test(item))) return undefined;
	if (!isOfPlaces(items, of.slice(1) + behind)) return undefined;
	const all = parted(items);
	const length = lengthOf(all);
	if (length.least > number.n) {
		const isSure =
			length.least === length.most && isSurelyMore({ ...number, of: of + behind.slice(0, 2) }, all);
		return isSure ? against(number, length) : undefined;
	}
	// 四个问题中的三个
	if (/^[之当]?[中一]/u.test(behind)) return undefined;
	return isSurelyFewer(number, all, match.groups!) ? against(number, length) : undefined;
}

export const beforeReaders: readonly CountReader[] = [[pattern, beforeThing, 'prefix']];
