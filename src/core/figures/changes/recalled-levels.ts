import { pairsIn } from './changes';
import { claimOf, mayBeEqual } from '../retold/claim';
import { isExactPercent, shiftQuantity, type Quantity, type Standing } from '../quantity';
import { isSlip, numberOf, sentenceBefore, type Restatement } from '../retold/restated';
import { isSameDimension } from '../unit';
import { nameOthers } from '../retold/whose';
import { gather } from '../../text/gather';

/** A rate that stands as an attribute of its name: 54.2%的收入进度. */
export interface NamedRate {
	readonly quantity: Quantity;
	readonly name: string;
}

const recalledRate =
	/^的(?<name>[一-龥]{1,7}?(?:率|度|占比|比重|比例))(?![一-龥]?[的上下]|目标|要求|标准|指标|任务|红线|底线)/u;
/** 达到95%的满意度 is wanted, not told. */
const wanted = /目标|力争|要求|标准|不[低少]于|至少|[超达]过?|计划|完成|实现|确保|保持/u;
/** 窗口服务98.2%的满意度 is of the windows; what stands before the figure may be a time or join it. */
const opensName = /(?:^|[，。；：、（\n以按对和与把将用这的]|半年|季度|[全今当本]年|目前|月份?)$/u;
const shortest = 3;

function recalledRateAt(text: string, quantity: Quantity): NamedRate | undefined {
	const { to, from } = quantity;
	if (text.charAt(to) !== '的' || !isExactPercent(quantity)) return undefined;
	const name = recalledRate.exec(text.slice(to, to + 12))?.groups?.['name'];
	const said = text.slice(Math.max(0, from - 6), from);
	if (name === undefined || name.length < shortest || wanted.test(said) || !opensName.test(said))
		return undefined;
	return { quantity, name };
}

export const namedRatesIn = (text: string, quantities: readonly Quantity[]): readonly NamedRate[] =>
	gather(quantities, (quantity) => recalledRateAt(text, quantity));

/** 收入进度为52.4%: the rates that are told with their name before them. */
function toldRates(text: string, quantities: readonly Standing<Quantity>[]): NamedRate[] {
	return quantities.flatMap(({ one, by }) => {
		if (!isExactPercent(one)) return [];
		const quantity = shiftQuantity(one, by);
		const { indicator, change } = claimOf(text, quantity);
		const isNamed = change === '' && /[率度比重例]$/u.test(indicator);
		return isNamed ? [{ quantity, name: indicator }] : [];
	});
}

const slipped = (text: string, a: Quantity, b: Quantity): boolean => {
	const [one, other] = [numberOf(text, a), numberOf(text, b)];
	return one !== undefined && other !== undefined && isSlip(one, other);
};

/** 收入进度为52.4%, and further on 54.2%的收入进度. */
export function recalledRatesIn(
	text: string,
	recalled: readonly Standing<NamedRate>[],
	quantities: () => readonly Standing<Quantity>[],
): Restatement[] {
	if (recalled.length === 0) return [];
	const rates = toldRates(text, quantities());
	return recalled.flatMap(({ one, by }) => {
		const later = shiftQuantity(one.quantity, by);
		const told = rates.filter(({ name }) => name.endsWith(one.name));
		const first = told[0]?.quantity;
		if (!first || new Set(told.map(({ quantity }) => quantity.low)).size !== 1) return [];
		if (first.to > later.from || mayBeEqual(first, later) || !slipped(text, first, later))
			return [];
		const again = sentenceBefore(text, later);
		if (/其中|[上去前][年月季]|同期/u.test(again) || nameOthers(sentenceBefore(text, first), again))
			return [];
		return [{ first, later, isSure: false }];
	});
}

/** 平均用时由52小时压缩到31小时. */
export interface Shift {
	readonly name: string;
	readonly base: Quantity;
	readonly now: Quantity;
}

const fromWord = /(?<name>[一-龥]{4,14}?)[由从](?:20\d\d年|[^，。；：\d由从]){0,8}$/u;

export function shiftsIn(text: string, quantities: readonly Quantity[]): Shift[] {
	const shifts: Shift[] = [];
	for (let at = 0; at + 1 < quantities.length; at++) {
		const base = quantities[at]!;
		const head = text.slice(Math.max(0, base.from - 26), base.from);
		if (!/[由从]/u.test(head)) continue;
		const name = fromWord.exec(head)?.groups?.['name'];
		// The pair of two figures that stand side by side needs no others.
		const pair = name === undefined ? undefined : pairsIn(text, [base, quantities[at + 1]!])[0];
		if (pair && pair.base === base) shifts.push({ name: name!, base, now: pair.now });
	}
	return shifts;
}

const planned = /将|力争|计划|拟|下一?步|建议|目标|争取|到20\d\d年|年底前|要把/u;
const commonEnd = 4;
const near = { from: 0.8, to: 1.25 };

/** 用时由52小时压缩到31小时, and further on what is planned: 用时由33小时压缩到24小时. */
export function recalledShiftsIn(text: string, shifts: readonly Standing<Shift>[]): Restatement[] {
	return shifts.flatMap(({ one, by }, at) => {
		const alike = shifts
			.slice(0, at)
			.filter(
				({ one: other }) =>
					other.name.slice(-commonEnd) === one.name.slice(-commonEnd) &&
					isSameDimension(other.now.unit, one.base.unit),
			);
		const [only, another] = alike;
		if (!only || another) return [];
		const ratio = one.base.low / only.one.now.low;
		if (ratio < near.from || ratio > near.to) return [];
		if (mayBeEqual(only.one.now, one.base) || mayBeEqual(only.one.base, one.base)) return [];
		const [first, later] = [shiftQuantity(only.one.now, only.by), shiftQuantity(one.base, by)];
		const again = sentenceBefore(text, later);
		// What is planned begins where things are; what was done next may begin elsewhere.
		if (!planned.test(again) || nameOthers(sentenceBefore(text, first), again)) return [];
		return [{ first, later, isSure: false }];
	});
}
