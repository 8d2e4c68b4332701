import { isNear, type Reader } from './claimed';
import { clean, isExact, isPlain } from '../quantity';
import { isSameDimension } from '../unit';

const ofWhole = /^[^，。；：、\d]{0,6}[中里内]，?(?:约|有|其中)?$/u;
const comesTo = /^的?[^，。；：、\d]{0,12}，(?:[为有计共约即是]|共有|总共)$/u;
/** Another share of the same, or shares of something else. */
const others = /同比|上年|去年|增[长加]|下降|计划|目标|不[足到]|超|以上|左右/u;

/** 400户中七成参保，为280户; 39名村医中，四分之一是女性，有10名: a share and what it comes to. */
export const shareAmountAt: Reader = (text, quantities, at) => {
	const [whole, share, amount] = [quantities[at - 2], quantities[at - 1], quantities[at]!];
	if (!whole || share?.unit?.dimension !== 'ratio' || !isExact(share)) return undefined;
	if (!isPlain(whole) || !isPlain(amount) || !isSameDimension(whole.unit, amount.unit))
		return undefined;
	const behind = text.slice(share.to, amount.from);
	if (!ofWhole.test(text.slice(whole.to, share.from)) || !comesTo.test(behind)) return undefined;
	if (others.test(text.slice(whole.from, amount.from))) return undefined;
	const value = clean((whole.low * share.low) / 100);
	const [least, most] = [
		(whole.lowest * share.lowest) / 100,
		(whole.highest * share.highest) / 100,
	];
	// People and things are whole: a quarter of 39 is 9 or 10.
	const room = amount.unit?.isCount === true ? 1 : amount.slack;
	if (least <= amount.high + room && most >= amount.low - room) return undefined;
	if (!isNear(amount.low, value, 2)) return undefined;
	return {
		wrong: amount,
		value: amount.unit?.isCount === true ? Math.round(value) : value,
		others: [
			[whole, '总数'],
			[share, '占比'],
		],
		working: { kind: 'product', first: whole, second: share },
	};
};
