import type { Contradiction } from './changes-check';
import { differenceAt, growthAt } from './near-growths';
import { lastsAt, meanAt, productAt } from './near-means';
import {
	growthOfNamedAt,
	perHundredAt,
	planShareAt,
	rateByOtherAt,
	rateToldAt,
	shareOfAllAt,
	shareOfPlannedAt,
	timesOfLabelAt,
	wrongBaseAt,
} from './near-rates';
import { placeOfFigure } from '../near-place';
import { shareAt } from './near-shares';
import { wrongSharePairsIn } from '../sums/share-pairs';
import { isPlain, type Quantity } from '../quantity';
import { gather } from '../../text/gather';

/**
 * Figures that are made of two others — a share, a growth, a difference, a mean, a product — and come to one
 * slip of the hand from what they should be, however the sentence puts it. The words before a figure
 * say what it is made of; which two it is made of, the figures themselves do: where any two of the
 * paragraph make it, nothing is said, and of those that nearly do only the nearest count.
 */

const readers = [
	lastsAt,
	shareAt,
	rateToldAt,
	rateByOtherAt,
	planShareAt,
	shareOfPlannedAt,
	shareOfAllAt,
	growthAt,
	growthOfNamedAt,
	wrongBaseAt,
	timesOfLabelAt,
	perHundredAt,
	differenceAt,
	meanAt,
	productAt,
];

/** With more figures than this a paragraph is a table. */
const mostFigures = 40;

/** What in a paragraph comes to one slip of the hand from what two of its figures make. */
export function nearRelationsIn(
	text: string,
	quantities: readonly Quantity[],
): readonly Contradiction[] {
	if (quantities.length < 3 || quantities.length > mostFigures) return [];
	const one = gather(quantities, (made, at) => {
		if (at < 2 || !isPlain(made)) return undefined;
		const place = placeOfFigure(text, quantities, at);
		for (const read of readers) {
			const found = read(place);
			if (found) return found;
		}
		return undefined;
	});
	const told = new Set(one.map(({ wrong }) => wrong));
	return [...one, ...wrongSharePairsIn(text, quantities).filter(({ wrong }) => !told.has(wrong))];
}
