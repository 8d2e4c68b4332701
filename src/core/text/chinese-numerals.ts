const digits = '〇一二三四五六七八九';

function digitOf(character: string): number | undefined {
	if (character === '零') return 0;
	if (character === '两') return 2;
	const value = digits.indexOf(character);
	return character.length === 1 && value >= 0 ? value : undefined;
}

/**
 * Reads a whole Chinese numeral from 〇 to 九十九; 零 and 两 are taken for 〇 and 二.
 * @returns undefined for anything else: an empty text, a part of a longer numeral, 一二, 十两.
 */
export function readChineseNumeral(text: string): number | undefined {
	const at = text.indexOf('十');
	if (at === -1) return digitOf(text);
	const tens = text.slice(0, at);
	const ones = text.slice(at + 1);
	// 两十 and 二十两 are no numerals; neither is 二十〇.
	if (/[〇零两]/u.test(tens + ones)) return undefined;
	const high = tens === '' ? 1 : digitOf(tens);
	const low = ones === '' ? 0 : digitOf(ones);
	return high === undefined || low === undefined ? undefined : high * 10 + low;
}

/**
 * Writes a whole number from 0 to 99 in Chinese: 0 is 〇, 10 is 十, 2 is 二.
 * @returns undefined outside that range.
 */
export function writeChineseNumeral(value: number): string | undefined {
	if (!Number.isInteger(value) || value < 0 || value > 99) return undefined;
	if (value < 10) return digits.charAt(value);
	const tens = Math.floor(value / 10);
	const ones = value % 10;
	return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`;
}

const fullWidthZero = 0xff10;

const toHalfWidth = (text: string): string =>
	text.replace(/[０-９]/gu, (c) => String(c.charCodeAt(0) - fullWidthZero));

/** A count as prose writes it: Chinese (四, 十二, 两) or up to two digits, also full-width ones. */
export function readCount(text: string): number | undefined {
	if (/^[\d０-９]{1,2}$/u.test(text)) return Number(toHalfWidth(text));
	return readChineseNumeral(text);
}

/**
 * Writes a count in the manner of another one, as it stands before a measure word.
 * @param like the numeral it replaces: digits stay digits; in Chinese, 2 becomes 两.
 */
export function writeCountLike(value: number, like: string): string | undefined {
	if (/^\d+$/u.test(like)) return String(value);
	if (/^[０-９]+$/u.test(like)) {
		return String(value).replace(/\d/gu, (c) => String.fromCharCode(fullWidthZero + Number(c)));
	}
	return value === 2 ? '两' : writeChineseNumeral(value);
}
