/** The block of the 214 Kangxi radicals; each is normalised to the character that its radical begins with. */
const firstRadical = 0x2f00;
const radicalCount = 214;

/** Code units at which the characters of the next radical begin: the block of common characters is sorted by them. */
const borders: readonly number[] = Array.from({ length: radicalCount }, (_, n) =>
	String.fromCharCode(firstRadical + n)
		.normalize('NFKC')
		.charCodeAt(0),
).sort((a, b) => a - b);

function radicalOf(character: string): number {
	const code = character.charCodeAt(0);
	let [from, to] = [0, borders.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (borders[middle]! <= code) from = middle + 1;
		else to = middle;
	}
	return from;
}

const isHan = (c: string): boolean => c >= '\u4e00' && c <= '\u9fa5';

/** Whether two characters are written with one radical, as the code table sorts them: 坎 and 坝, 林 and 村. */
export const haveOneRadical = (a: string, b: string): boolean =>
	isHan(a) && isHan(b) && radicalOf(a) === radicalOf(b);
