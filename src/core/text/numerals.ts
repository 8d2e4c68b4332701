import { nextFigure, type FigureMatch } from './figure-match';
import type { Span } from './span';

/**
 * 数目: a figure as prose writes it (126, １２６, 1.2万, 三十, 百分之五, 500余, 十几, 5%～6%).
 * `from`/`to` cover number, rough mark and unit.
 */
export interface Figure extends Span {
	/** The number with its scale, without unit; for a range both ends. */
	readonly number: Span;
	/** `range`: two ends; `rough`: made inexact by its own form (余, 多, 几, 三五). */
	readonly kind: 'exact' | 'range' | 'rough';
	/**
	 * Bounds of the value, equal but for ranges; 500余 has the value of its digits, undefined where
	 * the numeral itself is an estimate (几十, 三五).
	 */
	readonly low: number | undefined;
	readonly high: number | undefined;
	/** 余, 多 or 来 behind the number or the unit. */
	readonly rough?: Span;
	readonly unit?: Span;
}

const fullWidthZero = 0xff10;
const halfWidth = (text: string): string =>
	text.replace(/[０-９．]/gu, (c) => (c === '．' ? '.' : String(c.charCodeAt(0) - fullWidthZero)));

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const digitValues = '零一二三四五六七八九';

/** 三五, 七八: neighbouring digits (or 三五) are an estimate, but not in 二〇二三 or 一二三四. */
const neighbours =
	/(?<![〇零一二三四五六七八九])(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)(?![〇零一二三四五六七八九])/u;
const isArabic = (text: string): boolean => {
	const code = text.charCodeAt(0);
	return (code >= 0x30 && code <= 0x39) || (code >= fullWidthZero && code <= fullWidthZero + 9);
};

const isRoughNumeral = (text: string): boolean =>
	!isArabic(text) && (/[几数]|^上[百千万亿]/u.test(text) || neighbours.test(text));

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
	a === undefined || b === undefined ? undefined : a + b;

function readChinese(text: string): number | undefined {
	if (isRoughNumeral(text)) return undefined;
	let total = 0;
	let section = 0;
	let digit: number | undefined;
	for (const c of text) {
		const power = powers[c];
		if (power === undefined) {
			const value = c === '〇' ? 0 : c === '两' ? 2 : digitValues.indexOf(c);
			if (value < 0) return undefined;
			digit = (digit ?? 0) * (section === 0 ? 10 : 0) + value;
		} else if (power >= 1e4) {
			section += digit ?? 0;
			total = (total + (section === 0 ? 1 : section)) * power;
			section = 0;
			digit = undefined;
		} else {
			section += (digit ?? 1) * power;
			digit = undefined;
		}
	}
	return text === '' ? undefined : total + section + (digit ?? 0);
}

const scaleOf = (text: string): number => [...text].reduce((n, c) => n * (powers[c] ?? 1), 1);

/**
 * Value of a number without unit: `1,200`, `１．５`, `1.2万`, `三百二十`, `百分之五` (0.05).
 * @returns undefined where it is no number, or an estimate by itself (几十, 三五百, 上千).
 */
export function readNumber(text: string): number | undefined {
	if (plainNumber.test(text)) return Number(text);
	return readWritten(text);
}

const plainNumber = /^\d{1,9}(?:\.\d{1,5})?$/u;

function readWritten(text: string): number | undefined {
	const fraction = text.includes('之') ? /^([^之]+)分之([^之]+)$/u.exec(text) : null;
	if (fraction) return ratio(readNumber(fraction[2]!), readNumber(fraction[1]!));
	const parts = text.includes('亿') ? /^([^亿]+亿)([^亿]+万)$/u.exec(text) : null;
	if (parts) return sum(readNumber(parts[1]!), readNumber(parts[2]!));
	const digits = /^([\d,.]+)([十百千万亿]*)$/u.exec(halfWidth(text));
	if (!digits) return readChinese(text);
	const value = Number(digits[1]!.replaceAll(',', ''));
	return Number.isNaN(value) ? undefined : Number((value * scaleOf(digits[2]!)).toPrecision(15));
}

/** A Chinese numeral alone is a figure only before a unit: 统一, 万一, 十分 are words. */
const isFigure = (low: string, unitText: string | undefined): boolean =>
	isArabic(low) || low.includes('分之') || (unitText !== undefined && low + unitText !== '十分');

const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
	a === undefined || !b ? undefined : a / b;

const times = (value: number | undefined, by: number): number | undefined =>
	value === undefined ? undefined : value * by;

/** 5～6万: the scale of the second end holds for the first too where that has none. */
function sharedScale(low: string, high: string): number {
	if (low === high || /[百千万亿]$/u.test(low) || !isArabic(high)) return 1;
	return scaleOf(/[百千万亿]*$/u.exec(high)![0]);
}

/** A figure that reads its values when they are asked for: most who look for figures never do. */
class ReadFigure implements Figure {
	readonly from: number;
	readonly to: number;
	readonly number: Span;
	readonly kind: Figure['kind'];
	declare readonly rough?: Span;
	declare readonly unit?: Span;
	readonly #low: string;
	readonly #high: string;
	readonly #scale: string;
	readonly #hasLowUnit: boolean;

	constructor(text: string, match: FigureMatch, low: string, offset: number) {
		const { from, secondFrom, second, rough, scale, unit, to } = match;
		const isRange = second > secondFrom;
		this.#low = low;
		this.#high = isRange ? text.slice(secondFrom, second) : low;
		this.#scale = text.slice(rough, scale);
		this.#hasLowUnit = isRange && match.lowUnit > match.low;
		this.from = offset + from;
		this.to = offset + to;
		this.number = { from: offset + from, to: offset + (scale > rough ? scale : second) };
		const roughAt = rough > second ? second : to > unit ? unit : undefined;
		const isRough = roughAt !== undefined || isRoughNumeral(low) || isRoughNumeral(this.#high);
		this.kind = isRange ? 'range' : isRough ? 'rough' : 'exact';
		if (roughAt !== undefined) this.rough = { from: offset + roughAt, to: offset + roughAt + 1 };
		if (unit > scale) this.unit = { from: offset + scale, to: offset + unit };
	}

	get low(): number | undefined {
		const shared = this.#hasLowUnit ? 1 : sharedScale(this.#low, this.#high);
		return times(readNumber(this.#low), scaleOf(this.#scale) * shared);
	}

	get high(): number | undefined {
		return times(readNumber(this.#high), scaleOf(this.#scale));
	}
}

/**
 * All figures of a text in order; time is linear in it.
 * @param offset is added to all offsets, for a part of a longer text.
 */
export function figuresIn(text: string, offset = 0): readonly Figure[] {
	const found: Figure[] = [];
	for (let match = nextFigure(text, 0); match; match = nextFigure(text, match.to)) {
		const low = text.slice(match.from, match.low);
		const unit = match.unit > match.scale ? text.slice(match.scale, match.unit) : undefined;
		if (isFigure(low, unit)) found.push(new ReadFigure(text, match, low, offset));
	}
	return found;
}

/** The figure that begins at an offset, undefined where none does. */
export const figureAt = (text: string, from: number): Figure | undefined =>
	figuresIn(text.slice(from, from + 40), from).find((f) => f.from === from);
