import { readCount } from '../../text/chinese-numerals';
import { isChange, isComparedBase } from '../asides';
import { headOf, leavesOthers } from '../heads';
import { isRest, labelOf, readLabels } from './labels';
import { isAddable, isOneByOne, type Parts } from './parts';
import {
	isExact,
	isPlain,
	notationOf,
	shiftQuantity,
	type Quantity,
	type Standing,
} from '../quantity';
import { sentenceBefore } from '../retold/restated';
import { add, fits } from '../rounding';
import { isOneSlip, placeOf } from '../slips';
import { isBalance, isNoSum, type WrongSum } from './sum-check';
import { shareCharacter } from '../near-place';
import { shareWord } from '../shared-words';

/**
 * Rows of like items that come to one slip of the hand from a figure beside or before them, whatever the
 * words between: 校车一年要花1148万元，县财政出820万元，乡镇出148万元，票款抵190万元. A row of three or more and a
 * figure of three digits or more are so near to each other by chance about once in fifty times; where
 * any figure of the text is their sum, nothing is said.
 */
export interface LikeRow {
	readonly parts: readonly Quantity[];
	/** Figures of the row's own sentence that may be its total; undefined for one told before. */
	readonly total: Quantity | undefined;
	readonly names: readonly string[];
	/** From the end of the sentence before to the first item. */
	readonly lead: string;
	/** Some more of what stands before the first item. */
	readonly near: string;
	/** What follows the last item. */
	readonly after: string;
}

/** 按学段算，; 从结构看，: a whole is taken apart. */
const takesApart =
	/[按从][^，。；]{1,10}[分看算]|按[^，。；]{1,8}(?:去向|来源|类型|用途|性质|区域|学段|年龄|渠道|方式)，|分[成为]|(?:^|[，；])分[^，。；]{1,6}看，|来源|构成|包括|由.{0,6}组成|看[^，。；]{1,8}，|[^其][中里]，/u;

const dividesInTwo = /[按从][^，。；]{1,10}[分看算]，|分[成为]/u;

const fewest = 3;
const most = 12;
const farthestApart = 26;
const sentenceEnd = /[。！？!?\n]/u;

/** 8200户、6400户、4400户 behind 依次是 need no names of their own. */
const inOrder = /(?:依次|分别|各)[一-龥]{0,4}$/u;

const isItem = (text: string, one: Quantity): boolean =>
	isAddable(one) && !isComparedBase(text, one) && !isOneByOne(text, one);
/** 不足27处 and 0处 have a place in a row, but say too little of what it makes. */
const canStand = (text: string, one: Quantity): boolean => isItem(text, one) && isPlain(one);

/** A mark or a joining word parts two items; 其余142件调解成功54件 are no two. */
const isApart = (gap: string): boolean =>
	!sentenceEnd.test(gap) && /[，、；,;（）()]|^[和及与]/u.test(gap);

/** 平均每辆车28万元 is no item of a row. */
const isForeign = (text: string, one: Quantity, end: number): boolean =>
	readLabels([labelOf(headOf(text, one, end))]).isForeign;

/** Items of one unit that follow each other in one sentence; 其余19个部门1070次 has a figure of another unit in it. */
function runsIn(text: string, quantities: readonly Quantity[]): Quantity[][] {
	const runs: Quantity[][] = [];
	const open = new Map<string, Quantity[]>();
	for (const one of quantities) {
		const { dimension = '' } = one.unit ?? {};
		if (dimension === 'ratio') continue;
		const run = open.get(dimension);
		const last = run?.at(-1);
		if (!isItem(text, one)) {
			open.delete(dimension);
			continue;
		}
		const isNext =
			last !== undefined &&
			one.from - last.to <= farthestApart &&
			isApart(text.slice(last.to, one.from)) &&
			!isForeign(text, one, last.to) &&
			// 其余12家 ends a row.
			!isRest(labelOf(headOf(text, last, run!.at(-2)?.to ?? 0)));
		if (run && isNext) {
			run.push(one);
			continue;
		}
		const next = [one];
		open.set(dimension, next);
		runs.push(next);
	}
	return runs.filter((items) => items.length > 1 && items.length <= most && items.every(isPlain));
}

/**
 * Whether some items in a row make the one before or behind them.
 * @param isClosed by 其余: then only all those before or behind it do so by more than chance.
 */
function hasOwnSum(run: readonly Quantity[], isClosed: boolean): boolean {
	return run.some((one, at) => {
		for (let end = isClosed ? run.length - 1 : at + 2; end < run.length; end++) {
			if (end > at + 1 && fits(one, run.slice(at + 1, end + 1))) return true;
		}
		for (let from = isClosed ? 0 : at - 2; from >= 0; from--) {
			if (at > 1 && fits(one, run.slice(from, at))) return true;
		}
		return false;
	});
}

/** Whether the last of a row is 其余8家. */
const endsInRest = (text: string, run: readonly Quantity[]): boolean =>
	isRest(labelOf(headOf(text, run.at(-1)!, run.at(-2)!.to)));

const joins = /^[、和及与]$/u;

function namesOf(text: string, parts: readonly Quantity[]): readonly string[] | undefined {
	const heads = parts.map((part, i) => headOf(text, part, i === 0 ? 0 : parts[i - 1]!.to));
	const names = heads.map(labelOf);
	if (names.slice(1).every((name) => name === '')) return inOrder.test(heads[0]!) ? [] : undefined;
	// 前三批412户、386户和295户，最后一批147户
	const isJoined = (i: number): boolean =>
		i > 0 && joins.test(text.slice(parts[i - 1]!.to, parts[i]!.from));
	const own = names.filter((_, i) => !isJoined(i));
	if (own.some((name) => name === '') || new Set(own).size < own.length) return undefined;
	return names;
}

/** 税收收入 and 非税收入, 公办学校 and 民办学校: what is not the one is the other. */
const areTwoHalves = ({ names }: LikeRow): boolean =>
	names.length === 2 && readLabels(names).isWhole && !names.some(isRest);

const leads = 40;
const nearby = 70;

function rowOf(
	text: string,
	parts: readonly Quantity[],
	total: Quantity | undefined,
): LikeRow | undefined {
	const names = namesOf(text, parts);
	if (names === undefined) return undefined;
	const { from } = parts[0]!;
	const before = text.slice(Math.max(0, from - leads), from);
	const { to } = parts.at(-1)!;
	return {
		parts,
		total,
		names,
		lead:
			total && total.to <= from
				? text.slice(total.to, from)
				: before.slice(before.search(/[^。！？\n]*$/u)),
		near: text.slice(Math.max(0, from - nearby), from),
		after: text.slice(to, to + 14),
	};
}

/** Every row of a paragraph with what may be its total. Time is linear but for the square of a row's length. */
export function likeRowsIn(text: string, quantities: readonly Quantity[]): readonly LikeRow[] {
	return runsIn(text, quantities).flatMap((run) => {
		if (hasOwnSum(run, endsInRest(text, run))) return [];
		const whole = rowOf(text, run, undefined);
		// Two items are a row where the words before them say so: 按性别算，; 座中， opens any two.
		const isRow =
			run.length >= fewest || (whole && (dividesInTwo.test(whole.lead) || areTwoHalves(whole)));
		const rows = isRow ? [whole] : [];
		const behind = rowOf(text, run.slice(1), run[0]);
		if (run.length > fewest) rows.push(behind, rowOf(text, run.slice(0, -1), run.at(-1)));
		else if (behind && areTwoHalves(behind)) rows.push(behind);
		return rows.flatMap((row) => row ?? []);
	});
}

/** Digits that tell something: 1260 has three. */
function digitsOf(text: string, total: Quantity): number {
	const { whole, decimals } = notationOf(
		text.slice(total.figure.number.from, total.figure.number.to),
	);
	return (whole + decimals).replace(/^0+|0+$/gu, '').length;
}

const room = { from: 0.88, to: 1.14 };
const fewestDigits = 3;

/** 此外没有别的进项, 全市只有这四个板块: the row is all there is. */
const closes = /^，[^，。；\d]{0,6}(?:没有|无|只有|就)(?:其[他它]|别的|这[两三四五六七八九十])/u;
const isClosed = ({ after }: LikeRow): boolean => closes.test(after);

const counts =
	/(?<![第\d])(?<n>[两三四五六七八九十])(?:[头方块类种档项路级段层条批片线]|部分|渠道|来源|大[板块类]|个(?:板块|渠道|来源|方面|档次|类别|部分|区域|片区|时段|批次|等次|层次|学段))/gu;

/** 钱从三头出 before three items. */
const isCounted = ({ near, parts }: LikeRow): boolean =>
	[...near.matchAll(counts)].some(({ groups }) => readCount(groups!['n']!) === parts.length);

/** 从行业看，前8个月完成产值86.4亿元，装备制造…: what is taken apart stands first. */
const opensWithTotal =
	/[按从][^，。；]{1,10}[分看算]，[^，。；]{0,16}(?:完成|实现|[共达收支总]|中，)[^，。；]*(?:，|$)/u;

/** Of 专利126件，商标68件，…，其他12件 the first is an item: a rest says nothing of it. */
function isTakenApart(row: LikeRow): boolean {
	const { names, lead, total } = row;
	if (takesApart.test(lead) || isCounted(row) || isClosed(row)) return true;
	if (total && opensWithTotal.test(row.near)) return true;
	return total === undefined && names.some(isRest);
}

/** 126 and 128: of figures so near the last digits tell nothing, unless there are many of them. */
const fewestForLast = 4;

/** Whether one digit of the total or of a part, or two that have changed places, make the sum right. */
function isSlip(text: string, row: LikeRow, total: Quantity, sum: number): boolean {
	const ratio = sum / total.low;
	const digits = digitsOf(text, total);
	if (ratio < room.from || ratio > room.to) return false;
	if (isClosed(row)) return true;
	const gap = total.low - sum;
	if (!isTakenApart(row)) {
		const isLast = Math.round(Math.abs(gap) / placeOf(text, total)) < 10;
		if (digits < fewestDigits || (isLast && digits < fewestForLast)) return false;
	}
	if (isOneSlip(text, total, sum)) return true;
	return row.parts.some((part) => isOneSlip(text, part, part.low + gap));
}

const open =
	/主要|(?<![中高初平同对均])等|[仅只每均]|最[高低大多小快慢]|前(?:[两三五十]|\d+)[名位大]|其中|例如|比如|尤其|特别是|同比|环比|去年|上年|计划|目标|预计|累计|新增|超过/u;
const mostOf = /其中|最[多大高]|主要/gu;
const followed = /^[^，。；]{0,8}等|^[，、；]?(?:另|还有|此外|其他|其余)/u;

/** 增值税增收0.47亿元: by how much it changed. */
const shifts = /(?:[增减短多少][收支产亏]|[增减]加?)$/u;

/** 有食堂的48个，有浴室的53个: who has the one may have the other. */
const areTraits = (names: readonly string[]): boolean =>
	names.length > 0 && names.every((name) => /^(?:[有设建开做用会能愿]|没有)/u.test(name));

/** Words of the row's own sentence or of its names that leave open what it is of. */
function isOpen(text: string, row: LikeRow): boolean {
	const { parts, names, lead, after } = row;
	const labels = readLabels(names);
	if (labels.isForeign || labels.overlaps || labels.hasDoing) return true;
	// With the rest of them nothing is left out, whatever comes first.
	const hasRest = names.some(isRest);
	const isLeading = (words: string): boolean =>
		open.test(hasRest ? words.replace(mostOf, '') : words);
	if (isLeading(lead) || areTraits(names) || names.some((name) => shifts.test(name))) return true;
	if (!isClosed(row) && (followed.test(after) || leavesOthers(text, parts.at(-1)!))) return true;
	const said = text.slice(parts[0]!.to, parts.at(-1)!.from);
	return isLeading(said) || parts.some((part) => isChange(text, part));
}

/** What is said right around a total, as far as the next mark. */
const nounOf = (text: string, total: Quantity): string =>
	sentenceBefore(text, total).slice(-8) +
	/^[^，。；：、\n]{0,6}/u.exec(text.slice(total.to, total.to + 6))![0];

/** Whether a figure told before is what a row takes apart: by its noun, or by words that say so. */
function isOfRow(text: string, row: LikeRow, total: Quantity): boolean {
	const { parts, lead } = row;
	if (isTakenApart(row)) return true;
	return shareWord(nounOf(text, total), lead + text.slice(parts[0]!.from, parts.at(-1)!.to + 8));
}

const idle = /[的了有为共各人家户个件名等中和与在]/gu;

const saysSum = /合计|共计|总计|累计|一共|总[量额值数]/u;
const listsParts = /^(?:具体|分别|依次|构成)/u;

/** The figure right before a row: in another sentence 劳动力219人 is not what 满意的197人 is of. */
function mayBeOfRow(text: string, { parts, names, lead }: LikeRow, total: Quantity): boolean {
	if (!sentenceEnd.test(text.slice(total.to, parts[0]!.from))) return true;
	const noun = nounOf(text, total);
	if (saysSum.test(noun) || listsParts.test(lead)) return true;
	return shareCharacter(noun.replace(idle, ''), lead + names.join());
}

const again = /(?:^|[，；])[按从分][^，。；]{1,8}[分看算]，[^，。；\d]*$/u;
const reach = 700;

interface Place {
	readonly text: string;
	readonly row: LikeRow;
	/** All amounts of the text. */
	readonly all: readonly Quantity[];
}

/** The figures before a row of which it may be the parts. */
function totalsOf({ text, row, all }: Place): readonly Quantity[] {
	if (row.total) return [row.total];
	const { from, unit } = row.parts[0]!;
	const before = all.filter(
		(one) => one.to <= from && from - one.to <= reach && one.unit?.text === unit?.text,
	);
	return before.filter(
		(one, i) =>
			canStand(text, one) &&
			((i === before.length - 1 && mayBeOfRow(text, row, one)) || isOfRow(text, row, one)),
	);
}

/** 全村91户，已通气28户，已报名46户，另有17户外出: what the rest of its sentence makes is the total of no other row. */
function hasOwnParts({ text, row, all }: Place, total: Quantity): boolean {
	const own: Quantity[] = [];
	for (const one of all) {
		if (one.from < total.to || one.unit?.dimension !== total.unit?.dimension) continue;
		if (one.from >= row.parts[0]!.from || sentenceEnd.test(text.slice(total.to, one.from))) break;
		// 比8月的1704套多138套 makes it in another way.
		if (!canStand(text, one) || isChange(text, one)) continue;
		own.push(one);
		if (own.length > 1 && fits(total, own)) return true;
	}
	return false;
}

const nearly = { from: 0.9, to: 1.1 };

/** 48家企业拿出岗位620个…企业来源上，制造业21家、…，其余8家: nothing else is counted so, and the rest leaves nothing out. */
function isOnlyTotal({ text, row, all }: Place, total: Quantity, sum: number): boolean {
	const ratio = sum / total.low;
	if (!row.names.some(isRest) || ratio < nearly.from || ratio > nearly.to) return false;
	const noun = text.slice(total.to, total.to + 6).replace(/[，。；：、].*/su, '');
	if (!shareWord(noun, row.lead)) return false;
	return all.every(
		(one) =>
			one === total ||
			one.unit?.dimension !== total.unit?.dimension ||
			row.parts.some(({ from }) => from === one.from),
	);
}

function wrongRow(place: Place): WrongSum | undefined {
	const { text, row, all } = place;
	const { parts } = row;
	const highest = Math.max(...parts.map(({ low }) => low));
	const sum = add(parts, ({ low }) => low);
	const isLike = (one: Quantity): boolean => one.unit?.dimension === parts[0]!.unit?.dimension;
	// 1800套上下 would explain too much.
	const isSum = (one: Quantity): boolean => isLike(one) && isExact(one) && fits(one, parts);
	if (all.some(isSum) || isOpen(text, row)) return undefined;
	// The first or last item is none of the others' sum where all of them have one.
	const run = row.total ? [...parts, row.total] : parts;
	if (row.total && all.some((one) => isLike(one) && isExact(one) && fits(one, run)))
		return undefined;
	if (row.total && isBalance(run, row.names)) return undefined;
	// 分品种看，: the whole is taken apart once more.
	const isAgain = again.test(row.lead);
	const totals = totalsOf(place).filter(
		(one) =>
			one.low > highest &&
			(isSlip(text, row, one, sum) || isOnlyTotal(place, one, sum)) &&
			(isAgain || !hasOwnParts(place, one)),
	);
	const [total] = totals;
	if (!total || new Set(totals.map(({ low }) => low)).size > 1) return undefined;
	// Only what stands among the items may take something off them.
	const near = row.total ? total : { ...total, to: parts[0]!.to };
	const list: Parts = {
		total: near,
		parts,
		link: 'plain',
		joint: '',
		heads: row.names,
		tails: [],
		after: '',
	};
	if (isNoSum(text, list)) return undefined;
	const isTotalRight = isAgain && hasOwnParts(place, total);
	return { total, parts, sum, kind: 'differs', isSure: false, isTotalRight };
}

const shiftRow = ({ one, by }: Standing<LikeRow>): LikeRow => ({
	...one,
	parts: one.parts.map((part) => shiftQuantity(part, by)),
	total: one.total && shiftQuantity(one.total, by),
});

/**
 * Rows that contradict a figure of the text by a slip.
 * @param rows those of its paragraphs.
 * @param amounts gives all amounts of the text; asked for only where there is a row.
 */
export function wrongLikeRows(
	text: string,
	rows: readonly Standing<LikeRow>[],
	amounts: () => readonly Standing<Quantity>[],
): readonly WrongSum[] {
	if (rows.length === 0) return [];
	const all = amounts().map(({ one, by }) => shiftQuantity(one, by));
	const told = new Set<number>();
	return rows.flatMap((row) => {
		const wrong = wrongRow({ text, row: shiftRow(row), all });
		// What is an item of one row is the total of none.
		if (!wrong || wrong.parts.some(({ from }) => told.has(from))) return [];
		for (const { from } of wrong.parts) told.add(from);
		return [wrong];
	});
}
