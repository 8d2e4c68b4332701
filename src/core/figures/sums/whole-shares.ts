import { readCount } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';
import { isRest, labelOf, readLabels } from './labels';
import { clean, isExactPercent, type Quantity } from '../quantity';
import { add, fits } from '../rounding';

/** Shares that claim to be all there is and do not make 100%. */
export interface WrongWhole extends Span {
	/** In the order of the text, as written. */
	readonly terms: readonly string[];
	/** In %. */
	readonly sum: number;
	/** The last share of a list that ends with 其他, with the value that the others leave it. */
	readonly rest?: { readonly quantity: Quantity; readonly value: number };
}

/** Each share may have been rounded in its last place. */
const roundingOfEach = 0.1;
/** Farther from 100 it is another matter: questions with several answers, ratios in tenths. */
const farthest = 15;

const isFar = (sum: number): boolean => Math.abs(sum - 100) > farthest;

const ratio =
	/(?<![\d.∶:：])\d{1,2}(?:\.\d{1,2})?(?:[∶:：]\d{1,2}(?:\.\d{1,2})?){2,5}(?![\d.∶:：])/gu;
const structure = /结构|比重|构成/u;
const reach = 40;

/** 三次产业结构比为8∶41∶52. Structures in whole per cent are made to fit, so they get no allowance. */
export function wrongStructures(text: string, { from, to }: Span): readonly WrongWhole[] {
	const own = text.slice(from, to);
	return [...own.matchAll(ratio)].flatMap(({ 0: said, index }) => {
		if (!structure.test(own.slice(Math.max(0, index - reach), index))) return [];
		const terms = said.split(/[∶:：]/u);
		const sum = clean(terms.reduce((all, term) => all + Number(term), 0));
		const isWhole = terms.every((term) => !term.includes('.'));
		const room = isWhole ? 0 : roundingOfEach * terms.length;
		if (isFar(sum) || Math.abs(sum - 100) <= room + 1e-9) return [];
		return [{ from: from + index, to: from + index + said.length, terms, sum }];
	});
}

const sayShare =
	/(?:[所各约仅共]|分别)*占(?:比|总数|全部|总量|总额|总人数|总人口|比重)*(?:分别|[为是约达])*$/u;
const ages = /[\d—－-]+岁/u;
const joining = /^[^，。；：、\d]{0,8}[，、；]|^(?:[和与及]|以及)/u;
/** People may give several answers, and things be of several kinds. */
const several = /多选|选择|反映|认为|表示|回答|受访|问卷|希望|分别增|使用|拥有/u;

interface Run {
	readonly shares: readonly Quantity[];
	readonly labels: readonly string[];
	/** Where the name of the first share begins. */
	readonly from: number;
}

const headFrom = (text: string, to: number): number => {
	const head = text.slice(Math.max(0, to - 24), to);
	return to - /[^，。；：、（）()]*$/u.exec(head)![0].length;
};

/** 一、二、三产业分别占: names that stand before all shares, with the number of those. */
const all: ReadonlyMap<string, number> = new Map([
	['三产', 3],
	['男女', 2],
]);
const listed = /^(?:[、和与及]|以及)$/u;

function nameOf(text: string, head: string, to: number): string {
	if (!sayShare.test(head)) return '';
	if (!head.includes('分别')) return labelOf(head.replace(sayShare, ''));
	const before = text.slice(Math.max(0, to - reach), to);
	if (
		/一、二、三(?:次|产|产业|次产业)?[^，。；、]{0,8}分别|三次产业[^，。；、]{0,6}分别/u.test(
			before,
		)
	)
		return '三产';
	return /男[性生]?[、和]?女[^，。；、]{0,6}分别/u.test(before) ? '男女' : '';
}

/** Shares in a row, each with 占 before it: 甲占41.3%、乙占33.5%、其他占25.2%. */
function runsIn(text: string, quantities: readonly Quantity[]): readonly Run[] {
	const runs: Run[] = [];
	let shares: Quantity[] = [];
	let labels: string[] = [];
	const close = (): void => {
		if (shares.length > 1) runs.push({ shares, labels, from: headFrom(text, shares[0]!.from) });
		shares = [];
		labels = [];
	};
	quantities.forEach((quantity) => {
		const head = text.slice(headFrom(text, quantity.from), quantity.from);
		const last = shares.at(-1);
		const gap = last ? text.slice(last.to, quantity.from) : '';
		const isNext = last !== undefined && gap.length < 40 && joining.test(gap);
		if (!isNext || gap.includes('其中')) close();
		if (!isExactPercent(quantity)) return;
		const isListed = isNext && listed.test(gap) && all.has(labels.at(-1) ?? '');
		const name = isListed ? labels.at(-1)! : nameOf(text, head, quantity.from);
		if (name === '') return;
		shares.push(quantity);
		labels.push(name);
	});
	close();
	return runs;
}

const isComplete = (labels: readonly string[]): boolean =>
	all.get(labels[0]!) === labels.length ||
	isRest(labels.at(-1)!) ||
	readLabels(labels).isWhole ||
	(labels.every((label) => ages.test(label)) &&
		/^0/u.test(labels[0]!) &&
		/以上/u.test(labels.at(-1)!));

/** Runs of shares that are all there is (男 and 女, 其他 at the end) and do not make 100%. */
export function wrongShares(
	text: string,
	quantities: readonly Quantity[],
	sentence: Span,
): readonly WrongWhole[] {
	if (several.test(text.slice(sentence.from, sentence.to))) return [];
	return runsIn(text, quantities).flatMap(({ shares, labels }) => {
		if (!isComplete(labels)) return [];
		const sum = add(shares, (q) => q.low);
		const room = roundingOfEach * shares.length;
		const isRight =
			add(shares, (q) => q.lowest) - room <= 100 && add(shares, (q) => q.highest) + room >= 100;
		if (isRight || isFar(sum)) return [];
		const last = shares.at(-1)!;
		const value = clean(100 - sum + last.low);
		return [
			{
				from: last.figure.from,
				to: last.figure.to,
				terms: shares.map(({ figure }) => text.slice(figure.from, figure.to)),
				sum,
				...(isRest(labels.at(-1)!) && value > 0 && { rest: { quantity: last, value } }),
			},
		];
	});
}

/** The sum of the first shares of a row that is said to be another. */
export interface WrongTop {
	readonly total: Quantity;
	readonly parts: readonly Quantity[];
	readonly sum: number;
}

const topCue =
	/[，；]前(?<n>[两二三四五六七八九\d])[家位名个类项大种]?[^，。；：、\d]{0,6}(?:合计|共计|总计|一共|共)[^，。；：、\d]{0,4}$/u;
const inRow = /^[、和与及]$/u;

/** 占比分别为38.6%、24.1%、21.5%、15.8%，前3家合计占84.2%. */
export function wrongTopShares(text: string, quantities: readonly Quantity[]): readonly WrongTop[] {
	return quantities.flatMap((total, at) => {
		if (at < 3 || !isExactPercent(total)) return [];
		// The 3 of 前3家 is a figure of its own.
		const end = isExactPercent(quantities[at - 1]!) ? at - 1 : at - 2;
		const last = quantities[end]!;
		const said = total.from - last.to > 24 ? null : topCue.exec(text.slice(last.to, total.from));
		const n = readCount(said?.groups?.['n'] ?? '') ?? 0;
		if (n < 2) return [];
		let first = end;
		while (
			first > 0 &&
			isExactPercent(quantities[first - 1]!) &&
			inRow.test(text.slice(quantities[first - 1]!.to, quantities[first]!.from))
		)
			first--;
		const row = quantities.slice(first, end + 1);
		// Only a row from the greatest on tells which are the first.
		if (
			row.length < n ||
			!row.every((q, i) => isExactPercent(q) && (i === 0 || q.low <= row[i - 1]!.low))
		)
			return [];
		const parts = row.slice(0, n);
		if (fits(total, parts)) return [];
		return [{ total, parts, sum: add(parts, (q) => q.low) }];
	});
}
