import { meet, minus, quotient, type Interval } from './changes/changes-check';
import { clean, type Quantity } from './quantity';

export const times = (by: number, { lowest, highest }: Interval): Interval => ({
	lowest: lowest * by,
	highest: highest * by,
});

/** A value that two figures make, and whether rounding leaves room for it to be the one that is told. */
export interface Made {
	readonly value: number;
	readonly room: Interval;
}

export const shareOf = (part: Quantity, whole: Quantity): Made => ({
	value: (part.low / whole.low) * 100,
	room: times(100, quotient(part, whole)),
});

export function growthOf(now: Quantity, base: Quantity): Made {
	const { lowest, highest } = shareOf(now, base).room;
	const isUp = now.low >= base.low;
	return {
		value: Math.abs((now.low / base.low - 1) * 100),
		room: isUp
			? { lowest: lowest - 100, highest: highest - 100 }
			: { lowest: 100 - highest, highest: 100 - lowest },
	};
}

export const differenceOf = (a: Quantity, b: Quantity): Made => {
	const [high, low] = a.low >= b.low ? [a, b] : [b, a];
	return { value: high.low - low.low, room: minus(high, low) };
};

export const sumOf = (a: Quantity, b: Quantity): Made => ({
	value: a.low + b.low,
	room: { lowest: a.lowest + b.lowest, highest: a.highest + b.highest },
});

/** 8.5公里 are 8.5 to divide by, whatever the base unit of lengths. */
function countOf({ low, lowest, highest, unit }: Quantity): Interval & { readonly low: number } {
	const scale = unit?.scale ?? 1;
	return { low: low / scale, lowest: lowest / scale, highest: highest / scale };
}

export function meanOf(whole: Quantity, number: Quantity): Made {
	const count = countOf(number);
	return { value: clean(whole.low / count.low), room: quotient(whole, count) };
}

export function productOf(number: Quantity, each: Quantity): Made {
	const { low, lowest, highest } = countOf(number);
	return {
		value: clean(low * each.low),
		room: { lowest: lowest * each.lowest, highest: highest * each.highest },
	};
}

/** Means and shares are cut off as often as rounded: 0.79 to 0.7, but 0.8 to no such thing. */
function withCut({ lowest, highest, slack, unit }: Quantity): Interval {
	const cut = slack > 0 ? slack * 0.999 : 0;
	return { lowest, highest: highest + cut + (unit?.isCount === true ? 0.999 : 0) };
}

export const explains = (made: Quantity, { room }: Made): boolean => meet(room, withCut(made));

/** What is left is a share too. */
export const differenceShare = (a: Quantity, b: Quantity): Made => {
	const { value, room } = shareOf(a, b);
	return {
		value: 100 - value,
		room: { lowest: 100 - room.highest, highest: 100 - room.lowest },
	};
};
/** Of two parts each is a share of both. */
export const jointShare = (a: Quantity, b: Quantity): Made => {
	const whole = { lowest: a.lowest + b.lowest, highest: a.highest + b.highest };
	return { value: (b.low / (a.low + b.low)) * 100, room: times(100, quotient(b, whole)) };
};
