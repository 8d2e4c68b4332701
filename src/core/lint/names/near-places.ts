import { codesOf, isCommonHan } from '../../text/characters';
import { areFlatHomophones, areNearHomophones } from '../lexicon/homophones';
import { isLoneWord, isParticle } from '../lexicon/lone-words';
import { lookAlike } from '../lexicon/look-alikes';
import { surnames } from '../lexicon/surnames';

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
/** The character at a place, or 0 where none of a name stands. */
function hanAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return isCommonHan(code) && !isParticle(code) ? code : 0;
}
const inEitherOrder = 3;

/** Two characters of a frame, and whether they stand around, before or behind what fills it, or do so in either order. */
const frameOf = (one: number, two: number, side: number): number =>
	(side << 30) | ((one - firstHan) << 15) | (two - firstHan);

/** With so many characters the same, one of the two may be a word by itself. */
export const tellingSame = 3;

/** Names have no more on either side. */
const mostSame = 12;
/** Of one frame more places than these are no names. */
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
		if (!isCommonHan(code) || code !== text.charCodeAt(b + step * (n + 1))) break;
		n++;
	}
	return n;
}

/** Whether one of two characters may have been written for the other. */
const areAlike = (a: number, b: number): boolean => {
	const [one, other] = [String.fromCharCode(a), String.fromCharCode(b)];
	return areNearHomophones(one, other) || lookAlike(one, other);
};

const offices = codesOf('局委厅院部办处科站队所会');

const placeEnds = codesOf('桥路河村镇乡湾山岭沟塘库站厂店湖江');

const isSurname = (text: string, at: number): boolean => surnames.has(text.charAt(at));

/** 贺敏芝 and 贺敏之, 邱建平 and 丘建平: full names that sound the same, where one may begin. */
function isPersonPair(text: string, a: number, b: number, before: number, behind: number): boolean {
	if (!areFlatHomophones(text.charAt(a), text.charAt(b))) return false;
	if (before === 0 && behind > 1 && isSurname(text, a) && isSurname(text, b))
		return opensName(text, a) && opensName(text, b);
	if (before < 2 || !isSurname(text, a - 2)) return false;
	return opensName(text, a - 2) && opensName(text, b - 2);
}

function pairAt(text: string, a: number, b: number): NearPlaces | undefined {
	const before = sameOnSide(text, a, b, -1);
	const behind = sameOnSide(text, a, b, 1);
	const alone = Number(isLoneWord(text.charCodeAt(a))) + Number(isLoneWord(text.charCodeAt(b)));
	if (isPersonPair(text, a, b, before, behind))
		return { first: a, second: b, length: 1, before, behind };
	if (alone === 2 || (alone === 1 && before + behind < tellingSame)) return undefined;
	// 渠首位于, 居首位: what two characters have before them is seldom of one name.
	const areOpen = placeEnds.has(text.charCodeAt(a + 2)) && opensName(text, a) && opensName(text, b);
	if (before === 0 && (behind < 2 || (behind < tellingSame && !areOpen))) return undefined;
	// 建设局鉴定, 监管局检定: an office, and what it does.
	if (before === 1 && behind < tellingSame && offices.has(text.charCodeAt(a - 1))) return undefined;
	return { first: a, second: b, length: 1, before, behind };
}

/** Whether a name may begin there: at a mark, or behind a role (局长, 村民). */
const opensName = (text: string, at: number): boolean =>
	!isCommonHan(text.charCodeAt(at - 1)) || rolesEnd.has(text.charCodeAt(at - 1));
const numerals = codesOf('一二三四五六七八九十百千两');
const rolesEnd = codesOf('长员任师记民户工者生表主');

/** 城西热源厂 and 西城热源厂. */
function swapAt(text: string, a: number, b: number): NearPlaces | undefined {
	const before = sameOnSide(text, a, b, -1);
	const behind = sameOnSide(text, a + 1, b + 1, 1);
	if (Math.abs(a - b) < 2 || before + behind === 0) return undefined;
	// 三孔拱石, 孔石拱: words that have one character before them in common.
	if (before + behind === 1 && !(before === 1 && opensName(text, a - 1) && opensName(text, b - 1)))
		return undefined;
	// 三孔石拱: a number with its measure.
	if (behind === 0 && before === 2 && numerals.has(text.charCodeAt(a - 2))) return undefined;
	return { first: a, second: b, length: 2, before, behind };
}

/** Frames of a paragraph, in text order. */
export interface Frames {
	/** What each is. */
	readonly keys: readonly number[];
	/** The character that it stands around, as a code unit in the upper half, and its place. */
	readonly fillings: readonly number[];
	/** What is known of it and the other paragraphs of its text, from one edit to the next. */
	acquaintance?: Acquaintance;
	/** The last text in which it stood, known by an object of its own. */
	seenIn?: object;
}

const codeOf = ({ fillings }: Frames, at: number): number => fillings[at]! >>> 16;
const placeOf = ({ fillings }: Frames, at: number): number => fillings[at]! & 0xffff;

/** One frame in two paragraphs, or twice in one, around characters that may stand for each other. */
interface Meeting {
	readonly isSwap: boolean;
	one: Frames;
	other: Frames;
	/** Which of the frames of each it is. */
	readonly inOne: number;
	readonly inOther: number;
}

/** Reads the frames of a paragraph. */
export function framesOf({ text }: { readonly text: string }): Frames {
	const keys: number[] = [];
	const fillings: number[] = [];
	/** Of three words by themselves none is a name. */
	const add = (at: number, isName: boolean, one: number, two: number, side: number): void => {
		if (!isName && isLoneWord(one) && isLoneWord(two)) return;
		keys.push(frameOf(one, two, side));
		fillings.push((text.charCodeAt(at) << 16) | at);
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
	return { keys, fillings };
}

const slots = 1 << 12;
const slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 8) & (slots - 1);

/** The frames of paragraphs by what they are, in chains over typed arrays: one look for most new ones. */
class FrameTable {
	readonly #heads = new Int32Array(slots);
	#next = new Int32Array(slots);
	#keys = new Int32Array(slots);
	#places = new Uint32Array(slots);
	#size = 0;
	/** By the number that entries name; undefined where the paragraph has gone. */
	readonly #owners: (Frames | undefined)[] = [];

	get size(): number {
		return this.#size;
	}

	/** Forgets whose entries stand there; they are passed over. */
	remove(gone: Frames): void {
		this.#owners[this.#owners.indexOf(gone)] = undefined;
	}

	replace(gone: Frames, by: Frames): void {
		this.#owners[this.#owners.indexOf(gone)] = by;
	}

	/** Adds a paragraph, and to `found` what it has in common with those that are there, and within itself. */
	add(frames: Frames, found: Meeting[]): void {
		const owner = this.#owners.push(frames) - 1;
		const most = found.length + mostPairs;
		for (let i = 0; i < frames.keys.length; i++) {
			const key = frames.keys[i]!;
			const slot = slotOf(key);
			if (found.length < most) this.#meet(key, frames, i, found);
			const entry = ++this.#size;
			if (entry >= this.#keys.length) this.#grow();
			this.#keys[entry] = key;
			this.#places[entry] = (owner << 16) | i;
			this.#next[entry] = this.#heads[slot]!;
			this.#heads[slot] = entry;
		}
	}

	#meet(key: number, other: Frames, inOther: number, found: Meeting[]): void {
		const code = codeOf(other, inOther);
		let seen = 0;
		let entry = this.#heads[slotOf(key)]!;
		for (; entry > 0 && seen < mostFillings; entry = this.#next[entry]!) {
			if (this.#keys[entry] !== key) continue;
			const one = this.#owners[this.#places[entry]! >>> 16];
			if (!one) continue;
			seen++;
			const inOne = this.#places[entry]! & 0xffff;
			const own = codeOf(one, inOne);
			const isSwap = key >>> 30 === inEitherOrder;
			if (own !== code && (isSwap || areAlike(own, code)))
				found.push({ isSwap, one, other, inOne, inOther });
		}
	}

	#grow(): void {
		const grown = <T extends Int32Array | Uint32Array>(old: T, by: T): T => {
			by.set(old);
			return by;
		};
		const length = this.#keys.length * 2;
		this.#next = grown(this.#next, new Int32Array(length));
		this.#keys = grown(this.#keys, new Int32Array(length));
		this.#places = grown(this.#places, new Uint32Array(length));
	}
}

function areEqual(a: Frames, b: Frames): boolean {
	if (a.keys.length !== b.keys.length) return false;
	for (let i = 0; i < a.keys.length; i++) {
		if (a.keys[i] !== b.keys[i] || a.fillings[i]! >>> 16 !== b.fillings[i]! >>> 16) return false;
	}
	return true;
}

/** More entries than this for each that still counts are swept out. */
const mostStale = 3;
/** More paragraphs than this are numbered in no table. */
const mostOwners = 0xffff;

/** Paragraphs that stand in one text, and all their meetings; brought up to date by who has come and gone. */
class Acquaintance {
	readonly #members = new Set<Frames>();
	#meetings: Meeting[] = [];
	#table = new FrameTable();
	#joined = 0;

	/** The meetings of these paragraphs; only those who are new are held against the others. */
	meetingsOf(present: readonly Stretch[]): readonly Meeting[] {
		const text = {};
		const come: Frames[] = [];
		for (const { frames } of present) {
			// A paragraph may stand in the text several times.
			if (frames.seenIn !== text && !this.#members.has(frames)) come.push(frames);
			frames.seenIn = text;
		}
		const gone: Frames[] = [];
		for (const one of this.#members) if (one.seenIn !== text) gone.push(one);
		for (const one of come) {
			const heir = gone.find((other) => this.#members.has(other) && areEqual(one, other));
			if (heir) this.#replace(heir, one);
		}
		for (const one of gone) this.#dismiss(one);
		this.#sweep();
		for (const one of come) this.#introduce(one);
		return this.#meetings;
	}

	/** A paragraph in which figures or marks have changed, and no character of a name. */
	#replace(gone: Frames, by: Frames): void {
		this.#members.delete(gone);
		this.#members.add(by);
		by.acquaintance = this;
		this.#table.replace(gone, by);
		for (const meeting of this.#meetings) {
			if (meeting.one === gone) meeting.one = by;
			if (meeting.other === gone) meeting.other = by;
		}
	}

	#dismiss(gone: Frames): void {
		if (!this.#members.delete(gone)) return;
		this.#table.remove(gone);
		this.#meetings = this.#meetings.filter(({ one, other }) => one !== gone && other !== gone);
	}

	#sweep(): void {
		let live = 0;
		for (const { keys } of this.#members) live += keys.length;
		if (this.#table.size <= mostStale * live + slots && this.#joined < mostOwners) return;
		this.#table = new FrameTable();
		this.#joined = 0;
		this.#meetings = [];
		for (const one of this.#members) this.#join(one);
	}

	#introduce(frames: Frames): void {
		if (this.#members.has(frames)) return;
		this.#members.add(frames);
		frames.acquaintance = this;
		this.#join(frames);
	}

	#join(frames: Frames): void {
		this.#joined++;
		this.#table.add(frames, this.#meetings);
	}
}

/** The frames of a stretch of a text that begins at an offset. */
export interface Stretch {
	readonly from: number;
	readonly frames: Frames;
}

/** Where paragraphs begin in the text; asked for of the few that have anything in common. */
function createStarts(stretches: readonly Stretch[]) {
	const known = new Map<Frames, readonly number[]>();
	return (frames: Frames): readonly number[] => {
		let starts = known.get(frames);
		if (!starts) {
			starts = stretches.filter((one) => one.frames === frames).map(({ from }) => from);
			known.set(frames, starts);
		}
		return starts;
	};
}

const inTextOrder = (a: NearPlaces, b: NearPlaces): number =>
	a.first - b.first || a.second - b.second;

/**
 * Near-repeats of a text of up to {@link longestText} characters: what an unknown name looks like that is written
 * two ways, whatever it is the name of. Only paragraphs that are new are held against the others. Offsets are
 * those of the text.
 */
export function nearPlacesIn(text: string, stretches: readonly Stretch[]): readonly NearPlaces[] {
	const known = stretches.find(({ frames }) => frames.acquaintance !== undefined);
	const acquaintance = known?.frames.acquaintance ?? new Acquaintance();
	const meetings = acquaintance.meetingsOf(stretches);
	const startsOf = createStarts(stretches);
	const found = new Map<number, NearPlaces>();
	const add = (isSwap: boolean, a: number, b: number): void => {
		const [first, second] = a < b ? [a, b] : [b, a];
		const id = first * 0x10000 + second;
		if (found.size >= mostPairs || found.has(id)) return;
		const pair = (isSwap ? swapAt : pairAt)(text, first, second);
		if (pair) found.set(id, pair);
	};
	for (const { isSwap, one, other, inOne, inOther } of meetings) {
		const there = placeOf(one, inOne);
		const here = placeOf(other, inOther);
		for (const a of startsOf(one))
			for (const b of startsOf(other)) add(isSwap, a + there, b + here);
	}
	const pairs = [...found.values()];
	return pairs.length < 2 ? pairs : pairs.sort(inTextOrder);
}
