import * as path from 'node:path';
import { formatIgnoreFile, isSameIgnore, parseIgnoreFile } from '../core/config/ignore-file';
import type { IgnoreEntry } from '../core/lint/ignores';
import { readIfThere, updateFile } from './update-file';

export const ignoreFileName = 'ignores.json';

/** What is ignored, in one folder: an office's `.zwxx` or the extension's own storage. */
export interface IgnoreStore {
	/** Rejects where the file is there and cannot be read. A broken file is empty. */
	list(): Promise<readonly IgnoreEntry[]>;
	/** Adds an entry once. Rejects with IgnoreFileBroken, or where the folder cannot be written. */
	add(entry: IgnoreEntry): Promise<void>;
	/** Takes entries back; that one is not there is fine. Rejects as `add`. */
	remove(entries: readonly IgnoreEntry[]): Promise<void>;
}

/** The ignores file is not as this version writes it; it is left untouched. */
export class IgnoreFileBroken extends Error {
	override readonly name = 'IgnoreFileBroken';
}

function entriesOf(text: string | undefined): readonly IgnoreEntry[] {
	if (text === undefined || text.trim() === '') return [];
	const { value, problems } = parseIgnoreFile(text);
	if (problems.length > 0) {
		throw new IgnoreFileBroken('已忽略问题的记录读不出来，没有改动；请改正或删除该文件后再试。');
	}
	return value;
}

/** @param dir absolute path; created when the first entry is written. */
export function createIgnoreStore(dir: string): IgnoreStore {
	const file = path.join(dir, ignoreFileName);
	return {
		async list() {
			const text = await readIfThere(file);
			return text === undefined ? [] : parseIgnoreFile(text).value;
		},
		add: (entry) =>
			updateFile(file, (text) => {
				const entries = entriesOf(text);
				if (entries.some((known) => isSameIgnore(known, entry))) return undefined;
				return formatIgnoreFile([...entries, entry]);
			}),
		remove: (gone) =>
			updateFile(file, (text) => {
				const entries = entriesOf(text);
				const kept = entries.filter((entry) => !gone.some((g) => isSameIgnore(g, entry)));
				return kept.length === entries.length ? undefined : formatIgnoreFile(kept);
			}),
	};
}
