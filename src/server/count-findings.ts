import { fileURLToPath } from 'node:url';
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { countByRule } from '../core/lint/baseline';
import { createAnalyzer } from '../core/lint/engine';
import { readTextFile } from '../node/text-file';
import type { CountedFile } from '../protocol/messages';
import type { Offices } from './offices';
import type { Segmenters } from './segmenters';

export interface CountingDeps {
	readonly documents: TextDocuments<TextDocument>;
	readonly offices: Offices;
	readonly segmenters: Segmenters;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The text as it is open, else as it is on the disk. */
async function textOf(
	uri: string,
	documents: CountingDeps['documents'],
): Promise<string | undefined> {
	const open = documents.get(uri);
	if (open) return open.getText();
	const read = await readTextFile(fileURLToPath(uri));
	return read.ok ? read.text : undefined;
}

/** @returns undefined for a file that cannot be read or belongs to no office. */
async function countFile(uri: string, deps: CountingDeps): Promise<CountedFile | undefined> {
	const { documents, offices, segmenters } = deps;
	const text = uri.startsWith('file:') ? await textOf(uri, documents) : undefined;
	if (text === undefined) return undefined;
	const { lint, rules, officeDir, fileKey } = await offices.environmentOf(uri);
	if (!documents.get(uri)) offices.forget(uri);
	if (officeDir === undefined) return undefined;
	const analyzer = createAnalyzer({ rules, segmenter: segmenters.current });
	const { findings } = analyzer.analyze(text, { ...lint, baseline: {}, show: 'each' });
	return { dir: officeDir, fileKey, counts: countByRule(findings) };
}

/**
 * Counts what is found in drafts, for a baseline. What day it is and what was filed before do not
 * matter to it, as on the command line.
 */
export async function countFindings(
	uris: readonly string[],
	deps: CountingDeps,
): Promise<CountedFile[]> {
	const counted: CountedFile[] = [];
	for (const uri of uris) {
		const file = await countFile(uri, deps);
		if (file) counted.push(file);
		await breathe();
	}
	return counted;
}
