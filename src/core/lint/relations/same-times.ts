import type { Span } from '../../text/span';

/** 是上年的3倍，增长3倍: one number for the whole and for the growth, of which one is wrong. */
export interface SameTimes {
	/** The growth, 3倍. */
	readonly amount: Span;
	/** What the growth is where the whole is right. */
	readonly right: string;
}

const number = '\\d+(?:\\.\\d+)?|[两二三四五六七八九十]';
const grown = '(?:增长|增加|提高|扩大|上升|增)了?';
const whole = '(?:[是为达到]|相当于|[加长大高]到)[一-龥\\d]{1,14}的';
const wholeFirst = new RegExp(
	`${whole}(?<n>${number})倍[，、（(；](?:即|也就是|同比|[比较](?:上年|去年)(?:同期)?)?${grown}(?<m>${number})倍(?=[，。；）)]|$)`,
	'u',
);

const chinese = '零一两三四五六七八九十';
const valueOf = (written: string): number =>
	/\d/u.test(written) ? Number(written) : chinese.indexOf(written.replace('二', '两'));

const reach = 24;

/** @param hit a 倍 of the text. */
export function sameTimesAt(text: string, hit: Span): SameTimes | undefined {
	const from = Math.max(0, hit.from - reach);
	const found = wholeFirst.exec(text.slice(from, hit.to + reach));
	const { n = '', m = '' } = found?.groups ?? {};
	if (!found || valueOf(n) !== valueOf(m) || valueOf(n) <= 1) return undefined;
	const to = from + found.index + found[0].length;
	// Only the first 倍 of the two is asked.
	if (hit.to > to - m.length - 1) return undefined;
	const value = Number((valueOf(n) - 1).toFixed(2));
	return {
		amount: { from: to - m.length - 1, to },
		right: value < 1 ? `${Number((value * 100).toFixed(0))}%` : `${value}倍`,
	};
}
