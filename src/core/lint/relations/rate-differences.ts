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
	/^(?:，[^，。；：]{0,16}\d倍)?[，、（]?(?:同比|环比|[比较](?:上年|去年)(?:同期)?|[一两三半]年[内间来]?|今年|本年|[又再则已共虽仅只却]|虽然|相差|差距|前后|累计|合计){0,3}$/u;
/** 年初出租率为44% behind 比年初提高31%. */
const before = /年初|上年末?|去年末?|同期|上月|上季度|此前|原来/u;
const since = new RegExp(`^，[比较](?<since>${before.source})(?:同期)?$`, 'u');

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

const gapOf = (said: string, change: Percentage, ends: RateGap['ends']): RateGap => ({
	amount: { from: change.from, to: change.to },
	said: { from: change.from - said.length, to: change.to },
	...(ends && { ends }),
	value: change.value,
});

/** 提高 in 91.2%，三季度为96.5%，提高5.3%. */
function laterChange(text: string, row: readonly Percentage[]): RateGap | undefined {
	const [first, second, change] = row as readonly [Percentage, Percentage, Percentage];
	const between = text.slice(second.to, change.from);
	const said = verb.exec(between)?.[0];
	if (said === undefined || !idle.test(between.slice(0, -said.length))) return undefined;
	if (!isDifference(first, second, change) || !isOfOne(text, first, second)) return undefined;
	return gapOf(said, change, [first.written, second.written]);
}

/** 出租率75%，比年初提高31%，年初出租率为44%: what it was before is told last. */
function earlierChange(text: string, row: readonly Percentage[]): RateGap | undefined {
	const [now, change, base] = row as readonly [Percentage, Percentage, Percentage];
	const between = text.slice(now.to, change.from);
	const said = verb.exec(between)?.[0];
	const word = said && since.exec(between.slice(0, -said.length))?.groups?.['since'];
	const behind = text.slice(change.to, base.from);
	if (said === undefined || word === undefined || !/^[，（][^，。；：\d]*$/u.test(behind))
		return undefined;
	if (!behind.includes(word) || !isDifference(base, now, change)) return undefined;
	return gapOf(said, change, [base.written, now.written]);
}

const farther = 100;
const named = 2;

/** In two sentences both must be called the same: 漏损率14.2%，…。10月漏损率8.7%. */
function isOfOne(text: string, first: Percentage, second: Percentage): boolean {
	if (!/[。；！？]/u.test(text.slice(first.to, second.from))) return true;
	const name = text.slice(second.from - named, second.from);
	return /^[一-龥]{2}$/u.test(name) && text.slice(first.from - named, first.from) === name;
}

/**
 * The first percentage of a sentence that is the difference of the two before it, or around it.
 * @param text offsets (UTF-16) of `sentence` and of the result are of it.
 */
export function rateDifferenceAt(text: string, sentence: Span): RateGap | undefined {
	const from = Math.max(text.lastIndexOf('\n', sentence.from) + 1, sentence.from - farther);
	const all = percentagesIn(text, { from, to: sentence.to });
	for (let at = 2; at < all.length; at++) {
		if (all[at - 1]!.from < sentence.from) continue;
		const row = all.slice(at - 2, at + 1);
		const found = laterChange(text, row) ?? earlierChange(text, row);
		if (found) return found;
	}
	return undefined;
}
