import type { Span } from '../../text/span';
import type { RateGap } from './rate-gaps';

/**
 * 一季度为91.2%，三季度为96.5%，提高5.3%: what is the difference of the two percentages before it is given in points,
 * whatever they are percentages of.
 */

const percentage = /(?<number>\d+(?:\.\d+)?)[%％]/gu;
const verb =
	/(?:提高|提升|上升|升高|回升|攀升|上涨|增加|增长|扩大|加快|拉大|高出|下降|降低|减少|回落|下滑|缩小|收窄|减缓|放缓|[高低快慢多少升降])了?(?:近|约|大约|超过)?$/u;
/** Nothing but these stands before the verb: 投诉下降2% is of something else; how many times the one is of the other is not. */
const idle =
	/^(?:，[^，。；：]{0,16}\d倍)?[，、（]?(?:同比|环比|[比较](?:上年|去年)(?:同期)?|[一两三半]年[内间来]?|[又再则已共]|相差|差距|前后|累计|合计){0,3}$/u;

interface Percentage extends Span {
	readonly written: string;
	readonly value: number;
}

const percentagesIn = (text: string, { from, to }: Span): readonly Percentage[] =>
	[...text.slice(from, to).matchAll(percentage)].map(({ 0: whole, index, groups }) => ({
		from: from + index,
		to: from + index + whole.length,
		written: groups!['number']!,
		value: Number(groups!['number']),
	}));

/** Whether the change is the difference of both, and no relative change of the same size. */
function isDifference(first: Percentage, second: Percentage, change: Percentage): boolean {
	const gap = Math.abs(second.value - first.value);
	const isSame = Math.abs(gap - change.value) < 1e-9 * Math.max(1, gap);
	const relative = (100 * gap) / first.value;
	return isSame && gap > 0 && Math.abs(relative - change.value) >= 0.05;
}

/**
 * The first percentage in a sentence that is the difference of the two before it.
 * @param text offsets (UTF-16) of `sentence` and of the result are of it.
 */
export function rateDifferenceAt(text: string, sentence: Span): RateGap | undefined {
	const all = percentagesIn(text, sentence);
	for (let at = 2; at < all.length; at++) {
		const [first, second, change] = [all[at - 2]!, all[at - 1]!, all[at]!];
		const between = text.slice(second.to, change.from);
		const said = verb.exec(between)?.[0];
		if (said === undefined || !idle.test(between.slice(0, -said.length))) continue;
		if (!isDifference(first, second, change)) continue;
		return {
			amount: { from: change.from, to: change.to },
			said: { from: change.from - said.length, to: change.to },
			ends: [first.written, second.written],
			value: change.value,
		};
	}
	return undefined;
}
