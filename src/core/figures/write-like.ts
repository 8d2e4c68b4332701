import type { Span } from '../text/span';
import { clean, notationOf, type Notation, type Quantity } from './quantity';

const digits = '零一二三四五六七八九';

/** 1 to 9999 in Chinese: 三百二十六, 两千零五. */
function section(value: number): string {
	let out = '';
	let rest = value;
	let skipped = false;
	for (const [power, word] of [
		[1000, '千'],
		[100, '百'],
		[10, '十'],
		[1, ''],
	] as const) {
		const digit = Math.floor(rest / power);
		rest %= power;
		if (digit === 0) {
			skipped = out !== '';
			continue;
		}
		out += (skipped ? '零' : '') + digits.charAt(digit) + word;
		skipped = false;
	}
	return out.replace(/^一十/u, '十');
}

function inChinese(value: number): string | undefined {
	if (!Number.isInteger(value) || value <= 0 || value >= 1e8) return undefined;
	const high = Math.floor(value / 1e4);
	const low = value % 1e4;
	if (high === 0) return value === 2 ? '两' : section(low);
	const gap = low > 0 && low < 1000 ? '零' : '';
	return `${high === 2 ? '两' : section(high)}万${gap}${low > 0 ? section(low) : ''}`;
}

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

function inArabic(value: number, notation: Notation): string {
	const scale = [...notation.scale].reduce((n, c) => n * (powers[c] ?? 1), 1);
	const places = notation.decimals.length;
	// 1.005 in floating point is less than it looks.
	const scaled = clean(Math.round(clean((value / scale) * 10 ** places)) / 10 ** places);
	let text = scaled.toFixed(places);
	if (notation.hasCommas) text = text.replace(/\d(?=(?:\d{3})+(?:\.|$))/gu, '$&,');
	if (notation.isFullWidth) {
		text = text.replace(/[\d.]/gu, (c) =>
			c === '.' ? '．' : String.fromCharCode(0xff10 + Number(c)),
		);
	}
	return text + notation.scale;
}

/**
 * Writes a value as another figure is written: same unit, same 万 or 亿, same decimals, same kind of
 * digits.
 * @param value in base units.
 * @returns the text for `numberOf(quantity)`; undefined where it cannot be written so (a range, a
 * mixed form such as 3亿2000万, a fraction).
 */
export function writeLike(text: string, quantity: Quantity, value: number): string | undefined {
	const { figure, unit } = quantity;
	if (figure.kind !== 'exact' || !Number.isFinite(value) || value < 0) return undefined;
	const number = text.slice(figure.number.from, figure.number.to);
	if (/分之|亿.+万/u.test(number)) return undefined;
	const own = clean(value / (unit?.scale ?? 1));
	const notation = notationOf(number);
	return notation.isChinese ? inChinese(Math.round(own)) : inArabic(own, notation);
}

/** The characters that `writeLike` replaces. */
export const numberOf = (quantity: Quantity): Span => quantity.figure.number;
