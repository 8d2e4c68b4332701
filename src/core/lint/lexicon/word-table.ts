/** A word with what is known of it. */
export interface KnownWord<T> {
	readonly word: string;
	readonly value: T;
}

export interface WordTable<T> {
	/** The longest word of the table that begins at an offset of the text. */
	longestAt(text: string, at: number): KnownWord<T> | undefined;
}

/** Look-up of words by where they begin; the later of two equal words wins. */
export function createWordTable<T>(entries: readonly (readonly [string, T])[]): WordTable<T> {
	const values = new Map(entries);
	const lengths = new Map<string, number[]>();
	for (const word of values.keys()) {
		const first = word.charAt(0);
		const known = lengths.get(first) ?? [];
		if (!known.includes(word.length)) known.push(word.length);
		lengths.set(
			first,
			known.sort((a, b) => b - a),
		);
	}
	return {
		longestAt(text, at) {
			for (const length of lengths.get(text.charAt(at)) ?? []) {
				const word = text.slice(at, at + length);
				const value = values.get(word);
				if (word.length === length && value !== undefined) return { word, value };
			}
			return undefined;
		},
	};
}
