import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { watchFolder, type FolderWatch } from '../../../src/node/watch-folder';
import { useTempDir } from '../../support/temp-dir';

describe('watchFolder', () => {
	const dir = useTempDir();
	let watch: FolderWatch | undefined;
	let seen = 0;
	const entries = (): string => path.join(dir(), 'outbox', 'entries');

	/** Writes a file again and again until it is noticed: a watch starts when the system lets it. */
	async function isNoticed(): Promise<boolean> {
		const before = seen;
		for (let nth = 0; nth < 100 && seen === before; nth++) {
			writeFileSync(path.join(entries(), 'one.json'), String(nth));
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		return seen > before;
	}

	beforeEach(() => {
		seen = 0;
		watch = watchFolder(entries(), 1, () => seen++);
	});
	afterEach(() => watch?.dispose());

	it('starts when the folder is there at last', async () => {
		watch?.ensure();
		mkdirSync(entries(), { recursive: true });
		watch?.ensure();
		assert.ok(await isNoticed());
	});

	for (const [how, clear] of [
		['deleted', (folder: string) => rmSync(folder, { recursive: true })],
		['moved away', (folder: string) => renameSync(folder, `${folder}-old`)],
	] as const) {
		it(`finds the folder again after it was ${how}`, async () => {
			mkdirSync(entries(), { recursive: true });
			watch?.ensure();
			assert.ok(await isNoticed());
			clear(path.join(dir(), 'outbox'));
			mkdirSync(entries(), { recursive: true });
			watch?.ensure();
			// What the clearing itself caused may still come in.
			await isNoticed();
			await isNoticed();
			assert.ok(await isNoticed());
		});
	}

	it('says nothing after it was disposed', async () => {
		mkdirSync(entries(), { recursive: true });
		watch?.ensure();
		assert.ok(await isNoticed());
		watch?.dispose();
		watch = undefined;
		assert.equal(await isNoticed(), false);
	});
});
