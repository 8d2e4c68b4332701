import { clauseStart } from '../../text/clauses';
import { between } from './changes';
import type { Contradiction } from './changes-check';
import type { Quantity } from '../quantity';
import { isSameDimension } from '../unit';

/** Reads the relation that a figure claims to close; undefined where there is none, or where it holds. */
export type Reader = (
	text: string,
	quantities: readonly Quantity[],
	at: number,
) => Contradiction | undefined;

const sentenceEnd = /[。；！？\n]/u;

/** Index of the first figure in the sentence of another one. */
export function sentenceFirst(text: string, quantities: readonly Quantity[], at: number): number {
	let first = at;
	while (first > 0 && !sentenceEnd.test(between(text, quantities[first - 1]!, quantities[first]!)))
		first--;
	return first;
}

const mark = /[，。；：、！？（）()\n\d]/u;
const farthest = 24;

/** The words of the clause before an offset, as far as the next mark or digit. */
export const wordsTo = (text: string, to: number): string =>
	text.slice(clauseStart(text, to, mark, farthest), to);

/** The words of the clause behind an offset, as far as the next mark or digit. */
export function wordsFrom(text: string, from: number): string {
	let to = from;
	while (to < text.length && to - from < farthest && !mark.test(text.charAt(to))) to++;
	return text.slice(from, to);
}

/** From the end of the sentence before to an offset. */
export const sentenceTo = (text: string, to: number): string =>
	text.slice(clauseStart(text, to, sentenceEnd, to), to);

/** The only one of its kind, undefined where there are none or several. */
export const only = <T>(all: readonly T[]): T | undefined =>
	all.length === 1 ? all[0] : undefined;

/** Figures that are measured in what another is. */
export const kinOf = (quantities: readonly Quantity[], one: Quantity): readonly Quantity[] =>
	quantities.filter((q) => q !== one && isSameDimension(q.unit, one.unit));

/** Whether the characters of one word stand in another in their order: 减负 in 减轻医药费负担. */
export function isWithin(word: string, text: string): boolean {
	let at = 0;
	for (const c of word) {
		at = text.indexOf(c, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

/** Farther off than this a figure is another one's. */
export const isNear = (said: number, value: number, most = 1.45): boolean =>
	value > 0 && said > 0 && said / value <= most && value / said <= most;

/** What is read of every so many figures that follow each other; time is linear in the figures. */
export const inRows = <T>(
	quantities: readonly Quantity[],
	length: number,
	read: (row: readonly Quantity[]) => readonly T[],
): readonly T[] =>
	quantities.flatMap((_, at) =>
		at + length > quantities.length ? [] : read(quantities.slice(at, at + length)),
	);
