import type { Span } from '../text/span';

/** What a comment speaks of: offsets into the text it was made on, its words, what stood around them. */
export interface Passage extends Span {
	readonly quote: string;
	readonly before: string;
	readonly after: string;
}

export interface Anchor extends Span {
	/** 原文: the very words; 上下文: other words between the same ones; 相近: much of the same words. */
	readonly how: '原文' | '上下文' | '相近';
}

/** So many places of a quote are compared; a word that stands more often says nothing. */
const mostPlaces = 2000;
/** Below this share of common pairs of characters two passages are different ones. */
const leastLikeness = 0.6;
/** A quote this short is no proof without its surroundings. */
const shortQuote = 3;
/** Characters of the surroundings that must stand again where the words between them were changed. */
const leastContext = 4;
const longestContext = 64;

function placesOf(text: string, part: string): readonly number[] {
	const places: number[] = [];
	if (part === '') return places;
	for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
		places.push(at);
		if (places.length === mostPlaces) break;
	}
	return places;
}

/** More agreement on one side says no more: what is next to the words counts. */
const mostAgreement = 16;

/** How many characters of `before` end at `at`, and of `after` begin at `to`. */
function agreement(text: string, { before, after }: Passage, at: number, to: number): number {
	let ahead = 0;
	while (ahead < before.length && text[at - 1 - ahead] === before[before.length - 1 - ahead])
		ahead++;
	let behind = 0;
	while (behind < after.length && to + behind < text.length && text[to + behind] === after[behind])
		behind++;
	return Math.min(ahead, mostAgreement) + Math.min(behind, mostAgreement);
}

/** The place that is best by a score, then nearest to where it was. */
function best<T extends { readonly from: number; readonly score: number }>(
	places: readonly T[],
	from: number,
): T | undefined {
	let found: T | undefined;
	for (const place of places) {
		const isNearer = found && Math.abs(place.from - from) < Math.abs(found.from - from);
		if (!found || place.score > found.score || (place.score === found.score && isNearer))
			found = place;
	}
	return found;
}

function exact(text: string, passage: Passage): Anchor | undefined {
	const { quote, from, before, after } = passage;
	const places = placesOf(text, quote).map((at) => ({
		from: at,
		score: agreement(text, passage, at, at + quote.length),
	}));
	const place = best(places, from);
	if (!place) return undefined;
	const needed = Math.min(2, before.length + after.length);
	if (quote.length <= shortQuote && place.score < needed) return undefined;
	return { from: place.from, to: place.from + quote.length, how: '原文' };
}

/** Where the passage was rewritten: what stands between the same surroundings. */
function byContext(text: string, passage: Passage): Anchor | undefined {
	const { quote, from } = passage;
	const longest = 2 * quote.length + 40;
	for (const length of [longestContext, 16, 8, leastContext]) {
		const before = passage.before.slice(-length);
		const after = passage.after.slice(0, length);
		if (before.length < leastContext || after.length < leastContext) return undefined;
		const ends = placesOf(text, before).map((at) => at + before.length);
		const spans = ends.flatMap((start) => {
			const end = text.indexOf(after, start);
			return end === -1 || end - start > longest ? [] : [{ from: start, to: end, score: 0 }];
		});
		const span = best(spans, from);
		if (span) return { from: span.from, to: span.to, how: '上下文' };
	}
	return undefined;
}

const pairAt = (text: string, at: number): string => text.slice(at, at + 2);

/** Pairs of neighbouring characters, with how often each stands. */
function pairsOf(text: string): Map<string, number> {
	const pairs = new Map<string, number>();
	for (let at = 0; at + 1 < text.length; at++) {
		const pair = pairAt(text, at);
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	return pairs;
}

/** The window of the quote's length that shares most pairs with it; one pass over the text. */
function likest(text: string, { quote, from }: Passage): { from: number; shared: number } {
	const wanted = pairsOf(quote);
	const inWindow = new Map<string, number>();
	let shared = 0;
	let found = { from: 0, shared: 0 };
	const change = (at: number, by: 1 | -1): void => {
		const pair = pairAt(text, at);
		const want = wanted.get(pair);
		if (want === undefined) return;
		const had = inWindow.get(pair) ?? 0;
		inWindow.set(pair, had + by);
		shared += Math.min(had + by, want) - Math.min(had, want);
	};
	for (let end = 0; end + 1 < text.length; end++) {
		const start = end + 2 - quote.length;
		change(end, 1);
		if (start > 0) change(start - 1, -1);
		const place = Math.max(0, start);
		const isNearer = Math.abs(place - from) < Math.abs(found.from - from);
		if (shared > found.shared || (shared === found.shared && isNearer))
			found = { from: place, shared };
	}
	return found;
}

/** The window without what at its edges is not of the quote. */
function trimmed(text: string, quote: string, window: Span): Span {
	const wanted = pairsOf(quote);
	let { from, to } = window;
	while (from + 2 < to && !wanted.has(pairAt(text, from))) from++;
	while (to - 2 > from && !wanted.has(pairAt(text, to - 2))) to--;
	return { from, to };
}

function fuzzy(text: string, passage: Passage): Anchor | undefined {
	const { quote } = passage;
	if (quote.length <= shortQuote) return undefined;
	const { from, shared } = likest(text, passage);
	if (shared / (quote.length - 1) < leastLikeness) return undefined;
	const to = Math.min(text.length, from + quote.length);
	return { ...trimmed(text, quote, { from, to }), how: '相近' };
}

/**
 * Finds a passage again in a text that has changed since: its own words where they agree best with
 * their surroundings, else what now stands between the same surroundings, else the likest words.
 * Linear in the text. Never throws, whatever the offsets are.
 * @returns offsets into `text`, or undefined where the passage is gone.
 */
export function findPassage(text: string, passage: Passage): Anchor | undefined {
	if (passage.quote === '') return byContext(text, passage);
	return exact(text, passage) ?? byContext(text, passage) ?? fuzzy(text, passage);
}
