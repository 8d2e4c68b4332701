import { clean, isExact, type Quantity } from './quantity';
import { isSameDimension } from './unit';

/** 发现问题46处，已销号41处。其余5处…: what is left of a whole when one part is taken away. */
export interface WrongRest {
	readonly whole: Quantity;
	readonly part: Quantity;
	readonly rest: Quantity;
	readonly value: number;
}

const restWord = /(?:其余|余下|剩余|剩下)的?$/u;
const isExactCount = (quantity: Quantity): boolean =>
	isExact(quantity) && quantity.unit?.isCount === true;
const farthest = 60;
const farthestBack = 8;
/** Other kinds of them, another time, or more of them. */
const others = /同比|上年|去年|其中|新增|[另又还每]|分别|平均|以上|计划/u;
/** Off by more the rest is of something else. */
const widest = 3;

function restAt(text: string, quantities: readonly Quantity[], at: number) {
	const rest = quantities[at]!;
	if (!isExactCount(rest) || !restWord.test(text.slice(Math.max(0, rest.from - 3), rest.from)))
		return undefined;
	const near = quantities.slice(Math.max(0, at - farthestBack), at);
	const before = near.filter(
		(q) => q.to <= rest.from && rest.from - q.to < farthest && isSameDimension(q.unit, rest.unit),
	);
	const [whole, part] = before;
	if (!whole || !part || before.length !== 2 || !isExactCount(whole) || !isExactCount(part))
		return undefined;
	const between = text.slice(whole.from, rest.from);
	// One sentence tells both; the rest may stand in the next.
	if (/[。；\n]/u.test(text.slice(whole.to, part.from)) || others.test(between)) return undefined;
	return (between.match(/[。；\n]/gu)?.length ?? 0) < 2 ? { whole, part } : undefined;
}

/** Rests that whole and part contradict. */
export const wrongRestsIn = (text: string, quantities: readonly Quantity[]): readonly WrongRest[] =>
	quantities.flatMap((rest, at) => {
		const found = restAt(text, quantities, at);
		if (!found) return [];
		const value = clean(found.whole.low - found.part.low);
		const gap = Math.abs(value - rest.low);
		return value > 0 && gap > 0 && gap <= widest ? [{ ...found, rest, value }] : [];
	});
