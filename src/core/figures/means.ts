import type { Contradiction } from './changes-check';
import { isPlain, wordsTo } from './claimed';
import { clean, type Quantity } from './quantity';
import { isSameDimension } from './unit';

const digits = '零一二三四五六七八九十';
const countOf = (said: string): number =>
	said === '两' ? 2 : /\d/u.test(said) ? Number(said) : digits.indexOf(said);

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
	const near = text.slice(Math.max(0, mean.from - 18), mean.from);
	const found = meanOf.exec(near)?.groups;
	if (!found || /[的/／]/u.test(text.charAt(mean.to))) return undefined;
	const opening = mean.from - near.length + near.lastIndexOf(found['n']! + found['of']!);
	let end = at - 1;
	while (end >= 0 && quantities[end]!.to > opening) end--;
	const last = quantities[end];
	if (!last || !isSameDimension(last.unit, mean.unit)) return undefined;
	if (!/^[，；]$/u.test(text.slice(last.to, opening))) return undefined;
	const row = rowTo(text, quantities, end, mean);
	const n = countOf(found['n']!);
	// One mark more and the row would go on: 甲、乙、丙 and what stands before them.
	if (n < 2 || row.length !== n || !row.every(isPlain)) return undefined;
	const words = row.map((q) => wordsTo(text, q.from)).join();
	if (/[占增降]|同比|其中/u.test(words)) return undefined;
	return check(mean, row, times.test(found['of']!));
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
