import { unit } from './counted-nouns';
import { bundles } from './list-items';
import { areEven, lengthOf, type Length } from './list-number';
import { noItem, tellsAll, turns, type Told } from './list-behind';

/** Between number and list stands nothing but the noun. */
const isNoun =
	/^(?!.*(?:[的了着过在有是为被把将对向从由未已不]|[开进]展|完成|进行|推进|参加|实施|整改)).{1,6}$/u;
/** 五个环节压缩为甲、乙: no longer five. */
const becomes =
	/(?:压缩|精简|合并|整合|调整|缩减|归并|优化|改造|提高|认定|确定|命名|[改变分归转扩增减降升列定评选作])$/u;
/** 其他2家, 东山镇等: not all are named. */
const isOpen = /其他|其余|等(?![级待候离高值温])|如下|之一/u;
/** 3处滑坡、1处崩塌; 甲、乙两镇: items that are several. */
const isSeveral =
	/^[\d一二两三四五六七八九十]+[个家户名位所座处口栋间条项类种件起宗台辆](?!街|线)|[两三四五六七八九十][个家处所镇乡村县区条]|[一二三四五六七八九十]+是/u;
/** The sentence speaks of all of them, or of something else. */
const isOver =
	/^(?:[均都已全也正仍尚其共每计总各占比较涉是为有在由把将对该此这前后两三四五六七八九十]|目前|今年|去年|预计|主要|分布|合计|同比|累计|覆盖|惠及|建成)/u;
const longestItem = 18;

/** 难点有四个：慢，贵，远。: nothing but the number, so that clauses between commas are its items. */
const isBare = ({ of, opener }: Told): boolean =>
	opener.startsWith('：') && unit.exec(of)?.[0] === of;
const longestClause = 12;

/** 午餐、理发和读报: 和 joins the last item to the others, so that no more follow. */
const joinsLast = /、[^、]{2,12}(?:[和与及]|以及)(?![平谐美气睦田县顺])[^、]{2,12}$/u;

/** 分别是甲店和乙店: of two that are all there are 和 parts one from the other. */
function namesOf({ opener }: Told, list: string): readonly string[] {
	if (list.includes('、') || !tellsAll.test(opener)) return list.split('、');
	const two = list.split(/以及|[和与及]/u);
	return two.length === 2 && two.every((name) => name.length > 2) ? two : [list];
}

const sharesEnd = (items: readonly string[]): boolean =>
	items.every((item) => item.length > 1 && item.at(-1) === items[0]!.at(-1));

/** Items of one length or one end before a clause that has neither. */
function areAlike(named: readonly string[], next: string): boolean {
	const longest = Math.max(...named.map((item) => item.length));
	if (next.length < longest * 2 + 1 || longest > 6) return false;
	return areEven(named, 1) || (sharesEnd(named) && !next.endsWith(named[0]!.slice(-1)));
}

/** The list without the clauses that follow it; undefined where one of them may go on with it. */
function pausesOf(one: Told): readonly string[] | undefined {
	const { list } = one;
	const [head = '', ...clauses] = list.split(/[，；]/u);
	if (clauses.length === 0) return namesOf(one, head);
	if (!list.includes('、')) {
		if (!list.includes('，')) return list.split('；');
		const areShort = [head, ...clauses].every((clause) => clause.length <= longestClause);
		return areShort && isBare(one) && !list.includes('；') ? list.split('，') : undefined;
	}
	// 三张清单：事项清单、对象清单、人员清单，贴在窗口: what ends as the noun does is all of the list.
	const noun = one.of.slice(-2);
	const named = head.split('、');
	if (noun.length === 2 && named.length > 1 && named.every((item) => item.endsWith(noun)))
		return named;
	const [next = ''] = clauses;
	const isClosed = head.includes('、') && !clauses.some((clause) => clause.includes('、'));
	if (joinsLast.test(head)) return head.split('、');
	// 横匾式、竖牌式、灯箱式，照样做的免审: what is so unlike the items is none.
	if (isClosed && named.length > 2 && areAlike(named, next)) return named;
	return isClosed && (isOver.test(next) || next.length > longestItem)
		? head.split('、')
		: undefined;
}

const isItem = (item: string): boolean =>
	item !== '' && item.length <= longestItem && !noItem.test(item) && !isSeveral.test(item);

/** No item is a part of another, as in 道路、管网改造. */
function areNames(items: readonly string[]): boolean {
	const shortest = Math.min(...items.map((item) => item.length));
	return areEven(items, 1) || (shortest > 2 && areEven(items, 2)) || sharesEnd(items);
}

/** 归为五类：: all there is falls under one of them. */
const divides = /[归分划][为成]$|(?:归纳|梳理|概括|归结)[为成出]$/u;

function mayTell({ of, opener }: Told): boolean {
	if (!unit.test(of) || '，（'.includes(opener)) return false;
	if (/^[是为]$/u.test(opener)) return isNoun.test(of) && !becomes.test(of);
	return tellsAll.test(opener) || isNoun.test(of);
}

/** Clauses, as against names, may go on in the next sentence. */
const mayGoOn = ({ before, list, rest }: Told): boolean =>
	/[，；]/u.test(list) &&
	!list.includes('、') &&
	!divides.test(before) &&
	rest !== '' &&
	!turns.test(rest);

/** 四家企业，分别是甲、乙和丙。 五处隐患：甲；乙；丙；丁。: items parted by pauses, with nothing else in the list. */
export function countPauses(one: Told): Length | undefined {
	const { list, number } = one;
	const items = mayTell(one) ? pausesOf(one) : undefined;
	if (!items || items.length < 2 || !items.every(isItem) || isOpen.test(list)) return undefined;
	if (bundles.test(items.join(''))) return undefined;
	const length = lengthOf(items);
	if (length.least > number.n)
		return length.least === length.most && areNames(items) ? length : undefined;
	return mayGoOn(one) ? undefined : length;
}
