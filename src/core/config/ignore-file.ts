import { ignoreFileSchema } from '../lint/ignore-schema';
import { type IgnoreEntry } from '../lint/ignores';
import { readJsonFile, type FileProblem } from '../text/json-file';

/** What came of reading an ignores file. */
export interface ParsedIgnores {
	readonly value: readonly IgnoreEntry[];
	readonly problems: readonly FileProblem[];
}

/** Reads `.zwxx/ignores.json`. Never throws; a broken file ignores nothing and is reported. */
export function parseIgnoreFile(text: string): ParsedIgnores {
	const file = readJsonFile(text);
	if (file.problems.length > 0) return { value: [], problems: file.problems };
	const { data, error } = ignoreFileSchema.safeParse(file.value);
	if (data) return { value: data.entries, problems: [] };
	const path = (error.issues[0]?.path ?? []).filter((step) => typeof step !== 'symbol');
	const message = '已忽略问题的记录读不出来，忽略暂时不起作用；请改正，或删除这个文件重新开始。';
	return { value: [], problems: [{ ...file.spanAt(path), message }] };
}

/** Two entries that silence the same thing. */
export const isSameIgnore = (a: IgnoreEntry, b: IgnoreEntry): boolean =>
	a.rule === b.rule && a.draft === b.draft && a.mark === b.mark;

/** The text of an ignores file, one entry a line, so that it merges well. */
export function formatIgnoreFile(entries: readonly IgnoreEntry[]): string {
	const lines = entries.map((entry) => `\t\t${JSON.stringify(entry)}`);
	const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n\t]`;
	return `{\n\t"version": 1,\n\t"entries": ${list}\n}\n`;
}
