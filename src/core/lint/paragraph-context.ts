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

/** The word around an offset; empty where there is none. */
function wordAround({ words, ...clause }: Words, offset: number): Span {
	let { from } = clause;
	for (const { length } of words) {
		if (offset < from + length) return { from, to: from + length };
		from += length;
	}
	return { from: offset, to: offset };
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

/** Made for every paragraph with a hit, so what few rules ask for costs nothing before they do. */
class LazyContext implements ParagraphContext {
	readonly paragraph: Paragraph;
	readonly place: Place;
	readonly key: string | undefined;
	readonly text: string;
	private readonly segmenter: Segmenter;
	private maskedText: string | undefined;
	private maskedTitlesText: string | undefined;
	private knownFigures: readonly Figure[] | undefined;
	private cuts: Map<number, Words> | undefined;
	private knownCuts: Map<number, Words> | undefined;
	private last: Words | undefined;
	private made: Map<unknown, unknown> | undefined;

	constructor(paragraph: Paragraph, place: Place, segmenter: Segmenter, key: string | undefined) {
		this.paragraph = paragraph;
		this.place = place;
		this.segmenter = segmenter;
		this.key = key;
		this.text = paragraph.text;
	}

	get masked(): string {
		return (this.maskedText ??= maskQuoted(this.text));
	}

	get maskedTitles(): string {
		return (this.maskedTitlesText ??= maskTitles(this.text));
	}

	get figures(): readonly Figure[] {
		return (this.knownFigures ??= figuresIn(this.text));
	}

	shared<T>(read: (context: ParagraphContext) => T): T {
		this.made ??= new Map();
		// A function that is kept under itself gives what it gave.
		if (this.made.has(read)) return this.made.get(read) as T;
		const made = read(this);
		this.made.set(read, made);
		return made;
	}

	clauseAround(span: Span): Span {
		return clauseAround(this.text, span);
	}

	sentenceAt(offset: number): Span {
		return sentenceAt(this.text, offset);
	}

	straddles(span: Span): boolean {
		return overlapsPartly(this.wordsAround(span), span);
	}

	get wordAt(): (offset: number) => string | undefined {
		return (offset) => wordAt(this.wordsAround({ from: offset, to: offset }), offset);
	}

	get knownWordAround(): (offset: number) => Span {
		return (offset) => wordAround(this.knownWordsAround({ from: offset, to: offset + 1 }), offset);
	}

	private knownWordsAround(span: Span): Words {
		const { segmenter } = this;
		if (!segmenter.cutKnown) return this.wordsAround(span);
		const clause = clauseAround(this.text, span);
		this.knownCuts ??= new Map();
		const known = this.knownCuts.get(clause.from);
		if (known && covers(known, clause, span)) return known;
		const words = segmenter.cutKnown(this.text.slice(clause.from, clause.to));
		this.knownCuts.set(clause.from, { ...clause, words });
		return { ...clause, words };
	}

	/** Words of the clause around a span, which is cut once for all spans in it. */
	private wordsAround(span: Span): Words {
		const clause = clauseAround(this.text, span);
		this.cuts ??= new Map();
		const known = this.cuts.get(clause.from) ?? this.last;
		if (known && covers(known, clause, span)) return known;
		const words = this.segmenter.cut(this.text.slice(clause.from, clause.to));
		this.last = { ...clause, words };
		this.cuts.set(clause.from, this.last);
		return this.last;
	}
}

/** What rules may ask about a paragraph; masks and words are computed once, when first asked. */
export function createParagraphContext(
	paragraph: Paragraph,
	place: Place,
	segmenter: Segmenter,
	key?: string,
): ParagraphContext {
	return new LazyContext(paragraph, place, segmenter, key);
}
