import { notationOf, type Quantity } from './quantity';

/** What one in the last written place of a figure is worth, in base units. */
export const placeOf = (text: string, { figure, unit }: Quantity): number =>
	notationOf(text.slice(figure.number.from, figure.number.to)).place * (unit?.scale ?? 1);

/** With one digit any other number is one digit off. */
const fewestDigits = 2;

/**
 * Whether a figure is another one with a single digit mistyped or two neighbours swapped: 146 for 136,
 * 121.4 for 124.1. By chance two figures of one size are so seldom.
 * @param value in base units.
 */
export function isOneSlip(text: string, quantity: Quantity, value: number): boolean {
	const place = placeOf(text, quantity);
	const said = String(Math.round(quantity.low / place));
	const meant = String(Math.round(value / place));
	if (said.length < fewestDigits || said.length !== meant.length) return false;
	const off = [...said].flatMap((digit, i) => (digit === meant.charAt(i) ? [] : [i]));
	const [first = 0, second = 0] = off;
	if (off.length === 1) return true;
	const areSwapped =
		said.charAt(first) === meant.charAt(second) && said.charAt(second) === meant.charAt(first);
	return off.length === 2 && second === first + 1 && areSwapped;
}
