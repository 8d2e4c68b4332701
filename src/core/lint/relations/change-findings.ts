import type { Contradiction, Working } from '../../figures/changes/changes-check';
import { clean, type Quantity } from '../../figures/quantity';
import type { WrongDirection } from '../../figures/changes/directions';
import type { UnitProduct } from '../../figures/changes/unit-products';
import { numberOf, writeLike } from '../../figures/write-like';
import type { Finding, Fix } from '../rule';

const written = (text: string, quantity: Quantity): string => {
	const { from } = numberOf(quantity);
	return text.slice(from, quantity.figure.to);
};

type OfTwo = Extract<Working, { readonly second: Quantity }>;

/** The figures of a formula: without units where both have the same. */
function operands(
	text: string,
	{ first, second }: Pick<OfTwo, 'first' | 'second'>,
): readonly [string, string] {
	const number = (q: Quantity): string => text.slice(numberOf(q).from, numberOf(q).to);
	const isAlike = first.unit?.text === second.unit?.text;
	const isShare = first.unit?.dimension === 'ratio';
	return isAlike && !isShare
		? [number(first), number(second)]
		: [written(text, first), written(text, second)];
}

function formula(text: string, working: Working): string {
	const sum = (all: readonly Quantity[]): string =>
		`（${all.map((q) => written(text, q)).join('＋')}）`;
	switch (working.kind) {
		case 'shareOfAll':
			return `${written(text, working.first)}÷${sum(working.all)}`;
		case 'mean':
			return `${sum(working.all)}÷${working.all.length}`;
		case 'perPeriod':
			return `${written(text, working.first)}÷${working.count}${working.of}`;
		case 'complement':
			return `100%－${written(text, working.first)}`;
		default:
			return formulaOfTwo(working, operands(text, working));
	}
}

function formulaOfTwo({ kind }: OfTwo, [a, b]: readonly [string, string]): string {
	switch (kind) {
		case 'growth':
			return `${a}÷${b}－1`;
		case 'fall':
			return `1－${a}÷${b}`;
		case 'difference':
			return `${a}－${b}`;
		case 'ratio':
			return `${a}÷${b}`;
		case 'growthOf':
			return `${a}÷（${b}－${a}）`;
		case 'fallOf':
			return `${a}÷（${b}＋${a}）`;
		case 'product':
			return `${a}×${b}`;
		case 'lossOf':
			return `（${a}－${b}）÷${a}`;
	}
}

/** A value as the figure that it is set against is written, unit included. */
function shown(text: string, quantity: Quantity, value: number): string | undefined {
	// 三成半 and 三成五 are written in two pieces.
	const { to } = quantity.figure;
	if (/成[半一二三四五六七八九]$/u.test(text.slice(to - 2, to))) return undefined;
	const number = writeLike(text, quantity, value);
	if (number === undefined || !/[1-9１-９一二两三四五六七八九十]/u.test(number)) return undefined;
	return number + text.slice(numberOf(quantity).to, quantity.figure.to);
}

const fixOf = (text: string, quantity: Quantity, value: number): Fix[] => {
	const right = shown(text, quantity, value);
	if (right === undefined) return [];
	const old = written(text, quantity);
	const edits = [{ from: numberOf(quantity).from, to: quantity.figure.to, text: right }];
	return old === right ? [] : [{ title: `“${old}”改为“${right}”`, edits }];
};

/** For a value that the figure's own form cannot show. */
const plainly = (value: number, quantity: Quantity): string => {
	const unit = quantity.unit?.text ?? '';
	return `${Number((value / (quantity.unit?.scale ?? 1)).toPrecision(3))}${unit}`;
};

/** What is reported of figures that contradict each other; offsets are of the text. */
export function toFinding(text: string, found: Contradiction): Finding {
	const { wrong, value, others, working, instead, reach = wrong } = found;
	const result = shown(text, wrong, value) ?? plainly(value, wrong);
	const said = written(text, wrong);
	const last = [wrong, ...others.map(([q]) => q)];
	const from = Math.min(...last.map((q) => q.from));
	const to = Math.max(...last.map((q) => q.to));
	const isOneSentence = !/[。；！？\n]/u.test(text.slice(from, to));
	return {
		from: Math.min(wrong.figure.from, reach.figure.from),
		to: Math.max(wrong.figure.to, reach.figure.to),
		severity: isOneSentence ? 'error' : 'warning',
		message: `${formula(text, working)}＝${result}，文中为${said}：几个数对不上，会被当作数据有误；请核对原始数据，改正其中一个。`,
		fixes: [
			...fixOf(text, wrong, value),
			...(instead ? fixOf(text, instead.quantity, instead.value) : []),
		],
		related: others.map(([q, role]) => ({
			from: q.figure.from,
			to: q.figure.to,
			message: `${role}：${written(text, q)}`,
		})),
	};
}

/** What is reported of 由22天压缩到26天; offsets are of the text. */
export function directionFinding(text: string, { base, now, verb, isUp }: WrongDirection): Finding {
	const { from, to } = now.figure;
	return {
		from,
		to,
		message: `由${written(text, base)}到${written(text, now)}是${isUp ? '减' : '增'}，文中说“${verb}”：数与说法相反，必有一处写错；请核对前后两个数。`,
		related: [{ from: base.figure.from, to: base.figure.to, message: '原来' }],
	};
}

/** Of three figures any may be the wrong one: what is reported reaches from what each has to what all have. */
export function unitProductFinding(text: string, { number, each, total }: UnitProduct): Finding {
	const value = clean(number.low * each.low);
	const product = shown(text, total, value) ?? plainly(value, total);
	const average = clean(total.low / number.low);
	return {
		from: Math.min(each.figure.from, total.figure.from),
		to: Math.max(each.figure.to, total.figure.to),
		message: `${written(text, number)}×${written(text, each)}＝${product}，文中为${written(text, total)}：几个数对不上，会被当作数据有误；请核对原始数据，改正其中一个。`,
		fixes: [...fixOf(text, total, value), ...fixOf(text, each, average)],
		related: [
			{ from: number.figure.from, to: number.figure.to, message: `个数：${written(text, number)}` },
		],
	};
}
