import type { Span } from '../../text/span';
import { daysInMonth, digitsBefore, halfWidthDigits, isDigitAt } from './calendar';
import type { Finding, Hit } from '../rule';

/** A date as far as the text gives it, with where it stands. */
interface Written extends Span {
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number;
}

const dash = '(?:[-－–~～到至]|—{1,2})';
const dayPattern = /^(\d{1,3})([日号])/u;
/** 日均, 日产 and 30号文 are no days of a month. */
const dayGoesOn = /^[均产供处用耗照龄额]/u;
const numberGoesOn = /^[文楼院线门令店井机车库厂桥路台站件口案仓馆墩地]/u;
const otherCalendar = /(?:[农阴旧夏藏傣回]历|初伏|闰)[^，。；]{0,8}$/u;

const farthest = 24;
const windowBefore = (text: string, at: number): string =>
	halfWidthDigits(text.slice(Math.max(0, at - farthest), at));
const windowAfter = (text: string, at: number): string =>
	halfWidthDigits(text.slice(at, at + farthest));

/** The day that begins at the start of a text; undefined where what looks like one is something else. */
function dayAtStart(after: string): { readonly day: number; readonly length: number } | undefined {
	const match = dayPattern.exec(after);
	if (!match) return undefined;
	const rest = after.slice(match[0].length);
	if ((match[2] === '日' ? dayGoesOn : numberGoesOn).test(rest)) return undefined;
	return { day: Number(match[1]), length: match[0].length };
}

function whyNot({ year, month, day }: Written): string {
	if (day === 0) return '日期从1日起';
	if (month === 2 && day === 29) return `${year}年不是闰年，2月只有28天`;
	return `${month}月最多有${daysInMonth(month, year)}天`;
}

/** The day as written, with the month it shares where that stands further up. */
function named(text: string, date: Written): string {
	const own = text.slice(date.from, date.to);
	return /^[\d０-９]+[日号]$/u.test(own) ? `${date.month}月${own}` : own;
}

const noSuchDay = (text: string, date: Written): Finding => ({
	from: date.from,
	to: date.to,
	message: `没有“${named(text, date)}”这一天：${whyNot(date)}，日期写错会被退回核实；请核对后改正。`,
});

const isImpossible = ({ year, month, day }: Written): boolean =>
	day < 1 || day > daysInMonth(month, year);

const reversed = (text: string, from: number, to: number): Finding => ({
	from,
	to,
	message: `“${text.slice(from, to)}”的止日早于起日：起止颠倒，看不出是哪段时间；请核对两个日期。`,
});

const fullEnd = new RegExp(String.raw`^${dash}(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]`, 'u');
const shortEnd = /^([-－–~～到至、和及]|—{1,2})\d{1,2}[日号]/u;

const yearly = /[每历][年届]|次年|学年|农历/u;

/** 6月20日至5月25日 without years: no period but a full one goes round nearly all the year. */
function isNearlyAYear(start: Written, [, year, month, day]: RegExpExecArray): boolean {
	if (year !== undefined || start.year !== undefined || Number(month) !== start.month - 1)
		return false;
	const left = (start.month - Number(month)) * 30 + start.day - Number(day);
	return left > 5 && left < 55;
}

/** 3月5日至3月1日: the end of a range that names its month again. */
function fullRange(text: string, start: Written): Finding[] {
	const match = fullEnd.exec(windowAfter(text, start.to));
	if (!match) return [];
	const year = match[1] === undefined ? start.year : Number(match[1]);
	// 11月15日至3月15日 runs into the next year; so may anything with only one year named.
	const sameMonth = match[1] === undefined && Number(match[2]) === start.month;
	if (!sameMonth && (match[1] === undefined || start.year === undefined))
		return isNearlyAYear(start, match) && !yearly.test(windowBefore(text, start.from))
			? [
					{
						...reversed(text, start.from, start.to + match[0].length),
						severity: 'warning',
					},
				]
			: [];
	const end = (year ?? 0) * 10_000 + Number(match[2]) * 100 + Number(match[3]);
	const begin = (start.year ?? year ?? 0) * 10_000 + start.month * 100 + start.day;
	return end < begin ? [reversed(text, start.from, start.to + match[0].length)] : [];
}

/** 2月28日至30日, 2月28日、30日: days that share the month before them. */
function furtherDays(text: string, start: Written): Finding[] {
	const found: Finding[] = [];
	let last = start;
	for (let i = 0; i < 40; i++) {
		const after = windowAfter(text, last.to);
		const match = shortEnd.exec(after);
		const length = match?.[0].length ?? 0;
		const unit = match && dayAtStart(after.slice(match[1]!.length));
		if (!match || !unit) break;
		const next = {
			...start,
			day: unit.day,
			from: last.to + match[1]!.length,
			to: last.to + length,
		};
		const isRange = !/[、和及]/u.test(match[1]!);
		if (isImpossible(next)) found.push(noSuchDay(text, next));
		else if (isRange && next.day < last.day)
			found.push({ ...reversed(text, last.from, next.to), severity: 'warning' });
		last = next;
	}
	return found;
}

const noSuchMonth = (text: string, from: number, to: number): Finding => ({
	from,
	to,
	message: `没有“${text.slice(from, to)}”：一年只有12个月，月份写错会被退回核实；请核对后改正。`,
});

const monthEnd = new RegExp(String.raw`^份?${dash}(\d{4})年(\d{1,2})月`, 'u');

/** 2026年3月至2025年12月. */
function monthRange(text: string, from: number, to: number, year: number, month: number) {
	const match = monthEnd.exec(windowAfter(text, to));
	if (!match || Number(match[1]) * 100 + Number(match[2]) >= year * 100 + month) return [];
	return [reversed(text, from, to + match[0].length)];
}

const mayGoOn = new Set('-－–—~～到至、和及');

/** Most dates by far: a day up to the 28th with no other date behind it. Asks for no expression. */
function isOrdinary(text: string, start: number, to: number): boolean {
	const month = to - start === 2 ? Number(text.charAt(start)) : Number(text.slice(start, to - 1));
	if (!(month >= 1 && month <= 12)) return false;
	let end = to;
	while (end - to < 3 && isDigitAt(text, end)) end++;
	if (end === to) return !mayGoOn.has(text.charAt(to)) && text.charAt(to) !== '份';
	const day = Number(text.slice(to, end));
	return day >= 1 && day <= 28 && !mayGoOn.has(text.charAt(end + 1));
}

/** What is wrong with the date around a `月` that follows a digit. */
function wrongDate(text: string, hit: Hit): readonly Finding[] {
	const start = digitsBefore(text, hit.to - 1);
	if (isOrdinary(text, start, hit.to)) return [];
	const month = Number(halfWidthDigits(text.slice(start, hit.to - 1)));
	if (hit.to - 1 - start > 2 || /[.．,第A-Za-z]/u.test(text.charAt(start - 1))) return [];
	const after = windowAfter(text, hit.to);
	const unit = dayAtStart(after);
	const before = windowBefore(text, start);
	const yearText = /(?:^|\D)(\d{4})年\s?$/u.exec(before)?.[1];
	const year = yearText === undefined ? undefined : Number(yearText);
	const from =
		yearText === undefined ? start : start - before.length + before.lastIndexOf(yearText);
	if (month < 1 || month > 12) {
		const isMonth = unit !== undefined || year !== undefined || after.startsWith('份');
		if (!isMonth || after.startsWith('龄')) return [];
		return [noSuchMonth(text, start, hit.to + (unit?.length ?? 0))];
	}
	if (!unit) return year === undefined ? [] : monthRange(text, from, hit.to, year, month);
	if (otherCalendar.test(before)) return [];
	const date = { year, month, day: unit.day, from, to: hit.to + unit.length };
	const own = isImpossible(date) ? [noSuchDay(text, date)] : fullRange(text, date);
	return [...own, ...furtherDays(text, date)];
}

const badNumeric: readonly string[] = [
	...[2, 4, 6, 9, 11].flatMap((month) => [String(month), String(month).padStart(2, '0')]),
].flatMap((month) =>
	(Number(month) === 2 ? ['29', '30', '31'] : ['31']).flatMap((day) =>
		['-', '/', '.'].map((mark) => `${mark}${month}${mark}${day}`),
	),
);

const isNumeric = (text: string): boolean => /^[-/.]/u.test(text);

/** 2026-02-30. */
export function wrongNumericDate(text: string, hit: Hit): readonly Finding[] {
	const from = digitsBefore(text, hit.from);
	const mark = hit.text.charAt(0);
	if (hit.from - from !== 4 || !/^(?:19|20)\d\d$/u.test(text.slice(from, hit.from))) return [];
	if (/^[-/.]?[\dA-Za-z]/u.test(text.slice(hit.to)) || text.charAt(from - 1) === mark) return [];
	const [month, day] = hit.text.slice(1).split(mark).map(Number) as [number, number];
	const date = { year: Number(text.slice(from, hit.from)), month, day, from, to: hit.to };
	return isImpossible(date) ? [noSuchDay(text, date)] : [];
}

const chineseYear = /[〇零一二三四五六七八九]{4}年$/u;

/** 四月三十一日 is in no calendar; 二月三十日 may be of the lunar one, unless the year is written in digits. */
const chineseDays: readonly string[] = ['二', '四', '六', '九', '十一'].flatMap((month) =>
	[...(month === '二' ? ['三十日'] : []), '三十一日'].map((day) => `${month}月${day}`),
);

function wrongChineseDate(text: string, hit: Hit): readonly Finding[] {
	const before = text.slice(Math.max(0, hit.from - farthest), hit.from);
	// 十二月三十一日 and 十一月三十一日 end like 二月三十一日 and 一月三十一日.
	if (before.endsWith('十')) return [];
	if (hit.text === '二月三十日' && (!chineseYear.test(before) || otherCalendar.test(before)))
		return [];
	const months = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];
	const [name = ''] = hit.text.split('月');
	const date = {
		year: undefined,
		month: months.indexOf(name),
		day: 31,
		from: hit.from,
		to: hit.to,
	};
	return [noSuchDay(text, date)];
}

const digits = [...'0123456789０１２３４５６７８９'];

export const dateTriggers: readonly string[] = [
	...digits.map((digit) => `${digit}月`),
	...badNumeric,
	...chineseDays,
];

/** What is impossible or reversed about the date at a hit of `dateTriggers`. */
export function impossibleDates(text: string, hit: Hit): readonly Finding[] {
	if (isNumeric(hit.text)) return wrongNumericDate(text, hit);
	return hit.text.length > 2 ? wrongChineseDate(text, hit) : wrongDate(text, hit);
}
