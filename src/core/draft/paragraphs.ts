import { createLineReader } from '../text/lines';
import type { Draft, Paragraph } from './draft';

type Level = Paragraph['level'];

const headingMarks: readonly (readonly [Exclude<Level, 0>, RegExp])[] = [
	[1, /^\s*[一二三四五六七八九十百零〇]{1,5}、/u],
	[2, /^\s*[（(][一二三四五六七八九十百零〇]{1,5}[）)]/u],
	// A dot that is no decimal point; `1、` is the common slip for `1.` and folds like it.
	[3, /^\s*[\d０-９]{1,3}(?:[.．](?![\d０-９])|、(?![\d０-９]))/u],
	[4, /^\s*[（(][\d０-９]{1,3}[）)]/u],
];

// Most paragraphs begin otherwise; one look at them saves four.
const mayBeginHeading = /^\s*[（(\d０-９一二三四五六七八九十百零〇]/u;

/**
 * Level of the heading mark a paragraph begins with (GB/T 9704: 一、 （一） 1. （1）), 0 without one.
 * Half-width parentheses and `1、` count as the level they stand for.
 */
export function headingLevel(text: string): Level {
	if (!mayBeginHeading.test(text)) return 0;
	const found = headingMarks.find(([, mark]) => mark.test(text));
	return found ? found[0] : 0;
}

// A slice keeps the whole text it was cut from alive; a paragraph that outlives its draft must not.
const detached = (slice: string): string => ` ${slice}`.slice(1);

/** So many characters are compared at once, then fewer, to find where texts part. */
const steps = [0x4000, 0x400, 0x40];

/** Length of the longest common prefix. */
function commonPrefix(a: string, b: string): number {
	const end = Math.min(a.length, b.length);
	let at = 0;
	for (const step of steps) {
		while (at + step <= end && a.slice(at, at + step) === b.slice(at, at + step)) at += step;
	}
	while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
	return at;
}

/** Length of the longest common suffix that does not reach back over `limit` characters. */
function commonSuffix(a: string, b: string, limit: number): number {
	let size = 0;
	const tail = (text: string, step: number): string =>
		text.slice(text.length - size - step, text.length - size);
	for (const step of steps) {
		while (size + step <= limit && tail(a, step) === tail(b, step)) size += step;
	}
	while (size < limit && a.charCodeAt(a.length - 1 - size) === b.charCodeAt(b.length - 1 - size)) {
		size++;
	}
	return size;
}

function moved({ from, to, text, level }: Paragraph, by: number, at: number): Paragraph {
	return { from: from + by, to: to + by, text, index: at, level };
}

/** How many leading paragraphs of `previous` stand unchanged at the same offsets. */
function untouchedHead(previous: Draft, bodyFrom: number, prefix: number): number {
	if (previous.body.from !== bodyFrom) return 0;
	const { paragraphs } = previous;
	let low = 0;
	let high = Math.max(0, paragraphs.length - 1);
	// The next paragraph must begin inside the common prefix, so that its line break is known whole.
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((paragraphs[middle]?.from ?? Infinity) < prefix) low = middle;
		else high = middle - 1;
	}
	return low;
}

/**
 * Cuts a body into paragraphs.
 * @param bodyFrom offset of the body in `text`.
 * @param previous an earlier parse of a similar text: paragraphs before the edit are taken over as
 * they are, those behind it keep their text and get new offsets. The result equals a fresh one.
 */
export function paragraphsOf(text: string, bodyFrom: number, previous?: Draft): Paragraph[] {
	if (!previous || previous.paragraphs.length === 0) return freshParagraphs(text, bodyFrom);
	const old = previous.paragraphs;
	const prefix = commonPrefix(previous.text, text);
	const shorter = Math.min(previous.text.length, text.length);
	const suffix = commonSuffix(previous.text, text, shorter - Math.min(prefix, shorter));
	const by = text.length - previous.text.length;
	const head = untouchedHead(previous, bodyFrom, prefix);
	const result = old.slice(0, head);
	const read = createLineReader(text);
	let at = head > 0 ? (old[head]?.from ?? bodyFrom) : bodyFrom;
	let candidate = head;
	for (let line = read(at); line; line = read(at)) {
		while (candidate < old.length && (old[candidate]?.from ?? 0) + by < at) candidate++;
		const twin = old[candidate];
		if (twin && twin.from + by === at && at >= text.length - suffix) break;
		const slice = detached(text.slice(line.from, line.to));
		const level = headingLevel(slice);
		result.push({ from: line.from, to: line.to, text: slice, index: result.length, level });
		at = line.end;
	}
	if (at >= text.length) return result;
	if (by === 0 && candidate === result.length) return result.concat(old.slice(candidate));
	for (; candidate < old.length; candidate++) {
		result.push(moved(old[candidate]!, by, result.length));
	}
	return result;
}

function freshParagraphs(text: string, bodyFrom: number): Paragraph[] {
	const read = createLineReader(text);
	const result: Paragraph[] = [];
	for (let line = read(bodyFrom); line; line = read(line.end)) {
		const slice = text.slice(line.from, line.to);
		const level = headingLevel(slice);
		result.push({ from: line.from, to: line.to, text: slice, index: result.length, level });
	}
	return result;
}
