import { isIndent } from '../text/characters';
import { createLineReader, type Line } from '../text/lines';
import type { Span } from '../text/span';
import type { Entry, FrontMatter } from './draft';
import { isKnownKey } from './meta';
import { headingLevel } from './paragraphs';

/** A front matter with what its problems are computed from. */
export interface FrontMatterParts {
	readonly frontMatter: FrontMatter;
	readonly bodyFrom: number;
	/** Lines of dashes that stand for `---` but are written otherwise. */
	readonly oddFences: readonly Span[];
}

/** Keys longer than this, in characters, are taken for prose. */
const longestKey = 12;

const isFence = (line: string): boolean => line.trimEnd() === '---';
// What an input method makes of three hyphens, a slip of the finger, or an indent that the editor kept.
const isFenceLike = (line: string): boolean =>
	/^(?:[-－—–―─﹣]{2,}|[ \t\u3000]+-{3,})\s*$/u.test(line);
const isSentence = (line: string): boolean => /[。！？；]/u.test(line);

const keyOf = (line: string): string | undefined => {
	const colon = line.search(/[:：]/u);
	return colon === -1 ? undefined : line.slice(0, colon).trim();
};

const isPlausibleKey = (key: string): boolean =>
	key !== '' && key.length <= longestKey && !/[，。；！？、“”《》,;!?]/u.test(key);

/** A line that can only be running text, so that no front matter goes on past it. */
function isProse(line: string): boolean {
	if (isIndent(line[0]) || line.trim() === '') return false;
	const key = keyOf(line);
	if (key !== undefined && isPlausibleKey(key)) return false;
	return isSentence(line) || line.length > 40 || headingLevel(line) > 0;
}

/** Whether a line may still belong to a front matter whose closing fence is missing. */
function continues(line: string, afterBlank: boolean): boolean {
	if (line.trim() === '') return true;
	if (isIndent(line[0])) return !afterBlank && !isSentence(line);
	const key = keyOf(line);
	if (key === undefined) return false;
	if (isKnownKey(key)) return true;
	return !afterBlank && isPlausibleKey(key) && !isSentence(line);
}

interface Lines {
	readonly text: string;
	readonly read: (from: number) => Line | undefined;
}

const sliceOf = ({ text }: Lines, line: Line): string => text.slice(line.from, line.to);

/** The closing fence, undefined where running text or the end of the file comes first. */
function closingFence(lines: Lines, from: number): Line | undefined {
	for (let line = lines.read(from); line; line = lines.read(line.end)) {
		const slice = sliceOf(lines, line);
		if (isFence(slice) || isFenceLike(slice)) return line;
		if (isProse(slice)) return undefined;
	}
	return undefined;
}

/** End of the last line that belongs to a front matter without closing fence. */
function guessedEnd(lines: Lines, from: number): number {
	let end = from;
	let afterBlank = false;
	for (let line = lines.read(from); line; line = lines.read(line.end)) {
		const slice = sliceOf(lines, line);
		if (!continues(slice, afterBlank)) break;
		afterBlank = slice.trim() === '';
		if (!afterBlank) end = line.end;
	}
	return end;
}

/** The span of a stretch of text without the white space around it. */
function trimmed(text: string, from: number, to: number): Span {
	const slice = text.slice(from, to);
	const start = from + slice.length - slice.trimStart().length;
	return { from: start, to: Math.max(start, from + slice.trimEnd().length) };
}

/** Reads one line `键: 值`; a line without a colon has an empty key and is all value. */
function readEntry(text: string, line: Line): Entry {
	const colon = text.slice(line.from, line.to).search(/[:：]/u);
	const keyEnd = colon === -1 ? line.from : line.from + colon;
	const keySpan = trimmed(text, line.from, keyEnd);
	const valueSpan = trimmed(text, colon === -1 ? line.from : keyEnd + 1, line.to);
	return {
		key: text.slice(keySpan.from, keySpan.to),
		keySpan,
		value: text.slice(valueSpan.from, valueSpan.to),
		valueSpan,
		children: [],
		span: { from: line.from, to: line.end },
	};
}

/** Reads the entries between two offsets; indented lines go to the entry above. */
function readEntries(lines: Lines, from: number, to: number): Entry[] {
	const entries: { entry: Entry; children: Entry[] }[] = [];
	for (let line = lines.read(from); line && line.from < to; line = lines.read(line.end)) {
		const slice = sliceOf(lines, line);
		if (slice.trim() === '') continue;
		const entry = readEntry(lines.text, line);
		const parent = entries.at(-1);
		if (parent && isIndent(slice[0])) parent.children.push(entry);
		else entries.push({ entry, children: [] });
	}
	return entries.map(({ entry, children }) => ({
		...entry,
		children,
		span: { from: entry.span.from, to: children.at(-1)?.span.to ?? entry.span.to },
	}));
}

/** Whether the first line opens a front matter: `---`, or other dashes above a known key. */
function opens(lines: Lines, first: Line): boolean {
	const slice = sliceOf(lines, first);
	if (isFence(slice)) return true;
	if (!isFenceLike(slice)) return false;
	const second = lines.read(first.end);
	return second !== undefined && isKnownKey(keyOf(sliceOf(lines, second)) ?? '');
}

/**
 * Reads the front matter at the beginning of a file. The language is ours, not YAML: a value is the
 * string to the end of its line.
 * @param from offset of the first line (behind a byte order mark).
 * @returns undefined where the file does not begin with one.
 */
export function readFrontMatter(text: string, from: number): FrontMatterParts | undefined {
	const lines: Lines = { text, read: createLineReader(text) };
	const first = lines.read(from);
	if (!first || !opens(lines, first)) return undefined;
	// The reader only goes forward; each pass over the lines takes its own.
	const closing = closingFence({ ...lines, read: createLineReader(text) }, first.end);
	const end = closing
		? closing.from
		: guessedEnd({ ...lines, read: createLineReader(text) }, first.end);
	const bodyFrom = closing ? closing.end : end;
	const fences = closing ? [first, closing] : [first];
	return {
		frontMatter: {
			span: { from: first.from, to: bodyFrom },
			entries: readEntries(lines, first.end, end),
			closed: closing !== undefined,
		},
		bodyFrom,
		oddFences: fences
			.filter((line) => !isFence(sliceOf(lines, line)))
			.map(({ from: start, to }) => ({ from: start, to })),
	};
}
