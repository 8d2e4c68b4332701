import * as path from 'node:path';
import { parseTermFile, withoutTerms, withTerm } from '../core/config/table-files';
import { readIfThere, updateFile } from './update-file';

export const termsFileName = 'terms.json';

/** 词库 in one folder: an office's `.zwxx` or the extension's own storage. */
export interface TermStore {
	/** Rejects where the file is there and cannot be read. A broken file is empty. */
	list(): Promise<readonly string[]>;
	/** Adds a term once. Rejects with TermFileBroken, or where the folder cannot be written. */
	add(term: string): Promise<void>;
	/** Takes terms back; that one is not there is fine. Rejects as `add`. */
	remove(terms: readonly string[]): Promise<void>;
}

/** A person broke the file; it is left untouched. */
export class TermFileBroken extends Error {
	override readonly name = 'TermFileBroken';
}

function orBroken(text: string | undefined): string {
	if (text !== undefined) return text;
	throw new TermFileBroken('词库文件 terms.json 有误，没有改动；请先改正再加词。');
}

/** @param dir absolute path; created when the first term is written. */
export function createTermStore(dir: string): TermStore {
	const file = path.join(dir, termsFileName);
	return {
		async list() {
			const text = await readIfThere(file);
			return text === undefined ? [] : parseTermFile(text).value;
		},
		add: (term) => updateFile(file, (text) => orBroken(withTerm(text, term))),
		remove: (gone) =>
			updateFile(file, (text) =>
				text === undefined ? undefined : orBroken(withoutTerms(text, gone)),
			),
	};
}
