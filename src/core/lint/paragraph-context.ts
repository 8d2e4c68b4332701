import type { Paragraph } from '../draft/draft';
import type { Segmenter } from '../segment/segmenter';
import { clauseAround, sentenceAt } from '../text/clauses';
import { maskQuoted, maskTitles } from '../text/mask';
import { figuresIn, type Figure } from '../text/numerals';
import type { Span } from '../text/span';
import type { ParagraphContext, Place } from './rule';

const longestWord = 20;

/** A stretch of the text with its words, which fill it. */
interface Words extends Span {
	readonly words: readonly string[];
}

/** Whether the words around a span are known: all of its clause, or as far as words can reach. */
const covers = (known: Words, clause: Span, span: Span): boolean =>
	known.from <= Math.max(clause.from, span.from - longestWord) &&
	known.to >= Math.min(clause.to, span.to + longestWord);

function wordAt({ words, ...clause }: Words, offset: number): string | undefined {
	let { from } = clause;
	for (const word of words) {
		if (from === offset) return word;
		if (from > offset) return undefined;
		from += word.length;
	}
	return undefined;
}

/** Whether some word overlaps the span without containing it or lying inside it. */
function overlapsPartly({ words, ...clause }: Words, span: Span): boolean {
	let { from } = clause;
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
	let figures: readonly Figure[] | undefined;
	const cuts = new Map<number, Words>();
	let last: Words | undefined;

	/** Words of the clause around a span, which is cut once for all spans in it. */
	function wordsAround(span: Span): Words {
		const clause = clauseAround(text, span);
		const known = cuts.get(clause.from) ?? last;
		if (known && covers(known, clause, span)) return known;
		last = { ...clause, words: segmenter.cut(text.slice(clause.from, clause.to)) };
		cuts.set(clause.from, last);
		return last;
	}

	return {
		paragraph,
		place,
		key,
		text,
		get masked() {
			return (masked ??= maskQuoted(text));
		},
		get maskedTitles() {
			return (maskedTitles ??= maskTitles(text));
		},
		get figures() {
			return (figures ??= figuresIn(text));
		},
		clauseAround: (span) => clauseAround(text, span),
		sentenceAt: (offset) => sentenceAt(text, offset),
		straddles: (span) => overlapsPartly(wordsAround(span), span),
		wordAt: (offset) => wordAt(wordsAround({ from: offset, to: offset }), offset),
	};
}
