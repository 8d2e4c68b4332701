import { areNearHomophones } from './lexicon/homophones';
import { isLoneWord, isParticle } from './lexicon/lone-words';
import { lookAlike } from './lexicon/look-alikes';

/**
 * Two places that read the same but for one character, which sounds or looks like the other, or for two that have
 * changed places.
 */
export interface NearPlaces {
	/** Where the characters stand that differ, the earlier one first. */
	readonly first: number;
	readonly second: number;
	/** How many characters differ. */
	readonly length: 1 | 2;
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
const inEitherOrder = 3;

/** Two characters of a frame, and whether they stand around, before or behind what fills it, or do so in either order. */
const frameOf = (one: number, two: number, side: number): number =>
	(side << 30) | ((one - firstHan) << 15) | (two - firstHan);

/** With so many characters the same, one of the two may be a word by itself. */
export const tellingSame = 3;

/** Names have no more on either side. */
const mostSame = 12;
/** Of one frame more fillings than these are no names. */
const mostFillings = 24;
/** Texts are shorter than this, in characters, with what stands before their body. */
export const longestText = 12_000;
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
	return { first: a, second: b, length: 1, before, behind };
}

/** 城西热源厂 and 西城热源厂. */
function swapAt(text: string, a: number, b: number): NearPlaces | undefined {
	const before = sameOnSide(text, a, b, -1);
	const behind = sameOnSide(text, a + 1, b + 1, 1);
	if (Math.abs(a - b) < 2 || before + behind === 0) return undefined;
	return { first: a, second: b, length: 2, before, behind };
}

/** Frames of a paragraph, in text order: what each is, and the place that it stands around. */
export interface Frames {
	readonly keys: Int32Array;
	readonly places: Uint16Array;
}

/** Reads the frames of a paragraph. */
export function framesOf({ text }: { readonly text: string }): Frames {
	const most = text.length * 4;
	const keys = new Int32Array(most);
	const places = new Uint16Array(most);
	let count = 0;
	/** Of three words by themselves none is a name. */
	const add = (at: number, isName: boolean, one: number, two: number, side: number): void => {
		if (!isName && isLoneWord(one) && isLoneWord(two)) return;
		keys[count] = frameOf(one, two, side);
		places[count++] = at;
	};
	// The characters around the one at hand; 0 where a name cannot go on.
	let [a, b] = [0, 0];
	let here = hanAt(text, 0);
	let c = hanAt(text, 1);
	for (let at = 0; at < text.length; at++) {
		const d = hanAt(text, at + 2);
		if (here !== 0) {
			const isName = !isLoneWord(here);
			if (b !== 0 && c !== 0) add(at, isName, b, c, 0);
			if (a !== 0 && b !== 0) add(at, isName, a, b, 1);
			if (c !== 0 && d !== 0) add(at, isName, c, d, 2);
			if (isName && c !== 0 && c !== here && !isLoneWord(c))
				add(at, true, Math.min(here, c), Math.max(here, c), inEitherOrder);
		}
		a = b;
		b = here;
		here = c;
		c = d;
	}
	return { keys: keys.slice(0, count), places: places.slice(0, count) };
}

/** By frame the places of its different fillings, in chains over typed arrays: one look for most places. */
class Fillings {
	readonly #text: string;
	readonly #heads: Uint16Array;
	readonly #next: Uint16Array;
	readonly #keys: Int32Array;
	readonly #places: Uint16Array;
	#count = 0;

	/** @param most how many frames there are. */
	constructor(text: string, most: number) {
		this.#text = text;
		const slots = 1 << Math.ceil(Math.log2(Math.max(64, most * 1.5)));
		this.#keys = new Int32Array(most + 1);
		this.#next = new Uint16Array(most + 1);
		this.#places = new Uint16Array(most + 1);
		this.#heads = new Uint16Array(slots);
	}

	/** Adds a place under a frame unless its character fills it already; gives each other filling to `meet`. */
	add(key: number, at: number, meet: (key: number, other: number, at: number) => void): void {
		const slot = (Math.imul(key, 0x9e3779b1) >>> 8) & (this.#heads.length - 1);
		const code = this.#text.charCodeAt(at);
		let isKnown = false;
		let seen = 0;
		for (let entry = this.#heads[slot]!; entry > 0; entry = this.#next[entry]!) {
			if (this.#keys[entry] !== key) continue;
			const other = this.#places[entry]!;
			if (this.#text.charCodeAt(other) === code) isKnown = true;
			else meet(key, other, at);
			if (++seen > mostFillings) return;
		}
		if (isKnown) return;
		const entry = ++this.#count;
		this.#keys[entry] = key;
		this.#places[entry] = at;
		this.#next[entry] = this.#heads[slot]!;
		this.#heads[slot] = entry;
	}
}

/** The frames of a stretch of a text that begins at an offset. */
export interface Stretch {
	readonly from: number;
	readonly frames: Frames;
}

/**
 * Near-repeats of a text of up to {@link longestText} characters: what an unknown name looks like that is written
 * two ways, whatever it is the name of. One look at each frame. Offsets are those of the text.
 */
export function nearPlacesIn(text: string, stretches: readonly Stretch[]): readonly NearPlaces[] {
	const found = new Map<number, NearPlaces>();
	const most = stretches.reduce((sum, { frames }) => sum + frames.keys.length, 0);
	const fillings = new Fillings(text, most);
	const meet = (key: number, first: number, second: number): void => {
		const id = first * 0x10000 + second;
		if (found.size >= mostPairs || found.has(id)) return;
		const pair = (key >>> 30 === inEitherOrder ? swapAt : pairAt)(text, first, second);
		if (pair) found.set(id, pair);
	};
	for (const { from, frames } of stretches) {
		const { keys, places } = frames;
		for (let i = 0; i < keys.length; i++) fillings.add(keys[i]!, from + places[i]!, meet);
	}
	return [...found.values()];
}
