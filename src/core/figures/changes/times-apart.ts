import { readCount } from '../../text/chinese-numerals';
import {
	isOneOff,
	isWrongDoubling,
	tookYears,
	type Doubling,
	type WrongMultiple,
} from './multiples';
import { endsOf, isGrowthOf, lastTwo, type Ends } from './near-growths';
import { placeOfFigure, type Place } from '../near-place';
import { isPlain, type Quantity } from '../quantity';

/**
 * Multiples of which the two figures stand in clauses of their own: 东方白鹳有216只；上年是72只，增加了3倍.
 */
const grown = /(?:增[加长]?|升高|提高|扩大|上升|多|涨)了?$/u;
const wholeOf = /(?:[是为]|相当于)(?:20\d\d年|上年|去年)(?:同期)?的$/u;

/** The two figures before one, where the words tell which was first. */
function endsBefore(place: Place): Ends | undefined {
	const two = lastTwo(place);
	if (!two || !isGrowthOf(place, two) || place.said.includes('前年')) return undefined;
	const ends = endsOf(place, ...two);
	return ends.isSure && ends.now.low > ends.base.low ? ends : undefined;
}

const pairOf = ({ base, now }: Ends, at: number) => ({ base, now, last: at - 1, since: '' });

/** Exactly one more or less than what it should be: how many times it is was told for how many times it grew. */
export const wrongTimesApart = (
	text: string,
	quantities: readonly Quantity[],
): readonly WrongMultiple[] =>
	quantities.flatMap((wrong, at): readonly WrongMultiple[] => {
		if (at < 2 || wrong.unit?.dimension !== 'times' || !isPlain(wrong)) return [];
		const place = placeOfFigure(text, quantities, at);
		const of = grown.test(place.said) ? 'growth' : wholeOf.test(place.said) ? 'whole' : undefined;
		const ends = of && endsBefore(place);
		if (!ends) return [];
		const value = ends.now.low / ends.base.low - (of === 'growth' ? 1 : 0);
		if (value <= 0 || !isOneOff(value, wrong, of)) return [];
		return [{ pair: pairOf(ends, at), wrong, value, of }];
	});

const doubling = /翻了?(?<count>[一二两三四五\d])番(?<more>多|以上|有余)?/gu;

/** 去年产值20亿元。今年达到60亿元，翻了两番. */
export const wrongDoublingsApart = (
	text: string,
	quantities: readonly Quantity[],
): readonly Doubling[] =>
	[...text.matchAll(doubling)].flatMap((found): readonly Doubling[] => {
		const from = found.index;
		const at = quantities.findLastIndex((one) => one.to <= from) + 1;
		const last = quantities[at - 1];
		if (at < 2 || !last) return [];
		// 番 is no unit of a figure: the words stand where the figure would.
		const to = from + found[0].length;
		const place = placeOfFigure(text, quantities.toSpliced(at, 0, { ...last, from, to }), at);
		const ends = endsBefore(place);
		if (!ends?.isTold) return [];
		const { count: counted = '', more } = found.groups!;
		const count = readCount(counted) ?? 0;
		const said = place.said + found[0];
		const pair = pairOf(ends, at);
		const years = /([\d一二两三四五六七八九十]{1,2})年/u.exec(place.said)?.[1];
		if (years !== undefined && !tookYears(text, pair, years)) return [];
		if (!isWrongDoubling(pair, { count, said, isMore: more !== undefined })) return [];
		return [{ from, to, count, pair, ratio: ends.now.low / ends.base.low }];
	});
