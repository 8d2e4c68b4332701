import { isAside } from '../asides';
import { mayBeEqual } from '../retold/claim';
import { indicatorBefore, wordsBefore } from '../noun';
import { shiftQuantity, type Quantity, type Standing } from '../quantity';
import type { Restatement } from '../retold/restated';
import { timesIn } from '../retold/story';
import { areOfOneHolder } from '../retold/whose';
import { gather } from '../../text/gather';

/** A rate of growth with what grew; the name is without place and time. */
export interface Growth {
	readonly quantity: Quantity;
	readonly name: string;
	readonly dates: string;
	readonly decimals: number;
	/** As far as the figure. */
	readonly sentence: string;
	/** 7.6%的增加值增速: told as known, perhaps by the end of its name only. */
	readonly isKnown: boolean;
}

const grows = /(?:同比)?(?:增长|增速|增幅|增长率)(?:约?为|达到?|是)?$/u;
const spoiled =
	/环比|当[月季]|其中|目标|计划|预期|力争|名义|可比|扣除|剔除|年均|两年|去年|上年|较[上去]|民间|(?<!同)比|较/u;
const dates =
	/\d{1,4}(?:[年月日]|季度)|[上下]半年|[一二三四前]+季度|去年|上年|今年|全年|[本当上]月|年初|年末/gu;
const placeAndTime =
	/^.*(?:截至|年|季度|月份?|日|半年|以来|目前|全[市县区省镇国]|[一-龥]{2}[市县区省](?![场域属级内外]))/u;

const nameOf = (text: string): string =>
	text
		.replace(grows, '')
		.replace(placeAndTime, '')
		.replace(/^(?:实现|完成|[的：，])+|(?:完成|实现|达到?|为)+$/gu, '');

const sentenceFrom = (text: string, at: number): number =>
	1 + Math.max(...[...'。；！？\n'].map((mark) => text.lastIndexOf(mark, at - 1)));

/** 112.1亿元 of 为年初预算112.1亿元的52.1%. */
const isWhole = (text: string, { to }: Quantity): boolean => /^的\d/u.test(text.slice(to, to + 2));

/** 一般公共预算收入完成58.4亿元，同比增长6.2%: what grew stands in the clause of the amount before. */
function nameBefore(text: string, quantities: readonly Quantity[], from: number, at: number) {
	const opening = quantities.find((q) => q.from >= from);
	if (!opening || opening === quantities[at] || opening.unit?.dimension !== 'money') return '';
	const between = quantities.slice(quantities.indexOf(opening) + 1, at);
	if (between.some((q) => q.unit?.dimension === 'money' && !isAside(text, q) && !isWhole(text, q)))
		return '';
	return nameOf(indicatorBefore(text, opening));
}

const knownRate = /^的(?<name>[一-龥]{2,10}?)(?:增长率|增[速幅长])/u;
const isAimed = /目标|力争|预期|计划|要求|全年|[上去]年|上[月季]|同期|比|较/u;

/** 要守住前8个月7.6%的增加值增速. */
function knownGrowthAt(text: string, quantity: Quantity): Growth | undefined {
	if (quantity.unit?.dimension !== 'ratio' || quantity.bend !== 'none') return undefined;
	const name = knownRate.exec(text.slice(quantity.to, quantity.to + 14))?.groups?.['name'];
	if (name === undefined || name.length < shortestKnown) return undefined;
	const sentence = text.slice(sentenceFrom(text, quantity.from), quantity.from);
	if (isAimed.test(sentence)) return undefined;
	const number = text.slice(quantity.figure.number.from, quantity.figure.number.to);
	// When it is to be kept is not when it was: only the time beside the figure counts.
	const dates = /(?:前\d{1,2}个月|[上下]半年|[一二三四前]+季度)$/u.exec(sentence)?.[0] ?? '';
	const decimals = number.split('.')[1]?.length ?? 0;
	return { quantity, name, dates, decimals, sentence, isKnown: true };
}
const shortestKnown = 3;

function growthAt(text: string, quantities: readonly Quantity[], at: number): Growth | undefined {
	const quantity = quantities[at]!;
	if (quantity.unit?.dimension !== 'ratio' || quantity.bend !== 'none') return undefined;
	const { from } = wordsBefore(text, quantity);
	const said = text.slice(from, quantity.from);
	if (!grows.test(said) || spoiled.test(said)) return undefined;
	const start = sentenceFrom(text, quantity.from);
	const bare = said.replace(grows, '') === '';
	// The second rate of a sentence may be of anything.
	const name = bare ? nameBefore(text, quantities, start, at) : nameOf(said);
	if (name.length < 4 || /[和与及、]/u.test(name)) return undefined;
	const number = text.slice(quantity.figure.number.from, quantity.figure.number.to);
	const sentence = text.slice(start, quantity.from);
	return {
		quantity,
		name,
		dates: [...new Set(sentence.match(dates) ?? [])].join(),
		decimals: number.split('.')[1]?.length ?? 0,
		sentence,
		isKnown: false,
	};
}

/** The rates of growth of a text whose indicator is named. */
export const growthsIn = (text: string, quantities: readonly Quantity[]): readonly Growth[] =>
	gather(quantities, (one, at) => growthAt(text, quantities, at) ?? knownGrowthAt(text, one));

const isSameName = (growth: Growth, name: string): boolean =>
	growth.name === name || (growth.isKnown && name.endsWith(growth.name));

/** 前8个月 of a sentence on 1—8月. */
const isOfTime = ({ dates: when }: Growth, sentence: string): boolean =>
	[...timesIn(when)].every((one) => timesIn(sentence).has(one));

/**
 * Rates of growth of one indicator, of which the title or lead has another.
 * @param until end of title and lead.
 */
export function regrownIn(
	text: string,
	all: readonly Standing<Growth>[],
	until: number,
): readonly Restatement[] {
	const firsts = all.filter(({ one, by }) => one.quantity.to + by <= until);
	if (firsts.length === 0) return [];
	// Without a title nothing is known beforehand.
	const title = text.slice(0, Math.max(0, Math.min(60, text.indexOf('\n'))));
	const known = new Set<string>(title.match(dates) ?? []);
	const quantityOf = ({ one, by }: Standing<Growth>): Quantity => shiftQuantity(one.quantity, by);
	return firsts.flatMap((first, n) => {
		const { name, decimals, quantity, dates: when } = first.one;
		const later = all.slice(all.indexOf(first) + 1).find(({ one: growth }) => {
			if (!isSameName(growth, name) || growth.decimals !== decimals) return false;
			if (mayBeEqual(growth.quantity, quantity)) return false;
			if (!areOfOneHolder(first.one.sentence, growth.sentence)) return false;
			if (growth.dates === '' || growth.dates === when) return true;
			if (growth.isKnown) return isOfTime(growth, first.one.sentence);
			return growth.dates.split(',').every((date) => known.has(date));
		});
		if (!later || firsts.slice(0, n).some(({ one }) => one.name === name)) return [];
		return [{ first: quantityOf(first), later: quantityOf(later), isSure: false }];
	});
}
