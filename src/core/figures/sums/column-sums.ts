import { isPlain, type Quantity } from '../quantity';
import { isAddable } from './parts';
import { add, fits } from '../rounding';
import type { WrongSum } from './sum-check';

/**
 * Two figures of each item: 抢修队12支168人，城区4支62人，乡镇8支116人. Where the one column makes its total the items are
 * all there is, so that the other has to make its own.
 */
interface Pair {
	readonly first: Quantity;
	readonly second: Quantity;
}

const within = /^[、，]?[\u4e00-\u9fff]{0,3}$/u;
const between = /^[，、；：（(](?:其中)?[^，。；：、！？\d（()）]{2,10}$/u;
const fewest = 2;
const most = 12;

function pairAt(text: string, quantities: readonly Quantity[], at: number): Pair | undefined {
	const [first, second] = [quantities[at], quantities[at + 1]];
	if (!first?.unit || !second?.unit || !isPlain(first) || !isPlain(second)) return undefined;
	if (first.unit.text === second.unit.text || !isAddable(first) || !isAddable(second))
		return undefined;
	return within.test(text.slice(first.to, second.from)) ? { first, second } : undefined;
}

const areAlike = (a: Pair, b: Pair): boolean =>
	a.first.unit!.text === b.first.unit!.text && a.second.unit!.text === b.second.unit!.text;

function rowBehind(text: string, quantities: readonly Quantity[], at: number, whole: Pair) {
	const items: Pair[] = [];
	let end = whole.second.to;
	for (let i = at + 2; items.length < most; i += 2) {
		const pair = pairAt(text, quantities, i);
		if (!pair || !areAlike(pair, whole) || !between.test(text.slice(end, pair.first.from))) break;
		items.push(pair);
		end = pair.second.to;
	}
	return items;
}

/** How far off a sum may be and still be a slip. */
const window = { from: 0.7, to: 1.45 };

function wrongOf(total: Quantity, parts: readonly Quantity[]): WrongSum | undefined {
	const sum = add(parts, (one) => one.low);
	const ratio = sum / total.low;
	if (fits(total, parts) || ratio < window.from || ratio > window.to) return undefined;
	return { total, parts, sum, kind: 'differs', isSure: false };
}

function wrongColumn(whole: Pair, items: readonly Pair[]): WrongSum | undefined {
	const firsts = items.map(({ first }) => first);
	const seconds = items.map(({ second }) => second);
	const isFirst = fits(whole.first, firsts);
	if (isFirst === fits(whole.second, seconds)) return undefined;
	return isFirst ? wrongOf(whole.second, seconds) : wrongOf(whole.first, firsts);
}

/**
 * Totals of one column that do not fit where the other's do. Time is linear in the text.
 * @param quantities those of the passage in order; spans are offsets of `text`.
 */
export const wrongColumns = (text: string, quantities: readonly Quantity[]): readonly WrongSum[] =>
	quantities.flatMap((_, at) => {
		const whole = pairAt(text, quantities, at);
		if (!whole) return [];
		const items = rowBehind(text, quantities, at, whole);
		return items.length < fewest ? [] : (wrongColumn(whole, items) ?? []);
	});
