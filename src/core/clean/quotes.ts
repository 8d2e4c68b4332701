import { isAsciiWord } from './characters';

const isStraight = (unit: string): boolean => unit === '"' || unit === '＂';

/**
 * Straight double quotes of a line as “ and ” in turn, together with curly ones that stand there.
 * Where they do not pair up nothing is changed: an inch mark or a lost quote cannot be told apart.
 */
function doubleQuotes(line: string, skip: (at: number) => boolean): Map<number, string> {
	const changed = new Map<number, string>();
	let isOpen = false;
	for (let at = 0; at < line.length; at++) {
		const unit = line.charAt(at);
		if (skip(at)) continue;
		if (isStraight(unit)) changed.set(at, isOpen ? '”' : '“');
		else if (unit === (isOpen ? '“' : '”')) return new Map<number, string>();
		else if (unit !== '“' && unit !== '”') continue;
		isOpen = !isOpen;
	}
	return isOpen ? new Map<number, string>() : changed;
}

/** Straight single quotes; an apostrophe between letters is none. */
function singleQuotes(line: string, skip: (at: number) => boolean): Map<number, string> {
	const changed = new Map<number, string>();
	let isOpen = false;
	for (let at = line.indexOf("'"); at !== -1; at = line.indexOf("'", at + 1)) {
		const isApostrophe =
			isAsciiWord(line.charCodeAt(at - 1)) && isAsciiWord(line.charCodeAt(at + 1));
		if (skip(at) || isApostrophe) continue;
		changed.set(at, isOpen ? '’' : '‘');
		isOpen = !isOpen;
	}
	return isOpen ? new Map<number, string>() : changed;
}

/** What stands at which offset once straight quotes of a Chinese line are paired. */
export const pairedQuotes = (
	line: string,
	skip: (at: number) => boolean,
): ReadonlyMap<number, string> =>
	new Map([...doubleQuotes(line, skip), ...singleQuotes(line, skip)]);
