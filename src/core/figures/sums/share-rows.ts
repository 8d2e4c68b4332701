import { isExact, isPositive, type Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** Parts in a row and the shares they are said to have, one by one. */
export interface ShareRow {
	readonly parts: readonly Quantity[];
	readonly shares: readonly Quantity[];
}

/** With fewer it could not be told which one is wrong. */
const fewest = 3;
const most = 8;

const isShare = (quantity: Quantity): boolean =>
	quantity.unit?.dimension === 'ratio' && isExact(quantity);
const isPart = (quantity: Quantity): boolean =>
	quantity.unit !== undefined &&
	!['ratio', 'point', 'times'].includes(quantity.unit.dimension) &&
	isExact(quantity) &&
	isPositive(quantity);

const listed = /^(?:[、，]|[、，]?[和与及]|以及)$/u;
const namedNext = /^[，、；][^，。；：、\d]{2,16}占(?:比|总[数量额])?[为约达]?$/u;
/** ，占比依次为, ，分别占, ，分别占总量的, ，占. */
const inOrder =
	/^[^，。；：、\d]{0,8}，[^，。；：、\d]{0,6}(?:占比?|比重|比例)[^，。；：、\d]{0,6}(?:依次|分别)[为是达占]{0,2}$|^[^，。；：、\d]{0,8}，(?:依次|分别|各)?占[^，。；：、\d]{0,8}$/u;

/** The last quantity of a row of shares that begins at one. */
function rowEnd(text: string, quantities: readonly Quantity[], at: number, joint: RegExp): number {
	let end = at;
	while (
		end + 1 < quantities.length &&
		end - at < most &&
		isShare(quantities[end + 1]!) &&
		joint.test(text.slice(quantities[end]!.to, quantities[end + 1]!.from))
	)
		end++;
	return end;
}

const longestGap = 24;
/** Parts of one sentence that follow each other, with nothing between them but their names. */
const areRow = (text: string, parts: readonly Quantity[]): boolean =>
	parts.every((part, n) => {
		const next = parts[n + 1];
		if (!isPart(part) || !isSameDimension(part.unit, parts[0]!.unit)) return false;
		if (!next) return true;
		const gap = text.slice(part.to, next.from);
		return gap.length <= longestGap && !/[。；\n]|其中/u.test(gap);
	});

/** 废矿物油1386吨，废铅蓄电池1008吨，其他756吨，占比依次为44%、32%和24%. */
function orderedRow(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): ShareRow | undefined {
	const last = quantities[at - 1]!;
	if (!inOrder.test(text.slice(last.to, quantities[at]!.from))) return undefined;
	const end = rowEnd(text, quantities, at, listed);
	const n = end + 1 - at;
	if (n < fewest || at < n) return undefined;
	const parts = quantities.slice(at - n, at);
	return areRow(text, parts) ? { parts, shares: quantities.slice(at, end + 1) } : undefined;
}

const nameReach = 20;
const wordsTo = (text: string, { from }: Quantity): string =>
	/[^，。；：、\d]*$/u.exec(text.slice(Math.max(0, from - nameReach), from))![0];
const sayShare = /(?<name>[^占]{2,16})占(?:比|总[数量额])?[为约达]?$/u;

/** 市财政9.65亿元、国企21.23亿元、社会资本7.72亿元，市财政占四分之一，国企占55%，社会资本占20%. */
function namedRow(text: string, quantities: readonly Quantity[], at: number): ShareRow | undefined {
	const end = rowEnd(text, quantities, at, namedNext);
	const shares = quantities.slice(at, end + 1);
	const n = shares.length;
	if (n < fewest || at < n) return undefined;
	const names = shares.map((share) => sayShare.exec(wordsTo(text, share))?.groups?.['name']);
	const parts = quantities.slice(at - n, at);
	if (!areRow(text, parts)) return undefined;
	const areNamed = parts.every((part, i) => {
		const name = names[i];
		return name !== undefined && wordsTo(text, part).includes(name);
	});
	return areNamed ? { parts, shares } : undefined;
}

/** All rows of shares that stand behind the row of their parts; time is linear in the text. */
export function shareRowsIn(text: string, quantities: readonly Quantity[]): readonly ShareRow[] {
	if (quantities.length < 2 * fewest) return [];
	return quantities.flatMap((share, at) => {
		if (at < fewest || !isShare(share) || isShare(quantities[at - 1]!)) return [];
		const before = text.slice(Math.max(0, share.from - nameReach), share.from);
		if (!/[占比]/u.test(before)) return [];
		return orderedRow(text, quantities, at) ?? namedRow(text, quantities, at) ?? [];
	});
}
