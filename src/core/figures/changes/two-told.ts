import { meet, minus } from './changes-check';
import { isNear, sentenceTo, wordsTo, type Reader } from './claimed';
import { clean, isExact, isPlain, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

const up = '高出?|多出?|[贵长快]';
const down = '[低少短慢]|便宜';
/** 后者高出, 前者比后者多: one of two that were just told against the other. */
const versus = new RegExp(
	`^[^，。；：、\\d]{0,6}，(?<who>前者|后者)(?:比(?<than>前者|后者)|要)?(?:(?<up>${up})|${down})了?[约近]?$`,
	'u',
);
/** 三季度环比: the last of a row in time against the one before it. */
const step =
	/^，(?:其中)?(?<when>[二三四]季度|[1-9]月份?|1[0-2]月份?)环比(?:(?<up>上升|上涨|增长|增加|提高|扩大)|下降|回落|减少|下跌|下滑)了?$/u;
/** 前者是后者的: how many times one is the other. */
const times =
	/^[^，。；：、\d]{0,6}，(?:由此)?(?<who>前者|后者)(?:约|大约|几乎|正好|恰好)?(?:是|为|相当于|达到?)(?<than>前者|后者)的$/u;
const inTime = /季度|月/u;
const others = /同比|可比|名义|实际|增加值|生产总值|总产值|平均/u;

const sentenceEnds = /[。！？\n]/u;

type Groups = Readonly<Record<string, string | undefined>>;

/** Both ends and the words of a claim that follows two figures of one kind. */
interface Compared {
	readonly base: Quantity;
	readonly now: Quantity;
	readonly isUp: boolean;
}

function versusOf(first: Quantity, second: Quantity, groups: Groups): Compared | undefined {
	const { who, than } = groups;
	if (who === than) return undefined;
	const [now, base] = who === '前者' ? [first, second] : [second, first];
	return { base, now, isUp: groups['up'] !== undefined };
}

/** Whether two figures are the last of a row told by quarters or months, the claim naming the last. */
function isRow(text: string, first: Quantity, second: Quantity, when: string): boolean {
	if (!/^[、和]$/u.test(text.slice(first.to, second.from))) return false;
	const head = sentenceTo(text, first.from);
	return inTime.test(head) && /分别|依次/u.test(head) && lastTime(head) === when.replace('份', '');
}

/** 一、二、三季度 and 4月、5月 end with 三季度 and 5月. */
const lastTime = (head: string): string | undefined =>
	head.match(/[一二三四]季度|(?:1[0-2]|[1-9])月/gu)?.at(-1);

function comparedAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Compared | undefined {
	const [first, second] = [quantities[at - 2], quantities[at - 1]];
	if (!first || !second || !isPlain(first) || !isPlain(second)) return undefined;
	if (!isSameDimension(first.unit, second.unit)) return undefined;
	const gap = text.slice(second.to, quantities[at]!.from);
	const two = versus.exec(gap)?.groups;
	if (two) return versusOf(first, second, two);
	const one = step.exec(gap)?.groups;
	return one && isRow(text, first, second, one['when']!)
		? { base: first, now: second, isUp: one['up'] !== undefined }
		: undefined;
}

/** 坡地复荒率16%，平地4%，前者是后者的4倍: a figure that is cut off counts too. */
export const timesToldAt: Reader = (text, quantities, at) => {
	const claim = quantities[at]!;
	const [first, second] = [quantities[at - 2], quantities[at - 1]];
	if (claim.unit?.dimension !== 'times' || !isExact(claim) || !first || !second) return undefined;
	if (!isPlain(first) || !isPlain(second) || !isSameDimension(first.unit, second.unit))
		return undefined;
	const found = times.exec(text.slice(second.to, claim.from))?.groups;
	if (!found || found['who'] === found['than']) return undefined;
	if (sentenceEnds.test(text.slice(first.to, second.from))) return undefined;
	const [more, less] = found['who'] === '前者' ? [first, second] : [second, first];
	const value = clean(more.low / less.low);
	const highest = claim.highest + claim.slack;
	const mayBe = more.lowest / less.highest <= highest && more.highest / less.lowest >= claim.lowest;
	// What is just four times is not cut off to three.
	if (mayBe && (!Number.isInteger(value) || value === claim.low)) return undefined;
	if (!isNear(claim.low, value, 2)) return undefined;
	return {
		wrong: claim,
		value,
		others: [
			[more, found['who']!],
			[less, found['than']!],
		],
		working: { kind: 'ratio', first: more, second: less },
	};
};

/** 甲村92户，乙村65户，前者比后者多27户. */
function gapOf(claim: Quantity, { base, now, isUp }: Compared): ReturnType<Reader> {
	const [high, low] = isUp ? [now, base] : [base, now];
	const value = clean(high.low - low.low);
	if (value <= 0 || !isNear(claim.low, value, 2)) return undefined;
	if (meet(minus(high, low), claim)) return undefined;
	return {
		wrong: claim,
		value,
		others: [
			[high, '较大的数'],
			[low, '较小的数'],
		],
		working: { kind: 'difference', first: high, second: low },
	};
}

/** 贩运价每公斤38元，零售价每公斤60元，后者高出五成八; …分别为8.9亿元、10.2亿元，二季度环比上涨14.6%. */
export const twoToldAt: Reader = (text, quantities, at) => {
	const claim = quantities[at]!;
	const found = isExact(claim) ? comparedAt(text, quantities, at) : undefined;
	if (!found || found.now.unit?.dimension === 'ratio') return undefined;
	if (isPlain(claim) && isSameDimension(claim.unit, found.now.unit)) return gapOf(claim, found);
	if (claim.unit?.dimension !== 'ratio') return undefined;
	const { base, now, isUp } = found;
	if (now.low > base.low !== isUp || others.test(sentenceTo(text, claim.from))) return undefined;
	if (/[与和]$/u.test(wordsTo(text, now.from))) return undefined;
	const rate = (a: number, b: number): number => (a / b - 1) * (isUp ? 100 : -100);
	const ends = [rate(now.lowest, base.highest), rate(now.highest, base.lowest)];
	const value = clean(rate(now.low, base.low));
	if (Math.min(...ends) <= claim.highest + 1e-9 && Math.max(...ends) >= claim.lowest - 1e-9)
		return undefined;
	if (!isNear(claim.low, value, 2)) return undefined;
	return {
		wrong: claim,
		value,
		others: [
			[base, '原来'],
			[now, '现在'],
		],
		working: { kind: isUp ? 'growth' : 'fall', first: now, second: base },
	};
};
