/** Edit distance of two short strings, counted in UTF-16 units. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 0; i < a.length; i++) {
		const next = [i + 1];
		for (let j = 0; j < b.length; j++) {
			const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
			next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/**
 * The candidate a misspelt word most likely stands for: at most one character differs, two from
 * five characters on, and at least one is shared.
 * @returns undefined where none is near enough.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
	if (word.length === 0 || word.length > 32) return undefined;
	const tolerance = word.length < 5 ? 1 : 2;
	let best: string | undefined;
	let bestDistance = tolerance + 0.75;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) > bestDistance) continue;
		if (![...candidate].some((character) => word.includes(character))) continue;
		// Of two that are equally near, the one that begins alike is meant.
		const found = distance(word, candidate) + (candidate[0] === word[0] ? 0 : 0.5);
		if (found < bestDistance) [best, bestDistance] = [candidate, found];
	}
	return best;
}
