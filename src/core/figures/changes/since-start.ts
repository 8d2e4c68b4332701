import { isNear, kinOf, sentenceFirst, sentenceTo, wordsTo, type Reader } from './claimed';
import { clean, isExact, isPlain } from '../quantity';

/** 较年初增长: how much there is more than at the beginning of the year. */
const grown = /^[，（(]?[比较](?:年初|上年[末底]|去年[末底])(?:增长|增加|上升|提高|增)了?$/u;
/** 新增贷款18.4亿元: what came on top since then. */
const added = /(?:新增|净增|增加)(?:的|了)?(?<what>[一-龥]{2,6}?)?(?:余额|总量|总额)?[为达]?$/u;
const sinceStart =
	/[一1]季度|上半年|前三季度|今年以来|年初以来|全年|1(?:月份?)?[至到—–～-](?:1[0-2]|[2-9])月|截至/u;
const monthly = /(?<![至到—–～\-\d])(?:1[0-2]|[1-9])月份?(?:当月|新增|净增|增加)|当月|发放|投放/u;

/**
 * 一季度新增贷款18.4亿元，3月末贷款余额202.4亿元，较年初增长10%: the growth is what was added, of what there
 * was before.
 */
export const sinceStartAt: Reader = (text, quantities, at) => {
	const [now, percent] = [quantities[at - 1], quantities[at]!];
	if (!now || percent.unit?.text !== '%' || !isExact(percent) || !isPlain(now)) return undefined;
	if (!grown.test(text.slice(now.to, percent.from))) return undefined;
	const sentence = sentenceTo(text, percent.from);
	if (!sinceStart.test(sentence) || monthly.test(sentence)) return undefined;
	const before = quantities.slice(sentenceFirst(text, quantities, at), at - 1);
	const [more, another] = kinOf(before, now);
	if (!more || another || !isPlain(more) || more.low >= now.low) return undefined;
	const what = added.exec(wordsTo(text, more.from))?.groups?.['what'];
	if (what === undefined || !wordsTo(text, now.from).includes(what)) return undefined;
	const rate = (a: number, b: number): number => (a / (b - a)) * 100;
	const value = clean(rate(more.low, now.low));
	if (!isNear(percent.low, value)) return undefined;
	const [least, most] = [rate(more.lowest, now.highest), rate(more.highest, now.lowest)];
	if (least <= percent.highest + 1e-9 && most >= percent.lowest - 1e-9) return undefined;
	return {
		wrong: percent,
		value,
		others: [
			[now, '现在'],
			[more, '增加'],
		],
		working: { kind: 'growthOf', first: more, second: now },
	};
};
