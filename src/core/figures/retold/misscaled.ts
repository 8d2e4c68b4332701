import { mayBeEqual, shiftClaim } from './claim';
import type { Standing } from '../quantity';
import { haveOneScope, sharedNoun, type Comparable, type Restatement } from './restated';
import { isSameDimension } from '../unit';

/** 12.36亿元 and 12.36万元 of one thing: the digits are the same, the scale of the unit is another. */

/** Fewer digits are alike by chance. */
const fewestDigits = 3;
const shortestNoun = 3;

/** Figures told again in another scale, each with the first telling of its digits. */
export function misscaledIn(claims: readonly Standing<Comparable>[]): Restatement[] {
	const told = new Map<string, Standing<Comparable>>();
	const found: Restatement[] = [];
	for (const standing of claims) {
		if (standing.one.number.digits.length < fewestDigits) continue;
		const { unscaled } = standing.one.number;
		const first = told.get(unscaled);
		if (!first) told.set(unscaled, standing);
		else if (first.one.number.form !== standing.one.number.form) {
			const [a, b] = [first, standing].map(({ one, by }) => shiftClaim(one.claim, by));
			if (!isSameDimension(a!.quantity.unit, b!.quantity.unit)) continue;
			if (mayBeEqual(a!.quantity, b!.quantity) || !haveOneScope(a!, b!)) continue;
			if (sharedNoun(a!, b!) < shortestNoun) continue;
			found.push({ first: a!.quantity, later: b!.quantity, isSure: false });
		}
	}
	return found;
}
