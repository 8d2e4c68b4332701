import { shareWord } from '../shared-words';
import { sentenceAt } from '../../text/clauses';
import { areOfOneThing, claimOf, mayBeEqual, scopeOf, type Claim } from './claim';
import { clean, quantitiesIn, shiftQuantity, type Quantity, type Standing } from '../quantity';
import { areOfOneWay, isChangeOrLevel, isOfThePast, otherInLead } from './title-lead';
import { areSwapped, isSlip, numberOf, sentenceBefore } from './restated';
import { add, fits } from '../rounding';
import { areOfOneHolder } from './whose';

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
			/\d{1,4}(?:[年月日时]|个月)|[上下]半年|[一二三四前]+季度|去年|上年|今年|年初|昨[日天]|本[周月]|当[日天月]|十[一二三四五]五/gu,
		) ?? []
	).join();

/** 2024年 in a body that tells of 2025年 or of 今年. */
function isOfEarlierYear(body: string, said: string): boolean {
	const year = said.match(/20\d\d(?=年)/gu)?.at(-1);
	if (year === undefined) return false;
	return body.includes('今年') || (body.match(/20\d\d(?=年)/gu) ?? []).some((one) => one > year);
}

/** A rate without a date is that of the title's time only where the body names none either. */
function areOfOneTime(title: string, body: string, { unit, from }: Quantity): boolean {
	const sentence = sentenceAt(body, from);
	const there = datesIn(body.slice(sentence.from, from));
	const here = datesIn(title);
	if (there === '' || there === here) return true;
	if (/[去上]年|年初|十[一二三四五]五/u.test(there)) return false;
	if (here === '' && isOfEarlierYear(body, there)) return false;
	return here === '' && unit?.dimension !== 'ratio';
}

/** 累计 in one of two places makes no other scope of it. */
const withoutSum = (clause: string): string => scopeOf(clause).replace('累计', '');

const longestSum = 8;

/** 新建52公里、改建68公里 under a title with 120公里: what stands in a row may be its parts. */
const someSum = (
	figures: readonly Quantity[],
	total: Quantity,
	isSum: (total: Quantity, parts: readonly Quantity[]) => boolean,
): boolean =>
	figures.some((_, from) => {
		for (let n = 2; n <= longestSum && from + n <= figures.length; n++) {
			if (isSum(total, figures.slice(from, from + n))) return true;
		}
		return false;
	});

/** To the last digit. */
const makes = (total: Quantity, parts: readonly Quantity[]): boolean =>
	clean(add(parts, ({ low }) => low)) === total.low;

/** Farther off, it is no other telling of a figure; 至少1吨 is none of 3260吨. */
const isNear = (a: Quantity, b: Quantity): boolean => a.low <= b.low * 3 && b.low <= a.low * 3;

interface Body {
	readonly title: string;
	readonly body: string;
	/** The amounts of the body. */
	readonly all: readonly Standing<Quantity>[];
}

/** 漏损率降到8.6% and 漏损率15%……压到6.8%: the sentence as far as the figure, and what stands behind it. */
const saidOf = (text: string, { quantity, behind }: Claim): string =>
	sentenceBefore(text, quantity).slice(-farthest) + behind;
const farthest = 60;

/** Whose doing a title tells, which the body tells of every figure. */
const place = /^[一-龥]{1,4}?[县市区省镇乡村]/u;

function belieBy(claim: Claim, others: readonly Claim[]): Claim | undefined {
	const [other] = others;
	const values = new Set(others.map(({ quantity }) => quantity.low));
	// Two candidates: the title may sum them up, or speak of neither.
	return other && values.size === 1 && isNear(other.quantity, claim.quantity) ? other : undefined;
}

interface Slip {
	readonly other: Claim;
	readonly isSwap: boolean;
}

/** 增长 and 下降; 7.6%的增速 says no more than that. */
const areOpposed = ({ change: a }: Claim, { change: b }: Claim): boolean =>
	a !== '' && b !== '' && a !== b;

/** The figure of the body that is one slip of the hand away from the title's and stands beside a word of it. */
function slipOf(claim: Claim, claims: readonly Claim[], { title, body }: Body): Slip | undefined {
	const written = numberOf(title, claim.quantity);
	if (!written) return undefined;
	const said = claim.said.replace(place, '') + claim.behind;
	const slips = claims.flatMap((other) => {
		const number = numberOf(body, other.quantity);
		if (!number || !isSlip(written, number) || areOpposed(claim, other)) return [];
		// That digits have changed places by chance, and the title's number is told nowhere, is rare enough.
		const isLikely = areSwapped(written, number) || shareWord(said, saidOf(body, other));
		return isLikely ? [{ other, number }] : [];
	});
	const swaps = slips.filter(({ number }) => areSwapped(written, number));
	const isSwap = swaps.length > 0;
	const other = belieBy(
		claim,
		(isSwap ? swaps : slips).map((slip) => slip.other),
	);
	return other && { other, isSwap };
}

const isOfOneHolder = (claim: Claim, other: Claim, { title, body }: Body): boolean =>
	areOfOneHolder(title.slice(0, claim.quantity.from), sentenceBefore(body, other.quantity));

const isOfOneTime = (claim: Claim, other: Claim, { title, body }: Body): boolean =>
	withoutSum(claim.clause) === withoutSum(other.clause) &&
	areOfOneTime(title, body, other.quantity);

/** 同比增长8.6% under 增长6.8%: what it grew on is not told in a title. */
const withoutBase = ({ clause }: Claim): string =>
	withoutSum(clause.replace(place, '').replace('同比', ''));

/** Digits that have changed places are the title's, whatever time the body names, unless it is the past. */
function isSlipOf(claim: Claim, { other, isSwap }: Slip, { title, body }: Body): boolean {
	if (withoutBase(claim) !== withoutBase(other)) return false;
	if (!isSwap) return areOfOneTime(title, body, other.quantity);
	return !past.test(sentenceBefore(body, other.quantity).slice(-farthest));
}
const past = /[去上前]年|年初|同期|上[月季]|其[中余他它]/u;

function beliedBy(claim: Claim, other: Claim): Belied {
	const isSame = claim.behind.slice(0, 4) === other.behind.slice(0, 4);
	return { claim, other, isSure: isSame && claim.indicator === other.indicator };
}

/** In points: 四成 is told of 38%, but not of 30%. */
const tenthsRoom = 7.5;

/** Whether a figure of the body is the title's. */
function isToldBy(told: Quantity, { unit, low, ...rest }: Quantity): boolean {
	const isTenths = unit?.text === '成' && told.unit?.text !== '成';
	if (isTenths && Math.abs(told.low - low) > tenthsRoom) return false;
	return mayBeEqual(told, { unit, low, ...rest });
}

const claimsOf = (body: string, all: readonly Quantity[]): readonly Claim[] =>
	all.filter((q) => q.figure.kind !== 'range' && q.bend !== 'vague').map((q) => claimOf(body, q));

/** A rate names what it is of; a number may be that of another place. */
function beliedInLead(claim: Claim, lead: Claim, told: Body): Belied | undefined {
	const isRate = claim.quantity.unit?.dimension === 'ratio';
	return isRate || isOfOneHolder(claim, lead, told)
		? { claim, other: lead, isSure: false }
		: undefined;
}

/** 下降15% is not told by 占15%. */
function belieChange(
	claim: Claim,
	same: readonly Quantity[],
	alike: readonly Quantity[],
	told: Body,
): Belied | undefined {
	if (!isChangeOrLevel(claim)) return undefined;
	if (claimsOf(told.body, same).some((one) => areOfOneWay(claim, one))) return undefined;
	const lead = otherInLead(claim, claimsOf(told.body, alike), told);
	return lead && beliedInLead(claim, lead, told);
}

function belie(claim: Claim, told: Body): Belied | undefined {
	const alike = told.all
		.filter(({ one }) => one.unit?.dimension === claim.quantity.unit!.dimension)
		.map(({ one, by }) => shiftQuantity(one, by));
	const same = alike.filter(
		(q) => isNear(q, claim.quantity) && isToldBy(q, claim.quantity) && !isOfThePast(told.body, q),
	);
	if (same.length > 0) return belieChange(claim, same, alike, told);
	const claims = claimsOf(told.body, alike);
	const slip = slipOf(claim, claims, told);
	// 至少20人 would make any sum.
	const exact = alike.filter(({ bend }) => bend === 'none');
	const isOver = claim.quantity.bend === 'over';
	// Where digits have changed places rounding explains no sum: 2.3 and 0.82 make no 3.2.
	const isSum = slip?.isSwap === true ? makes : fits;
	if (!isOver && someSum(exact, claim.quantity, isSum)) return undefined;
	if (
		slip &&
		isSlipOf(claim, slip, told) &&
		(slip.isSwap || isOfOneHolder(claim, slip.other, told))
	)
		return beliedBy(claim, slip.other);
	const other = belieBy(
		claim,
		claims.filter((one) => areOfOneThing(claim, one)),
	);
	if (other && isOfOneTime(claim, other, told) && isOfOneHolder(claim, other, told))
		return beliedBy(claim, other);
	const lead = otherInLead(claim, claims, told);
	return lead && beliedInLead(claim, lead, told);
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
