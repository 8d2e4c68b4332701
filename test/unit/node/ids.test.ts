import assert from 'node:assert/strict';
import { isDraftId } from '../../../src/core/draft/identity';
import { sha256 } from '../../../src/node/hash';
import { createIds } from '../../../src/node/ids';

describe('minted words', () => {
	const late = Date.parse('2026-11-20T16:30:00Z');

	it('稿号 carry the date of Beijing and no character that is misread', () => {
		const { newDraftId } = createIds(() => late);
		for (let nth = 0; nth < 200; nth++) {
			const id = newDraftId();
			assert.match(id, /^20261121-[0-9A-HJKMNP-TV-Z]{4}$/);
			assert.ok(isDraftId(id));
		}
	});

	it('keys and ids do not repeat', () => {
		const { newKey, newId } = createIds(() => late);
		const minted = Array.from({ length: 1000 }, () => [newKey(), newId()]).flat();
		assert.equal(new Set(minted).size, 2000);
		for (const word of minted) assert.match(word, /^[0-9a-f-]{36}$/);
	});

	it('digests are of the UTF-8 bytes', () => {
		assert.equal(
			sha256('云岭'),
			'a57c339bbfed1618dee7b24d8dfff863bc7f6fafdaae524c678b34ad224ff58d',
		);
	});
});
