import type { Span } from '../text/span';

/** A number and what it counts, where the things counted stand beside it in the same sentence. */
export interface CountedList extends Span {
	readonly n: number;
	readonly numeral: Span;
	/** How many are there. */
	readonly count: number;
	/** What is counted, as messages name it: 着力, 早, 步骤. */
	readonly of: string;
}

/** A slip is off by one or two; more means that the number counts something else. */
export const widestSlip = 2;

/** Tells in one quick look whether there is anything to read; most paragraphs have nothing. */
interface Sign {
	test(text: string): boolean;
}

/** Words looked for as they are: faster than any expression. */
export const holding = (...words: readonly string[]): Sign => ({
	test: (text) => words.some((word) => text.includes(word)),
});

/** How one form of list is found: a sign of it, all places where it may be, and what is wrong there. */
export type ListReader = readonly [
	sign: Sign,
	pattern: RegExp,
	read: (text: string, match: RegExpExecArray) => CountedList | undefined,
];

/** What the readers find in a text, one after the other. */
export const readLists = (readers: readonly ListReader[], text: string): readonly CountedList[] =>
	readers.flatMap(([sign, pattern, read]) =>
		sign.test(text) ? [...text.matchAll(pattern)].flatMap((match) => read(text, match) ?? []) : [],
	);
