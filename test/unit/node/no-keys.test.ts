import assert from 'node:assert/strict';
import { createDrainer } from '../../../src/node/drain';
import { answerWith, behaviours } from '../../support/fake-endpoint';
import { aRequest } from '../../support/filing';
import { assertArrivedOnce, createOffice } from '../../support/office';

const minute = 60_000;

describe('systems that know no keys', () => {
	it('可查询: asks before it sends again, and takes what was found', async () => {
		const office = await createOffice();
		try {
			const endpoint = { ...office.endpoint, dedup: '可查询' as const };
			const { entry } = await office.outbox.enqueue(aRequest({}, endpoint));
			const looked: string[] = [];
			let answer: 'unknown' | 'absent' = 'unknown';
			const drainer = createDrainer({
				...office.deps,
				endpoints: () => [endpoint],
				lookUp: async ({ key }) => {
					looked.push(key);
					return { kind: answer };
				},
			});
			office.desk.next(answerWith(500, {}));
			await drainer.drain();
			assert.deepEqual(looked, []);
			office.clock.advance(minute);
			await drainer.drain();
			assert.deepEqual([looked, office.desk.requests.length], [[entry.key], 1]);
			answer = 'absent';
			office.clock.advance(minute);
			await drainer.drain();
			assert.deepEqual([looked.length, office.desk.requests.length], [2, 2]);
			await assertArrivedOnce(office, entry.key);
		} finally {
			await office.desk.close();
		}
	});

	it('无: what may have arrived waits for a person', async () => {
		const office = await createOffice();
		try {
			const endpoint = { ...office.endpoint, dedup: '无' as const };
			const drainer = createDrainer({ ...office.deps, endpoints: () => [endpoint] });
			const { entry } = await office.outbox.enqueue(aRequest({}, endpoint));
			await office.desk.goDown();
			await drainer.drain();
			assert.equal((await office.only()).state, '待发', 'nothing had left');
			await office.desk.comeUp();
			office.desk.next(behaviours.cutAfterStoring);
			office.clock.advance(minute);
			await drainer.drain();
			office.clock.advance(60 * minute);
			await drainer.drain();
			assert.equal((await office.only()).state, '待核实');
			assert.equal(office.desk.requests.length, 1);
			const now = office.clock.now();
			await office.outbox.transition(entry.id, { type: 'resend', now });
			await drainer.drain();
			assert.equal((await office.only()).state, '已收');
		} finally {
			await office.desk.close();
		}
	});
});
