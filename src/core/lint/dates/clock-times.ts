import type { Span } from '../../text/span';
import type { Finding } from '../rule';

/** 8时30分, 8点半, 8:30: a time of the day. */
export const clock =
	/(?<![\d:：])(?<hour>[01]?\d|2[0-4])(?:[时点](?:(?<minute>[0-5]?\d)分|(?<half>半)|(?!\d))|[:：](?<colon>[0-5]\d)(?![\d:：]))/gu;

/** A time of the day in minutes since midnight, and where it stands. */
export interface ClockTime extends Span {
	readonly at: number;
	readonly written: string;
}

/** All times of the day in a text, in order. */
export const timesIn = (text: string): ClockTime[] =>
	[...text.matchAll(clock)].map(({ 0: written, index, groups }) => {
		const { hour, minute = groups!['colon'], half } = groups!;
		const at = Number(hour) * 60 + (half ? 30 : Number(minute ?? 0));
		return { at, written, from: index, to: index + written.length };
	});

/** 100 → 1小时40分钟; in minutes alone where what is said has no hours. */
const spell = (minutes: number, said: string): string => {
	const hours = Math.floor(minutes / 60);
	if (!said.includes('小时') || hours === 0) return `${minutes}分钟`;
	const rest = minutes % 60;
	return `${hours}小时${rest === 0 ? '' : `${rest}分钟`}`;
};

/** Whether a length of time is that between two times; hours without minutes are rounded. */
export const isLength = (minutes: number, length: number, said: string): boolean =>
	Math.abs(minutes - length) <= (/[分半.]/u.test(said) ? 0 : 30);

/**
 * What is reported of a length of time that two clock times contradict.
 * @param at where the length stands in the text.
 */
export function lengthFinding(
	[first, last]: readonly [string, string],
	value: number,
	said: string,
	at: Span,
): Finding {
	const right = spell(value, said);
	return {
		...at,
		severity: 'warning',
		message: `${first}到${last}是${right}，文中为${said}：几个时间对不上，会被当作数据有误；请核对各个时间。`,
		fixes: [{ title: `改为“${right}”`, edits: [{ ...at, text: right }] }],
	};
}
