import syllables from './syllables.json';

/**
 * The readings are those of the common characters of GB/T 2312, first level, and of others that stand in
 * names; a character with several has its usual one. Tones are left aside.
 */
const syllableOf: ReadonlyMap<string, string> = new Map(
	Object.entries(syllables).flatMap(([syllable, characters]) =>
		[...characters].map((one) => [one, syllable] as const),
	),
);

/** Whether two characters are read alike. */
export function areHomophones(a: string, b: string): boolean {
	const syllable = syllableOf.get(a);
	return syllable !== undefined && syllable === syllableOf.get(b);
}

/** What many speakers, and so many who type, do not tell apart: 民 and 明, 石 and 四. */
const blurred = (syllable: string | undefined): string | undefined =>
	syllable?.replace(/^([zcs])h/u, '$1').replace(/ng$/u, 'n');

/** Whether two characters are read alike or nearly so. */
export function areNearHomophones(a: string, b: string): boolean {
	const syllable = blurred(syllableOf.get(a));
	return syllable !== undefined && syllable === blurred(syllableOf.get(b));
}
