/** What a code point is to a counter: white space, one word by itself, or part of a run. */
export type CharacterClass = 'space' | 'chinese' | 'other';

/** The code units of characters outside the supplementary planes, to be looked up by `charCodeAt`. */
export const codesOf = (characters: string): ReadonlySet<number> =>
	new Set([...characters].map((one) => one.charCodeAt(0)));

const quotesAndDashes = codesOf('“”‘’—…·');

function isOtherSpace(code: number): boolean {
	if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) return true;
	if (code < 0x1680) return false;
	return (
		code === 0x3000 ||
		(code >= 0x2000 && code <= 0x200a) ||
		code === 0x2028 ||
		code === 0x2029 ||
		code === 0x202f ||
		code === 0x205f ||
		code === 0x1680 ||
		code === 0xfeff
	);
}

function isChineseBlock(code: number): boolean {
	if (code < 0x2e80) return quotesAndDashes.has(code);
	return (
		// Radicals, CJK marks, kana, bopomofo; Korean is written with spaces and counts by runs.
		(code >= 0x2e80 && code <= 0x312f) ||
		// Strokes, enclosed and squared forms (㈠ ㎡), extension A, the ideographs.
		(code >= 0x31a0 && code <= 0x9fff) ||
		(code >= 0xf900 && code <= 0xfaff) ||
		// Vertical and full-width forms.
		(code >= 0xfe10 && code <= 0xfe1f) ||
		(code >= 0xfe30 && code <= 0xfe6f) ||
		(code >= 0xff00 && code <= 0xffef) ||
		(code >= 0x20000 && code <= 0x3ffff)
	);
}

/** Class of a code point by the counting rule of word processors (DESIGN 5, Count). */
export function classOf(code: number): CharacterClass {
	if (code >= 0x4e00 && code <= 0x9fff) return 'chinese';
	if (isOtherSpace(code)) return 'space';
	return isChineseBlock(code) ? 'chinese' : 'other';
}

/** Chinese ideographs only, no marks: what a person calls 汉字. */
export const isHan = (code: number): boolean =>
	code === 0x3007 ||
	(code >= 0x3400 && code <= 0x4dbf) ||
	(code >= 0x4e00 && code <= 0x9fff) ||
	(code >= 0xf900 && code <= 0xfaff) ||
	(code >= 0x20000 && code <= 0x3ffff);

/** The block of common ideographs, which names and words are written in; one comparison, for hot loops. */
export const isCommonHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** Whether a character, or a text, begins with a common ideograph; an empty one does not. */
export const opensWithHan = (text: string): boolean => isCommonHan(text.charCodeAt(0));

/** White space that may indent a line: space, tab, no-break and full-width space. */
export const isIndent = (character: string | undefined): boolean =>
	character === ' ' || character === '\t' || character === '\u3000' || character === '\u00a0';
