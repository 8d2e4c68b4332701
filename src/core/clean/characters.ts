import { classOf, isHan } from '../text/characters';

/** Marks that Chinese and Latin text share; alone they do not tell which of the two they stand in. */
const shared = new Set([...'“”‘’—…·'].map((mark) => mark.charCodeAt(0)));

/** Chinese character, or a mark that only Chinese text has: no space stands beside it. */
export const isWide = (code: number): boolean => classOf(code) === 'chinese' && !shared.has(code);

/** The same and the marks “”‘’—…· that stand in Chinese text too. */
export const isChinese = (code: number): boolean => classOf(code) === 'chinese';

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export const isAsciiWord = (code: number): boolean =>
	isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Whether a line holds any 汉字; the marks of a line without are left as they are. */
export function hasHan(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at) ?? 0;
		if (isHan(code)) return true;
		if (code > 0xffff) at++;
	}
	return false;
}

/** Columns a text takes on a page: two for a Chinese character, one for others. */
export function widthOf(text: string): number {
	let width = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at) ?? 0;
		if (code > 0xffff) at++;
		width += isChinese(code) || code === 0x3000 ? 2 : 1;
	}
	return width;
}

/** Code point that ends before an offset; 0 at the beginning. */
export function codeBefore(text: string, at: number): number {
	const unit = text.charCodeAt(at - 1);
	const isLow = unit >= 0xdc00 && unit <= 0xdfff;
	return at <= 0 ? 0 : ((isLow ? text.codePointAt(at - 2) : unit) ?? 0);
}
