import type { Span } from '../../text/span';

/** How many characters may differ before it is another phrase. Short ones have only their swaps. */
export const toleranceOf = ({ length }: string): number =>
	length < 6 ? 0 : length < 12 ? 1 : length < 24 ? 2 : 3;

/** Parts of a phrase of which at least one stands whole in every near miss, with their offsets. */
export function piecesOf(
	phrase: string,
): readonly { readonly at: number; readonly text: string }[] {
	const count = toleranceOf(phrase) + 1;
	const size = Math.floor(phrase.length / count);
	return Array.from({ length: count }, (_, i) => {
		const to = i === count - 1 ? phrase.length : (i + 1) * size;
		return { at: i * size, text: phrase.slice(i * size, to) };
	});
}

/** The forms with two neighbouring characters swapped, the first and the last pair left out. */
export function swapsOf(phrase: string): readonly string[] {
	const swaps = new Set<string>();
	for (let at = 0; at + 1 < phrase.length; at++) {
		const swapped =
			phrase.slice(0, at) + phrase.charAt(at + 1) + phrase.charAt(at) + phrase.slice(at + 2);
		if (swapped !== phrase) swaps.add(swapped);
	}
	return [...swaps];
}

/** Edit distance (insert, delete, replace), given up above `most`. */
function distance(a: string, b: string, most: number): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
			const cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
			next.push(cost);
			if (cost < least) least = cost;
		}
		if (least > most) return most + 1;
		row = next;
	}
	return row[b.length]!;
}

/**
 * What stands in a text where a phrase should, around one of its pieces. First and last character must
 * be the phrase's: a part of a phrase, and one with another beginning, is a writer's own choice.
 * @param start where the phrase would begin if the text before the piece were right.
 * @returns the most similar span and its distance; distance 0: the phrase itself stands here.
 */
export function nearMissAt(
	text: string,
	phrase: string,
	start: number,
): (Span & { readonly distance: number }) | undefined {
	const most = toleranceOf(phrase);
	const { length } = phrase;
	if (text.startsWith(phrase, start)) return { from: start, to: start + length, distance: 0 };
	let best: (Span & { readonly distance: number }) | undefined;
	for (let from = Math.max(0, start - most); from <= start + most; from++) {
		if (text.charCodeAt(from) !== phrase.charCodeAt(0)) continue;
		for (let to = from + length - most; to <= Math.min(text.length, from + length + most); to++) {
			if (text.charCodeAt(to - 1) !== phrase.charCodeAt(length - 1)) continue;
			const apart = distance(text.slice(from, to), phrase, most);
			if (apart <= most && (!best || apart < best.distance)) best = { from, to, distance: apart };
		}
	}
	return best;
}
