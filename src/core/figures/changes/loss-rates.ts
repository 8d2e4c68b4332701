import type { Contradiction } from './changes-check';
import { isNear, kinOf, only, sentenceFirst, sentenceTo, wordsTo, type Reader } from './claimed';
import { clean, isExact, isPlain, type Quantity } from '../quantity';

/** Rates of what is lost or left over, with the words of what is not. */
const rates: readonly (readonly [RegExp, RegExp])[] = [
	[/(?:管网)?(?:漏损|漏失|产销差)率?[为达约]?$/u, /抄表|售水|售气|收费|计量|结算|有效/u],
	[/线损率[为达约]?$/u, /售电|抄表|用电|结算/u],
	[/(?:空置|闲置|空租)率[为达约]?$/u, /出租|入驻|入住|使用|利用|启用|租出|在用/u],
	[/(?:缺勤|缺席|缺岗)率[为达约]?$/u, /出勤|到岗|实到|到会|在岗/u],
	[/(?:流失|离职)率[为达约]?$/u, /留存|留用|留任|在岗|仍在/u],
	[/(?:未办结|未完成|未整改)率[为达约]?$/u, /办结|完成|整改/u],
	[/不合格率[为达约]?$/u, /(?<!不)合格/u],
	[/(?:缺课|缺考|缺席)率[为达约]?$/u, /到课|参考|到会/u],
];
const others = /同比|上年|去年|其中|增长|下降|分别|计划|目标|[不未无每另尚]|剩余/u;
/** Of two amounts the first is of all: 供水, 应到, 共有. */
const whole = /[供产购进应共总有]|建成|入库/u;

/** Whether the rate is what is missing, rounding allowed. */
function fits(all: Quantity, kept: Quantity, rate: Quantity): boolean {
	const room = 1e-9;
	const [least, most] = [1 - kept.highest / all.lowest, 1 - kept.lowest / all.highest];
	return least * 100 <= rate.highest + room && most * 100 >= rate.lowest - room;
}

const rateName = /率[为达约]?$/u;
/** Nothing but the name of the rate stands between the two. */
const beside = /^[，、；（][^，。；：、\d]{2,8}$/u;

/** 入住率43%，空置率67%: what is let and what is not are all there is. */
function oppositeOf(
	text: string,
	quantities: readonly Quantity[],
	at: number,
	kept: RegExp,
): Contradiction | undefined {
	const [told, rate] = [quantities[at - 1], quantities[at]!];
	if (!told || told.unit?.text !== '%' || !isExact(told)) return undefined;
	const said = wordsTo(text, told.from);
	if (!rateName.test(said) || !kept.test(said)) return undefined;
	const gap = text.slice(told.to, rate.from);
	if (!beside.test(gap) || others.test(said) || /[上去]年|同比/u.test(gap)) return undefined;
	const room = told.slack + rate.slack + 1e-9;
	if (Math.abs(told.low + rate.low - 100) <= room) return undefined;
	return {
		wrong: rate,
		value: clean(100 - told.low),
		others: [[told, '相反的率']],
		working: { kind: 'complement', first: told },
	};
}

/** 日均供水2.6万立方米，抄表水量1.95万立方米，漏损率25%. */
export const lossRateAt: Reader = (text, quantities, at): Contradiction | undefined => {
	const rate = quantities[at]!;
	if (rate.unit?.text !== '%' || !isExact(rate)) return undefined;
	const said = wordsTo(text, rate.from);
	const kept = rates.find(([name]) => name.test(said))?.[1];
	if (!kept) return undefined;
	const opposite = oppositeOf(text, quantities, at, kept);
	if (opposite) return opposite;
	const first = sentenceFirst(text, quantities, at);
	const [all, rest, another] = quantities.slice(first, at);
	if (!all || !rest || another || only(kinOf([all, rest], all)) !== rest) return undefined;
	if (!isPlain(all) || !isPlain(rest) || rest.low >= all.low) return undefined;
	if (!kept.test(wordsTo(text, rest.from)) || kept.test(wordsTo(text, all.from))) return undefined;
	if (!whole.test(wordsTo(text, all.from)) || others.test(text.slice(all.from, rate.from)))
		return undefined;
	if (!sentenceTo(text, rate.from).includes('，')) return undefined;
	const value = clean((1 - rest.low / all.low) * 100);
	if (fits(all, rest, rate) || !isNear(rate.low, value)) return undefined;
	return {
		wrong: rate,
		value,
		others: [
			[all, '总数'],
			[rest, '有效'],
		],
		working: { kind: 'lossOf', first: all, second: rest },
	};
};
