import { figuresIn } from '../../text/numerals';
import type { Span } from '../../text/span';
import { headOf, pairsIn, tailOf } from '../heads';
import { isAddable } from './parts';
import { isPlain, quantitiesIn, type Quantity } from '../quantity';
import { add, fits } from '../rounding';
import { isOneSlip } from '../slips';
import type { WrongSum } from './sum-check';
import { isSameDimension } from '../unit';

/**
 * A total of a whole place, behind which each sentence tells of one part of it: 全县转移1846人。河口镇转移652人，
 * …。双溪镇转移517人，…。 or 一是消防隐患112处，…。二是…. Nobody says that no part is left out, so the sum has to be one slip away.
 */
interface Row {
	readonly total: Span;
	readonly parts: readonly Span[];
	/** What follows the row. */
	readonly next: Span | undefined;
}

const whole = /全[县市区镇乡州旗省]/u;
const place =
	/^\s*(?<place>(?![全各该本])[一-龥]{1,6}?(?:[镇乡县市区村]|街道))(?![长委级直属域政府])/u;
const classes = ['镇乡道', '县市区', '村'];
const classOf = (name: string): string | undefined =>
	classes.find((one) => one.includes(name.slice(-1)));
const ends = /[。！？\n]/u;
const fewest = 3;
const mostParts = 20;

/** The sentences of a text, without their marks. */
function sentencesIn(text: string): readonly Span[] {
	const found: Span[] = [];
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && !ends.test(text.charAt(at))) continue;
		found.push({ from, to: at });
		from = at + 1;
	}
	return found;
}

const more = /^\s*(?:其[他余它]|另|此外|还有|剩余|余下)/u;

const order = /^\s*(?:(?<n>[一二三四五六七八九十])[是，]|第(?<th>[一二三四五六七八九十])[，是])/u;
const inOrder = '一二三四五六七八九十';

interface Opener {
	readonly name: string;
	readonly kind: string | undefined;
}

/** What a sentence of a row begins with: a place, or 一是, 二是 in their order. */
function openerOf(own: string, at: number): Opener | undefined {
	const mark = order.exec(own)?.groups;
	const name = mark ? (mark['n'] ?? mark['th']!) : place.exec(own)?.groups?.['place'];
	if (name === undefined) return undefined;
	if (mark) return name === inOrder.charAt(at) ? { name, kind: 'order' } : undefined;
	return { name, kind: classOf(name) };
}

/** The sentences behind one that begin with places of one kind, each another one, or with marks of order. */
function rowBehind(text: string, sentences: readonly Span[], at: number): readonly Span[] {
	const names = new Set<string>();
	const parts: Span[] = [];
	let kind: string | undefined;
	for (const sentence of sentences.slice(at + 1, at + 1 + mostParts)) {
		const own = text.slice(sentence.from, sentence.to);
		if (more.test(own)) return [];
		const opener = openerOf(own, parts.length);
		if (opener === undefined) break;
		kind ??= opener.kind;
		if (names.has(opener.name) || opener.kind !== kind) break;
		names.add(opener.name);
		parts.push(sentence);
	}
	return parts;
}

/** 其中 and comparisons are of something else, 主要 and 等 leave places out. */
const opens = /其中|主要|等(?![级候待于])|比[^例重]|同比|计划|目标|[平每人户]均|每/u;

function rowsIn(text: string): readonly Row[] {
	const sentences = sentencesIn(text);
	return sentences.flatMap((total, at) => {
		const own = text.slice(total.from, total.to);
		if (!whole.test(own) || opens.test(own)) return [];
		const parts = rowBehind(text, sentences, at);
		return parts.length < fewest ? [] : [{ total, parts, next: sentences[at + 1 + parts.length] }];
	});
}

const readIn = (text: string, { from, to }: Span): readonly Quantity[] =>
	quantitiesIn(text, figuresIn(text.slice(from, to), from));

const wordsAround = (text: string, figure: Quantity, from: number): ReadonlySet<string> =>
	pairsIn(`${headOf(text, figure, from)} ${tailOf(text, figure)}`);

/** A sentence with its figures. */
interface Read extends Span {
	readonly figures: readonly Quantity[];
}

const readOf = (text: string, sentence: Span): Read => ({
	...sentence,
	figures: readIn(text, sentence),
});

interface Shared {
	readonly figure: Quantity;
	readonly words: ReadonlySet<string>;
}

/** The only figure of a kind in a sentence that is told with one of some words, and which ones these are. */
function sharedIn(
	text: string,
	{ figures, from }: Read,
	{ figure, words }: Shared,
): Shared | undefined {
	const fit = figures.flatMap((one): readonly Shared[] => {
		if (!isSameDimension(one.unit, figure.unit)) return [];
		const around = wordsAround(text, one, from);
		const both = new Set([...words].filter((word) => around.has(word)));
		return both.size === 0 ? [] : [{ figure: one, words: both }];
	});
	const [one] = fit;
	return one === undefined || fit.length > 1 || opens.test(headOf(text, one.figure, from))
		? undefined
		: one;
}

/** The figures of a total's kind, one in each sentence, that share a word with it and each other. */
function partsOf(text: string, parts: readonly Read[], total: Shared): readonly Quantity[] {
	const found: Quantity[] = [];
	let shared: Shared = total;
	for (const sentence of parts) {
		const next = sharedIn(text, sentence, shared);
		if (next === undefined) return [];
		shared = next;
		found.push(next.figure);
	}
	return found;
}

/** How far off a slip may put a sum. */
const room = 1.12;

function isSlip(text: string, total: Quantity, parts: readonly Quantity[], sum: number): boolean {
	const ratio = sum / total.low;
	if (fits(total, parts) || ratio > room || ratio < 1 / room) return false;
	return isOneSlip(text, total, sum);
}

function wrongIn(text: string, { total, parts, next }: Row): readonly WrongSum[] {
	const told = parts.map((part) => readOf(text, part));
	const rest = next === undefined ? [] : readIn(text, next);
	return readIn(text, total).flatMap((figure): readonly WrongSum[] => {
		if (!isAddable(figure) || !isPlain(figure)) return [];
		const words = wordsAround(text, figure, total.from);
		const found = partsOf(text, told, { figure, words });
		if (found.length < fewest || !found.every(isPlain)) return [];
		const sum = add(found, (q) => q.low);
		if (!isSlip(text, figure, found, sum)) return [];
		// 县级调度10台 behind the towns: with it the total is made.
		const goesOn = rest.some(
			(one) => isSameDimension(one.unit, figure.unit) && fits(figure, [...found, one]),
		);
		return goesOn ? [] : [{ total: figure, parts: found, sum, kind: 'differs', isSure: false }];
	});
}

/** Whether a look at the rows of a text is worth while: most texts have no 全县. */
export const mayHavePlaceRows = (text: string): boolean => whole.test(text);

/**
 * Totals of a whole place that the sentences behind it contradict. Time is linear in the text, as a row has
 * an end.
 * @param text a paragraph; spans are offsets of it.
 */
export const wrongPlaceRows = (text: string): readonly WrongSum[] =>
	rowsIn(text).flatMap((row) => wrongIn(text, row));
