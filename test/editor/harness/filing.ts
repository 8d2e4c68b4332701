import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goodDraft, plainBody } from '../../support/draft-text';

export const ledger = '报送台账';

export { plainBody };

/** A draft that nothing is wrong with, with a line for its 稿号. */
export const draftText = (title: string, body = plainBody, number = ''): string =>
	goodDraft(title, body, number);

/** A file with an endpoint and its token, as who sets a machine up leaves it for the editor. */
export function handOver(url: string, token: string): { readonly file: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'zwxx-hand-over-'));
	const file = join(folder, 'token.json');
	writeFileSync(file, JSON.stringify({ name: '县收稿台', url, token }));
	return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What lies in an outbox on the disk. */
export function readOutbox(folder: string): Record<string, unknown>[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>);
}
