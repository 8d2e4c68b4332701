/** What is compared of a text: its wording without figures, and its figures without dates. All are hashes. */
export interface TextPrint {
	/** All different runs of four characters, figures being all alike. */
	readonly wording: Int32Array;
	/** The different figures with the character behind each, e.g. `126家`. */
	readonly figures: Int32Array;
	/** Those of two digits and more: others are the same by chance. */
	readonly telling: Int32Array;
}

const runLength = 4;

/** Longer texts are compared by their beginning: no vehicle comes near it. */
const longest = 20_000;

function hashOf(text: string, from = 0, to = text.length): number {
	let hash = 0;
	for (let at = from; at < to; at++) hash = (Math.imul(hash, 0x9e3779b1) + text.charCodeAt(at)) | 0;
	return hash;
}

const halfWidth = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) - 0xfee0);

const figurePattern = /(\d{1,30}(?:\.\d{1,10})?)([%％]|.?)/gu;

// Numbers of days and hours differ between two filings of one text; the others are what it says.
const isTime = new Set('年月日时分号点');

function figuresOf(text: string): Pick<TextPrint, 'figures' | 'telling'> {
	const figures = new Set<number>();
	const telling = new Set<number>();
	for (const [whole, digits = '', unit = ''] of text.matchAll(figurePattern)) {
		if (isTime.has(unit)) continue;
		const hash = hashOf(whole);
		figures.add(hash);
		if (digits.length > 1) telling.add(hash);
	}
	return { figures: Int32Array.from(figures), telling: Int32Array.from(telling) };
}

function wordingOf(text: string): Int32Array {
	const runs = new Set<number>();
	for (let at = 0; at + runLength <= text.length; at++) runs.add(hashOf(text, at, at + runLength));
	return Int32Array.from(runs);
}

/** The print of a body: spaces and punctuation do not count. */
export function printOf(body: string): TextPrint {
	const text = body
		.slice(0, longest)
		.replaceAll(/[０-９]/gu, halfWidth)
		.replaceAll(/[^\p{L}\p{N}.%％]/gu, '');
	const frame = text.replaceAll(/\d{1,30}(?:\.\d{1,10})?/gu, '0').replaceAll(/[.%％]/gu, '');
	return { wording: wordingOf(frame), ...figuresOf(text) };
}

/** Counts how many hashes of a list are among the given ones; made once, asked of many lists. */
function createCounter(hashes: Int32Array): (list: Int32Array, step?: number) => number {
	const all = new Set(hashes);
	// Nearly all questions are answered by one look at a table that fits the processor's cache.
	const slots = new Uint8Array(0x4000);
	for (const hash of hashes) slots[hash & 0x3fff] = 1;
	return (list, step = 1) => {
		let count = 0;
		for (let at = 0; at < list.length; at += step) {
			const hash = list[at]!;
			if (slots[hash & 0x3fff] === 1 && all.has(hash)) count++;
		}
		return count;
	};
}

/** Share of the shorter list, 0 to 1. */
const share = (count: number, a: Int32Array, b: Int32Array): number =>
	count / Math.max(1, Math.min(a.length, b.length));

/** Fewer telling figures than this prove nothing, neither that texts are one nor that they are two. */
const fewest = 3;

/** Shorter texts are too much alike by nature. */
const leastWording = 24;

/**
 * Whether texts tell the same, asked of one text against many. Reports of a series share their frame
 * and differ in figures; a text that is sent again, shortened or rewritten keeps them.
 * @returns a function from another text's print to how sure it is, above 0; 0: not the same.
 */
export function createComparison(own: TextPrint): (other: TextPrint) => number {
	const countWording = createCounter(own.wording);
	const countFigures = createCounter(own.figures);
	const countTelling = createCounter(own.telling);
	const likeFigures = (other: TextPrint): number => {
		const count = countTelling(other.telling);
		const same = share(count, own.telling, other.telling);
		if (same < 0.75) return 0;
		const wording = share(countWording(other.wording), own.wording, other.wording);
		return wording >= 0.4 || (count >= 5 && same >= 0.8) ? wording + same : 0;
	};
	const likeWording = ({ wording, figures }: TextPrint): number => {
		const [short = 0, long = 0] = [own.wording.length, wording.length].sort((a, b) => a - b);
		if (short < 0.7 * long) return 0;
		const hasFigures = Math.min(own.figures.length, figures.length) > 0;
		if (hasFigures && share(countFigures(figures), own.figures, figures) < 0.6) return 0;
		// A look at every eighth run spares the rest of nearly all texts.
		if (countWording(wording, 8) * 8 < 0.6 * short) return 0;
		const same = share(countWording(wording), own.wording, wording);
		return same >= 0.9 ? same : 0;
	};
	return (other) => {
		if (Math.min(own.wording.length, other.wording.length) < leastWording) return 0;
		// Figures are few and tell nearly all texts apart; the wording is looked at last.
		return Math.min(own.telling.length, other.telling.length) >= fewest
			? likeFigures(other)
			: likeWording(other);
	};
}
