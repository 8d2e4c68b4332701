import assert from 'node:assert/strict';
import { createDrainer } from '../../../src/node/drain';
import { createTransport } from '../../../src/node/transport';
import { aFiler, aRequest } from '../../support/filing';
import { createOffice, type Office } from '../../support/office';

describe('urgent items in the outbox', () => {
	let office: Office;
	beforeEach(async () => {
		office = await createOffice();
	});
	afterEach(() => office.desk.close());

	const file = async (draftId: string, rest = {}): Promise<string> =>
		(await office.outbox.enqueue(aRequest({ draftId }, office.endpoint, rest))).entry.draftId;
	const arrivals = (): string[] =>
		office.desk.requests.map(({ body }) => (JSON.parse(body) as { draftId: string }).draftId);

	it('go before a long queue, also one that is being sent when they come in', async () => {
		const { send } = aFiler(createTransport());
		const drainer = createDrainer({
			...office.deps,
			async send(entry, ...rest) {
				if (entry.draftId === 'usual-1') {
					await file('urgent', { urgent: true });
					void drainer.drain();
				}
				return send(entry, ...rest);
			},
		});
		for (const id of ['usual-1', 'usual-2', 'usual-3']) await file(id);
		await drainer.drain();
		await drainer.drain();
		assert.deepEqual(arrivals(), ['usual-1', 'urgent', 'usual-2', 'usual-3']);
	});

	it('do not hold up the others where they cannot go themselves', async () => {
		const { send } = aFiler(createTransport());
		// The urgent item was filed for an address that has changed since.
		const { endpoint } = office;
		const drainer = createDrainer({ ...office.deps, send, endpoints: () => [endpoint] });
		await file('usual');
		await office.outbox.enqueue(
			aRequest(
				{ draftId: 'elsewhere' },
				{ ...endpoint, origin: 'http://127.0.0.2' },
				{ urgent: true },
			),
		);
		await drainer.drain();
		await drainer.drain();
		assert.deepEqual(arrivals(), ['usual']);
	});
});
