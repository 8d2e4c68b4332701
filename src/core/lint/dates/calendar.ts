import { parseBeijingTime } from '../../text/beijing-time';

/** A day of the Gregorian calendar; month and day count from 1. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

const dayLength = 86_400_000;
const beijingOffset = 8 * 3_600_000;

const toUtc = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day);

function fromUtc(ms: number): Day {
	const date = new Date(ms);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The calendar day of a moment (milliseconds since 1970) in Beijing. */
export const dayOf = (epochMs: number): Day => fromUtc(epochMs + beijingOffset);

export const addDays = (day: Day, days: number): Day => fromUtc(toUtc(day) + days * dayLength);

/** Whole days from one day to another; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => (toUtc(to) - toUtc(from)) / dayLength;

/** 0 is Sunday, as in 日一二三四五六. */
export const weekdayOf = (day: Day): number => new Date(toUtc(day)).getUTCDay();

export const isLeapYear = (year: number): boolean =>
	(year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month has; February without its year has 29. */
export function daysInMonth(month: number, year?: number): number {
	if (month === 2) return year === undefined || isLeapYear(year) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day in words of a text: `11月20日`. */
export const writeDay = ({ month, day }: Day): string => `${month}月${day}日`;

/** The day that a front matter value names; undefined where it names none. */
export function dayWritten(value: string | undefined): Day | undefined {
	const time = parseBeijingTime(value ?? '');
	return time && dayOf(time.from);
}

const fullWidthZero = 0xff10;

/** Full-width digits made half-width; the length stays. */
export const halfWidthDigits = (text: string): string =>
	/[０-９]/u.test(text)
		? text.replace(/[０-９]/gu, (c) => String(c.charCodeAt(0) - fullWidthZero))
		: text;

/** Whether the character at an offset is a digit, half-width or full-width. */
export function isDigitAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** Where the run of digits that ends at an offset begins; at most five are looked at. */
export function digitsBefore(text: string, end: number): number {
	let from = end;
	while (end - from < 5 && isDigitAt(text, from - 1)) from--;
	return from;
}
