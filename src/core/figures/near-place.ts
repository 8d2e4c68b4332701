import { clauseStart } from '../text/clauses';
import type { Contradiction } from './changes/changes-check';
import { tailOf } from './heads';
import { explains, type Made } from './made';
import { clean, isPlain, type Quantity } from './quantity';
import { isOneSlip, placeOf } from './slips';
import { isSameDimension } from './unit';

/** As far back as this a figure may be what another is made of, in UTF-16 units. */
export const reach = 150;
export const clauseReach = 24;
const mark = /[，。；：、！？（）()\n]/u;
const sentenceEnd = /[。；！？\n]/u;

export interface Place {
	readonly text: string;
	readonly quantities: readonly Quantity[];
	/** The figure in question. */
	readonly made: Quantity;
	/** The words of its clause before it, other figures included. */
	readonly said: string;
	/** Plain amounts before it, nearest first. */
	readonly before: readonly Quantity[];
}

export const isRatio = ({ unit }: Quantity): boolean =>
	unit?.dimension === 'ratio' || unit?.dimension === 'point';
export const areAlike = (a: Quantity, b: Quantity): boolean => isSameDimension(a.unit, b.unit);

export const clauseBefore = (text: string, to: number): string =>
	text.slice(clauseStart(text, to, mark, clauseReach), to);

/** Whether two figures of a paragraph make another by an operation. */
export function isExplained(
	{ quantities, made }: Place,
	make: (a: Quantity, b: Quantity) => readonly Made[],
): boolean {
	const all = quantities.filter((one) => one !== made && isPlain(one) && !isRatio(one));
	return all.some((a) => all.some((b) => a !== b && make(a, b).some((one) => explains(made, one))));
}

/** Significant digits as written. */
export const digitsOf = (text: string, { figure }: Quantity): number =>
	text
		.slice(figure.number.from, figure.number.to)
		.replace(/\D/gu, '')
		.replace(/^0+|0+$/gu, '').length;

export const fewestDigits = 3;

/** One slip of the hand: of two digits only where the sentence leaves no doubt what the figure is made of. */
export function isNearMiss({ text, made }: Place, { value }: Made, isSure: boolean): boolean {
	const ratio = made.low / value;
	if (isScaleSlip({ text, made }, value)) return true;
	if (ratio > 2 || ratio < 0.5) return false;
	if (!isOneSlip(text, made, value)) return isSure && isEvenDigit(text, made, value);
	return isSure || digitsOf(text, made) >= fewestDigits;
}

/** 2300万元 for 230万元: the digits are right, and there is one too many or too few. */
function isScaleSlip({ text, made }: Pick<Place, 'text' | 'made'>, value: number): boolean {
	const by = clean(made.low / value);
	return (by === 10 || by === 0.1) && digitsOf(text, made) > 1;
}

/** 0.8 for 0.9, 3 for 4: a value of one digit that comes out even. */
function isEvenDigit(text: string, made: Quantity, value: number): boolean {
	if (made.unit?.isCount !== false) return false;
	const steps = clean(value / placeOf(text, made));
	return (
		digitsOf(text, made) === 1 && made.low < 10 * placeOf(text, made) && Number.isInteger(steps)
	);
}

/** 57 for 75. */
export function isSwapped({ text, made }: Place, { value }: Made): boolean {
	const place = placeOf(text, made);
	const said = String(Math.round(made.low / place));
	return said.length === 2 && said === [...String(Math.round(value / place))].reverse().join('');
}

export const isInSentence = (text: string, a: Quantity, b: Quantity): boolean =>
	!sentenceEnd.test(text.slice(a.to, b.from));

export const contradiction = (
	place: Place,
	{ value }: Made,
	kind: 'ratio' | 'growth' | 'fall' | 'difference' | 'product',
	[first, second]: readonly [Quantity, Quantity],
	[one, other]: readonly [string, string],
): Contradiction => ({
	wrong: place.made,
	value,
	others: [
		[first, one],
		[second, other],
	],
	working: { kind, first, second },
});

const mostBefore = 12;

export function placeOfFigure(text: string, quantities: readonly Quantity[], at: number): Place {
	const made = quantities[at]!;
	const before: Quantity[] = [];
	for (let i = at - 1; i >= 0 && before.length < mostBefore; i--) {
		const one = quantities[i]!;
		if (made.from - one.to > reach) break;
		if (isPlain(one) && !isRatio(one)) before.push(one);
	}
	return { text, quantities, made, said: clauseBefore(text, made.from), before };
}

/** What is said right around a figure: its clause as far as it, and the words behind it. */
export const saidAround = (text: string, one: Quantity): string =>
	clauseBefore(text, one.from) + tailOf(text, one);

/** Whether some words have a character in common: 办结 of 办结率 and 按时办结2.39万件. */
export const shareCharacter = (words: string, there: string): boolean =>
	[...words].some((c) => there.includes(c));
