import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPayload, file, sha256, startDesk } from '../support/desk';
import { balance } from './books';
import { runFaults } from './run';

describe('filing under faults', () => {
	it('[long] loses, doubles and changes nothing', async function () {
		this.timeout(180_000);
		const run = await runFaults({ n: 30, seed: 7 });
		assert.deepEqual(run.odd, []);
		const { filed, stored, lost, doubled, corrupt } = run;
		assert.deepEqual(
			{ filed, stored, lost, doubled, corrupt },
			{
				...{ filed: 30, stored: 30 },
				...{ lost: [], doubled: [], corrupt: [] },
			},
		);
		assert.ok([...run.faults.values()].filter((count) => count > 0).length >= 6);
	});

	it('would be seen: a lost, a doubled and a changed item are counted', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'zwxx-books-'));
		const desk = await startDesk({ store: join(folder, 'desk.db') });
		const told = async (draftId: string, as = draftId) => {
			const body = JSON.stringify(buildPayload({ draftId: as }));
			const answer = await file(desk, body);
			assert.equal(answer.status, 201);
			const sent = body.replace(as, draftId);
			return { draftId, key: `key-${draftId}`, sha256: sha256(sent) };
		};
		const whole = await told('20261122-0001');
		const twice = await told('20261122-0002');
		await told('20261122-0002', '20261122-0002~1');
		const changed = { ...(await told('20261122-0003')), sha256: sha256('another text') };
		const lost = { draftId: '20261122-0004', key: 'key', sha256: sha256('never sent') };
		await told('20261122-0005');
		await desk.close();
		const seen = await balance(folder, [whole, twice, changed, lost]);
		rmSync(folder, { recursive: true, force: true });
		assert.deepEqual(seen, {
			filed: 4,
			stored: 5,
			lost: ['20261122-0004'],
			doubled: ['20261122-0002'],
			corrupt: ['20261122-0003', '20261122-0005'],
		});
	});
});
