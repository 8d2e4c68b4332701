import { isChange } from '../asides';
import { anyOf } from './change-words';
import { claimsAfter, isRealGrowth, type Change } from './changes';
import { isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/**
 * A figure of one time and beside it that of another: 续签率81%，2025年为88%，一年间回落7个百分点; 1.64万册次，比上年的1.28万册次多0.36万册次，增长28.1%.
 */

const past = anyOf(
	'上年同期 去年同期 上年度 上一?年度? 上年 去年 同期 前年 上月 上季度 年初 上年末 去年底',
);
const year = '(?<year>20\\d\\d)年';
/** Between both figures: what the second is of is the same, at another time. */
const told = new RegExp(
	`^[^，。；：、\\d]{0,6}[，；](?:而|其中)?(?:(?<past>${past})|${year})[^，。；：、\\d]{0,4}?(?:为|是|仅为?|只有|达到?)?$`,
	'u',
);
const compared = new RegExp(
	`^[^，。；：、\\d]{0,6}[，（(]?(?:同比)?[比较与](?:(?<past>${past})|${year})(?:同期)?的$`,
	'u',
);
const yearBefore = /(20\d\d)年[^。；\n]*$/u;
const reach = 60;
const farthest = 24;

/** The year that a figure is of, as its sentence says; undefined where it names none. */
function yearOf(text: string, { from }: Quantity): number | undefined {
	const found = yearBefore.exec(text.slice(Math.max(0, from - reach), from))?.[1];
	return found === undefined ? undefined : Number(found);
}

/** Which of two figures is the earlier one. */
function pairOf(text: string, first: Quantity, second: Quantity) {
	const gap = text.slice(first.to, second.from);
	if (gap.length > farthest) return undefined;
	const { past: then, year: at } = (told.exec(gap) ?? compared.exec(gap))?.groups ?? {};
	if (then !== undefined) return { base: second, now: first, since: then };
	const own = yearOf(text, first);
	if (at === undefined || own === undefined || own === Number(at)) return undefined;
	return own < Number(at)
		? { base: first, now: second, since: `${own}年` }
		: { base: second, now: first, since: `${at}年` };
}

/** 一年间, 三年下来, 上一年度: no figure between the two. */
const isIdle = (text: string, { unit, to }: Quantity): boolean =>
	unit?.text === '年' && /^(?:[间来度]|下来)/u.test(text.slice(to, to + 2));

/** Both figures with what is said of the change right behind them; time is linear in the text. */
export function thenAndNowIn(text: string, all: readonly Quantity[]): readonly Change[] {
	const quantities = all.some((one) => isIdle(text, one))
		? all.filter((one) => !isIdle(text, one))
		: all;
	const found: Change[] = [];
	for (let last = 1; last + 1 < quantities.length; last++) {
		const [first, second] = [quantities[last - 1]!, quantities[last]!];
		if (!isPlain(first) || !isPlain(second) || !isSameDimension(first.unit, second.unit)) continue;
		const pair = pairOf(text, first, second);
		// 多1.1亿立方米，比上年同期的15.4亿立方米少…: by how much what stands before has changed.
		if (!pair || isRealGrowth(text, first.from) || isChange(text, pair.now)) continue;
		const claims = claimsAfter(text, quantities, last, pair.now);
		if (claims.length > 0) found.push({ pair: { ...pair, last }, claims });
	}
	return found;
}
