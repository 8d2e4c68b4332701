import type { Span } from '../text/span';

/** A sentence or clause of a paragraph with the characters of it that count. */
export interface LongStretch extends Span {
	/** Characters and marks outside quotes, titles and brackets; a figure or a Latin word is one. */
	readonly length: number;
	readonly kind: 'sentence' | 'clause';
	/** Offsets of the sentence's commas; empty for a clause. */
	readonly commas: readonly number[];
}

export interface Limits {
	readonly sentence: number;
	readonly clause: number;
}

const kinds = { other: 0, comma: 1, stop: 2, pause: 3, open: 4, close: 5 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const kindOfMark: ReadonlyMap<number, Kind> = new Map(
	(
		[
			['，,：:', kinds.comma],
			['。！？；!?;\n', kinds.stop],
			['、', kinds.pause],
			['（(《〈“‘【[', kinds.open],
			['）)》〉”’】]', kinds.close],
		] as const
	).flatMap(([marks, kind]) => [...marks].map((mark) => [mark.charCodeAt(0), kind] as const)),
);

/** 一, 。 and most of the rest need no look-up. */
const isHanzi = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
const isRun = (code: number): boolean =>
	(code >= 0x30 && code <= 0x39) ||
	(code >= 0x41 && code <= 0x5a) ||
	(code >= 0x61 && code <= 0x7a) ||
	code === 0x2e ||
	code === 0x25;

/** A clause with these many 、 may be as long as its names are. */
const pausesOfList = 2;
/** One with these many is nothing but a list, and adds nothing to its sentence. */
const pausesOfNames = 4;

/** No bracket is followed further than this: an unclosed one does not swallow the rest. */
const longestBracket = 200;

/** Where the bracket that opens at an offset closes; the offset itself where it does not. */
function closing(text: string, at: number): number {
	let depth = 0;
	const end = Math.min(text.length, at + longestBracket);
	for (let i = at; i < end; i++) {
		const kind = kindOfMark.get(text.charCodeAt(i));
		if (kind === kinds.open) depth++;
		else if (kind === kinds.close && --depth === 0) return i;
	}
	return at;
}

/** The clause and sentence that are being read. */
class Reader {
	readonly found: LongStretch[] = [];
	private sentenceFrom = 0;
	private clauseFrom = 0;
	private length = 0;
	private clauseLength = 0;
	private pauses = 0;
	private commas: number[] = [];

	private readonly limits: Limits;

	constructor(limits: Limits) {
		this.limits = limits;
	}

	count(): void {
		this.clauseLength++;
	}

	pause(): void {
		this.pauses++;
		this.clauseLength++;
	}

	endClause(at: number): void {
		if (this.pauses < pausesOfNames) this.length += this.clauseLength + (this.length > 0 ? 1 : 0);
		if (this.pauses < pausesOfList && this.clauseLength > this.limits.clause)
			this.add('clause', this.clauseFrom, at);
		this.commas.push(at);
		this.clauseFrom = at + 1;
		this.clauseLength = 0;
		this.pauses = 0;
	}

	endSentence(at: number): void {
		this.endClause(at);
		if (this.length > this.limits.sentence) {
			// One mark for a sentence: that its clauses are long too need not be said.
			while ((this.found.at(-1)?.from ?? -1) >= this.sentenceFrom) this.found.pop();
			this.add('sentence', this.sentenceFrom, at);
		}
		this.sentenceFrom = at + 1;
		this.length = 0;
		this.commas = [];
	}

	private add(kind: LongStretch['kind'], from: number, to: number): void {
		const length = kind === 'sentence' ? this.length : this.clauseLength;
		this.found.push({ from, to, length, kind, commas: kind === 'sentence' ? this.commas : [] });
	}
}

/**
 * Sentences (to 。！？；) and clauses (to ，) of a paragraph that are longer than the limits; lists,
 * quotes, titles and what stands in brackets are not counted. One pass; time is linear.
 */
export function longStretches(text: string, limits: Limits): readonly LongStretch[] {
	const reader = new Reader(limits);
	let inRun = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (isHanzi(code)) {
			reader.count();
			inRun = false;
			continue;
		}
		if (isRun(code)) {
			if (!inRun) reader.count();
			inRun = true;
			continue;
		}
		inRun = false;
		const kind = kindOfMark.get(code) ?? kinds.other;
		if (kind === kinds.open) at = closing(text, at);
		else if (kind === kinds.comma) reader.endClause(at);
		else if (kind === kinds.stop) reader.endSentence(at);
		else if (kind === kinds.pause) reader.pause();
	}
	reader.endSentence(text.length);
	return reader.found;
}
