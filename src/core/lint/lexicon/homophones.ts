import { createSorts } from './character-sorts';
import syllables from './syllables.json';

/**
 * The readings are those of the characters of GB/T 2312 and of others that stand in names, of each up to three.
 * Tones are left aside.
 */
const readings = createSorts(Object.values(syllables));

/** Numbers of syllables, those being one that are the same when blurred. */
function blurredBy(blur: (syllable: string) => string): Readonly<Uint16Array> {
	const known = new Map<string, number>();
	const numbers = Object.keys(syllables).map((syllable) => {
		const blurred = blur(syllable);
		const number = known.get(blurred) ?? known.size + 1;
		known.set(blurred, number);
		return number;
	});
	return Uint16Array.from([0, ...numbers]);
}

/** 崇 and 从. */
const withFlatTongue = (syllable: string): string => syllable.replace(/^([zcs])h/u, '$1');

const flat = blurredBy(withFlatTongue);
const blurred = blurredBy((syllable) => withFlatTongue(syllable).replace(/ng$/u, 'n'));

/** Whether two characters are read alike in any of their readings, zh, ch, sh being told as z, c, s: 崇 and 从. */
export const areFlatHomophones = (a: string, b: string): boolean => readings.shareOne(a, b, flat);

/** The same where ng is told as n besides: 民 and 明, 石 and 四. */
export const areNearHomophones = (a: string, b: string): boolean =>
	readings.shareOne(a, b, blurred);
