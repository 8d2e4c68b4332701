import { kinOf, sentenceFirst, wordsTo, type Reader } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';

/** 每头亏损, 净赚, 利润: what a price less its cost leaves. */
const margin =
	/(?:(?<loss>亏损?|倒挂|赔了?|净亏)|净?(?:赚取?|利润|盈利|收益|挣)|[纯净]收入|毛利润?|获利)了?(?:[为达约]|可达)?$/u;
const income = /(?:收入|售价|卖价|卖|销售额|收购价|产值|均价|市场价|出栏价|出厂价)[为达约]?$/u;
/** 饲料成本 is a part of the cost; 饲料、防疫等成本 is all of it. */
const cost =
	/(?:^|等|总|各项|综合|生产|全部|种植|养殖|饲养|育肥|运营|完全)(?:成本|投入|费用|开支|支出)[为达约]?$/u;
/** Another cost, another profit, or profit of another time. */
const others = /同比|上年|去年|其中|增长|下降|分别|预计|补贴|补助|[税另还约]|折旧|不[含计]|左右/u;

/** Farther off than this the three are of different things. */
const widest = 2;

/** Whether 每头 of the result is told of before: 出栏一头, 每头. */
function isOfSame(text: string, from: number, result: Quantity): boolean {
	const one = /[每一](?<one>[一-龥])/u.exec(wordsTo(text, result.from))?.groups?.['one'];
	return (
		one === undefined ||
		new RegExp(`[/／]${one}`, 'u').test(text.slice(from, result.from)) ||
		new RegExp(`[每一]${one}`, 'u').test(text.slice(from, result.from - 6))
	);
}

const perUnit = /^[/／](?<one>[一-龥]{1,2})/u;

/** 2.6元/公斤 and 2.1元/公斤: both of one, which the result names as well; or neither. */
function areOfOne(text: string, gain: Quantity, spent: Quantity, said: string): boolean {
	const [a, b] = [gain, spent].map(
		({ to }) => perUnit.exec(text.slice(to, to + 3))?.groups?.['one'],
	);
	return a === b && (a === undefined || said.includes(`每${a}`));
}

/** 一头肥猪收入1560元，饲料、防疫等成本1640元，每头亏损80元. */
export const marginAt: Reader = (text, quantities, at) => {
	const result = quantities[at]!;
	const said = margin.exec(wordsTo(text, result.from));
	if (!said || result.unit?.dimension !== 'money' || !isPlain(result)) return undefined;
	const first = sentenceFirst(text, quantities, at);
	const before = quantities.slice(first, at);
	const kin = kinOf(before, result);
	const [earlier, later] = kin.slice(-2);
	if (!earlier || !later || kin.length > 3 || !isPlain(earlier) || !isPlain(later))
		return undefined;
	const from = Math.max(0, quantities[first]!.from - 24);
	if (others.test(text.slice(earlier.from, result.from)) || !isOfSame(text, from, result))
		return undefined;
	const is = (words: RegExp, one: Quantity): boolean => words.test(wordsTo(text, one.from));
	const [gain, spent] = is(cost, later) ? [earlier, later] : [later, earlier];
	if (!is(income, gain) || !is(cost, spent)) return undefined;
	if (!areOfOne(text, gain, spent, said.input)) return undefined;
	// 净利润 of a whole business is left by more than its costs.
	const isOfOne = /[每一][一-龥]|[/／]/u.test(text.slice(from, result.from));
	if (!isOfOne && !/[赚挣]/u.test(said[0])) return undefined;
	const isLoss = said.groups?.['loss'] !== undefined;
	const [greater, less] = isLoss ? [spent, gain] : [gain, spent];
	const value = clean(greater.low - less.low);
	if (value <= 0 || result.low > value * widest || value > result.low * widest) return undefined;
	const room = result.high * 1e-9;
	if (
		greater.lowest - less.highest <= result.highest + room &&
		greater.highest - less.lowest >= result.lowest - room
	)
		return undefined;
	return {
		wrong: result,
		value,
		others: [
			[gain, '收入'],
			[spent, '成本'],
		],
		working: { kind: 'difference', first: greater, second: less },
	};
};
