import type { Contradiction } from '../changes/changes-check';
import { isNear } from '../changes/claimed';
import { explains, shareOf } from '../made';
import { isExactPercent, isPlain, jointOf, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/**
 * Parts that each have their share behind them: 省内24.3万人次，占63%；省外14.3万人次，占27%; 东区1870万吨，西区1250万吨，前者占59.9%，后者占41.1%.
 * They are shares of one whole; where one figure of the paragraph is that whole for some of them, the others
 * must fit it too.
 */
interface Row {
	readonly parts: readonly Quantity[];
	readonly shares: readonly Quantity[];
}

const sayShare =
	/^[^，。；：、\d其]{0,10}[，（(、]?(?:[约仅只就已各]|合计)?占(?:全[一-龥]{1,3}的|比|总数|全部|总量|总额|总人数|比重)?(?:[为达到约]|达到)?$/u;
/** From a share to the next part: its name, and nothing of another matter. */
const next = /^[）)]?[，；、](?!其中)(?:[^，。；：、\d]|\d{1,3}(?:周?岁|[至到—－–～-])){1,20}$/u;
const former = /^[^，。；：、\d]{0,8}[，；]前者占比?[为约达]?$/u;
const latter = /^[，、；]后者占?比?[为约达]?$/u;

const isAge = ({ unit }: Quantity): boolean => /岁$/u.test(unit?.text ?? '');
const isPercent = ({ unit }: Quantity): boolean => unit?.text === '%';

const isShareOf = (text: string, part: Quantity, share: Quantity): boolean =>
	isPlain(part) && isExactPercent(share) && sayShare.test(text.slice(part.to, share.from));

function rowAt(text: string, quantities: readonly Quantity[], at: number): Row {
	const parts: Quantity[] = [];
	const shares: Quantity[] = [];
	for (let i = at; i + 1 < quantities.length; i += 2) {
		const [part, share] = [quantities[i]!, quantities[i + 1]!];
		if (!isShareOf(text, part, share)) break;
		const last = shares.at(-1);
		if (
			last &&
			!(next.test(text.slice(last.to, part.from)) && isSameDimension(part.unit, parts[0]!.unit))
		)
			break;
		parts.push(part);
		shares.push(share);
	}
	return { parts, shares };
}

function twoAt(text: string, quantities: readonly Quantity[], at: number): Row | undefined {
	const [first, second, one, other] = quantities.slice(at, at + 4);
	if (!first || !second || !one || !other) return undefined;
	if (![first, second].every(isPlain) || !isSameDimension(first.unit, second.unit))
		return undefined;
	if (!isExactPercent(one) || !isExactPercent(other)) return undefined;
	if (!former.test(text.slice(second.to, one.from)) || !latter.test(text.slice(one.to, other.from)))
		return undefined;
	return { parts: [first, second], shares: [one, other] };
}

/** In per cent: where shares that are all there is may come to, one of them being wrong. */
const aboutAll = { from: 80, to: 120 };

/** Figures that may be the whole: those told, and what two parts make. */
function wholesOf({ parts, shares }: Row, quantities: readonly Quantity[]): readonly Quantity[] {
	const most = Math.max(...parts.map((part) => part.low));
	const toldOnes = quantities.filter(
		(one) =>
			isPlain(one) &&
			!parts.includes(one) &&
			isSameDimension(one.unit, parts[0]!.unit) &&
			one.low > most,
	);
	const sum = shares.reduce((all, share) => all + share.low, 0);
	const isAll = parts.length === 2 && sum >= aboutAll.from && sum <= aboutAll.to;
	return isAll ? [...toldOnes, jointOf(parts[0]!, parts[1]!)] : toldOnes;
}

function wrongIn(row: Row, quantities: readonly Quantity[]): Contradiction | undefined {
	const { parts, shares } = row;
	const fits = (i: number, whole: Quantity): boolean =>
		explains(shares[i]!, shareOf(parts[i]!, whole));
	const wholes = wholesOf(row, quantities);
	const isExplained = (i: number): boolean => wholes.some((whole) => fits(i, whole));
	const wrong = parts.flatMap((_, i) => (isExplained(i) ? [] : [i]));
	const [i] = wrong;
	if (i === undefined || wrong.length !== 1) return undefined;
	const whole = wholes.find((one) => parts.every((_, n) => n === i || fits(n, one)));
	if (!whole) return undefined;
	const { value } = shareOf(parts[i]!, whole);
	const isTold = quantities.includes(whole);
	if (!isNear(shares[i]!.low, value, 2)) return undefined;
	return {
		wrong: shares[i]!,
		value,
		others: [[parts[i]!, '部分'], ...(isTold ? [[whole, '总数'] as const] : [])],
		working: isTold
			? { kind: 'ratio', first: parts[i]!, second: whole }
			: { kind: 'shareOfAll', first: parts[i]!, all: parts },
	};
}

/** Shares that do not fit the whole of which the others beside them are shares; time is linear but for long rows. */
export function wrongSharePairsIn(
	text: string,
	all: readonly Quantity[],
): readonly Contradiction[] {
	const found: Contradiction[] = [];
	// 60岁以上老年人5190人次: an age is in the name of a part.
	const quantities = all.some(isAge) ? all.filter((one) => !isAge(one)) : all;
	for (let at = 0; at + 3 < quantities.length; at++) {
		// Most figures have no share near them.
		if (!isPercent(quantities[at + 3]!)) continue;
		const two = twoAt(text, quantities, at);
		const row = two ?? rowAt(text, quantities, at);
		if (row.parts.length < 2) continue;
		const wrong = wrongIn(row, quantities);
		if (wrong) found.push(wrong);
		at += 2 * row.parts.length - 1;
	}
	return found;
}
