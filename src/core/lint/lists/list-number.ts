import { readCount } from '../../text/chinese-numerals';
import { clauseStart } from '../../text/clauses';
import { widestSlip, type CountedList } from './counted-list';

/** The number of things in a list, as patterns look for it. */
export const numeral = String.raw`[二两三四五六七八九十]|\d{1,2}`;
/** 第三项, 前两项, 每五户, 近十家, 十二: no number of a whole list begins behind these. */
export const notBefore = String.raw`(?<![第该述前后他余另每各近约超逾多几数十百千万、\d.．—\-－~～至到])`;

const borders = /[，。；：！？,;:!?（）()“”《》\s\uFFFC]/u;
const farthest = 120;

/** Where the clause begins that ends at an offset; it reaches over no quotation mark and no bracket. */
export const clauseFrom = (text: string, to: number): number =>
	clauseStart(text, to, borders, farthest);

/**
 * What joins two items: 涉及 and 参与 join nothing, and in 瑞和建材 one character stands on one side alone.
 */
const word = '(?:以及|[和或]|(?<![涉普危波触])及|(?<!参)与)';
const joins = new RegExp(
	`(?<=[^、，；]{2})${word}(?=[^、，；。]{2})|(?<=(?:^|[、，；])[^、，；])${word}(?=[^、，；。](?:$|[、，；。]))`,
	'gu',
);

/** How many things a list names: 和 may join two of them or stand within one. */
export interface Length {
	readonly least: number;
	readonly most: number;
}

export const exactly = (count: number): Length => ({ least: count, most: count });

/** So many items were told apart in a list, and each 和 within it may part one more. */
export const atLeast = (count: number, list: string): Length => ({
	least: count,
	most: count + (list.match(joins)?.length ?? 0),
});

export const lengthOf = (items: readonly string[]): Length =>
	atLeast(items.length, items.join('、'));

/** A number beside a list; offsets are of the text, `to` is where what it counts ends. */
export interface ListNumber {
	readonly n: number;
	readonly from: number;
	readonly to: number;
	readonly digits: string;
	readonly of: string;
}

/** The number that a pattern names `numeral`, and `of` behind it; undefined below two. */
export function numberOf(match: RegExpExecArray): ListNumber | undefined {
	const { numeral: digits = '', of = '' } = match.groups!;
	const n = readCount(digits);
	if (n === undefined || n < 2) return undefined;
	// What stands before the number may hold such a character as well: 三会一课等四项制度.
	const at = match[0].lastIndexOf(digits + of);
	const from = match.index + (at < 0 ? match[0].indexOf(digits) : at);
	const to = match[0].indexOf(of, from - match.index + digits.length) + of.length + match.index;
	return { n, from, to, digits, of };
}

/** What a number contradicts; further off than a slip it is of something else. */
export function against(
	{ n, from, to, digits, of }: ListNumber,
	length: Length,
): CountedList | undefined {
	if (n >= length.least && n <= length.most) return undefined;
	const count = n < length.least ? length.least : length.most;
	if (Math.abs(n - count) > widestSlip) return undefined;
	return { n, count, of, from, to, numeral: { from, to: from + digits.length } };
}

/** Whether names are of about one length, as those of one list mostly are. */
export const areEven = (items: readonly string[], by: number): boolean => {
	const lengths = items.map((item) => item.length);
	return Math.max(...lengths) - Math.min(...lengths) <= by;
};
