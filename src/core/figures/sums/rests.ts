import { clean, isExact, type Quantity } from '../quantity';
import { isOneSlip } from '../slips';
import { isSameDimension } from '../unit';

/** 发现问题46处，已销号41处。其余5处…: what is left of a whole when one part is taken away. */
export interface WrongRest {
	readonly whole: Quantity;
	readonly part: Quantity;
	readonly rest: Quantity;
	readonly value: number;
}

const restWord = /(?:其余|余下|剩余|剩下)的?$/u;
/** 未整改的38处, where 整改176处 stands before. */
const undone = /[未没]有?(?<deed>[一-龥]{2})[一-龥]{0,2}的$/u;
const wordReach = 8;
const isExactCount = (quantity: Quantity): boolean =>
	isExact(quantity) && quantity.unit?.isCount === true;
const farthest = 60;
const farthestBack = 8;
/** Other kinds of them, another time, or more of them. */
const others = /同比|上年|去年|其中|新增|[另又还每]|分别|平均|以上|计划/u;
/** Off by more the rest is of something else. */
const widest = 3;
/** By more of the whole no slip explains it: the figure is of another whole. */
const slipRoom = 0.12;

type WholeAndPart = Pick<WrongRest, 'whole' | 'part'>;

function restAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): WholeAndPart | undefined {
	const rest = quantities[at]!;
	const said = text.slice(Math.max(0, rest.from - wordReach), rest.from);
	const deed = undone.exec(said)?.groups?.['deed'];
	if (!isExactCount(rest) || !(restWord.test(said) || deed !== undefined)) return undefined;
	const near = quantities.slice(Math.max(0, at - farthestBack), at);
	const before = near.filter(
		(q) => q.to <= rest.from && rest.from - q.to < farthest && isSameDimension(q.unit, rest.unit),
	);
	const [whole, part] = before;
	if (!whole || !part || before.length !== 2 || !isExactCount(whole) || !isExactCount(part))
		return undefined;
	if (deed !== undefined && !text.slice(whole.to, part.from).includes(deed)) return undefined;
	const between = text.slice(whole.from, rest.from);
	// One sentence tells both; the rest may stand in the next.
	if (/[。；\n]/u.test(text.slice(whole.to, part.from)) || others.test(between)) return undefined;
	return (between.match(/[。；\n]/gu)?.length ?? 0) < 2 ? { whole, part } : undefined;
}

/** 排查9147处，整改8925处，剩余212处: one digit of one figure explains the gap. */
function hasSlip(text: string, { whole, part }: WholeAndPart, rest: Quantity): boolean {
	const slips = (one: Quantity, value: number): boolean => value > 0 && isOneSlip(text, one, value);
	return (
		slips(whole, part.low + rest.low) ||
		slips(part, whole.low - rest.low) ||
		slips(rest, whole.low - part.low)
	);
}

/** 剩余21处移交县级，另有10处已挂牌: the rest is told in two. */
function goesOn(
	text: string,
	{ whole, part }: WholeAndPart,
	[rest, next]: readonly Quantity[],
): boolean {
	if (!rest || !next || !isSameDimension(rest.unit, next.unit)) return false;
	if (next.from - rest.to > farthest || /[。\n]/u.test(text.slice(rest.to, next.from)))
		return false;
	return clean(part.low + rest.low + next.low) === whole.low;
}

/** 56人选交通，10人选医疗，其余48人…，样本共114人: the first is one of the answers, or a total is told last. */
function isRow(
	text: string,
	{ whole, part }: WholeAndPart,
	rest: Quantity,
	next: Quantity | undefined,
): boolean {
	const said = text.charAt(whole.to);
	if (/[一-龥]/u.test(said) && said !== '的' && said === text.charAt(part.to)) return true;
	return (
		next !== undefined &&
		isSameDimension(next.unit, rest.unit) &&
		next.low === whole.low + part.low + rest.low
	);
}

/** Rests that whole and part contradict. */
export const wrongRestsIn = (text: string, quantities: readonly Quantity[]): readonly WrongRest[] =>
	quantities.flatMap((rest, at) => {
		const found = restAt(text, quantities, at);
		if (!found) return [];
		if (isRow(text, found, rest, quantities[at + 1])) return [];
		const value = clean(found.whole.low - found.part.low);
		const gap = Math.abs(value - rest.low);
		if (value <= 0 || gap === 0 || goesOn(text, found, quantities.slice(at, at + 2))) return [];
		const isNear =
			gap <= widest || (gap <= found.whole.low * slipRoom && hasSlip(text, found, rest));
		return isNear ? [{ ...found, rest, value }] : [];
	});
