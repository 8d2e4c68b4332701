import { diffArrays } from 'diff';

/** A paragraph that is not in the last report as it stands, with what it takes the place of. */
export interface ChangedLine {
	readonly text: string;
	/** Paragraphs of the last report that it replaces; empty where it is new. */
	readonly before: readonly string[];
}

export interface Changes {
	readonly lines: readonly ChangedLine[];
	/** Paragraphs of the last report that nothing took the place of. */
	readonly removed: readonly string[];
}

const linesOf = (body: string): string[] =>
	body
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/**
 * What of a report is new since the last one, paragraph by paragraph.
 * @param before body of the last report, paragraphs separated by `\n`; `after` of this one.
 */
export function changedLines(before: string, after: string): Changes {
	const lines: ChangedLine[] = [];
	const removed: string[] = [];
	let gone: readonly string[] = [];
	for (const part of diffArrays(linesOf(before), linesOf(after))) {
		if (part.removed) {
			gone = part.value;
			continue;
		}
		if (part.added) {
			const paired = part.value.map((text, at) => ({
				text,
				before: gone.slice(at, at === part.value.length - 1 ? undefined : at + 1),
			}));
			lines.push(...paired);
		} else removed.push(...gone);
		gone = [];
	}
	return { lines, removed: [...removed, ...gone] };
}
