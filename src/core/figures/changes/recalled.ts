import { mayBeEqual, type Claim } from '../retold/claim';
import { shiftQuantity, type Quantity, type Standing } from '../quantity';
import {
	areOfOneWhole,
	areSwapped,
	haveOneScope,
	isPartNearby,
	sentenceBefore,
	type Comparable,
	type Restatement,
} from '../retold/restated';
import { isSameDimension } from '../unit';
import { nameOthers } from '../retold/whose';
import { gather } from '../../text/gather';

/**
 * A figure that stands as the attribute of something told before: 25个乡镇均已完成, 看的5个现场,
 * 54.2%的收入进度. What it counts is known, so the figure must be the one told before.
 */
export interface Recall extends Comparable {
	/** `all`: all of them are spoken of; `deed`: those that something was done to; `name`: by its name only. */
	readonly by: 'all' | 'deed' | 'name';
	/** 看 of 看的5个现场. */
	readonly deed: string;
}

const isAllBehind = /^[^，。；、]{2,12}?(?:全部|均|都|逐[一个件户家项村人条]|一律|人手一)/u;
const isAllBefore = /(?:所有|覆盖|全部|全[县市区镇乡省])的?$/u;
const byDeed = /(?<deed>[一-龥])的$/u;
/** 60周岁及以上老年人, 3个以上: no name of a thing. */
const noName = /^[及以左上的多余个等和与、]/u;

export function recallOf(text: string, one: Comparable): Recall | undefined {
	const { behind, quantity } = one.claim;
	if (quantity.unit?.isCount !== true || behind.length < 2 || noName.test(behind)) return undefined;
	const said = one.claim.said;
	const deed = byDeed.exec(said)?.groups?.['deed'] ?? '';
	// 25个乡镇（街道）均已完成
	const tail = text.slice(quantity.to, quantity.to + 24).replace(/（[^（）]{1,8}）/u, '');
	const isAll = isAllBehind.test(tail) || isAllBefore.test(said);
	return { ...one, deed, by: isAll ? 'all' : deed === '' ? 'name' : 'deed' };
}

const longestName = 12;

/** How many characters of what a later figure counts are the end of the earlier name, or its noun behind. */
function sharedName(first: Claim, later: Claim): number {
	const { indicator, behind } = first;
	let most = 0;
	for (let n = 2; n <= Math.min(indicator.length, later.behind.length, longestName); n++) {
		if (later.behind.startsWith(indicator.slice(-n))) most = n;
	}
	let n = 0;
	while (n < behind.length && behind.charAt(n) === later.behind.charAt(n)) n++;
	return Math.max(most, n);
}

/** 4辆事故车辆 are the 车辆 that were told of. */
const theSame =
	/^(?:事故|涉事|肇事|受损|受灾|受淹|被困|故障|问题|上述)(?<noun>[一-龥]{2})(?![一-龥]?[中里内])/u;

/** Whether it stands for all of what an earlier name ends with. */
function areAllOfThem({ indicator }: Claim, { by, claim }: Recall): boolean {
	const noun = by === 'all' ? theSame.exec(claim.behind)?.groups?.['noun'] : undefined;
	return noun !== undefined && indicator.endsWith(noun);
}

/** How many characters that noun has. */
const theirNoun = 2;

/** Farther off than this it is another figure. */
const near = { from: 0.8, to: 1.25 };

function isNear(a: Quantity, b: Quantity): boolean {
	const ratio = b.low / a.low;
	return (ratio >= near.from && ratio <= near.to) || (a.low < 10 && Math.abs(a.low - b.low) <= 1);
}

/** Some of all, or others than all: what is said of them later may be said of more. */
const partial =
	/其中|走访|调研|抽[查取样检]|随机|试点|样本|新[增建改]|[已剩余每]|完成|平均|首批|达标|整改|参[加与]|开展|推[行开]|街道|社区/u;
/** 有行政村214个, 范围包括24个乡镇, 全县24个乡镇: what there is. */
const thereIs = /[有辖共]|包括|涉及|设立?|全[县市区镇乡省]/u;
const otherTime = /上[次回周月年]|[昨去前另再又将]|下[次回]/u;
const planned = /将|计划|拟|力争|目标|新增|扩大|增加|达到/u;

/** 未满一年的, 没有成立组织的: which of them are counted; 全部的 are all. */
const sort = /(?<which>[一-龥]{2})(?<!全部|所有|[全各][县市区镇乡省])的$/u;

/** 未满一年的36个小区 and 没有成立组织的45个小区. */
function areOfOtherSorts(said: string, again: string): boolean {
	const [first, later] = [said, again].map((words) => sort.exec(words)?.groups?.['which']);
	return first !== later && (first !== undefined || later !== undefined);
}

/** @param told the sentence of the first figure, as far as that. */
function recalls(first: Comparable, later: Recall, told: string): boolean {
	const shared = areAllOfThem(first.claim, later)
		? theirNoun
		: sharedName(first.claim, later.claim);
	const said = first.claim.said;
	const isSwapped = areSwapped(first.number, later.number) && later.number.digits.length > 2;
	if (isSwapped && (shared > 1 || first.claim.indicator.includes(later.claim.behind.slice(0, 2))))
		return true;
	if (shared < 2) return false;
	// 看了4个现场 and 看的5个现场
	if (later.by === 'deed')
		return said.endsWith(`${later.deed}了`) && !otherTime.test(later.claim.said);
	if (areOfOtherSorts(said, later.claim.said)) return false;
	// Fewer of them may well be some of them; more cannot be.
	if (later.claim.quantity.low < first.claim.quantity.low) return false;
	if (partial.test(said) || !thereIs.test(told) || planned.test(later.claim.said)) return false;
	return later.by === 'all' || shared > 3;
}

const sentenceEnd = /[。；！？\n]/u;

/** What of a text is told and what of it is recalled. */
export interface Memory {
	readonly claims: readonly Standing<Comparable>[];
	readonly recalls: readonly Standing<Recall>[];
	/** All amounts; seldom asked for. */
	readonly quantities: () => readonly Standing<Quantity>[];
}

const sameForm = (a: Comparable, b: Comparable): boolean =>
	isSameDimension(a.claim.quantity.unit, b.claim.quantity.unit) &&
	isNear(a.claim.quantity, b.claim.quantity) &&
	!mayBeEqual(a.claim.quantity, b.claim.quantity);

/** Figures recalled with another value than they were told with. */
export function recalledIn(
	text: string,
	{ claims, recalls: all, quantities }: Memory,
): readonly Restatement[] {
	return gather(all, ({ one, by }): Restatement | undefined => {
		const { quantity } = one.claim;
		const at = quantity.from + by;
		const first = claims.find(({ one: other, by: offset }) => {
			const to = other.claim.quantity.to + offset;
			if (to > at || !sameForm(other, one)) return false;
			if (!sentenceEnd.test(text.slice(to, at))) return false;
			const told = shiftQuantity(other.claim.quantity, offset);
			const said = sentenceBefore(text, told);
			if (!recalls(other, one, said) || !haveOneScope(other.claim, one.claim)) return false;
			return one.by === 'name'
				? areOfOneWhole(text, told, shiftQuantity(quantity, by), true)
				: !nameOthers(said, sentenceBefore(text, shiftQuantity(quantity, by)));
		});
		if (!first) return undefined;
		// Told with this value elsewhere, it is a figure of its own.
		const isToldSo = claims.some(
			({ one: other, by: offset }) =>
				other.claim.quantity.from + offset !== at &&
				other.claim.quantity.low === quantity.low &&
				isSameDimension(other.claim.quantity.unit, quantity.unit) &&
				(quantity.low > 99 || sharedName(other.claim, one.claim) > 1),
		);
		if (isToldSo) return undefined;
		const told = shiftQuantity(first.one.claim.quantity, first.by);
		const later = shiftQuantity(quantity, by);
		if (isPartNearby(text, told, later, quantities())) return undefined;
		return { first: told, later, isSure: false };
	});
}

/** 超发的4.61万元: what was done to a sum names it, when it is spoken of again. */
const sumByDeed = /(?<deed>[一-龥]{2})的$/u;
const sentenceReach = 80;
/** Of what is done to many sums no one is known by it. */
const vague = /[其他多少新增年月度来中上下前后]|需要|计划|投资|剩余|不同|相关|所有/u;

/** A sum that is named by what was done to it. */
export interface DoneSum extends Comparable {
	/** 超发 of 超发的4.61万元. */
	readonly deed: string;
}

export function doneSumOf({ claim, number }: Comparable): DoneSum | undefined {
	if (claim.quantity.unit?.dimension !== 'money' || number.digits.length < 3) return undefined;
	const deed = sumByDeed.exec(claim.said)?.groups?.['deed'];
	return deed === undefined || vague.test(deed) ? undefined : { claim, number, deed };
}

/** 去世后仍发放4.16万元，超发最长7个月, and further on 超发的4.61万元: digits that changed places. */
export function recalledSumsIn(
	text: string,
	claims: readonly Standing<Comparable>[],
	sums: readonly Standing<DoneSum>[],
): Restatement[] {
	return sums.flatMap(({ one, by }) => {
		const { deed } = one;
		const later = shiftQuantity(one.claim.quantity, by);
		const kin = claims.filter(
			({ one: other }) =>
				other.claim !== one.claim &&
				isSameDimension(other.claim.quantity.unit, later.unit) &&
				other.number.form === one.number.form,
		);
		const [told, another] = kin.filter(({ one: other }) => areSwapped(other.number, one.number));
		if (!told || another || kin.some(({ one: other }) => other.number.digits === one.number.digits))
			return [];
		const first = shiftQuantity(told.one.claim.quantity, told.by);
		if (first.to > later.from || !sentenceEnd.test(text.slice(first.to, later.from))) return [];
		const behind = /^[^。\n]*/u.exec(text.slice(first.to, first.to + sentenceReach))![0];
		// 罚款86.4万元 and 被罚的84.6万元
		const done = deed.replace(/^[被所已]/u, '');
		if (!(sentenceBefore(text, first) + behind).includes(done)) return [];
		return [{ first, later, isSure: false }];
	});
}
