import type { CountedList, CountReader } from './counted-list';
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
	clauseFrom,
	exactly,
	lengthOf,
	notBefore,
	numberOf,
	numeral,
	type ListNumber,
} from './list-number';

/**
 * Plain lists beside a number that counts kinds, groups or what their names end in: 停车、排污、用工五个方面,
 * 城东市场、河口市场等2个市场. Items have no mark of their own, so only such lists are believed in which nothing
 * but the items can stand.
 */
const sorts = [
	'(?:大?类|[种样])(?:重点|主要|突出|典型|常见|不同)?(?:人员|人群|群体|对象|问题|情形|情况|现象|行为|设备|设施|物资|材料|产品|方式|渠道|场所|风险|隐患|疾病|作物|资源|资金|服务|功能|工种|业务|事项|证照|案件)?',
	'个?(?:方面|环节|维度|层面|阶段|部门)',
	'[个项](?:重点|主要|突出|关键)?(?:领域|行业|板块|渠道|制度|机制|指标|科目|专题|课题|议题|程序|步骤|要素|关口|时段|系统|平台)',
	// 分设施、卫生、消防三项打分
	'项(?=打分|评分|计分|考核|考评|评价|测评|公示|公开|收费|补贴)',
].join('|');
const listFirst = new RegExp(
	`${notBefore}(?<open>等)?[共这]?(?<numeral>${numeral})(?<of>${sorts})`,
	'uy',
);

/** 从种粮大户、返乡青年、退役军人四类人员中选聘. */
function beforeNumber(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	if (!number || /^(?:以[上下内]|左右|之多|多)/u.test(text.slice(number.from + 2)))
		return undefined;
	const { start, items } = itemsBefore(text, match.index);
	const [first = '', ...others] = items;
	const isPlain = others.every(
		(item) => item.length > 1 && item.length <= longestItem && /^[〇一-鿿]+$/u.test(item),
	);
	if (others.length < 2 || !isPlain || first.length > longestFirst || isBegun(text, start))
		return undefined;
	if (others.some((item) => verbs.test(item) || holdsNumber.test(item) || isOrdinal(item)))
		return undefined;
	if (bundles.test(items.join('')) || /\d|牵头|会同|联合|协同|配合|等/u.test(first))
		return undefined;
	if (
		number.of.includes('部门') &&
		/牵头|会同|联合/u.test(text.slice(Math.max(0, start - 40), start))
	)
		return undefined;
	return believed(number, items, match.groups!['open'] !== undefined);
}

function believed(number: ListNumber, items: readonly string[], isOpen: boolean) {
	const length = lengthOf(items);
	const [first = '', ...others] = items;
	const isEven = areEven(others, 2);
	if (length.least > number.n) {
		// 未批先建、少批多建、越界开采、无证开采两类问题 may be two sorts of two each.
		if (length.least !== length.most || number.n < 3 || !isEven) return undefined;
		return against(number, length);
	}
	if (isOpen) return undefined;
	const governed = governor.exec(first);
	const isGoverned = governed !== null && governed.index + governed[0].length < first.length;
	return isGoverned || areEven(items, 2) ? against(number, length) : undefined;
}

const namesFirst = new RegExp(
	`${notBefore}(?<open>等)?[共这]?(?<numeral>${numeral})[个家所座处条项](?<of>[〇一-鿿]{2,5})`,
	'uy',
);

const shortestName = 4;
/** Names of different kinds that end alike: 建设项目 and 改造项目 may be kinds of what is counted. */
const noName = /[的等各]|^(?:其他|其余|其中)/u;

/** The end that all names share and that is counted: 市场 of 城东市场、河口市场等2个市场. */
function sharedEnd(counted: string, items: readonly string[]): string | undefined {
	for (let n = counted.length; n > 1; n--) {
		const end = counted.slice(0, n);
		if (items.every((item) => item.endsWith(end) && item.length > end.length)) return end;
	}
	return undefined;
}

/** 东街粮油市场、北门农贸市场、站前小商品市场等2个市场. */
function beforeNames(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	if (!number) return undefined;
	const { start, items } = itemsBefore(text, match.index);
	if (items.length < 2 || isBegun(text, start)) return undefined;
	const end = sharedEnd(number.of, items);
	if (end === undefined || items.some((item) => item.length < shortestName || noName.test(item)))
		return undefined;
	// 城东市场和河口市场, and a name that holds the word twice.
	const names = items.flatMap((item) =>
		item.split(new RegExp(`(?<=${end})(?:以及|[和及与])`, 'u')),
	);
	if (names.some((name) => name.split(end).length > 2)) return undefined;
	const isOpen = match.groups!['open'] !== undefined;
	if (isOpen && names.length < number.n) return undefined;
	const to = number.to - number.of.length + end.length;
	return against({ ...number, to, of: end }, exactly(names.length));
}

const things =
	'(?:大?类|[种个项条大级])(?:重点|主要|不同)?(?:渠道|方式|途径|方面|情形|类型|人群|人员|对象|场景|环节|阶段|片区|板块|领域|行业|指标|品种|机制|制度|程序|步骤|等级|档次|窗口|部门|科目|专业|模式|工种|季节)';
const eachOf = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>${things})，对(?<list>[〇一-鿿]{2,12}(?:、[〇一-鿿]{2,12}?){1,7})(?:逐[一个人户家]|分别|一律|全部)`,
	'uy',
);

/** 通过四个渠道均可查询，即窗口、网站和自助机。 盯住四类人群，对老人、儿童和游客逐一提醒. */
function behindNumber(_text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const items = (match.groups!['list'] ?? '').split('、');
	const isPlain = items.every((item) => !/[的等各]|其他|其余/u.test(item));
	if (!number || !isPlain || bundles.test(items.join(''))) return undefined;
	const length = lengthOf(items);
	return length.least > number.n && length.least !== length.most
		? undefined
		: against(number, length);
}

const groups = '工作专班|专项小组|工作小组|专项组|工作组|行动组|小组|专班';

const groupsLast = new RegExp(`(?<open>等)?[共这]?(?<numeral>${numeral})个(?<of>${groups})`, 'uy');
const founding = /^.*(?:成立|组建|设立|分设|下设|分成|分为|设置|抽调|设)了?/u;

/** 设立综合协调、医疗救治、舆情应对4个工作组. */
function beforeGroups(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const start = clauseFrom(text, match.index);
	const names = text.slice(start, match.index);
	const items = names.replace(founding, '').split('、');
	if (!number || !founding.test(names) || items.length < 2) return undefined;
	const length = items[0]!.length;
	const isSure = items.every(
		(item) => item.length === length && /^[〇一-鿿]{2,6}$/u.test(item) && !join.test(item),
	);
	if (!isSure || (match.groups!['open'] !== undefined && items.length < number.n)) return undefined;
	return against(number, exactly(items.length));
}

const fields =
	'领域|行业|景区|景点|板块|方式|形式|渠道|途径|场景|品种|专业|学科|科目|岗位|品牌|语种|节点';
const fieldsLast = new RegExp(`(?<numeral>${numeral})[个大类种家](?<of>${fields})`, 'uy');
const isOpen = /等[共这]?$/u;
const longestField = 7;
/** A verb may stand before the first one. */
const longestFirstField = 12;

/** 道路运输、建筑施工、商贸三个领域: names without any word that may part or join them. */
function beforeFields(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const start = clauseFrom(text, match.index);
	const named = text.slice(start, match.index);
	const items = named
		.replace(isOpen, '')
		.replace(/[共这]$/u, '')
		.split('、');
	const [first = '', ...rest] = items;
	if (!number || rest.length < 1 || first.length > longestFirstField) return undefined;
	const isSure = rest.every(
		(item) =>
			item.length <= longestField && /^(?!.*[的等和及与或各两三四五])[〇一-鿿]{2,}$/u.test(item),
	);
	if (!isSure || /[和及与或等\d]|^[〇一-鿿]$/u.test(first)) return undefined;
	// 宣传政策、法规、上门走访 may be two things; what is shorter than said lacks one.
	const isEven = rest.every((item) => item.length === rest[0]!.length);
	const isWay = /[方形渠途]/u.test(match.groups!['of'] ?? '');
	if (!isEven && (isWay || items.length > number.n)) return undefined;
	// The list goes on before the comma.
	const before = text.slice(clauseFrom(text, start - 1), start);
	if (/[，）]$/u.test(before) && before.includes('、')) return undefined;
	if (isOpen.test(named) && items.length < number.n) return undefined;
	return against(number, exactly(items.length));
}

export const kindReaders: readonly CountReader[] = [
	[listFirst, beforeNumber, 'prefix'],
	[namesFirst, beforeNames, 'prefix'],
	[groupsLast, beforeGroups, 'prefix'],
	[fieldsLast, beforeFields],
	[eachOf, behindNumber],
];
