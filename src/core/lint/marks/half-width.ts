import { isHan } from '../../text/characters';

/** Full-width form of each half-width mark that has one of the same meaning. */
export const fullWidthOf: Readonly<Record<string, string>> = {
	',': '，',
	';': '；',
	':': '：',
	'?': '？',
	'!': '！',
	'(': '（',
	')': '）',
	'.': '。',
};

const chineseMarks = new Set([...'，。、；：？！“”‘’（）《》〈〉【】〔〕…—％·～']);

const isSpace = (c: string): boolean => c === ' ' || c === '\u3000' || c === '\t' || c === '\u00a0';

/** A Chinese character or a mark of Chinese text. */
export const isChinese = (c: string): boolean =>
	c !== '' && (isHan(c.charCodeAt(0)) || chineseMarks.has(c));

export const isDigit = (c: string): boolean => c >= '0' && c <= '9' && c.length === 1;

export const isWordLike = (c: string): boolean => /^[A-Za-z0-9]$/u.test(c);

/** Index of the nearest character to the left that is no space; -1 where there is none. */
export function skipLeft(text: string, at: number): number {
	let i = at;
	while (i >= 0 && isSpace(text.charAt(i))) i--;
	return i;
}

/** Index of the nearest character to the right that is no space; the length where there is none. */
export function skipRight(text: string, at: number): number {
	let i = at;
	while (i < text.length && isSpace(text.charAt(i))) i++;
	return i;
}

const ownMarks = new Set([...'?!)";:,.']);

/** The character before a mark, across other half-width marks and spaces: 吗?! stands after 吗. */
export function wordBefore(text: string, at: number): string {
	let i = at - 1;
	const first = Math.max(0, at - 8);
	while (i >= first && (ownMarks.has(text.charAt(i)) || isSpace(text.charAt(i)))) i--;
	return text.charAt(i);
}

const partOfAddress = /^[\w\-.~:/?#@!$&'*+=%\\]$/u;

/** The run of address characters that ends before an offset, at most 80 long. */
function tokenBefore(text: string, at: number): string {
	let from = at;
	const first = Math.max(0, at - 80);
	while (from > first && partOfAddress.test(text.charAt(from - 1))) from--;
	return text.slice(from, at);
}

/** Whether the mark stands inside an address, a path or an entity: http://…?, C:\, &nbsp; */
export function isCode(text: string, at: number): boolean {
	const c = text.charAt(at);
	const next = text.charAt(at + 1);
	if (c === ':' && (next === '\\' || (next === '/' && text.charAt(at + 2) === '/'))) return true;
	if (c !== ';' && c !== '?' && c !== ':' && c !== '!' && c !== '(') return false;
	if (!/^[\w/=\-&]$/u.test(text.charAt(at - 1))) return false;
	const token = tokenBefore(text, at);
	if (c === ';') return /&#?\w+$/u.test(token);
	return token.includes('://') && !isChinese(next);
}

/** Whether nothing but a short numeral stands between a mark and the paragraph's start: 一. 1) */
export function isLevelMarkAt(text: string, at: number): boolean {
	if (at > 12) return false;
	return /^\s*[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})$/u.test(text.slice(0, at));
}
