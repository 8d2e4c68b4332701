import { wrongPassRatesIn } from './pass-rates';
import { thenAndNowIn } from './then-and-now';
import { averagesIn, type Average } from './averages';
import { changesIn, twoClaimsIn, type Change, type Claim, type TwoClaims } from './changes';
import { changesWithinIn } from './changes-within';
import { differencesIn, isMadeByOthers, type Difference } from './differences';
import { clean, fractionSlack, type Quantity } from '../quantity';
import { multiplesIn, sharesIn, type Multiple, type Share } from './changes-shares';
import { wrongRespectiveChanges } from './respective-changes';
import { wrongOfTwoBases } from './two-bases';
import { shareRowsIn, type ShareRow } from '../sums/share-rows';
import { isSameDimension } from '../unit';

/** A figure that the figures around it contradict, beyond what rounding explains. */
export interface Contradiction {
	/** The figure that is taken for the wrong one. */
	readonly wrong: Quantity;
	/** What it ought to be, in base units (% for a share). */
	readonly value: number;
	/** The other figures of the relation with what each is. */
	readonly others: readonly (readonly [Quantity, string])[];
	/** How the value follows from `others`: the figures in order, with signs between. */
	readonly working: Working;
	/** Where any of several may be the wrong one, the other that is reported with it. */
	readonly reach?: Quantity;
	/** Another figure that may be the wrong one, with the value it would have. */
	readonly instead?: { readonly quantity: Quantity; readonly value: number };
}

/** A formula over quantities, for showing. */
export type Working =
	| {
			readonly kind:
				'growth' | 'fall' | 'difference' | 'ratio' | 'growthOf' | 'fallOf' | 'product' | 'lossOf';
			readonly first: Quantity;
			readonly second: Quantity;
	  }
	| {
			readonly kind: 'shareOfAll';
			readonly first: Quantity;
			readonly all: readonly Quantity[];
	  }
	| { readonly kind: 'mean'; readonly all: readonly Quantity[] }
	| {
			/** So many of a unit of time: 385÷7天. */
			readonly kind: 'perPeriod';
			readonly first: Quantity;
			readonly count: number;
			readonly of: string;
	  }
	| {
			/** What 100% leaves. */
			readonly kind: 'complement';
			readonly first: Quantity;
	  };

export interface Interval {
	readonly lowest: number;
	readonly highest: number;
}

/** Bounds of a quotient of two positive intervals. */
export const quotient = (a: Interval, b: Interval): Interval => ({
	lowest: b.highest === 0 ? Infinity : a.lowest / b.highest,
	highest: b.lowest <= 0 ? Infinity : a.highest / b.lowest,
});

export const minus = (a: Interval, b: Interval): Interval => ({
	lowest: a.lowest - b.highest,
	highest: a.highest - b.lowest,
});

const scaled = ({ lowest, highest }: Interval, by: number, add = 0): Interval =>
	by < 0
		? { lowest: highest * by + add, highest: lowest * by + add }
		: { lowest: lowest * by + add, highest: highest * by + add };

/** Whether two intervals touch; a bound that both share belongs to both, in spite of floating point. */
export function meet(a: Interval, b: Interval): boolean {
	const noise = 1e-9 * Math.max(1, Math.abs(a.lowest), Math.abs(b.lowest));
	return a.lowest <= b.highest + noise && b.lowest <= a.highest + noise;
}

const exact = (quantity: Quantity): boolean => quantity.bend === 'none';

/** Whether the text would write this value with the digits it has: 120家, not 119.7家. */
const isWhole = (quantity: Quantity, value: number): boolean =>
	value > 0 && (quantity.unit?.isCount !== true || Number.isInteger(clean(value)));

/** Sums of money and areas are rounded to whole ones; times that a thing takes are set or counted. */
const takesTime = /工作日$|[天日时钟秒]$|个月$/u;

/**
 * 由6个工作日缩短到2.4个工作日: beside a time with decimals one without them is 6.0, since nobody writes the
 * zero. It keeps the room of the finer one.
 */
function evenly(a: Quantity, b: Quantity): readonly [Interval, Interval] {
	if (!takesTime.test(a.unit?.text ?? '')) return [a, b];
	const room = Math.min(a.slack, b.slack);
	const fine = (q: Quantity): Interval =>
		exact(q) && room > 0 && q.slack > room * 2
			? { lowest: q.low - room, highest: q.high + room }
			: q;
	return [fine(a), fine(b)];
}

function checkClaim({ pair }: Change, claim: Claim): Contradiction | undefined {
	const { base, now } = pair;
	const { quantity, direction, kind } = claim;
	const rise = (now.low - base.low) * direction;
	if (rise <= 0 || base.low <= 0) return undefined;
	const others = [
		[base, '原来'],
		[now, '现在'],
	] as const;
	const isUp = direction === 1;
	if (kind === 'percent') {
		// 下降120% is a misuse of its own.
		if (!isUp && quantity.low > 100) return undefined;
		const isRight = (one: Quantity): boolean => {
			const [then, today] = evenly(base, one);
			return meet(scaled(quotient(today, then), 100 * direction, -100 * direction), quantity);
		};
		if (isRight(now) || pair.also?.some(isRight) === true) return undefined;
		const value = clean((rise / base.low) * 100);
		const target = clean(base.low * (1 + (direction * quantity.low) / 100));
		return {
			wrong: quantity,
			value,
			others,
			working: { kind: isUp ? 'growth' : 'fall', first: now, second: base },
			...(exact(now) && exact(base) && exact(quantity) && isWhole(now, target)
				? { instead: { quantity: now, value: target } }
				: {}),
		};
	}
	const [high, low] = isUp ? [now, base] : [base, now];
	if (kind !== 'amount' && kind !== 'points') return undefined;
	const isRight = (one: Quantity): boolean =>
		meet(isUp ? minus(one, base) : minus(base, one), quantity);
	if (isRight(now) || pair.also?.some(isRight) === true) return undefined;
	const target = clean(base.low + direction * quantity.low);
	return {
		wrong: quantity,
		value: clean(rise),
		others,
		...(pair.isBaseLast === true && { reach: base }),
		working: { kind: 'difference', first: high, second: low },
		...(exact(now) && exact(base) && exact(quantity) && target > 0
			? { instead: { quantity: now, value: target } }
			: {}),
	};
}

/** B，增加C，增长x%: the base is what B was before C. */
function checkTwo(two: TwoClaims): Contradiction | undefined {
	const { now, amount, percent, isBase, also } = two;
	if (isBase) return checkOfBase(two);
	const isUp = amount.direction === 1;
	const { quantity } = amount;
	const before = isUp ? now.low - quantity.low : now.low + quantity.low;
	if (before <= 0 || !Number.isFinite(quantity.highest) || quantity.lowest <= 0) return undefined;
	// c/(b−c) = 1/(b/c−1), so that each figure stands in it once.
	const partsOf = (q: Quantity): Interval => scaled(quotient(q, quantity), 1, isUp ? -1 : 1);
	if (partsOf(now).lowest <= 0) return undefined;
	const fitsTo = (q: Quantity): boolean => {
		const parts = partsOf(q);
		if (parts.lowest <= 0) return false;
		return meet(scaled(quotient({ lowest: 1, highest: 1 }, parts), 100), percent.quantity);
	};
	if (fitsTo(now) || also.some(fitsTo)) return undefined;
	return {
		wrong: percent.quantity,
		value: clean((quantity.low / before) * 100),
		others: [
			[now, '现在'],
			[quantity, isUp ? '增加' : '减少'],
		],
		working: { kind: isUp ? 'growthOf' : 'fallOf', first: quantity, second: now },
	};
}

/** 比预算数1280万元减少154万元，下降12%. */
function checkOfBase({ now: base, amount, percent }: TwoClaims): Contradiction | undefined {
	const { quantity } = amount;
	if (base.low <= 0 || !Number.isFinite(quantity.highest)) return undefined;
	if (meet(scaled(quotient(quantity, base), 100), percent.quantity)) return undefined;
	return {
		wrong: percent.quantity,
		value: clean((quantity.low / base.low) * 100),
		others: [
			[quantity, amount.direction === 1 ? '增加' : '减少'],
			[base, '原来'],
		],
		working: { kind: 'ratio', first: quantity, second: base },
	};
}

/**
 * 约三成 is about three tenths and not about four, which have a name of their own; 约三分之一 may be said of 30.8%.
 */
const asRough = (percent: Quantity): Interval => {
	if (percent.bend !== 'about') return percent;
	const isFraction = percent.unit?.text === '%' && percent.slack === fractionSlack;
	const room = percent.unit?.text === '成' ? 7.5 : isFraction ? 4 : 0;
	return room === 0 ? percent : { lowest: percent.low - room, highest: percent.high + room };
};

function checkShare({ part, whole, percent, also }: Share): Contradiction | undefined {
	const said = asRough(percent);
	const isIn = (w: Quantity): boolean => meet(scaled(quotient(part, w), 100), said);
	if (whole.low <= 0 || isIn(whole) || also.some(isIn)) return undefined;
	return {
		wrong: percent,
		value: clean((part.low / whole.low) * 100),
		others: [
			[part, '部分'],
			[whole, '总数'],
		],
		working: { kind: 'ratio', first: part, second: whole },
	};
}

const othersReach = 60;

/** 23个收储点有12个在3个乡镇，占52.2%: other figures before it are part and whole. */
function isOfOthers({ part, percent }: Share, quantities: readonly Quantity[]): boolean {
	// What stands before another share is of that one.
	const last = quantities.findLast(
		(one) => one.to <= percent.from && one.unit?.dimension === 'ratio',
	);
	const near = quantities.filter(
		(one) =>
			one.to <= percent.from &&
			one.from >= (last?.to ?? 0) &&
			percent.from - one.to < othersReach &&
			isSameDimension(one.unit, part.unit) &&
			one.lowest > 0,
	);
	return near.some((a) =>
		near.some((b) => a.low < b.low && meet(scaled(quotient(a, b), 100), percent)),
	);
}

const total = (quantities: readonly Quantity[]): Interval => ({
	lowest: quantities.reduce((sum, q) => sum + q.lowest, 0),
	highest: quantities.reduce((sum, q) => sum + q.highest, 0),
});

/**
 * 1386吨、1008吨、756吨，占比依次为44%、30%和24%: that all shares but one fit tells that the parts are all there is,
 * and which one is wrong.
 */
function checkRow({ parts, shares }: ShareRow): Contradiction | undefined {
	const whole = total(parts);
	const wrong = shares.filter((share, n) => !meet(scaled(quotient(parts[n]!, whole), 100), share));
	const [share, another] = wrong;
	if (!share || another) return undefined;
	const part = parts[shares.indexOf(share)]!;
	const sum = parts.reduce((all, q) => all + q.low, 0);
	return {
		wrong: share,
		value: clean((part.low / sum) * 100),
		others: parts.map((q) => [q, q === part ? '部分' : '其他部分'] as const),
		working: { kind: 'shareOfAll', first: part, all: parts },
	};
}

/** 4.6 may be cut off to 4倍, and 4倍多 is more than 4. */
function checkMultiple({ now, base, times }: Multiple): Contradiction | undefined {
	const expected = quotient(now, base);
	const highest = Math.max(times.highest, times.high + 2 * times.slack);
	const value = clean(now.low / base.low);
	// What is just four times is not cut off to three.
	const isOneOff = times.bend === 'none' && Number.isInteger(value) && value !== times.low;
	if (meet(expected, { lowest: times.lowest, highest }) && !isOneOff) return undefined;
	return {
		wrong: times,
		value,
		others: [
			[now, '现在'],
			[base, '原来'],
		],
		working: { kind: 'ratio', first: now, second: base },
	};
}

/** Farther off than this the difference is another one's. */
const sameDifference = 2;

function checkDifference(difference: Difference): Contradiction | undefined {
	const { result, greater, less, roles } = difference;
	const value = clean(greater.low - less.low);
	if (value <= 0 || result.low > value * sameDifference || value > result.low * sameDifference)
		return undefined;
	if (meet(minus(greater, less), result) || isMadeByOthers(difference)) return undefined;
	return {
		wrong: result,
		value,
		others: [
			[greater, roles[0]],
			[less, roles[1]],
		],
		working: { kind: 'difference', first: greater, second: less },
	};
}

/** Farther off than this the average is another one's. */
const sameAverage = { from: 0.7, to: 1.4 };

function checkAverage({ whole, number, each }: Average): Contradiction | undefined {
	if (number.lowest <= 1 || whole.lowest <= 0 || !Number.isFinite(each.highest)) return undefined;
	const value = clean(whole.low / number.low);
	const ratio = each.low / value;
	if (ratio < sameAverage.from || ratio > sameAverage.to) return undefined;
	// Averages are cut off as often as rounded, those of people and things to whole ones.
	const room = each.unit?.isCount === true ? 1 : each.slack;
	const said = { lowest: each.lowest - room, highest: each.highest + room };
	// What divides evenly is not cut off.
	const areCounts = [whole, number, each].every((q) => q.slack === 0 && exact(q));
	const isEven = areCounts && Number.isInteger(value) && value !== each.low;
	if (!isEven && meet(quotient(whole, number), said)) return undefined;
	return {
		wrong: each,
		value,
		others: [
			[whole, '总数'],
			[number, '个数'],
		],
		working: { kind: 'ratio', first: whole, second: number },
	};
}

/**
 * Everything in a text that contradicts itself: a change against its two ends, a share against part and
 * whole, an average against whole and number. Quiet wherever rounding by half a unit in the last place of each figure explains it.
 */
export function contradictionsIn(
	text: string,
	quantities: readonly Quantity[],
): readonly Contradiction[] {
	const found = [
		...[
			...changesIn(text, quantities),
			...changesWithinIn(text, quantities),
			...thenAndNowIn(text, quantities),
		].flatMap((change) => change.claims.map((claim) => checkClaim(change, claim))),
		...wrongPassRatesIn(text, quantities),
		...twoClaimsIn(text, quantities).map(checkTwo),
		...wrongRespectiveChanges(text, quantities),
		...wrongOfTwoBases(text, quantities),
		...sharesIn(text, quantities)
			.filter((share) => !isOfOthers(share, quantities))
			.map(checkShare),
		...shareRowsIn(text, quantities).map(checkRow),
		...multiplesIn(text, quantities).map(checkMultiple),
		...differencesIn(text, quantities).map(checkDifference),
		...averagesIn(text, quantities).map(checkAverage),
	].filter((c) => c !== undefined);
	const seen = new Set<number>();
	return found
		.filter(({ wrong }) => !seen.has(wrong.from) && seen.add(wrong.from))
		.sort((a, b) => a.wrong.from - b.wrong.from);
}
