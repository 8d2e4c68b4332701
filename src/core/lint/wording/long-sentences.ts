import type { Span } from '../../text/span';

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

/** In this order, what ends a clause is at least `comma`, what ends a sentence is `stop`. */
const kinds = {
	none: 0,
	character: 1,
	run: 2,
	pause: 3,
	open: 4,
	close: 5,
	comma: 6,
	stop: 7,
} as const;

/** The kind of each code unit. */
function createKinds(): Uint8Array {
	const table = new Uint8Array(0x10000).fill(kinds.character, 0x4e00, 0xa000);
	const marks = [
		['0123456789.%', kinds.run],
		['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', kinds.run],
		['，,：:', kinds.comma],
		['。！？；!?;\n', kinds.stop],
		['、', kinds.pause],
		['（(《〈“‘【[', kinds.open],
		['）)》〉”’】]', kinds.close],
	] as const;
	for (const [text, kind] of marks) for (const mark of text) table[mark.charCodeAt(0)] = kind;
	return table;
}

const kindOf: Readonly<Uint8Array> = createKinds();

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
		const kind = kindOf[text.charCodeAt(i)];
		if (kind === kinds.open) depth++;
		else if (kind === kinds.close && --depth === 0) return i;
	}
	return at;
}

/** The clause and sentence that are being read. */
class Reader {
	readonly found: LongStretch[] = [];
	private readonly sentenceFrom: number;
	private clauseFrom: number;
	private length = 0;
	private clauseLength = 0;
	private pauses = 0;
	private readonly commas: number[] = [];

	private readonly limits: Limits;

	constructor(limits: Limits, from: number) {
		this.limits = limits;
		this.sentenceFrom = from;
		this.clauseFrom = from;
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
			this.found.length = 0;
			this.add('sentence', this.sentenceFrom, at);
		}
	}

	private add(kind: LongStretch['kind'], from: number, to: number): void {
		const length = kind === 'sentence' ? this.length : this.clauseLength;
		this.found.push({ from, to, length, kind, commas: kind === 'sentence' ? this.commas : [] });
	}
}

/** What is too long in the sentence between two offsets. */
function readSentence(
	text: string,
	from: number,
	to: number,
	limits: Limits,
): readonly LongStretch[] {
	const reader = new Reader(limits, from);
	let last = 0;
	for (let at = from; at < to; at++) {
		const kind = kindOf[text.charCodeAt(at)]!;
		if (kind === kinds.character || (kind === kinds.run && last !== kinds.run)) reader.count();
		else if (kind === kinds.open) at = closing(text, at);
		else if (kind === kinds.comma) reader.endClause(at);
		else if (kind === kinds.pause) reader.pause();
		last = kind;
	}
	reader.endSentence(to);
	return reader.found;
}

const isStopAt = (text: string, at: number): boolean => kindOf[text.charCodeAt(at)] === kinds.stop;

/**
 * The next place from an offset where more characters than the limit follow each other without a
 * mark of at least the given kind; -1 where there is none. Looks backwards from where the mark must
 * have come at the latest, so that most characters are never looked at.
 */
function nextGap(text: string, start: number, limit: number, lowest: number): number {
	let from = start;
	while (from + limit < text.length) {
		let at = from + limit;
		while (at >= from && kindOf[text.charCodeAt(at)]! < lowest) at--;
		if (at < from) return from;
		from = at + 1;
	}
	return -1;
}

/**
 * Sentences (to 。！？；) and clauses (to ，) of a paragraph that are longer than the limits; lists,
 * quotes, titles and what stands in brackets are not counted. Time is linear.
 */
export function longStretches(text: string, limits: Limits): readonly LongStretch[] {
	const found: LongStretch[] = [];
	let clause = nextGap(text, 0, limits.clause, kinds.comma);
	let sentence = nextGap(text, 0, limits.sentence, kinds.stop);
	while (clause >= 0 || sentence >= 0) {
		const at = clause >= 0 && (sentence < 0 || clause < sentence) ? clause : sentence;
		let from = at;
		while (from > 0 && !isStopAt(text, from - 1)) from--;
		let to = at;
		while (to < text.length && !isStopAt(text, to)) to++;
		found.push(...readSentence(text, from, to, limits));
		if (clause >= 0 && clause <= to) clause = nextGap(text, to + 1, limits.clause, kinds.comma);
		if (sentence >= 0 && sentence <= to)
			sentence = nextGap(text, to + 1, limits.sentence, kinds.stop);
	}
	return found;
}
