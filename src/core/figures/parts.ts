import type { Span } from '../text/span';
import { clean, notationOf, type Quantity } from './quantity';
import { isSameDimension } from './unit';

/** How parts hang on their total: 分别/按…分 `each`, 其中/包括 `among`, 合计 behind them `behind`. */
export type Link = 'plain' | 'each' | 'among' | 'behind';

/** A total and the figures that may be its parts; values of elided units are filled in. */
export interface Parts {
	readonly total: Quantity;
	readonly parts: readonly Quantity[];
	readonly link: Link;
	/** What stands between total and first part, or last part and total. */
	readonly joint: string;
	/** The text of each part up to its figure, from the figure before it. */
	readonly heads: readonly string[];
	/** Behind the unit up to the next mark. */
	readonly tails: readonly string[];
	/** What follows the list. */
	readonly after: string;
}

const addable = new Set([
	'ratio',
	'point',
	'times',
	'doubling',
	'岁',
	'周岁',
	'度',
	'℃',
	'摄氏度',
	'折',
	'天',
	'duration',
	'年',
	'个月',
	'小时',
	'毫米',
	'厘米',
	'分',
	'%',
]);

/** Shares, rates, ages, temperatures and times do not add up to one of their kind. */
export const isAddable = ({ unit }: Quantity): boolean =>
	unit !== undefined && !addable.has(unit.dimension) && !addable.has(unit.text);

const scales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

function scaled(text: string, bare: Quantity, by: Quantity): Quantity {
	const own = notationOf(text.slice(bare.figure.number.from, bare.figure.number.to));
	const other = notationOf(text.slice(by.figure.number.from, by.figure.number.to));
	const scale = own.scale === '' ? [...other.scale].reduce((n, c) => n * (scales[c] ?? 1), 1) : 1;
	const factor = scale * (by.unit?.scale ?? 1);
	const isWhole = by.unit?.isCount === true && factor === 1 && own.place === 1;
	const times = (value: number): number => clean(value * factor);
	const slack = isWhole ? 0 : times(bare.slack);
	return {
		...bare,
		unit: by.unit,
		low: times(bare.low),
		high: times(bare.high),
		slack,
		lowest: isWhole ? times(bare.low) : times(bare.lowest),
		highest: isWhole ? times(bare.high) : times(bare.highest),
	};
}

/** 一产1.1、二产5.3、三产4.3亿元: a number alone has the unit of the next one in its list. */
export function withElidedUnits(
	text: string,
	quantities: readonly Quantity[],
): readonly Quantity[] {
	const filled = [...quantities];
	let measured: Quantity | undefined;
	for (let i = filled.length - 1; i > 0; i--) {
		const next = quantities[i]!;
		const bare = quantities[i - 1]!;
		if (next.unit !== undefined) measured = next;
		if (bare.unit !== undefined || measured === undefined) continue;
		const gap = text.slice(bare.to, next.from);
		if (gap.length <= 16 && /^(?:[、，和与及]|以及)/u.test(gap) && !/[。；]/u.test(gap)) {
			filled[i - 1] = scaled(text, bare, measured);
		} else measured = undefined;
	}
	return filled;
}

const strengths: readonly (readonly [RegExp, number])[] = [
	[/[。！？\n]/u, 4],
	[/[；;]/u, 3],
	[/[，,]/u, 2],
	[/[、和与及]/u, 1],
];
const strengthOf = (gap: string): number => strengths.find(([mark]) => mark.test(gap))?.[1] ?? 0;

const breaks =
	/共|合计|总|累计|此外|另有|还有|同时|全[县市省区年镇国]|截至|上年|去年|同比.{0,6}[多少]/u;
const farthestGap = 80;
const mostParts = 16;

/** Figures of the total's kind behind it, as long as they stand in one list. */
function listBehind(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): readonly Quantity[] {
	const total = quantities[at]!;
	const parts: Quantity[] = [];
	let end = total.to;
	let widest: number | undefined;
	for (let j = at + 1; j < quantities.length && parts.length < mostParts; j++) {
		const q = quantities[j]!;
		if (q.from - end > farthestGap) break;
		if (q.from < end || !isSameDimension(q.unit, total.unit)) continue;
		const gap = text.slice(end, q.from);
		if (gap.length > farthestGap) break;
		if (parts.length > 0) {
			if (gap.includes('其中')) {
				// 甲区52家，其中规上20家；乙区70家: the inner list ends where the next part begins.
				const next = text.indexOf('；', end + 1);
				if (next === -1 || next - end > farthestGap || next < q.from) break;
				end = next;
				j--;
				continue;
			}
			const strength = strengthOf(gap);
			if (strength === 0 || strength > Math.min(widest ?? 3, 3) || breaks.test(gap)) break;
			widest ??= strength;
		} else if (/^[、和与及]/u.test(gap) || (gap === '' && total.unit === q.unit)) return [];
		parts.push(q);
		end = q.to;
	}
	return parts;
}

const each = /分别|各为|依次|按[^，。；]{1,10}[分看]|从[^，。；]{1,10}看|分[^，。；]{1,6}看/u;
const among = /其中|包括|包含|[（(，]含|内含/u;

const linkOf = (joint: string): Link =>
	among.test(joint) ? 'among' : each.test(joint) ? 'each' : 'plain';

const untilMark = (text: string, from: number): string =>
	/^[^，。；：、！？,;（）()\d\n]{0,12}/u.exec(text.slice(from, from + 13))![0];

function described(
	text: string,
	total: Quantity,
	parts: readonly Quantity[],
	link: Link,
	joint: string,
	headFrom: number,
): Parts {
	return {
		total,
		parts,
		link,
		joint,
		heads: parts.map((part, i) => {
			const gap = text.slice(i === 0 ? headFrom : parts[i - 1]!.to, part.from);
			// Only what stands behind the last mark names this part.
			return gap.slice(
				Math.max(...[...'，、；：,;（(。'].map((mark) => gap.lastIndexOf(mark))) + 1,
			);
		}),
		tails: parts.map((part) => untilMark(text, part.to)),
		after: text.slice(parts.at(-1)!.to, parts.at(-1)!.to + 14),
	};
}

const behindCue =
	/^[，、；：,\s]*(?:以上|上述|[两二三四五六七八九]者|[两二三四五六七八九\d]个?(?:[项区县镇地村类月]|乡镇|季度|部门|单位))?(?:合计|共计|总计|总共|一共|共)[^，。；、\d]{0,10}$/u;

/** 甲区52家、乙区70家，合计126家. */
function partsBefore(text: string, quantities: readonly Quantity[], at: number): Parts | undefined {
	const total = quantities[at]!;
	const parts: Quantity[] = [];
	let from = total.from;
	let widest: number | undefined;
	for (let j = at - 1; j >= 0 && parts.length < mostParts; j--) {
		const q = quantities[j]!;
		if (from - q.to > farthestGap) break;
		if (!isSameDimension(q.unit, total.unit)) continue;
		const gap = text.slice(q.to, from);
		if (gap.length > farthestGap) break;
		if (parts.length === 0) {
			if (!behindCue.test(gap)) return undefined;
		} else {
			const strength = strengthOf(gap);
			widest ??= strength;
			if (strength === 0 || strength > Math.min(widest, 3) || /其中|包括|[：（(]/u.test(gap)) break;
			if (breaks.test(gap)) break;
		}
		parts.unshift(q);
		from = q.from;
	}
	if (parts.length < 2) return undefined;
	const joint = text.slice(parts.at(-1)!.to, total.from);
	const start = Math.max(0, parts[0]!.from - 16);
	return described(text, total, parts, 'behind', joint, start);
}

/** Brackets in a text: offsets of what stands inside the outermost ones. */
function bracketsIn(text: string): readonly Span[] {
	const found: Span[] = [];
	const mark = /[（(）)]/gu;
	let open: number | undefined;
	for (const { 0: c, index } of text.matchAll(mark)) {
		if (c === '（' || c === '(') open ??= index;
		else if (open !== undefined) {
			found.push({ from: open + 1, to: index });
			open = undefined;
		}
	}
	return found;
}

/** 共检查126家（甲区52家、乙区70家）. */
function inBrackets(
	text: string,
	quantities: readonly Quantity[],
	bracket: Span,
): readonly Parts[] {
	const inside = quantities.filter((q) => q.from >= bracket.from && q.to <= bracket.to);
	const before = quantities.findLast((q) => q.to < bracket.from);
	if (!before || inside.length < 2 || !isAddable(before)) return [];
	const between = text.slice(before.to, bracket.from - 1);
	if (between.length > 8 || /[，。；、]/u.test(between)) return [];
	const parts = listBehind(text, [before, ...inside], 0);
	if (parts.length < 1) return [];
	const joint = text.slice(before.to, parts[0]!.from);
	return [described(text, before, parts, linkOf(joint), joint, before.to)];
}

/**
 * All totals of a passage with the figures that may be their parts, without a judgment. What stands
 * in brackets is a list of its own.
 * @param quantities those of the passage; spans are offsets of `text`.
 */
export function partsIn(text: string, quantities: readonly Quantity[]): readonly Parts[] {
	const all = withElidedUnits(text, quantities);
	const brackets = bracketsIn(text);
	const outside = all.filter((q) => !brackets.some((b) => q.from >= b.from && q.to <= b.to));
	const found: Parts[] = brackets.flatMap((bracket) => inBrackets(text, all, bracket));
	outside.forEach((total, at) => {
		if (!isAddable(total)) return;
		const before = partsBefore(text, outside, at);
		if (before) found.push(before);
		const parts = listBehind(text, outside, at);
		if (parts.length === 0) return;
		const joint = text.slice(total.to, parts[0]!.from);
		if (strengthOf(joint) >= 2 || /[：:]|其中|分别/u.test(joint)) {
			found.push(described(text, total, parts, linkOf(joint), joint, total.to));
		}
	});
	return found;
}
