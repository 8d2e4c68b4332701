import type { Span } from './span';

/** By code unit: 1 where a clause ends, 3 where a sentence does. */
const ends = new Uint8Array(0x10000);
for (const mark of '，：、,:') ends[mark.charCodeAt(0)] = 1;
for (const mark of '。；！？;!?\n') ends[mark.charCodeAt(0)] = 3;

const clauseEnd = 1;
const sentenceEnd = 2;

const isEnd = (text: string, at: number, kind: number): boolean =>
	(ends[text.charCodeAt(at)]! & kind) !== 0;

/** No clause or sentence reaches further to either side: a text without marks stays cheap to look at. */
const farthest = { clause: 200, sentence: 600 };

function around(text: string, span: Span, end: number, reach: number): Span {
	const first = Math.max(0, span.from - reach);
	const last = Math.min(text.length, span.to + reach);
	let { from, to } = span;
	while (from > first && !isEnd(text, from - 1, end)) from--;
	while (to < last && !isEnd(text, to, end)) to++;
	return { from, to };
}

/**
 * The clause around a span: from the mark before it to the mark after it, without the marks, at most
 * 200 characters on either side.
 * @param span offsets of `text`.
 */
export const clauseAround = (text: string, span: Span): Span =>
	around(text, span, clauseEnd, farthest.clause);

/**
 * The sentence around an offset, without its closing mark, at most 600 characters on either side. A
 * semicolon ends a sentence here: the clauses of an enumeration are read one by one.
 */
export const sentenceAt = (text: string, offset: number): Span =>
	around(text, { from: offset, to: offset }, sentenceEnd, farthest.sentence);

/** All sentences of a text in order, closing marks not included, empty ones left out. */
export function sentences(text: string): readonly Span[] {
	const found: Span[] = [];
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && !isEnd(text, at, sentenceEnd)) continue;
		if (at > from) found.push({ from, to: at });
		from = at + 1;
	}
	return found;
}

/** What stands around an offset between marks of one's own, at most so many characters to either side. */
export function stretchAround(text: string, at: number, borders: RegExp, reach: number): Span {
	let to = at;
	while (to < text.length && to - at < reach && !borders.test(text.charAt(to))) to++;
	return { from: clauseStart(text, at, borders, reach), to };
}

/**
 * Where a clause begins that ends at an offset, by marks of one's own.
 * @param borders what no clause reaches over, tested on single characters.
 * @param reach characters that are looked back at most.
 */
export function clauseStart(text: string, to: number, borders: RegExp, reach: number): number {
	let from = to;
	while (from > 0 && to - from < reach && !borders.test(text.charAt(from - 1))) from--;
	return from;
}
