import { readCount } from '../../text/chinese-numerals';
import type { Contradiction } from './changes-check';
import { wordsTo } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

const meanOf =
	/(?<n>[两三四五六七八九十]|\d{1,2})(?<of>个月|个季度|季度|[年天次轮期批]|[个家户]?(?:[县镇村点]|乡镇|企业|样点|地块|样本)|[家户处组])的?平均(?:值|数)?[一-龥]{0,4}?(?:[为达是]|达到)?$/u;
const times = /^(?:个月|个?季度|[年天次轮期批])$/u;
const joint = /^[、，和与及][^，。；：、\d]{0,6}$/u;
const most = 12;

/** The figures in a row that end before an offset: 14.2元、13.6元、13.0元. */
function rowTo(
	text: string,
	quantities: readonly Quantity[],
	end: number,
	mean: Quantity,
): readonly Quantity[] {
	let first = end;
	while (
		first > 0 &&
		end - first < most &&
		isSameDimension(quantities[first - 1]!.unit, mean.unit) &&
		joint.test(text.slice(quantities[first - 1]!.to, quantities[first]!.from))
	)
		first--;
	return quantities.slice(first, end + 1);
}

/** 5个乡镇分别完成…，平均每个乡镇800亩: the number stands before the row. */
const eachOf = /平均每[个家户所座][一-龥]{0,4}$/u;
const inTurn = /^[^，。；]{0,6}(?:分别|依次)/u;

interface Opening {
	/** Where the clause of the mean begins. */
	readonly from: number;
	/** How many there are, where that clause tells. */
	readonly n?: number;
	/** Whether all of them weigh the same. */
	readonly isEqual: boolean;
}

function opened(text: string, mean: Quantity): Opening | undefined {
	const start = Math.max(0, mean.from - 18);
	const near = text.slice(start, mean.from);
	const found = meanOf.exec(near)?.groups;
	if (found) {
		const from = start + near.lastIndexOf(found['n']! + found['of']!);
		return { from, n: readCount(found['n']!) ?? 0, isEqual: times.test(found['of']!) };
	}
	const each = eachOf.exec(near);
	return each ? { from: start + each.index, isEqual: true } : undefined;
}

/**
 * 分别为14.2元、13.6元、13.0元，三个月平均13.6元. A mean of places or things may be weighted, so it is wrong only
 * outside of what it is made of; times weigh the same.
 */
export function meanAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Contradiction | undefined {
	const mean = quantities[at]!;
	if (!isPlain(mean)) return undefined;
	const found = opened(text, mean);
	if (!found || /[的/／]/u.test(text.charAt(mean.to))) return undefined;
	let end = at - 1;
	while (end >= 0 && quantities[end]!.to > found.from) end--;
	const last = quantities[end];
	if (!last || !isSameDimension(last.unit, mean.unit)) return undefined;
	if (!/^[，；]$/u.test(text.slice(last.to, found.from))) return undefined;
	const row = rowTo(text, quantities, end, mean);
	const number = quantities[end - row.length];
	const n = found.n ?? (number?.unit?.isCount === true ? number.low : 0);
	// One mark more and the row would go on: 甲、乙、丙 and what stands before them.
	if (n < 2 || row.length !== n || !row.every(isPlain)) return undefined;
	const isOfRow = found.n !== undefined || inTurn.test(text.slice(number!.to, row[0]!.from));
	if (!isOfRow) return undefined;
	const words = row.map((q) => wordsTo(text, q.from)).join();
	if (/[占增降]|同比|其中/u.test(words)) return undefined;
	return check(mean, row, found.isEqual);
}

function check(
	mean: Quantity,
	row: readonly Quantity[],
	isEqual: boolean,
): Contradiction | undefined {
	const sum = (of: (q: Quantity) => number): number => row.reduce((all, q) => all + of(q), 0);
	const n = row.length;
	const [lowest, highest] = isEqual
		? [sum((q) => q.lowest) / n, sum((q) => q.highest) / n]
		: [Math.min(...row.map((q) => q.lowest)), Math.max(...row.map((q) => q.highest))];
	// People and things are told in whole ones.
	const room = (mean.unit?.isCount === true ? 0.5 : mean.slack) + mean.low * 1e-9;
	if (mean.low >= lowest - 2 * room && mean.low <= highest + 2 * room) return undefined;
	const value = clean(sum((q) => q.low) / n);
	if (mean.low > value * 1.5 || mean.low < value / 1.5) return undefined;
	return {
		wrong: mean,
		value,
		others: row.map((q) => [q, '各数'] as const),
		working: { kind: 'mean', all: row },
	};
}
