import { sentenceAt } from '../text/clauses';
import { areOfOneThing, claimOf, mayBeEqual, scopeOf, type Claim } from './claim';
import { quantitiesIn, shiftQuantity, type Quantity, type Standing } from './quantity';
import { isSlip, numberOf } from './restated';
import { fits } from './rounding';

/** A figure of the title and what the body tells instead. */
export interface Belied {
	readonly claim: Claim;
	readonly other: Claim;
	/** Both are told in the same words. */
	readonly isSure: boolean;
}

/** All words of time in a text, in their order. */
export const datesIn = (text: string): string =>
	(
		text.match(
			/\d{1,4}(?:[年月日时]|个月)|[上下]半年|[一二三四前]+季度|去年|上年|今年|昨[日天]|本[周月]|当[日天月]/gu,
		) ?? []
	).join();

/** A rate without a date is that of the title's time only where the body names none either. */
function areOfOneTime(title: string, body: string, { unit, from }: Quantity): boolean {
	const sentence = sentenceAt(body, from);
	const there = datesIn(body.slice(sentence.from, from));
	const here = datesIn(title);
	if (there === '' || there === here) return true;
	if (/[去上]年/u.test(there)) return false;
	return here === '' && unit?.dimension !== 'ratio';
}

/** 累计 in one of two places makes no other scope of it. */
const withoutSum = (clause: string): string => scopeOf(clause).replace('累计', '');

const longestSum = 8;

/** 新建52公里、改建68公里 under a title with 120公里: what stands in a row may be its parts. */
const someSum = (figures: readonly Quantity[], total: Quantity): boolean =>
	figures.some((_, from) => {
		for (let n = 2; n <= longestSum && from + n <= figures.length; n++) {
			if (fits(total, figures.slice(from, from + n))) return true;
		}
		return false;
	});

const nounLength = 2;
const noNoun = /^(?:企业|群众|项目|人员|工作|问题|资金|面积|[一-龥]?[县市区省镇乡村])$/u;

/** 收获小麦 and 已收小麦, 吸纳劳动力 and 带动劳动力: the noun beside the figures is one. */
function shareNoun(a: Claim, b: Claim): boolean {
	const before = a.indicator.slice(-nounLength);
	const behind = a.behind.slice(0, nounLength);
	return (
		(before.length === nounLength && !noNoun.test(before) && b.indicator.endsWith(before)) ||
		(behind.length === nounLength && !noNoun.test(behind) && b.behind.startsWith(behind))
	);
}

/** Farther off, it is no other telling of a figure; 至少1吨 is none of 3260吨. */
const isNear = (a: Quantity, b: Quantity): boolean => a.low <= b.low * 3 && b.low <= a.low * 3;

interface Body {
	readonly title: string;
	readonly body: string;
	/** The amounts of the body. */
	readonly all: readonly Standing<Quantity>[];
}

/** What of the body tells of the title's indicator, or else what is one slip of the hand away from it. */
function othersOf(claim: Claim, claims: readonly Claim[], { title, body }: Body): Claim[] {
	const alike = claims.filter((other) => areOfOneThing(claim, other));
	if (alike.length > 0) return alike;
	const written = numberOf(title, claim.quantity);
	if (!written) return [];
	return claims.filter((other) => {
		if (claim.change !== other.change || !shareNoun(claim, other)) return false;
		const number = numberOf(body, other.quantity);
		return number !== undefined && isSlip(written, number);
	});
}

function belie(claim: Claim, { title, body, all }: Body): Belied | undefined {
	const alike = all
		.filter(({ one }) => one.unit?.dimension === claim.quantity.unit!.dimension)
		.map(({ one, by }) => shiftQuantity(one, by));
	if (alike.some((q) => isNear(q, claim.quantity) && mayBeEqual(q, claim.quantity)))
		return undefined;
	// 至少20人 would make any sum.
	const exact = alike.filter(({ bend }) => bend === 'none');
	if (someSum(exact, claim.quantity)) return undefined;
	const claims = alike
		.filter((q) => q.figure.kind !== 'range' && q.bend !== 'vague')
		.map((q) => claimOf(body, q));
	const others = othersOf(claim, claims, { title, body, all });
	const values = new Set(others.map(({ quantity }) => quantity.low));
	const [other] = others;
	// Two candidates: the title may sum them up, or speak of neither.
	if (!other || values.size !== 1) return undefined;
	if (withoutSum(claim.clause) !== withoutSum(other.clause)) return undefined;
	if (!areOfOneTime(title, body, other.quantity)) return undefined;
	if (!isNear(other.quantity, claim.quantity)) return undefined;
	const isSame = claim.behind.slice(0, 4) === other.behind.slice(0, 4);
	return { claim, other, isSure: isSame && claim.indicator === other.indicator };
}

/**
 * The figures of a title that the body belies: it tells of the same thing with another value, and nowhere
 * with the title's.
 * @param amounts gives the amounts of the body; asked for only where the title has a figure.
 */
export function belied(
	title: string,
	body: string,
	amounts: () => readonly Standing<Quantity>[],
): Belied[] {
	const claims = quantitiesIn(title)
		.filter((q) => q.unit !== undefined && q.bend !== 'vague' && q.figure.kind !== 'range')
		.map((q) => claimOf(title, q));
	if (claims.length === 0) return [];
	const told: Body = { title, body, all: amounts() };
	return claims.flatMap((claim) => belie(claim, told) ?? []);
}
