import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createIgnoreStore, IgnoreFileBroken } from '../../../src/node/ignore-store';
import { useTempDir, writeFiles } from '../../support/temp-dir';

describe('ignore store', () => {
	const dir = useTempDir();
	const store = () => createIgnoreStore(path.join(dir(), '.zwxx'));
	const entry = { rule: 'a', draft: '20261122-7F3K', mark: '1f', quote: '截止' };

	it('is empty where there is no file, and reading makes none', async () => {
		assert.deepEqual(await store().list(), []);
		assert.deepEqual(fs.readdirSync(dir()), []);
	});

	it('adds once, takes back, and leaves no other file behind', async () => {
		await store().add(entry);
		await store().add({ ...entry, quote: '截止到' });
		await store().add({ rule: 'a', draft: entry.draft });
		assert.equal((await store().list()).length, 2);
		await store().remove([entry]);
		assert.deepEqual(await store().list(), [{ rule: 'a', draft: entry.draft }]);
		await store().remove([entry]);
		assert.deepEqual(fs.readdirSync(path.join(dir(), '.zwxx')), ['ignores.json']);
	});

	it('loses nothing when several windows write at once', async () => {
		const script = `
			const { createIgnoreStore } = require('./src/node/ignore-store.ts');
			const [dir, name] = process.argv.slice(-2);
			(async () => {
				for (let i = 0; i < 10; i++) await createIgnoreStore(dir).add({ rule: name + i, draft: 'd' });
			})();`;
		const folder = path.join(dir(), '.zwxx');
		const windows = ['a', 'b', 'c'].map((name) =>
			spawn(process.execPath, ['--import', 'tsx', '-e', script, folder, name]),
		);
		const codes = await Promise.all(windows.map(async (w) => (await once(w, 'exit'))[0] as number));
		assert.deepEqual(codes, [0, 0, 0]);
		const rules = (await store().list()).map((e) => e.rule).sort();
		assert.deepEqual(
			rules,
			['a', 'b', 'c'].flatMap((name) => Array.from({ length: 10 }, (_, i) => `${name}${i}`)),
		);
	});

	it('does not touch a file that it cannot read', async () => {
		for (const text of ['{"version": 2, "entries": []}', '{"entries"', '[]']) {
			writeFiles(dir(), { '.zwxx/ignores.json': text });
			assert.deepEqual(await store().list(), []);
			await assert.rejects(store().add(entry), IgnoreFileBroken);
			assert.equal(fs.readFileSync(path.join(dir(), '.zwxx/ignores.json'), 'utf8'), text);
		}
	});

	it('takes an empty file for none, and can be written by hand', async () => {
		writeFiles(dir(), { '.zwxx/ignores.json': '' });
		await store().add(entry);
		const file = path.join(dir(), '.zwxx/ignores.json');
		fs.writeFileSync(file, `// 手工整理过\n${fs.readFileSync(file, 'utf8')}`);
		assert.deepEqual(await store().list(), [entry]);
	});
});
