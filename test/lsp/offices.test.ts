import assert from 'node:assert/strict';
import { createOffices } from '../../src/server/offices';

describe('createOffices', () => {
	const uri = 'untitled:甲.zwxx';

	it('keeps what holds for a document until it is closed or a setting changes', async () => {
		const offices = createOffices({
			rules: [],
			storageDir: undefined,
			onProblems: () => undefined,
		});
		const first = offices.environmentOf(uri);
		assert.equal(offices.environmentOf(uri), first);
		offices.forget(uri);
		const second = offices.environmentOf(uri);
		assert.notEqual(second, first);
		assert.equal((await second).fileKey, uri);
		offices.configure({ trusted: true });
		assert.notEqual(offices.environmentOf(uri), second);
	});
});
