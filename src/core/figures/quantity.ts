import { figuresIn, type Figure } from '../text/numerals';
import { shift, type Span } from '../text/span';
import { gather } from '../text/gather';
import { isAmount } from './nature';
import { unitOf, type Unit } from './unit';

/**
 * How an approximation bends a figure: `about` both ways (约, 左右), `over` upwards (余, 多, 超, 以上),
 * `under` downwards (近, 不足, 以内), `vague` has no value at all (几十, 三五).
 */
export type Bend = 'none' | 'about' | 'over' | 'under' | 'vague';

/**
 * 量: a figure as a value. All values are in base units (`Unit.scale`): 15.7亿元 is 1570000000. Its
 * span covers approximation words, number and unit.
 */
export interface Quantity extends Span {
	readonly figure: Figure;
	/** The value as written; both ends of a range, equal otherwise. 0 and Infinity for a vague one. */
	readonly low: number;
	readonly high: number;
	/** Half a unit in the last written place: 500 for 1.2万, 0 for a plain count (126家). */
	readonly slack: number;
	/** Bounds of what can be meant: rounding and approximation included. */
	readonly lowest: number;
	readonly highest: number;
	readonly bend: Bend;
	/** Undefined for a number alone (一产1.1、二产5.3). A share (百分之五, 三分之二) has the unit %. */
	readonly unit: Unit | undefined;
}

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
function scaleOf(text: string): number {
	let scale = 1;
	for (let i = 0; i < text.length; i++) scale *= powers[text.charAt(i)] ?? 1;
	return scale;
}

/** Floating point noise of sums and products, cut off behind the 12th digit. */
export function clean(value: number): number {
	// Few figures have more than four decimals; writing a number out takes long.
	const rounded = Math.round(value * 1e4);
	if (rounded / 1e4 === value && Math.abs(rounded) < 1e12) return value;
	return Number(value.toPrecision(12));
}

/** How a number is written, without rough mark and unit; of a range the second end. */
export interface Notation {
	readonly isChinese: boolean;
	readonly isFullWidth: boolean;
	readonly hasCommas: boolean;
	/** Digits before and behind the point, half-width, without commas; empty for Chinese numerals. */
	readonly whole: string;
	readonly decimals: string;
	/** 万, 亿, 千, 万亿 behind the digits; for Chinese numerals empty. */
	readonly scale: string;
	/** The value of one in the last written place: 1000 for 1.2万 and 两万五千. */
	readonly place: number;
	/** The value of one in the last place that is not 0: 100 for 500. */
	readonly coarsePlace: number;
}

const toHalfWidth = (text: string): string =>
	text.replace(/[０-９．]/gu, (c) => (c === '．' ? '.' : String(c.charCodeAt(0) - 0xff10)));

/** Zeros at the end of whole digits say how coarse a number may be: 100 for 500. */
function trailing(whole: string): number {
	let zeros = 0;
	while (zeros < whole.length && whole.charAt(whole.length - 1 - zeros) === '0') zeros++;
	return zeros === 0 ? 1 : 10 ** (zeros % whole.length);
}

function chineseNotation(text: string): Notation {
	const last = /[十百千万亿]*$/u.exec(text)![0];
	const place = scaleOf(last);
	return {
		isChinese: true,
		isFullWidth: false,
		hasCommas: false,
		whole: '',
		decimals: '',
		scale: '',
		place,
		coarsePlace: place,
	};
}

function arabicNotation(
	whole: string,
	decimals: string,
	scale: string,
	{ isFullWidth, hasCommas }: Pick<Notation, 'isFullWidth' | 'hasCommas'>,
): Notation {
	const place = clean(scaleOf(scale) / (decimals === '' ? 1 : 10 ** decimals.length));
	const coarsePlace = decimals === '' ? clean(place * trailing(whole)) : place;
	return {
		isChinese: false,
		isFullWidth,
		hasCommas,
		whole,
		decimals,
		scale,
		place,
		coarsePlace,
	};
}

const plainNumber = /^(\d+)(?:\.(\d+))?([十百千万亿]*)$/u;

/** Reads how a number is written; `text` is that of `Figure.number`. */
export function notationOf(text: string): Notation {
	const simple = plainNumber.exec(text);
	if (simple) {
		const [, whole = '', decimals = '', scale = ''] = simple;
		return arabicNotation(whole, decimals, scale, { isFullWidth: false, hasCommas: false });
	}
	const plain = text
		.replace(/[余多来]/gu, '')
		.split(/[-－–—―~～至到]/u)
		.at(-1)!;
	const numerator = plain.split('分之').at(-1)!;
	const parts = /^(?:[\d０-９,.．]+亿)?([\d０-９,]+)(?:[.．]([\d０-９]+))?([十百千万亿]*)$/u.exec(
		numerator,
	);
	if (!parts) return chineseNotation(numerator);
	const whole = toHalfWidth(parts[1]!).replaceAll(',', '');
	return arabicNotation(whole, toHalfWidth(parts[2] ?? ''), parts[3]!, {
		isFullWidth: /[０-９]/u.test(numerator),
		hasCommas: numerator.includes(','),
	});
}

const before: readonly (readonly [RegExp, Bend])[] = [
	[
		/(?<![节签预契合公条履违特邀相解失隐简制缔盟])(?:大约|约为|约有|约计|约|大概|大致|估计|预计约)$/u,
		'about',
	],
	[
		/(?:不超过|不高于|不多于|最多|至多|不足|不到|未满|低于|少于|将近|接近|(?<![附最靠邻远临])近)$/u,
		'under',
	],
	[/(?:不少于|不低于|至少|最少|超过|突破|(?<![，；])超出|高于|多于|逾|(?<!赶)超)$/u, 'over'],
];
const behind: readonly (readonly [RegExp, Bend])[] = [
	[/^(?:左右|上下)/u, 'about'],
	[/^(?:以上|开外|有余|之多)/u, 'over'],
	[/^(?:以下|以内|之内|不到)/u, 'under'],
];
const widest = 4;
/** On what those words end and begin; most figures have neither beside them. */
const lastOfBefore = new Set('约为有计概致过于多足到满近少破出逾超');
const firstOfBehind = new Set('左上以开有之不');

interface Approximation extends Span {
	readonly bend: Bend;
	/** 余, 多 and 近 stay within one of the last place that is not 0. */
	readonly isNear: boolean;
}

/** The words around a figure that make it inexact; the figure's own span where there are none. */
function approximationOf(text: string, figure: Figure): Approximation {
	let { from, to } = figure;
	let bend: Bend = figure.rough ? 'over' : 'none';
	let isNear = figure.rough !== undefined;
	const isBent = lastOfBefore.has(text.charAt(from - 1)) || firstOfBehind.has(text.charAt(to));
	if (!isBent) return { from, to, bend, isNear };
	const head = text.slice(Math.max(0, from - widest), from);
	const tail = text.slice(to, to + 2);
	for (const [words, meaning] of before) {
		const found = words.exec(head)?.[0];
		if (found === undefined) continue;
		from -= found.length;
		isNear ||= found.endsWith('近') && bend === 'none';
		bend = bend === 'none' ? meaning : 'about';
	}
	for (const [words, meaning] of behind) {
		const found = words.exec(tail)?.[0];
		if (found === undefined) continue;
		to += found.length;
		bend = bend === 'none' || bend === meaning ? meaning : 'about';
		isNear = false;
	}
	return { from, to, bend, isNear };
}

/** The unit and how many base units one written unit has; a share counts in %. */
function measureOf(text: string, figure: Figure, number: string) {
	if (number.includes('分之')) return { unit: unitOf('%'), by: 100 };
	if (figure.unit === undefined) return { unit: undefined, by: 1 };
	const { from, to } = figure.unit;
	// 两块展板 and 补助两块 are pieces; 两块钱 is money.
	const isMoney = text.startsWith('块钱', from);
	const unit = unitOf(isMoney ? '块钱' : text.slice(from, to));
	return { unit, by: unit.scale };
}

interface Written {
	readonly low: number;
	readonly high: number;
	readonly slack: number;
	readonly coarse: number;
}

function boundsOf({ low, high, slack, coarse }: Written, { bend, isNear }: Approximation) {
	if (bend === 'none') return { lowest: low - slack, highest: high + slack };
	if (bend === 'about') return { lowest: low - coarse - slack, highest: high + coarse + slack };
	if (bend === 'over') {
		return { lowest: low - slack, highest: isNear ? high + coarse + slack : Infinity };
	}
	return { lowest: isNear ? low - coarse - slack : Math.min(0, low), highest: high + slack };
}

/** 两万五 means 25000 to people and nothing certain to a reader of digits. */
const isColloquial = /[百千万亿][一二三四五六七八九]$/u;

const minus = /(?:^|[^\dA-Za-z０-９一-龥]|[到至为是由从约达])[-－−]$/u;
const isNegative = (text: string, from: number): boolean =>
	from > 0 &&
	'-－−'.includes(text.charAt(from - 1)) &&
	minus.test(text.slice(Math.max(0, from - 2), from));

/** How rough a fraction such as 三分之一 is, in per cent. */
export const fractionSlack = 2.5;
/** 十分之九 is as rough as 九成; 三分之一 has its neighbours farther off, but is not said of 36%. */
const slackOfFraction = (number: string): number => (number.startsWith('十') ? 5 : fractionSlack);

const slackOf = (notation: Notation, unit: Unit | undefined, by: number): number =>
	unit?.isCount === true && notation.place === 1 ? 0 : clean((notation.place * by) / 2);

const tenths = '零一二三四五六七八九';
/** 四成五乡镇 would be no share; a share ends where the clause does, or its attribute begins. */
const endsShare = /^(?:[，。；：、）)的]|左右|以[上内]|$)/u;

/** What stands behind 成: 半 is half of the unit more, 五 five tenths of it. */
function behindTenths(text: string, to: number): { part: number; slack: number } | undefined {
	const next = text.charAt(to);
	if (next === '半') return { part: 0.5, slack: 0.25 };
	const part = next === '' ? -1 : tenths.indexOf(next);
	return part > 0 && endsShare.test(text.slice(to + 1, to + 3))
		? { part: part / 10, slack: 0.05 }
		: undefined;
}

/** 三成半 and 四成五: as fine as they are written. */
function withHalf(text: string, quantity: Quantity): Quantity {
	const { figure, unit, bend, low } = quantity;
	if (unit?.text !== '成' || bend !== 'none' || figure.kind !== 'exact') return quantity;
	const more = behindTenths(text, figure.to);
	if (!more) return quantity;
	const value = clean(low + unit.scale * more.part);
	const slack = unit.scale * more.slack;
	const to = figure.to + 1;
	const { from, number, kind } = figure;
	return {
		...quantity,
		figure: { from, to, number, kind, low: figure.low, high: figure.high },
		to,
		low: value,
		high: value,
		slack,
		lowest: value - slack,
		highest: value + slack,
	};
}

/** @returns undefined where the figure is no amount: a date, a code, a mark of order. */
export function toQuantity(text: string, figure: Figure): Quantity | undefined {
	const quantity = readQuantity(text, figure);
	return quantity?.unit?.text === '成' ? withHalf(text, quantity) : quantity;
}

function readQuantity(text: string, figure: Figure): Quantity | undefined {
	if (!isAmount(text, figure)) return undefined;
	const number = text.slice(figure.number.from, figure.number.to);
	const { unit, by } = measureOf(text, figure, number);
	const { low, high } = figure;
	const around = approximationOf(text, figure);
	const base = { figure, from: around.from, to: around.to, unit };
	if (low === undefined || high === undefined || isColloquial.test(number)) {
		return {
			...base,
			low: 0,
			high: Infinity,
			slack: 0,
			lowest: 0,
			highest: Infinity,
			bend: 'vague',
		};
	}
	// 6-0 is a score or a code.
	if (low > high) return undefined;
	const notation = notationOf(number);
	// -0-5 is a code or a range of dates, and no range below nothing.
	const sign = figure.kind !== 'range' && isNegative(text, figure.from) ? -1 : 1;
	const isShare = number.includes('分之');
	const perPlace = isShare ? 1 : by;
	// 三分之二 is no measured share; 百分之五 is.
	const slack =
		isShare && !/^[一1]?百分之/u.test(number)
			? slackOfFraction(number)
			: slackOf(notation, unit, perPlace);
	const written = {
		low: clean(low * by * sign),
		high: clean(high * by * sign),
		slack,
		coarse: clean(notation.coarsePlace * perPlace),
	};
	const { lowest, highest } = boundsOf(written, around);
	// Written out: copying by spread is the dearest step of all here.
	return {
		figure,
		from: around.from,
		to: around.to,
		unit,
		low: written.low,
		high: written.high,
		slack,
		lowest,
		highest,
		bend: around.bend,
	};
}

const shiftFigure = (
	{ from, to, number, kind, low, high, rough, unit }: Figure,
	by: number,
): Figure => ({
	from: from + by,
	to: to + by,
	number: shift(number, by),
	kind,
	low,
	high,
	...(rough && { rough: shift(rough, by) }),
	...(unit && { unit: shift(unit, by) }),
});

/** One amount, told as it is: no range, and neither about nor over it. */
export const isExact = ({ figure, bend }: Quantity): boolean =>
	figure.kind === 'exact' && bend === 'none';

/** More than nothing however it was rounded, and not open above. */
export const isPositive = ({ lowest, highest }: Quantity): boolean =>
	lowest > 0 && Number.isFinite(highest);

/** One exact amount of something. */
export const isPlain = (quantity: Quantity): boolean => isExact(quantity) && isPositive(quantity);

/** What two amounts of one kind make together, in base units; place and notation are those of the first. */
export const jointOf = (a: Quantity, b: Quantity): Quantity => ({
	...a,
	low: a.low + b.low,
	high: a.high + b.high,
	slack: a.slack + b.slack,
	lowest: a.lowest + b.lowest,
	highest: a.highest + b.highest,
});

/** An exact number of per cent. */
export const isExactPercent = (quantity: Quantity): boolean =>
	quantity.unit?.text === '%' && isExact(quantity);

/** Something read in one text that stands in another as many characters further on. */
export interface Standing<T> {
	readonly one: T;
	readonly by: number;
}

/** The same amount in a text in which it stands as many characters further on. */
export const shiftQuantity = (quantity: Quantity, by: number): Quantity =>
	by === 0
		? quantity
		: {
				figure: shiftFigure(quantity.figure, by),
				from: quantity.from + by,
				to: quantity.to + by,
				unit: quantity.unit,
				low: quantity.low,
				high: quantity.high,
				slack: quantity.slack,
				lowest: quantity.lowest,
				highest: quantity.highest,
				bend: quantity.bend,
			};

/**
 * All amounts of a text in order; dates, times, years, codes, document numbers and marks of order are
 * left out. Time is linear in the text.
 * @param figures those of `figuresIn(text)`, where they are known already.
 */
export const quantitiesIn = (
	text: string,
	figures: readonly Figure[] = figuresIn(text),
): readonly Quantity[] => gather(figures, (figure) => toQuantity(text, figure));
