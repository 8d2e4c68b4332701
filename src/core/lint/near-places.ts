import type { Span } from '../text/span';
import { areNearHomophones } from './lexicon/homophones';
import { isLoneWord, isParticle } from './lexicon/lone-words';
import { lookAlike } from './lexicon/look-alikes';

/** Two places that read the same but for one character, which sounds or looks like the other. */
export interface NearPlaces {
	/** Where the characters stand that differ, the earlier one first. */
	readonly first: number;
	readonly second: number;
	/** How many characters are the same before and behind them, as far as names reach. */
	readonly before: number;
	readonly behind: number;
}

const firstHan = 0x4e00;
const isHan = (code: number): boolean => code >= firstHan && code <= 0x9fff;
/** The character at a place, or 0 where none of a name stands. */
function hanAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return isHan(code) && !isParticle(code) ? code : 0;
}
/** Two characters of a frame, and whether they stand around, before or behind what fills it. */
const frameOf = (one: number, two: number, side: number): number =>
	(side << 30) | ((one - firstHan) << 15) | (two - firstHan);

/** With so many characters the same, one of the two may be a word by itself. */
export const tellingSame = 3;

/** Names have no more on either side. */
const mostSame = 12;
/** Of one frame more fillings than these are no names. */
const mostFillings = 24;
/** More pairs than these are a list or a form. */
const mostPairs = 200;

function sameOnSide(text: string, a: number, b: number, step: 1 | -1): number {
	let n = 0;
	while (n < mostSame) {
		const i = a + step * (n + 1);
		const code = text.charCodeAt(i);
		if (!isHan(code) || code !== text.charCodeAt(b + step * (n + 1))) break;
		n++;
	}
	return n;
}

function pairAt(text: string, a: number, b: number): NearPlaces | undefined {
	const before = sameOnSide(text, a, b, -1);
	const behind = sameOnSide(text, a, b, 1);
	const alone = Number(isLoneWord(text.charCodeAt(a))) + Number(isLoneWord(text.charCodeAt(b)));
	if (alone === 2 || (alone === 1 && before + behind < tellingSame)) return undefined;
	const [one, other] = [text.charAt(a), text.charAt(b)];
	if (!areNearHomophones(one, other) && !lookAlike(one, other)) return undefined;
	return { first: a, second: b, before, behind };
}

/** By frame the places of its different fillings, in chains over typed arrays: one look for most places. */
class Fillings {
	readonly #text: string;
	readonly #heads: Uint16Array;
	readonly #next: Uint16Array;
	readonly #keys: Int32Array;
	readonly #places: Uint16Array;
	#count = 0;

	constructor(text: string, length: number) {
		const slots = 1 << Math.ceil(Math.log2(Math.max(64, length * 2)));
		this.#text = text;
		this.#heads = new Uint16Array(slots);
		// Half of the characters of a text are marks, digits and lone words.
		const most = length * 2 + 8;
		this.#next = new Uint16Array(most);
		this.#keys = new Int32Array(most);
		this.#places = new Uint16Array(most);
	}

	/** Adds a place under a frame unless its character fills it already; gives each other filling to `meet`. */
	add(key: number, at: number, meet: (other: number) => void): void {
		const slot = (Math.imul(key, 0x9e3779b1) >>> 8) & (this.#heads.length - 1);
		const code = this.#text.charCodeAt(at);
		let isKnown = false;
		let seen = 0;
		for (let entry = this.#heads[slot]!; entry > 0; entry = this.#next[entry]!) {
			if (this.#keys[entry] !== key) continue;
			const other = this.#places[entry]!;
			if (this.#text.charCodeAt(other) === code) isKnown = true;
			else meet(other);
			if (++seen > mostFillings) return;
		}
		if (isKnown || this.#count + 1 >= this.#keys.length) return;
		const entry = ++this.#count;
		this.#keys[entry] = key;
		this.#places[entry] = at;
		this.#next[entry] = this.#heads[slot]!;
		this.#heads[slot] = entry;
	}
}

/**
 * Near-repeats of a stretch of text: what an unknown name looks like that is written two ways, whatever it is
 * the name of. One pass over the text. Offsets are those of the text.
 */
export function nearPlacesIn(text: string, { from, to }: Span): readonly NearPlaces[] {
	const found = new Map<number, NearPlaces>();
	const fillings = new Fillings(text, to - from);
	let at = from;
	const meet = (other: number): void => {
		const key = other * 0x10000 + at;
		if (found.size >= mostPairs || found.has(key)) return;
		const pair = pairAt(text, other, at);
		if (pair) found.set(key, pair);
	};
	// The characters around the one at hand; 0 where a name cannot go on.
	let [a, b] = [0, 0];
	let here = hanAt(text, from);
	let c = hanAt(text, from + 1);
	for (; at < to; at++) {
		const d = hanAt(text, at + 2);
		if (here !== 0) {
			if (b !== 0 && c !== 0) fillings.add(frameOf(b, c, 0), at, meet);
			if (a !== 0 && b !== 0) fillings.add(frameOf(a, b, 1), at, meet);
			if (c !== 0 && d !== 0) fillings.add(frameOf(c, d, 2), at, meet);
		}
		a = b;
		b = here;
		here = c;
		c = d;
	}
	return [...found.values()];
}
