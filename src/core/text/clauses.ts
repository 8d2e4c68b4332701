import type { Span } from './span';

const clauseEnd = /[，。；：！？、,;:!?\n]/;
const sentenceEnd = /[。；！？;!?\n]/;

function around(text: string, span: Span, end: RegExp): Span {
	let from = span.from;
	while (from > 0 && !end.test(text.charAt(from - 1))) from--;
	let to = span.to;
	while (to < text.length && !end.test(text.charAt(to))) to++;
	return { from, to };
}

/**
 * The clause around a span: from the mark before it to the mark after it, without the marks.
 * @param span offsets of `text`.
 */
export const clauseAround = (text: string, span: Span): Span => around(text, span, clauseEnd);

/**
 * The sentence around an offset, without its closing mark. A semicolon ends a sentence here: the
 * clauses of an enumeration are read one by one.
 */
export const sentenceAt = (text: string, offset: number): Span =>
	around(text, { from: offset, to: offset }, sentenceEnd);

/** All sentences of a text in order, closing marks not included, empty ones left out. */
export function sentences(text: string): readonly Span[] {
	const found: Span[] = [];
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		if (at < text.length && !sentenceEnd.test(text.charAt(at))) continue;
		if (at > from) found.push({ from, to: at });
		from = at + 1;
	}
	return found;
}
