import { createSorts } from './character-sorts';
import syllables from './syllables.json';

/**
 * The readings are those of the characters of GB/T 2312 and of others that stand in names, of each up to three;
 * the first is the usual one. Tones are left aside.
 */
const lists = Object.entries(syllables);
const characters = lists.map(([, all]) => all);

const bySyllable = createSorts(characters);

/** What many speakers, and so many who type, do not tell apart: 民 and 明, 石 and 四. */
const blurred = (syllable: string): string =>
	syllable.replace(/^([zcs])h/u, '$1').replace(/ng$/u, 'n');

function createBlurredSorts() {
	const numbers = new Map<string, number>();
	return createSorts(characters, (list) => {
		const syllable = blurred(lists[list]![0]);
		const known = numbers.get(syllable) ?? numbers.size + 1;
		numbers.set(syllable, known);
		return known;
	});
}

const byBlurred = createBlurredSorts();

/** Whether two characters are read alike, in any of their readings. */
export const areHomophones = (a: string, b: string): boolean => bySyllable.shareOne(a, b);

/** Whether two characters are read alike or nearly so, in any of their readings. */
export const areNearHomophones = (a: string, b: string): boolean => byBlurred.shareOne(a, b);
