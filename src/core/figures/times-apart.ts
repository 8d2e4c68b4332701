import { isPlain } from './claimed';
import { isOneOff, type WrongMultiple } from './multiples';
import { endsOf, isGrowthOf, lastTwo } from './near-growths';
import { placeOfFigure } from './near-place';
import type { Quantity } from './quantity';

const grown = /(?:增[加长]?|升高|提高|扩大|上升|多|涨)了?$/u;

/**
 * 东方白鹳有216只；上年是72只，增加了3倍: how many times it is was told for how many times it grew, the two figures
 * in clauses of their own.
 */
export const wrongTimesApart = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongMultiple[] =>
	quantities.flatMap((wrong, at): readonly WrongMultiple[] => {
		if (at < 2 || wrong.unit?.dimension !== 'times' || !isPlain(wrong)) return [];
		const place = placeOfFigure(text, quantities, at);
		const two = grown.test(place.said) ? lastTwo(place) : undefined;
		if (!two || !isGrowthOf(place, two) || place.said.includes('前年')) return [];
		const { now, base, isSure } = endsOf(place, ...two);
		const value = now.low / base.low - 1;
		if (!isSure || value <= 0 || !isOneOff(value, wrong, 'growth')) return [];
		return [{ pair: { base, now, last: at - 1, since: '' }, wrong, value, of: 'growth' }];
	});
