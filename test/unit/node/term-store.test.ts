import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createTermStore, TermFileBroken } from '../../../src/node/term-store';
import { useTempDir, writeFiles } from '../../support/temp-dir';

describe('term store', () => {
	const dir = useTempDir();
	const text = (): string => fs.readFileSync(path.join(dir(), 'terms.json'), 'utf8');

	it('adds a term once and takes it back', async () => {
		const store = createTermStore(dir());
		assert.deepEqual(await store.list(), []);
		await Promise.all([store.add('东风渠'), store.add('青松工程')]);
		await store.add('东风渠');
		assert.deepEqual([...(await store.list())].sort(), ['东风渠', '青松工程']);
		await store.remove(['东风渠', '没有的词']);
		assert.deepEqual(await store.list(), ['青松工程']);
	});

	it('keeps comments and what it does not understand', async () => {
		writeFiles(dir(), {
			'terms.json': '{\n\t// 地名\n\t"terms": [\n\t\t"东风渠", // 水渠\n\t\t7\n\t]\n}\n',
		});
		const store = createTermStore(dir());
		await store.add('青松工程');
		assert.match(text(), /地名/);
		assert.match(text(), /水渠/);
		await store.remove(['东风渠']);
		assert.match(text(), /7/);
		assert.deepEqual(await store.list(), ['青松工程']);
	});

	it('leaves a broken file alone', async () => {
		writeFiles(dir(), { 'terms.json': '{"terms": [' });
		const store = createTermStore(dir());
		await assert.rejects(store.add('东风渠'), TermFileBroken);
		await assert.rejects(store.remove(['东风渠']), TermFileBroken);
		assert.equal(text(), '{"terms": [');
		assert.deepEqual(await store.list(), []);
	});
});
