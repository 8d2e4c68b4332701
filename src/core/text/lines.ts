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
	let nextLf = text.indexOf('\n');
	let nextCr = text.indexOf('\r');
	const absent = text.length;
	return (from) => {
		if (from >= text.length) return undefined;
		if (nextLf !== -1 && nextLf < from) nextLf = text.indexOf('\n', from);
		if (nextCr !== -1 && nextCr < from) nextCr = text.indexOf('\r', from);
		const to = Math.min(nextLf === -1 ? absent : nextLf, nextCr === -1 ? absent : nextCr);
		const isPair = to === nextCr && nextLf === to + 1;
		return { from, to, end: Math.min(absent, to + (isPair ? 2 : 1)) };
	};
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
