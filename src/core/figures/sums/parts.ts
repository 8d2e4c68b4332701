import type { Span } from '../../text/span';
import { isAside, isComparedBase } from '../asides';
import { isOrdinalTotal } from '../heads';
import { clean, notationOf, type Quantity } from '../quantity';
import { fits } from '../rounding';
import { areTimesOf, wholeTimes } from '../changes/times-of';
import { isSameDimension } from '../unit';

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

const graded = /优[一-龥]{0,3}[\d一二三四五六七八九十]+天|轻度污染/u;

/** 优168天，良172天: the days of a time are parted by what they were, and counted, not rounded. */
function asDays(quantity: Quantity): Quantity {
	const { unit, low, high, bend } = quantity;
	if (unit?.text !== '天' || bend !== 'none' || !Number.isInteger(low)) return quantity;
	return { ...quantity, slack: 0, lowest: low, highest: high };
}

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

const strengths: Readonly<Record<string, number>> = Object.fromEntries(
	['、和与及', '，,', '；;', '。！？\n'].flatMap((marks, i) => [...marks].map((c) => [c, i + 1])),
);

/** How strongly the marks of a gap part what stands around it: 、 least, 。 most. */
function strengthOf(gap: string): number {
	let strongest = 0;
	for (let i = 0; i < gap.length; i++) {
		const strength = strengths[gap.charAt(i)];
		if (strength !== undefined && strength > strongest) strongest = strength;
	}
	return strongest;
}

const breaks =
	/(?<!公)共(?![同享青产建治识])|合计|总|累计|此外|另有|还有|同时|全[县市省区年镇国]|截至|上年|去年|同比.{0,6}[多少]/u;
/** 还有19个没有开工 is the rest of a list, as 还有19个… of another kind is not. */
const isBreak = (text: string, gap: string, { to }: Quantity): boolean =>
	breaks.test(
		gap.endsWith('还有') && /^[没未尚仍待不]/u.test(text.slice(to)) ? gap.slice(0, -2) : gap,
	);

/** How far off a sum may be and still be a slip, not another matter. */
const farthestOff = { from: 0.4, to: 2.5 };

/** 500兆以上的297户；但测速达到的246户: another matter; 另有380米藏在别处: more than the total. */
const contrasts =
	/[；。](?:但|不过|然而|而)|(?:[，。；]|^)(?:此外)?(?:另有|还有|另外)[^，。；：\d]{0,6}$/u;

const farthestGap = 80;
const mostParts = 16;

/** 设站18座，其中换乘站5座；二号线全长40公里，设站20座: a clause of its own behind a semicolon. */
const opensOther = /；[^；]*，/u;

/** A52个、B30个，其余12个: the rest ends a row under whatever mark it stands. */
const restBehind = /[，；](?:其[余他它]|剩余|剩下|余下)[^，；。\d]{0,4}$/u;

const mean = /(?:平均|[人户亩日月]均)[^，。；：、\d]{0,6}$/u;
/** 打捞5220吨，平均每船次3吨。其中…: no part of what it is a mean of. */
export const isMean = (text: string, { from }: Quantity): boolean =>
	mean.test(text.slice(Math.max(0, from - 12), from));

/** Figures of the total's kind behind it, as long as they stand in one list. */
function listBehind(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): readonly Quantity[] {
	const total = quantities[at]!;
	const parts: Quantity[] = [];
	let end = total.to;
	let sum = 0;
	let widest: number | undefined;
	for (let j = at + 1; j < quantities.length && parts.length < mostParts; j++) {
		const q = quantities[j]!;
		if (q.from - end > farthestGap) break;
		if (q.from < end || !isSameDimension(q.unit, total.unit)) continue;
		const gap = text.slice(end, q.from);
		if (gap.length > farthestGap) break;
		if (parts.length === 0 && (isAside(text, q) || isMean(text, q))) continue;
		if (parts.length > 0) {
			if (gap.includes('其中')) {
				// 甲区52家，其中规上20家；乙区70家: the inner list ends where the next part begins.
				const next = text.slice(end + 1, end + 1 + farthestGap).indexOf('；') + end + 1;
				if (next <= end || next < q.from) break;
				end = next;
				j--;
				continue;
			}
			const strength = strengthOf(gap);
			const most = restBehind.test(gap) ? 3 : Math.min(widest ?? 3, 3);
			if (strength === 0 || strength > most || isBreak(text, gap, q) || opensOther.test(gap)) break;
			widest ??= strength;
		} else if (contrasts.test(gap)) return [];
		else if (/^[、和与及]/u.test(gap) || (gap === '' && total.unit === q.unit)) return [];
		parts.push(q);
		end = q.to;
		sum += q.low;
		// What is more by so much is another matter; longer lists are only more.
		if (sum > total.high * farthestOff.to) break;
	}
	return parts;
}

/** 6200 for 620: all parts are told, and the total has one nought too many or too few. */
export const isTenfold = (ratio: number): boolean =>
	[10, 0.1].some((by) => Math.abs(ratio / by - 1) < 1e-9);

/** Whether parts may contradict a total: most lists do not, and need no closer look. */
function isSuspect(total: Quantity, parts: readonly Quantity[]): boolean {
	if (parts.some((part) => part.lowest > total.highest)) return true;
	if (parts.length < 2 || fits(total, parts)) return false;
	let sum = 0;
	for (const part of parts) sum += part.low;
	const ratio = sum / total.low;
	if (parts.length > 2 && isTenfold(ratio)) return true;
	return ratio >= farthestOff.from && ratio <= farthestOff.to;
}

const each =
	/分别|各为|依次|^[，：]?分(?:[到给为成作]|配到|布在)|^[，；]分(?:货种|品[种类]|区域|片区?|县区?|地区|乡镇|行业|产业|领域|季度|月份?|时段|年龄段?|年级|学段|性别|类[别型]|性质|来源|渠道|方式|部门|单位|险种|税种|科目|项目|层级|等级|档次|规模|线路|标段)，|按[^，。；]{1,10}(?:[分看]|统计|计算|口径)|从[^，。；]{1,10}看|分[^，。；]{1,6}看/u;
const among = /其中|包括|包含|[（(，]含|内含/u;

/** What stands in a sentence before that of the first part tells of other lists. */
function linkOf(joint: string): Link {
	const at = joint.lastIndexOf('。');
	const own = at < 0 ? joint : `，${joint.slice(at + 1)}`;
	return among.test(own) ? 'among' : each.test(own) ? 'each' : 'plain';
}

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
	/^(?:[一-龥]{1,6}[，；]|[，、；：,\s]*)(?:以上|上述|[两二三四五六七八九]者|[两三四五六七八九\d]个?(?:[项区县镇地村类月种家笔批年天次期处场段路]|乡镇|季度|片区|标段|街道|渠道|部门|单位)[^，。；、\d共合总]{0,6})?(?:合计|共计|总计|总共|一共|共|相加|加起来|加在一起|合起来)[^，。；、\d]{0,10}$/u;

/** 上半年186.5万元，下半年203.8万元，全年共390.3万元: the times of which a time is made. */
const timeCue = new RegExp(
	`^[，；](?:${wholeTimes})(?:合计|共计|总计|一共|共)[^，。；、\\d]{0,10}$`,
	'u',
);

/** 长度分别为4.2公里、5.8公里和6.1公里，总长16.1公里: a whole named by what its parts are. */
const wholeLength = /^[，、；]总(?:长度?|里程|数|人数|面积|量)[为达约]{0,2}$/u;
const headReach = 60;
const headOf = (text: string, { from }: Quantity): string =>
	text.slice(Math.max(0, from - headReach), from);

/** 甲区52家、乙区70家，合计126家. */
function partsBefore(text: string, quantities: readonly Quantity[], at: number): Parts | undefined {
	const total = quantities[at]!;
	const parts: Quantity[] = [];
	let from = total.from;
	let widest: number | undefined;
	const last = quantities[at - 1];
	if (!last || !/[共计总加合]/u.test(text.slice(Math.max(last.to, from - farthestGap), from)))
		return undefined;
	for (let j = at - 1; j >= 0 && parts.length < mostParts; j--) {
		const q = quantities[j]!;
		if (from - q.to > farthestGap) break;
		if (!isSameDimension(q.unit, total.unit)) continue;
		const gap = text.slice(q.to, from);
		if (gap.length > farthestGap) break;
		if (parts.length === 0) {
			const isLength = wholeLength.test(gap) && each.test(headOf(text, q));
			if (!behindCue.test(gap) && !timeCue.test(gap) && !isLength) return undefined;
		} else {
			const strength = strengthOf(gap);
			widest ??= strength;
			if (strength === 0 || strength > Math.min(widest, 3) || /其中|包括|[：（(]/u.test(gap)) break;
			if (breaks.test(gap)) break;
		}
		parts.unshift(q);
		from = q.from;
	}
	if (parts.length < 2 || !isSuspect(total, parts)) return undefined;
	const joint = text.slice(parts.at(-1)!.to, total.from);
	const start = Math.max(0, parts[0]!.from - 16);
	const list = described(text, total, parts, 'behind', joint, start);
	if (isOrdinalTotal(joint, list.heads)) return undefined;
	return timeCue.test(joint) && !areTimesOf(joint, list.heads) ? undefined : list;
}

/** 一件一件地翻 counts nothing. */
export function isOneByOne(text: string, { from, to }: Quantity): boolean {
	const own = text.slice(from, to);
	if (!own.startsWith('一') || own.length > 3) return false;
	return text.startsWith(own, to) || text.startsWith(own, from - own.length);
}

const placesBehind = /^(?:街道|乡镇|镇街|县区|区县|[镇乡县区村]|社区)(?=[：，（])/u;
const placeReach = 16;

/** 分布在4个街道：东门街道19个: how many items there are is none of them. */
function countsItems(text: string, { unit, to, low }: Quantity): boolean {
	if (unit?.text !== '个' || low > mostParts) return false;
	const place = placesBehind.exec(text.slice(to, to + 3))?.[0];
	if (place === undefined) return false;
	const begin = to + place.length;
	const [head] = /^[^\d。；]*/u.exec(text.slice(begin, begin + placeReach))!;
	return head.length > 2 && head.endsWith(place.slice(-1));
}

/** Figures in brackets, by bracket, and those outside of any. */
interface Bracketed {
	readonly outside: readonly Quantity[];
	readonly brackets: readonly (Span & { readonly before: Quantity; readonly inside: Quantity[] })[];
}

/** Brackets with figures in them: offsets of what stands inside the outermost ones. */
function bracketsIn(text: string, quantities: readonly Quantity[], within: Span): Bracketed {
	const outside: Quantity[] = [];
	const brackets: (Span & { before: Quantity; inside: Quantity[] })[] = [];
	let at = 0;
	let open: number | undefined;
	for (let i = within.from; i < within.to; i++) {
		const c = text.charCodeAt(i);
		if (c === 0xff08 || c === 0x28) open ??= i;
		else if ((c === 0xff09 || c === 0x29) && open !== undefined) {
			while (at < quantities.length && quantities[at]!.from <= open)
				outside.push(quantities[at++]!);
			const inside: Quantity[] = [];
			while (at < quantities.length && quantities[at]!.from < i) inside.push(quantities[at++]!);
			const before = outside.at(-1);
			if (before && inside.length > 0) brackets.push({ from: open + 1, to: i, before, inside });
			open = undefined;
		}
	}
	while (at < quantities.length) outside.push(quantities[at++]!);
	return { outside, brackets };
}

/** 共检查126家（甲区52家、乙区70家）. */
function inBrackets(
	text: string,
	{ from, before, inside }: Bracketed['brackets'][number],
): readonly Parts[] {
	if (inside.length < 2 || from - before.to > 9 || !isAddable(before)) return [];
	if (/[，。；、]/u.test(text.slice(before.to, from - 1))) return [];
	const parts = listBehind(text, [before, ...inside], 0);
	if (parts.length < 1 || !isSuspect(before, parts)) return [];
	const joint = text.slice(before.to, parts[0]!.from);
	return [described(text, before, parts, linkOf(joint), joint, before.to)];
}

/**
 * All totals of a passage with the figures that may be their parts and do not make them, without a
 * judgment. What stands in brackets is a list of its own. Time is linear in the passage.
 * @param quantities those of the passage; spans are offsets of `text`.
 * @param within the passage.
 */
export function partsIn(
	text: string,
	quantities: readonly Quantity[],
	within: Span,
): readonly Parts[] {
	const filled = withElidedUnits(
		text,
		quantities.filter((one) => !countsItems(text, one) && !isOneByOne(text, one)),
	);
	const hasDays = graded.test(text.slice(within.from, within.to));
	const all = hasDays ? filled.map(asDays) : filled;
	const { outside, brackets } = bracketsIn(text, all, within);
	const found: Parts[] = brackets.flatMap((bracket) => inBrackets(text, bracket));
	outside.forEach((total, at) => {
		if (!isAddable(total) && !(hasDays && total.unit?.text === '天')) return;
		if (isComparedBase(text, total)) return;
		const before = partsBefore(text, outside, at);
		if (before) found.push(before);
		const parts = listBehind(text, outside, at);
		if (parts.length === 0 || !isSuspect(total, parts)) return;
		const joint = text.slice(total.to, parts[0]!.from);
		if (strengthOf(joint) >= 2 || /[：:]|其中|分别/u.test(joint)) {
			found.push(described(text, total, parts, linkOf(joint), joint, total.to));
		}
	});
	return found;
}
