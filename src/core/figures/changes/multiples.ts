import { meet, quotient, type Interval } from './changes-check';
import { claimsAfter, isOfBase, pairsIn, type Pair } from './changes';
import { readCount } from '../../text/chinese-numerals';
import { isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** A multiple that two figures contradict. */
export interface WrongMultiple {
	readonly pair: Pair;
	readonly wrong: Quantity;
	/** What the multiple ought to be. */
	readonly value: number;
	/** Whether it counts the growth (增长2倍) or the whole (是原来的3倍). */
	readonly of: 'growth' | 'whole';
}

const anyOf = (words: string): string => `(?:${words.split(' ').join('|')})`;
/** 增长到原来的3倍, 是上年的3倍, 达到3倍: the whole as a multiple of the base. */
const wholeGap = new RegExp(
	`^(?:(?!其中)[〇一-鿿]{0,6}?[）)]?[，、。；（(]|[）)])?${anyOf('也 即 就 已 整整 相当于 增长 增加 扩大 提高 提升')}{0,2}(?:[是为达到至成]{1,2}|相当于)${anyOf('原来 原先 上年同期 去年同期 上年 去年 之前 以前 此前 当时 当年 那年 当初 起步时 前者 同期 上年度')}的?$`,
	'u',
);

/** 2倍 may be cut off from 2.6, and is then at least not below it. */
const cutOff = (quantity: Quantity): Interval => ({
	lowest: quantity.lowest,
	highest: Math.max(quantity.highest, quantity.high + 1.7 * quantity.slack),
});

const shifted = ({ lowest, highest }: Interval, by: number): Interval => ({
	lowest: lowest + by,
	highest: highest + by,
});

/**
 * 由5万元提高到20万元，增加了4倍: exactly the other reading's multiple is the usual slip, and hardly
 * a matter of rounding.
 */
export const isOneOff = (value: number, wrong: Quantity, of: WrongMultiple['of']): boolean =>
	wrong.bend === 'none' &&
	Number.isInteger(wrong.low) &&
	Math.abs(value + (of === 'growth' ? 1 : -1) - wrong.low) < 0.01;

function check(pair: Pair, wrong: Quantity, of: WrongMultiple['of']): WrongMultiple | undefined {
	if (pair.base.low <= 0 || pair.now.low <= pair.base.low) return undefined;
	const whole = quotient(pair.now, pair.base);
	const expected = of === 'growth' ? shifted(whole, -1) : whole;
	const value = pair.now.low / pair.base.low - (of === 'growth' ? 1 : 0);
	if (meet(expected, cutOff(wrong)) && !isOneOff(value, wrong, of)) return undefined;
	return { pair, wrong, value, of };
}

/** 由20增至60，增长3倍; a multiple that rounding or cutting off explains is left. */
export function wrongMultiplesIn(
	text: string,
	quantities: readonly Quantity[],
): readonly WrongMultiple[] {
	return pairsIn(text, quantities).flatMap((pair) => {
		const next = quantities[pair.last + 1];
		if (!next) return [];
		const times = claimsAfter(text, quantities, pair.last, pair.now).find(
			(c) => c.kind === 'times',
		);
		if (times?.direction === 1 && isOfBase(times, pair)) {
			return check(pair, times.quantity, 'growth') ?? [];
		}
		if (next.unit?.dimension !== 'times' || next.bend === 'vague') return [];
		const gap = text.slice(Math.max(pair.base.to, pair.now.to), next.from);
		return gap.length < 20 && wholeGap.test(gap) ? (check(pair, next, 'whole') ?? []) : [];
	});
}

/** So many doublings more or fewer, the two are of different things. */
const farthestOff = 4;

const grows =
	/^[^，。；：、\d]{0,8}[，（](?:同比|比上年|比去年|较上年|较去年)?(?:增长|增加|扩大|提高|提升|上升|上涨)了?(?:约|近)?$/u;
const farthestApart = 60;
/** 1.5 is no 2倍, though rounding might make it one. */
const closeTo = 0.051;

/**
 * 修复信用63家，上年同期为42家，增长1.5倍: the two before it are just so many times each other, which is no growth by
 * as much.
 */
function ratioAsGrowth(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): WrongMultiple | undefined {
	const [last, wrong] = [quantities[at - 1], quantities[at]!];
	if (wrong.unit?.dimension !== 'times' || wrong.bend !== 'none' || wrong.low <= 1)
		return undefined;
	if (!last || !isPlain(last) || !grows.test(text.slice(last.to, wrong.from))) return undefined;
	const first = quantities
		.slice(Math.max(0, at - 5), at - 1)
		.findLast((one) => isSameDimension(one.unit, last.unit));
	if (!first || !isPlain(first) || last.from - first.to > farthestApart) return undefined;
	if (/[\n。]/u.test(text.slice(first.to, last.from))) return undefined;
	const [base, now] = first.low < last.low ? [first, last] : [last, first];
	const whole = quotient(now, base);
	if (!meet(whole, wrong) || meet(shifted(whole, -1), wrong)) return undefined;
	if (Math.abs(now.low / base.low - wrong.low) > closeTo) return undefined;
	const pair: Pair = { base, now, last: at - 1, since: '' };
	return { pair, wrong, value: now.low / base.low - 1, of: 'growth' };
}

/** All such growths of a text that are the ratio of two figures. */
export const ratiosAsGrowthIn = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongMultiple[] =>
	quantities.flatMap((_, at) => (at < 2 ? [] : (ratioAsGrowth(text, quantities, at) ?? [])));

/** 翻一番, 翻了两番, 翻番 and how often the figures before it are doubled. */
export interface Doubling {
	readonly from: number;
	readonly to: number;
	readonly count: number;
	readonly pair: Pair;
	readonly ratio: number;
}

const doubling =
	/^(?:(?!其中)[〇一-鿿]{0,6}[）)]?[，、。；（(]|[）)])?(?:[也即已约近]|整整|实现|实现了|接近|几乎|超过|超|不止|成功){0,2}(?:(?<years>[\d一二两三四五六七八九十]{1,2})年(?:[内间]|时间)?(?:[实再就]|实现)?)?翻了?(?:(?<count>[一二两三四五\d])番|番)(?<more>多|有余|以上)?/u;
const counts = '零一二三四五';

function countOf(word: string | undefined): number {
	if (word === undefined) return 1;
	if (word === '两') return 2;
	return /\d/u.test(word) ? Number(word) : counts.indexOf(word);
}

/** How far a doubling may be off, in doublings: 翻一番 for 1.75 to 2.7 times. */
const tolerance = { below: 0.2, above: 0.43 };

/**
 * 由1万吨提高到3万吨，翻了两番: a whole multiple that is no power of two, said as if each 番 added the first
 * figure. It is the usual slip, however coarsely the figures are written.
 */
function isAddedUp({ base, now }: Pair, count: number, said: string): boolean {
	const ratio = now.low / base.low;
	const isExact = base.bend === 'none' && now.bend === 'none' && !/[约近乎超不]/u.test(said);
	return isExact && count >= 2 && (Math.abs(ratio - count - 1) < 0.01 || ratio === 3);
}

/** 由2万吨提高到6万吨: both ends told in one breath. */
const isFromTo = (text: string, { base, now }: Pair): boolean =>
	/[至到为成]/u.test(text.slice(base.to, now.from)) &&
	!/[，。；]/u.test(text.slice(base.to, now.from));

/** Whether a row of years is no longer than the doubling is said to have taken: 2021年…，2024年…，三年翻了一番. */
export function tookYears(text: string, { base, now }: Pair, said: string): boolean {
	const [first, last] = [base, now].map(({ from }) =>
		Number(/(20\d\d)年[^。；\d]*$/u.exec(text.slice(Math.max(0, from - 24), from))?.[1]),
	);
	return readCount(said) === last! - first!;
}

/** Whether two figures leave no room for doubling so often; `said` are the words of it. */
export function isWrongDoubling(
	pair: Pair,
	{ count, said, isMore }: { count: number; said: string; isMore: boolean },
): boolean {
	const { lowest, highest } = quotient(pair.now, pair.base);
	if (count < 1 || pair.base.low <= 0 || !Number.isFinite(highest) || lowest <= 0) return false;
	// 40万元 is not what 0.08元 became.
	if (Math.abs(Math.log2(pair.now.low / pair.base.low) - count) > farthestOff) return false;
	const above = isMore ? 0.9 : tolerance.above;
	const below = /[约近乎]/u.test(said) ? 2 * tolerance.below : tolerance.below;
	const bounds = { lowest: count - below, highest: count + above };
	const isMet = meet({ lowest: Math.log2(lowest), highest: Math.log2(highest) }, bounds);
	return !isMet || isAddedUp(pair, count, said);
}

/** Doublings that the two figures before them contradict: 由20增至60，翻两番. */
export function wrongDoublingsIn(
	text: string,
	quantities: readonly Quantity[],
): readonly Doubling[] {
	return pairsIn(text, quantities).flatMap((pair) => {
		const after = Math.max(pair.base.to, pair.now.to);
		const found = doubling.exec(text.slice(after, after + 30));
		if (!found || pair.base.low <= 0) return [];
		const { count: counted, years, more } = found.groups!;
		const count = countOf(counted);
		// 2023年…，2024年…，2025年…，两年翻了一番: of the first of them.
		if (years !== undefined && !isFromTo(text, pair) && !tookYears(text, pair, years)) return [];
		const isMore = more !== undefined || counted === undefined || /超|不止/u.test(found[0]);
		if (!isWrongDoubling(pair, { count, said: found[0], isMore })) return [];
		const from = after + found[0].indexOf('翻');
		const ratio = pair.now.low / pair.base.low;
		return [{ from, to: after + found[0].length, count, pair, ratio }];
	});
}
