import { readCount } from '../../text/chinese-numerals';
import { isChange, isComparedBase } from '../asides';
import { headOf, isOrdinalTotal, pairsIn, tailOf } from '../heads';
import { labelOf, readLabels } from './labels';
import { isAddable, type Parts } from './parts';
import { isPlain, type Quantity } from '../quantity';
import { add, fits, someFit } from '../rounding';
import { isOneSlip } from '../slips';
import { isNoSum, otherTotal, type WrongSum } from './sum-check';
import { fitsWithoutOne } from './near-sums';
import { isSameDimension } from '../unit';

/**
 * Totals that stand behind their items, which are told one by one in clauses: 县里出120万元，镇里出52万元，三方
 * 投入达172万元. Words like 合计 say for sure that a figure is a sum; others only make it likely, so that
 * the sum has to be one slip away from it.
 */
interface Cue {
	/** How many items are said to be added; undefined where nobody says so. */
	readonly count: number | undefined;
	/** 合计, 加起来: what stands before is added for certain. */
	readonly isSum: boolean;
	/** 全县出栏: each item must be told of the same deed. */
	readonly isWide: boolean;
	/** It opens a sentence, and the items stand in those before. */
	readonly isAcross: boolean;
}

/** 二期 is the second one; two of them are 两期. */
const counted =
	/^(?:以上|上述|这|前述)?(?<n>[两三四五六七八九十]|二(?=者)|\d{1,2})(?:[方者批类项家种期地处段条轮笔座所校厂县区镇乡村路线片次库站点院队组户级档场市园]|部分|渠道|季度|个[一-龥]{1,3}?)(?<rest>[一-龥]{0,10})$/u;
const sums =
	/合计|共计|总计|总共|一共|拢共|统共|合共|[加合凑]起来|加在一起|合在一起|相加|之和|总[额量数]|累计|共(?![同享青产建治识用管商])/u;
/** 前后12辆, 拢共184件. */
const gathered =
	/^(?:以上|上述|全部|所有)?(?<sum>总共|一共|拢共|统共|合共|累计|[加合]起来|加在一起|合在一起|相加|凑[满足成够齐]了?)?(?:前后|先后)?[一-龥]{0,6}$/u;
const before = /^(?:前后|先后)/u;
/** 一般公共预算收入合计: what is added is named. */
const namedSum = /^[一-龥]{2,12}(?:合计|共计|总计|一共)[为达]?$/u;
/** At the head of a sentence: what the ones before tell is added. */
const closingSum =
	/^(?:以上|上述)?(?:各项|几项|全部)?(?:合计|总计|共计|总共|一共|[加合]起来|加在一起)[一-龥]{0,8}$/u;
const ofAll =
	/^[一-龥]{0,8}(?:总(?:建筑|用地|占地|用电|供水|装机|种植|播种|栽植|施工|运营)?(?:[额量数价]|规模|长度?|里程|面积|人数|户数|投[资入]|产量|库容|容量|收入|支出|重量?|客流)|全长)(?:达到?|[为是计]|约?有)?$/u;
const ofPlace = /^全[县市区省镇乡村州旗场园校院年天][一-龥]{2,12}$/u;

const cue = { count: undefined, isSum: false, isWide: false, isAcross: false };

function cueOf({ words, isAcross }: Clause): Cue | undefined {
	const { n, rest = '' } = counted.exec(words)?.groups ?? {};
	const isSum = sums.test(rest);
	if (isAcross) {
		if (n === undefined && !closingSum.test(words)) return undefined;
		return n === undefined || isSum
			? { ...cue, count: n === undefined ? undefined : readCount(n), isSum: true, isAcross }
			: undefined;
	}
	if (n !== undefined) return { ...cue, count: readCount(n), isSum };
	if (namedSum.test(words)) return { ...cue, isSum: true };
	const isWide = ofPlace.test(words);
	if (isWide || ofAll.test(words)) return { ...cue, isWide };
	const sum = gathered.exec(words)?.groups?.['sum'];
	if (sum === undefined && !before.test(words)) return undefined;
	return { ...cue, isSum: sum !== undefined };
}

/** A character of each cue: most figures have none of them before them. */
const mayTell =
	/[方者批类项家种期地处段条轮笔座所校厂县区镇乡村路线片次分道度个前先共起满足成够齐累总全加相合拢统长库站点院队组户级档场市园年天]/u;
const farthest = 40;
const clauseReach = 24;
const lastMark = /[，；：、。]/u;

function clauseOf(gap: string): string {
	let from = gap.length;
	while (from > 0 && !lastMark.test(gap.charAt(from - 1))) from--;
	return gap.slice(from);
}

interface Clause {
	readonly words: string;
	/** It is the first of its sentence. */
	readonly isAcross: boolean;
}

/** The words between the last mark and a figure, behind another figure of its sentence or of the one before. */
function clauseBehind(text: string, last: Quantity, total: Quantity): Clause | undefined {
	const gap = text.slice(last.to, total.from);
	if (gap.length < 2 || gap.length > farthest || /[！？\n（）()]/u.test(gap)) return undefined;
	const words = clauseOf(gap);
	if (words === gap || words.length > clauseReach) return undefined;
	const stop = gap.indexOf('。');
	if (stop >= 0 && stop !== gap.length - words.length - 1) return undefined;
	return { words, isAcross: stop >= 0 };
}

/** Said among items or of their total it leaves open what belongs to the sum. */
const opens =
	/(?<![中高初平同对均])等(?![级候待于])|其中|包括|包含|主要|扣除|除[去外]|不[含包计]|[含另每均最尚]|同比|环比|[上去]年|同期|比[^重例]|计划|目标|任务|预计|累计|以[上下](?![两二三四五六七八九十\d])|还[有剩差]|剩余|其余|余下/u;

/** 首批420万元，第二批350万元，累计…: what came before is told. */
const turn = /^(?:第[一二三四五六七八九\d]+|[首头一二三四五六七八九])[批期次笔轮]/u;

/** Whether words among the items or of their total leave open what is summed; 三库累计 names the items. */
function isOpen(text: string, { total, parts, heads, joint }: Parts, cue: Cue): boolean {
	const from = parts[0]!.from - heads[0]!.length;
	const said = text.slice(from, parts.at(-1)!.to);
	// 已改造12个, 已改造15个，全县累计改造…: each is told as it stands by now.
	const isByNow =
		heads.every((head) => turn.test(labelOf(head))) ||
		cue.count !== undefined ||
		(cue.isWide && heads.every((head) => /已|累计/u.test(head)));
	const own = cue.isSum ? joint.replace(/以上|上述/u, '') : joint;
	const told = isByNow ? own.replace('累计', '') : own;
	return opens.test(said) || opens.test(told + text.slice(total.from, total.to));
}

const sentenceEnds = new Set('。！？\n');
const mostItems = 12;
/** With those of other kinds among them. */
const mostFigures = 40;

const isBeside = (text: string, one: Quantity): boolean =>
	isComparedBase(text, one) ||
	isChange(text, one) ||
	/(?:[多少增减扩][种播收产建]?|扩大)了?$/u.test(text.slice(Math.max(0, one.from - 4), one.from));

/** The figures of one kind that stand before a total in its sentence, in order. */
function itemsBefore(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): readonly Quantity[] {
	const total = quantities[at]!;
	const items: Quantity[] = [];
	let next = total.from;
	const marks = text.slice(quantities[at - 1]!.to, total.from).includes('；') ? '' : '；';
	const first = Math.max(0, at - mostFigures);
	for (let j = at - 1; j >= first && items.length < mostItems; j--) {
		const one = quantities[j]!;
		const gap = text.slice(one.to, next);
		if ([...gap].some((c) => sentenceEnds.has(c) || c === marks)) break;
		next = one.from;
		// 比上年的45.0万亩扩种1.3万亩 belongs to the item before it.
		const isOwn = isSameDimension(one.unit, total.unit) && !isBeside(text, one);
		if (isOwn) items.unshift(one);
	}
	return items;
}

const shareOf = /(?:[所各约仅共]|分别)*占(?:比|总数|全部|总量|总额)*[为达到约]*$/u;

/** 就业车间 of 就业车间占41.5%. */
function nameOf(text: string, item: Quantity, end: number): string {
	const head = headOf(text, item, end);
	return item.unit?.text === '%' ? head.replace(shareOf, '') : head;
}

/** As many sentences may tell an item each. */
const mostSentences = 10;

/**
 * The items of which the next sentence tells the sum: all of the sentence before, or one of each sentence as far
 * back as each has one.
 */
function itemsAcross(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): readonly Quantity[] {
	const rows: Quantity[][] = [];
	let next = quantities[at]!.from;
	for (let j = at - 1; j >= Math.max(0, at - mostFigures); j--) {
		const one = quantities[j]!;
		const gap = text.slice(one.to, next);
		const stops = gap.match(/[。！？\n]/gu)?.length ?? 0;
		if (stops > 1 || rows.length > mostSentences) break;
		if (stops === 1) rows.push([]);
		next = one.from;
		if (rows.length > 0 && isSameDimension(one.unit, quantities[at]!.unit) && !isBeside(text, one))
			rows.at(-1)!.unshift(one);
	}
	const [last = []] = rows;
	if (last.length !== 1) return last;
	const end = rows.findIndex((row) => row.length !== 1);
	return rows
		.slice(0, end < 0 ? rows.length : end)
		.reverse()
		.flat();
}

/** What the items are told of, as lists are. */
function asList(text: string, total: Quantity, parts: readonly Quantity[]): Parts {
	const last = parts.at(-1)!;
	return {
		total,
		parts,
		link: 'behind',
		joint: text.slice(last.to, total.from),
		heads: parts.map((part, i) => nameOf(text, part, parts[i - 1]?.to ?? 0)),
		tails: parts.map((part) => tailOf(text, part)),
		after: text.slice(last.to, last.to + 14),
	};
}

/** How far off a sum may be and still be a slip, not another matter. */
const sumRoom = 1.25;
const slipRoom = 1.12;
/** 12 for 13: of a few things two are much. */
const smallSlip = 2;
const isWithin = (ratio: number, room: number): boolean => ratio <= room && ratio >= 1 / room;

/** 出栏 of each item and of 全县出栏量: the word that tells what is counted. */
const sharedWord = ({ heads, tails, joint }: Parts): string | undefined =>
	[...pairsIn(clauseOf(joint))].find((pair) =>
		heads.every((head, i) => (head + tails[i]!).includes(pair)),
	);

/** 东片区, 西片区 of 东片区改造126户，西片区改造98户，全镇改造…. */
function namesOf(list: Parts, { isWide }: Cue): readonly string[] {
	const word = isWide ? sharedWord(list) : undefined;
	return list.heads.map((head) => labelOf(word === undefined ? head : head.split(word)[0]!));
}

const isOrdinal = ({ heads, joint }: Parts, { count }: Cue): boolean =>
	count !== undefined && isOrdinalTotal(clauseOf(joint), heads);

interface Items {
	readonly items: readonly Quantity[];
	/** Others of their kind stand before them: 桃树120亩、梨树80亩 of one village, and so of the next. */
	readonly hasMore: boolean;
}

/** Whether the words of a list and how near it comes to its total tell that it should make it. */
function isMeant(text: string, list: Parts, cue: Cue & Items, sum: number): boolean {
	const { total, parts } = list;
	const ratio = sum / total.low;
	const names = namesOf(list, cue);
	const labels = readLabels(names);
	// 三组分别检查86家、74家、68家: the names of all stand before the first.
	const own = names.filter((name) => name !== '');
	if (labels.isForeign || new Set(own).size < own.length) return false;
	if ((labels.overlaps && ratio > 1) || isOrdinal(list, cue)) return false;
	if (cue.count !== undefined && cue.isSum && !cue.hasMore) return isWithin(ratio, sumRoom);
	if (cue.count === undefined && cue.isSum && !labels.overlaps && labels.areNamed)
		return isWithin(ratio, sumRoom);
	const isSmall = total.unit?.isCount === true && Math.abs(sum - total.low) <= smallSlip;
	const room = labels.isExclusive && labels.areNamed ? sumRoom : slipRoom;
	if (!isOneSlip(text, total, sum) || !(isSmall || isWithin(ratio, room))) return false;
	if (cue.count !== undefined) return true;
	if (cue.isWide && sharedWord(list) === undefined) return false;
	return parts.length > 2 || (labels.isExclusive && labels.areNamed);
}

const shareReach = 8;
/** Shares add up where each is told to be one of the same whole. */
const isShare = (text: string, quantity: Quantity): boolean =>
	quantity.unit?.text === '%' &&
	shareOf.test(text.slice(Math.max(0, quantity.from - shareReach), quantity.from));

function itemsOf(
	text: string,
	quantities: readonly Quantity[],
	at: number,
	{ count, isAcross }: Cue,
): Items | undefined {
	const total = quantities[at]!;
	const all = (isAcross ? itemsAcross : itemsBefore)(text, quantities, at);
	const items = count === undefined ? all : all.slice(-count);
	if (items.length < 2 || (count !== undefined && items.length !== count)) return undefined;
	if (!items.every(isPlain) || fits(total, all)) return undefined;
	if (total.unit?.text === '%' && !items.every((one) => isShare(text, one))) return undefined;
	return { items, hasMore: items.length < all.length };
}

/** The nearest figure of its kind before a total: the 3 of 3批总额 is a figure of its own. */
const lastBefore = (quantities: readonly Quantity[], at: number): Quantity | undefined =>
	quantities
		.slice(Math.max(0, at - 2), at)
		.findLast((one) => isSameDimension(one.unit, quantities[at]!.unit));

const moreReach = 30;

/** 学校总数183所，含特教学校10所: what was not told before is told behind the total. */
const holdsMore = (text: string, { total, parts }: Parts, next: Quantity | undefined): boolean =>
	next !== undefined &&
	next.from - total.to < moreReach &&
	!/[。！？\n]/u.test(text.slice(total.to, next.from)) &&
	isSameDimension(next.unit, total.unit) &&
	fits(total, [...parts, next]);

/** 三个乡镇共改厕188户。东山镇23户，西河镇80户，南岭镇85户: what makes it follows. */
function isMadeBehind(total: Quantity, next: readonly Quantity[]): boolean {
	const other = next.findIndex((one) => !isSameDimension(one.unit, total.unit));
	const kin = next.slice(0, other < 0 ? mostItems : Math.min(other, mostItems));
	return kin.some((_, n) => n > 0 && fits(total, kin.slice(0, n + 1)));
}

function wrongAt(text: string, quantities: readonly Quantity[], at: number): WrongSum | undefined {
	const total = quantities[at]!;
	const last = lastBefore(quantities, at);
	const clause = last && clauseBehind(text, last, total);
	if (clause === undefined || !mayTell.test(clause.words)) return undefined;
	const cue = cueOf(clause);
	if (!cue || !isPlain(total) || isComparedBase(text, total)) return undefined;
	const found = itemsOf(text, quantities, at, cue);
	if (!found || fits(total, found.items) || someFit(total, found.items)) return undefined;
	const { items: parts } = found;
	const list = asList(text, total, parts);
	if (isOpen(text, list, cue) || fitsWithoutOne(list)) return undefined;
	if (!cue.isSum && holdsMore(text, list, quantities[at + 1])) return undefined;
	if (isMadeBehind(total, quantities.slice(at + 1))) return undefined;
	const sum = add(parts, (q) => q.low);
	const around = quantities.slice(Math.max(0, at - mostItems), at + 4);
	if (
		isNoSum(text, list) ||
		otherTotal(list, around) ||
		!isMeant(text, list, { ...cue, ...found }, sum)
	)
		return undefined;
	return { total, parts, sum, kind: 'differs', isSure: cue.isSum && !found.hasMore };
}

/**
 * Totals behind items of their sentence that contradict them. Time is linear in the text.
 * @param quantities those of the passage in order; spans are offsets of `text`.
 */
export const wrongToldTotals = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongSum[] =>
	quantities.flatMap((total, at) => {
		if (at < 2 || !(isAddable(total) || total.unit?.text === '%')) return [];
		return wrongAt(text, quantities, at) ?? [];
	});
