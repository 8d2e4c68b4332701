import type { Paragraph } from '../draft/draft';
import type { Segmenter } from '../segment/segmenter';
import { clauseAround, sentenceAt } from '../text/clauses';
import { maskQuoted, maskTitles } from '../text/mask';
import type { Span } from '../text/span';
import type { ParagraphContext, Place } from './rule';

/** Whether some word overlaps the span without containing it or lying inside it. */
function overlapsPartly(words: readonly string[], start: number, span: Span): boolean {
	let from = start;
	for (const word of words) {
		const to = from + word.length;
		const disjoint = to <= span.from || from >= span.to;
		const contains = from <= span.from && to >= span.to;
		const inside = from >= span.from && to <= span.to;
		if (!disjoint && !contains && !inside) return true;
		from = to;
	}
	return false;
}

/** What rules may ask about a paragraph; masks and words are computed once, when first asked. */
export function createParagraphContext(
	paragraph: Paragraph,
	place: Place,
	segmenter: Segmenter,
	key?: string,
): ParagraphContext {
	const { text } = paragraph;
	let masked: string | undefined;
	let maskedTitles: string | undefined;
	const cuts = new Map<number, readonly string[]>();

	function wordsOf(clause: Span): readonly string[] {
		const known = cuts.get(clause.from);
		if (known) return known;
		const words = segmenter.cut(text.slice(clause.from, clause.to));
		cuts.set(clause.from, words);
		return words;
	}

	return {
		paragraph,
		place,
		...(key !== undefined && { key }),
		text,
		get masked() {
			return (masked ??= maskQuoted(text));
		},
		get maskedTitles() {
			return (maskedTitles ??= maskTitles(text));
		},
		clauseAround: (span) => clauseAround(text, span),
		sentenceAt: (offset) => sentenceAt(text, offset),
		straddles(span) {
			const clause = clauseAround(text, span);
			return overlapsPartly(wordsOf(clause), clause.from, span);
		},
	};
}
