import type { Span } from '../../text/span';

/** A number as one reads it: its digits (and a closing X) without the spaces or hyphens between. */
export interface WrittenNumber extends Span {
	readonly digits: string;
}

/** First two digits of a region code (GB/T 2260). */
const provinces: ReadonlySet<string> = new Set(
	'11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
		' ',
	),
);

const longMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param date six or eight digits, year first; the century of two digits does not matter here. */
function isBirthday(date: string): boolean {
	if (date.length === 8 && !/^(?:19|20)/u.test(date)) return false;
	const month = Number(date.slice(-4, -2));
	const day = Number(date.slice(-2));
	return day >= 1 && day <= (longMonths[month - 1] ?? 0);
}

/** A region and a birthday stand where an identity number (GB 11643) has them; 18 or 15 digits. */
export function hasIdentityForm(digits: string): boolean {
	if (!/^\d{17}[\dX]$|^\d{15}$/iu.test(digits)) return false;
	const date = digits.length === 18 ? digits.slice(6, 14) : digits.slice(6, 12);
	return provinces.has(digits.slice(0, 2)) && digits.slice(2, 6) !== '0000' && isBirthday(date);
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Whether the last of 18 characters is the check character of the others (ISO 7064, MOD 11-2). */
export function hasIdentityCheck(digits: string): boolean {
	const sum = weights.reduce((total, weight, i) => total + weight * Number(digits.charAt(i)), 0);
	return checkCharacters.charAt(sum % 11) === digits.charAt(17).toUpperCase();
}

/** Luhn's check of card numbers (ISO/IEC 7812-1). */
export function hasCardCheck(digits: string): boolean {
	const sum = [...digits].reduceRight((total, digit, i) => {
		const isDoubled = (digits.length - i) % 2 === 0;
		const value = Number(digit) * (isDoubled ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return sum % 10 === 0;
}

const isDigit = (c: string): boolean => c >= '0' && c <= '9' && c.length === 1;
const groupMark = /[ \u00a0\-－—]/u;
/** Digits of the longest number that is looked for, spaces included. */
const longest = 26;

/** How far groups of digits go on behind a first one: 138 0531 1234, 6222 0202 0011 2233 445. */
function endOfGroups(text: string, { from, to }: Span): number {
	let end = to;
	while (
		end - from < longest &&
		groupMark.test(text.charAt(end)) &&
		isDigit(text.charAt(end + 1))
	) {
		end++;
		while (end - from < longest && isDigit(text.charAt(end))) end++;
	}
	return end;
}

const startsGroups = (text: string, { from, to }: Span): boolean => {
	const length = to - from;
	if (length !== 3 && length !== 4 && length !== 6) return false;
	return groupMark.test(text.charAt(to)) && isDigit(text.charAt(to + 1));
};

/** Not inside a code, a decimal or a longer masked number. */
function standsAlone(text: string, { from, to }: Span): boolean {
	const after = text.charAt(to);
	if (/[\w*＊×.．/]/u.test(text.charAt(from - 1))) return false;
	if (/[.．]/u.test(after)) return !isDigit(text.charAt(to + 1));
	return !/[\w*＊×/]/u.test(after);
}

/** The number that a run of digits begins, undefined where it is too short to be a person's. */
export function numberAt(text: string, run: Span): WrittenNumber | undefined {
	const isLong = run.to - run.from >= 11;
	if (!isLong && !startsGroups(text, run)) return undefined;
	let to = isLong ? run.to : endOfGroups(text, run);
	if (/X/iu.test(text.charAt(to)) && !/[A-Za-z\d]/u.test(text.charAt(to + 1))) to++;
	if (!standsAlone(text, { from: run.from, to })) return undefined;
	const digits = text.slice(run.from, to).replace(/[^\dX]/giu, '');
	return digits.length < 11 ? undefined : { from: run.from, to, digits };
}

/** The number with all but a few characters at both ends replaced by *, 3701**********1234. */
export const masked = (digits: string, head: number, tail: number): string =>
	digits.slice(0, head) + '*'.repeat(digits.length - head - tail) + digits.slice(-tail);
