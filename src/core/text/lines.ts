import type { Span } from './span';

/** One line: `from`/`to` without its line break, `end` after it. */
export interface Line extends Span {
	readonly end: number;
}

/**
 * Reads lines one after the other; `\n`, `\r\n` and a lone `\r` end a line, as in VS Code and LSP.
 * Linear in the text over any number of calls with rising offsets.
 * @returns a function from a line's first offset to the line, undefined at the end of the text: a
 * line break at the very end is not followed by another, empty line.
 */
export function createLineReader(text: string): (from: number) => Line | undefined {
	const absent = text.length;
	// Where the next \n is, as far as that is known: -1 of nothing, the text's end of none left.
	let nextLf = -1;
	return (from) => {
		if (from >= absent) return undefined;
		if (nextLf < from) nextLf = placeOf('\n', text, from);
		// Only as far as the line goes: most texts have no \r, and looking for one reads them to the end.
		const line = nextLf === absent ? text : text.slice(0, nextLf);
		const to = placeOf('\r', line, from);
		const isPair = to < nextLf && nextLf === to + 1;
		return { from, to, end: Math.min(absent, to + (isPair ? 2 : 1)) };
	};
}

/** Where a mark comes next, the length of the text where it does not. */
function placeOf(mark: string, text: string, from: number): number {
	const at = text.indexOf(mark, from);
	return at === -1 ? text.length : at;
}

/** All lines of `text` from the offset `from` on. */
export function linesOf(text: string, from = 0): Line[] {
	const read = createLineReader(text);
	const lines: Line[] = [];
	for (let line = read(from); line; line = read(line.end)) lines.push(line);
	return lines;
}

/** The line break a text uses: that of its first line, `\n` where there is none. */
export function lineBreakOf(text: string): string {
	const first = createLineReader(text)(0);
	return first && first.end > first.to ? text.slice(first.to, first.end) : '\n';
}
