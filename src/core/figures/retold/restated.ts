import { sentenceAt } from '../../text/clauses';
import { gather } from '../../text/gather';
import { isChange, isComparedBase } from '../asides';
import { claimOf, mayBeEqual, scopeOf, shiftClaim, type Claim } from './claim';
import { clean, isExactPercent, notationOf, type Quantity, type Standing } from '../quantity';
import { isSameDimension } from '../unit';
import { areOfOneHolder, namesNobodyNew } from './whose';

/** A figure told earlier and another place that tells of the same thing with another value. */
export interface Restatement {
	readonly first: Quantity;
	readonly later: Quantity;
	readonly isSure: boolean;
}

/** How a number is written: its digits, and how many stand before and behind the point. */
export interface Number {
	readonly digits: string;
	readonly form: string;
	/** Both without the scale (十, 万, 亿) behind the digits. */
	readonly unscaled: string;
}

export function numberOf(text: string, { figure }: Quantity): Number | undefined {
	const { isChinese, whole, decimals, scale } = notationOf(
		text.slice(figure.number.from, figure.number.to),
	);
	if (isChinese || figure.kind !== 'exact') return undefined;
	// The 0 of 0.12 is no digit to be mistaken.
	const digits = (whole + decimals).replace(/^0+/u, '');
	const unscaled = `${whole.length}.${decimals.length}`;
	return { digits, form: unscaled + scale, unscaled: `${digits} ${unscaled}` };
}

/** Where two digits are exchanged with each other, or one is another; undefined for anything else. */
type SlipKind = 'swap' | 'digit' | undefined;

/** By which one slip of the hand digits become others. Called for every pair of figures: no objects. */
function slipOf(
	{ digits: a }: Pick<Number, 'digits'>,
	{ digits: b }: Pick<Number, 'digits'>,
): SlipKind {
	if (a.length !== b.length) return undefined;
	let first = -1;
	let second = -1;
	for (let i = 0; i < a.length; i++) {
		if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
		if (second >= 0) return undefined;
		if (first < 0) first = i;
		else second = i;
	}
	if (first < 0) return undefined;
	if (second < 0) return a.length > 1 ? 'digit' : undefined;
	const areCrossed =
		second === first + 1 &&
		a.charCodeAt(first) === b.charCodeAt(second) &&
		a.charCodeAt(second) === b.charCodeAt(first);
	return areCrossed ? 'swap' : undefined;
}

/** 1260 and 1206, 5.6亿 and 6.5亿: two neighbouring digits have changed places. */
export const areSwapped = (a: Pick<Number, 'digits'>, b: Pick<Number, 'digits'>): boolean =>
	slipOf(a, b) === 'swap';

/** How many characters the ends of two names have in common. */
function commonEnd(a: string, b: string): number {
	let n = 0;
	while (n < a.length && n < b.length && a.at(-1 - n) === b.at(-1 - n)) n++;
	return n;
}

/** The longest end of a name with which another text begins: 隐患 of 排查隐患 and 隐患中软管老化. */
export function endThatOpens(name: string, text: string): number {
	for (let n = Math.min(name.length, text.length, 12); n > 1; n--) {
		if (text.startsWith(name.slice(-n))) return n;
	}
	return 0;
}

function commonStart(a: string, b: string): number {
	let n = 0;
	while (n < a.length && n < b.length && a.charAt(n) === b.charAt(n)) n++;
	return n;
}

/** 泊位由15400个增加到15600个, 隐患总数528处 */
const withoutFrom = (indicator: string): string =>
	indicator.replace(/(?:保持在?|稳定在?|维持在?|总?数量?|总量|总?人数|总额|规模|[由从])$/u, '');

/** How many characters of the counted noun two claims share, before or behind their figures. */
export function sharedNoun(a: Claim, b: Claim): number {
	return Math.max(
		commonEnd(withoutFrom(a.indicator), withoutFrom(b.indicator)),
		endThatOpens(withoutFrom(a.indicator), b.behind),
		endThatOpens(withoutFrom(b.indicator), a.behind),
		commonStart(a.behind, b.behind),
	);
}

const others =
	/上年|去年|前年|同期|上[月季]|原[来有]|任务|预算|其中|剩余|其余|余下|平均|[人户日月年]均|当[日天月]|单[日月]|新增|净增|意向|分别|[每较比占]/gu;

const kinds = (text: string, words: RegExp): string =>
	[...new Set(text.match(words) ?? [])].sort().join('');

/** 将对421名河长开展轮训 speaks of those that there are; 累计 of all. */
const scopeIn = (claim: Claim): string =>
	scopeOf(claim.clause.replace(/将(?:对|组织|由)?|对|累计/gu, ''));

/** Words that make another figure of it: a plan, another time, another place. */
export function haveOneScope(a: Claim, b: Claim): boolean {
	if (kinds(a.said, others) !== kinds(b.said, others)) return false;
	if (!namesNobodyNew(a.clause, b.clause)) return false;
	return scopeIn(a) === scopeIn(b);
}

const sentenceMarks: ReadonlySet<number> = new Set(
	[...'。；！？\n'].map((mark) => mark.charCodeAt(0)),
);

/** The sentence up to a figure: its first words say of when and where it speaks. */
export function sentenceBefore(text: string, { from }: Quantity): string {
	let start = from;
	while (start > 0 && from - start < 120 && !sentenceMarks.has(text.charCodeAt(start - 1))) start--;
	return text.slice(start, from);
}

const dates =
	/(?:20\d\d年)?\d{1,2}月|20\d\d年|\d{1,2}日|[上下]半年|[一二三四前]+季度|去年|上年|前年|同期|[今本当昨]年|十[一二三四五]五|[年月][初末底]|[上本当]月|[当昨今]日/gu;
/** Whether a later place names nobody whose figure it is but those that the first one names. */
export function areOfOnePlace(text: string, first: Quantity, later: Quantity): boolean {
	const [said, again] = [sentenceBefore(text, first), sentenceBefore(text, later)];
	// One sentence that gives both tells of two things; so do two with other names in them.
	if (again.length > later.from - first.to) return false;
	return areOfOneHolder(said, again);
}

/** Whether a figure stands in the title, with which the text begins: a line that ends without a full stop. */
export function isInTitle(text: string, { to }: Quantity): boolean {
	const end = text.indexOf('\n');
	return end >= to && text.charAt(end - 1) !== '。';
}

/**
 * Whether a later place speaks of the time and of the whole that the first one does.
 * @param isRetold whether the first figure stands in the text again as it is.
 */
export function areOfOneWhole(
	text: string,
	first: Quantity,
	later: Quantity,
	isRetold: boolean,
): boolean {
	if (!areOfOnePlace(text, first, later)) return false;
	const [said, again] = [sentenceBefore(text, first), sentenceBefore(text, later)];
	// A title names no time, or in other words: 前三季度 for 1—9月.
	if (isInTitle(text, first)) {
		if (!isRetold || later.to <= text.indexOf('。', text.indexOf('\n'))) return true;
	}
	const date = again.match(dates)?.at(-1);
	return (
		date === undefined ||
		/将[^，]*$/u.test(again) ||
		new Set<string>(said.match(dates) ?? []).has(date)
	);
}

/** 弥补1500万元的资金缺口: a name of four characters with its figure as attribute is the known one. */
const knownName = 4;
/** 过火的360平方米仓房 after 过火面积320平方米. */
const measureOf = /(?<stem>[一-龥]{2})(?:总?面积|资金|金额|里程|长度)$/u;

export function isKnown(text: string, first: Claim, later: Claim): boolean {
	const { quantity } = later;
	if (text.charAt(quantity.to) === '的' && endThatOpens(first.indicator, later.behind) >= knownName)
		return true;
	const stem = measureOf.exec(first.indicator)?.groups?.['stem'];
	if (stem === undefined) return false;
	// 4.6公顷过火林地 of a 过火面积 of 4.2公顷: no part is more than the whole.
	const isMore = later.behind.startsWith(stem) && quantity.low > first.quantity.low;
	return isMore || later.said.endsWith(`${stem}的`);
}

type Numbered = readonly [claim: Claim, number: Number];

/** Whether two claims whose numbers are a slip apart are of one thing. */
function restates(text: string, [first, a]: Numbered, [later, b]: Numbered): boolean {
	const isSwapped = areSwapped(a, b);
	if (!haveOneScope(first, later)) return false;
	// 12 and 21 may well be two things; longer numbers hardly.
	if (isSwapped && sharedNoun(first, later) >= (a.digits.length > 2 ? 2 : 4)) return true;
	if (isSwapped && a.form.includes('.1') && sharedNoun(first, later) >= 3) return true;
	return isKnown(text, first, later);
}

/** 1260 and 1206, 1300 and 1500: of one form, and one slip apart. 12 and 13 may well be two things. */
export const isSlip = (a: Number, b: Number): boolean =>
	a.form === b.form && slipOf(a, b) !== undefined;

/** 14500 and 15400: digits of long numbers hardly change places by chance. */
export const isLongSwap = (a: Number, b: Number): boolean =>
	a.digits.length > 2 && a.form === b.form && areSwapped(a, b);

/** Whether a figure can be told from a slip of its digits. */
const isComparable = ({ unit, bend, figure }: Quantity): boolean =>
	unit !== undefined &&
	unit.dimension !== 'ratio' &&
	unit.dimension !== 'point' &&
	bend === 'none' &&
	figure.kind === 'exact';

/** A claim with its number, which another place may restate with other digits. */
export interface Comparable {
	readonly claim: Claim;
	readonly number: Number;
}

export const comparableClaims = (
	text: string,
	quantities: readonly Quantity[],
): readonly Comparable[] =>
	gather(quantities, (quantity): Comparable | undefined => {
		if (!isComparable(quantity) || isComparedBase(text, quantity)) return undefined;
		const number = numberOf(text, quantity);
		return number && { claim: claimOf(text, quantity), number };
	});

const rate = /[率度比例重速幅]$/u;

/** 合格率98.6%, 98.6%的合格率: rates that are told with their name, as claims. */
export const comparableRates = (
	text: string,
	quantities: readonly Quantity[],
): readonly Comparable[] =>
	gather(quantities, (quantity): Comparable | undefined => {
		if (!isExactPercent(quantity) || isComparedBase(text, quantity)) return undefined;
		const claim = claimOf(text, quantity);
		const name = /^[一-龥]*?[率度比例重速幅]/u.exec(claim.behind)?.[0] ?? '';
		if (claim.change !== '' || !(rate.test(withoutFrom(claim.indicator)) || rate.test(name)))
			return undefined;
		const number = numberOf(text, quantity);
		return number && { claim, number };
	});

/** Whether another place, be it the base of a comparison, has the very value. */
export const isToldAgain = (
	quantities: readonly Standing<Quantity>[],
	{ quantity }: Claim,
): boolean =>
	quantities.some(
		({ one, by }) =>
			one.low === quantity.low &&
			one.from + by !== quantity.from &&
			one.unit?.dimension === quantity.unit?.dimension &&
			isComparable(one),
	);

/** Whether two figures differ by what a third one says. */
export function isPart(
	quantities: readonly Standing<Quantity>[],
	first: Quantity,
	later: Quantity,
): boolean {
	const gap = clean(Math.abs(first.low - later.low));
	return quantities.some(
		({ one }) => one.low === gap && isSameDimension(one.unit, first.unit) && isComparable(one),
	);
}

/** A gap between two figures is told beside one of them, in UTF-16 units. */
const gapReach = 40;

/**
 * Whether two figures differ by what a third one beside them says: 转移97人 and 集中安置92人，投亲靠友5人. By how
 * much something rose (同比下降2微克) is no part.
 */
export function isPartNearby(
	text: string,
	first: Quantity,
	later: Quantity,
	quantities: readonly Standing<Quantity>[],
): boolean {
	const beside = quantities.filter(({ one, by }) => {
		const at = one.from + by;
		const isNear = [first, later].some(({ from }) => Math.abs(from - at) < gapReach);
		// 一辆货车 tells of a thing, not how many there are of it.
		const { number } = one.figure;
		if (text.slice(number.from + by, number.to + by) === '一') return false;
		return isNear && !isChange(text, { from: at, to: one.to + by });
	});
	return isPart(beside, first, later);
}

/** What of a title and lead is told again in one text with all that follows. */
export interface Told {
	readonly forms: ByForm;
	/** All amounts; seldom asked for. */
	readonly quantities: () => readonly Standing<Quantity>[];
	/** End of title and lead. */
	readonly until: number;
}

type Claims = readonly Standing<Comparable>[];

/** Claims by the form of their number: a slip keeps it, so that only those of one form are held against each other. */
export type ByForm = ReadonlyMap<string, Claims>;

export function byForm(claims: Claims): ByForm {
	const forms = new Map<string, Standing<Comparable>[]>();
	for (const standing of claims) {
		const { form } = standing.one.number;
		const known = forms.get(form);
		if (known) known.push(standing);
		else forms.set(form, [standing]);
	}
	return forms;
}

const noClaims: Claims = [];

/** Those behind a claim in a list of claims of its form whose digits may have slipped from it. */
function slipsOf(kin: Claims, at: number, isLead: boolean): Claims {
	const { number, claim } = kin[at]!.one;
	let slips: Standing<Comparable>[] | undefined;
	for (let i = at + 1; i < kin.length; i++) {
		const { one } = kin[i]!;
		// Most are told apart by their values; where they stand is asked for the rest.
		if (!(isLead ? isSlip : isLongSwap)(number, one.number)) continue;
		const { quantity } = one.claim;
		if (!isSameDimension(quantity.unit, claim.quantity.unit)) continue;
		if (!mayBeEqual(quantity, claim.quantity)) (slips ??= []).push(kin[i]!);
	}
	return slips ?? noClaims;
}

/** 由23.7万吨增至27.3万吨 after 27.3万吨: the sentence knows both. */
export function tellsBoth(text: string, first: Quantity, later: Quantity): boolean {
	const { from, to } = sentenceAt(text, later.from);
	return text.slice(from, to).includes(text.slice(first.figure.from, first.figure.to));
}

/** What a claim is told again as, in one of the places where its digits may have slipped. */
function restatementOf(
	text: string,
	{ one, by }: Standing<Comparable>,
	slips: Claims,
	quantities: Told['quantities'],
): Restatement | undefined {
	const first = shiftClaim(one.claim, by);
	const isRetold = isToldAgain(quantities(), first);
	const later = slips
		.map((slip): Numbered => [shiftClaim(slip.one.claim, slip.by), slip.one.number])
		.filter((slip) => restates(text, [first, one.number], slip))
		.filter(([slip]) => !tellsBoth(text, first.quantity, slip.quantity))
		.find(([slip]) => areOfOneWhole(text, first.quantity, slip.quantity, isRetold));
	// 运行维护费682万元 of 862万元 with 购置180万元: a part, and the rest stands beside it.
	if (!later || isPart(quantities(), first.quantity, later[0].quantity)) return undefined;
	return { first: first.quantity, later: later[0].quantity, isSure: true };
}

/** Figures told again with digits that have slipped: any slip of what title and lead tell, a plain swap of the rest. */
export function restatedIn(text: string, { forms, quantities, until }: Told): Restatement[] {
	const found: Restatement[] = [];
	for (const kin of forms.values()) {
		for (let at = 0; at + 1 < kin.length; at++) {
			const told = kin[at]!;
			const isLead = told.one.claim.quantity.to + told.by <= until;
			const slips = slipsOf(kin, at, isLead);
			const one = slips.length > 0 && restatementOf(text, told, slips, quantities);
			if (one) found.push(one);
		}
	}
	return found.sort((a, b) => a.first.from - b.first.from);
}
