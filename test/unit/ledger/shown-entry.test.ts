import assert from 'node:assert/strict';
import { ledgerRow } from '../../../src/core/ledger/row';
import { readShown, shownEntry } from '../../../src/core/ledger/shown-entry';
import { createDrainer } from '../../../src/node/drain';
import { createFakeDisk } from '../../support/fake-fs';
import {
	anEndpoint,
	aRequest,
	createFakeClock,
	createReceiver,
	openOutbox,
} from '../../support/filing';

describe('what a person decides about an entry', () => {
	it('names the version that was shown, from a row of the tree as from a button', () => {
		assert.deepEqual(readShown(shownEntry('id-1', 12)), { id: 'id-1', serial: 12 });
		assert.deepEqual(readShown({ id: 'id-1', serial: 3, group: '待核实' }), {
			id: 'id-1',
			serial: 3,
		});
		for (const [given, id] of [
			['id-1', 'id-1'],
			[undefined, ''],
			[7, ''],
			['a#b#1', ''],
			[{ id: 'x', serial: '1' }, 'x'],
		] as const)
			assert.deepEqual(readShown(given), { id });
	});

	it('does not send again what was answered and sent since in another window', async () => {
		const clock = createFakeClock();
		const fs = createFakeDisk(clock.now).open();
		const outbox = openOutbox({ fs, clock, pid: 1, alive: new Set([1]) });
		const endpoint = anEndpoint({ dedup: '无' });
		const receiver = createReceiver('无');
		const { entry } = await outbox.enqueue(aRequest({}, endpoint));
		let isReached = false;
		const drainer = createDrainer({
			outbox,
			async send({ key, payload }) {
				if (isReached) receiver.receive(key, payload);
				return { kind: 'failure', cause: 'cut', bytesLeft: true };
			},
			clock: clock.now,
			random: () => 0,
			owner: 'w1',
			endpoints: () => [endpoint],
			tokenFor: async () => 'secret',
			leaseMs: 150_000,
		});
		const shown = async () => {
			const { entries } = await outbox.list();
			const now = entries.find(({ id }) => id === entry.id);
			assert.equal(now?.state, '待核实');
			return readShown(ledgerRow(now, clock.now()));
		};
		const resend = ({ id, serial }: ReturnType<typeof readShown>) =>
			outbox.transition(id, { type: 'resend', now: clock.now() }, { serial: serial ?? -1 });
		await drainer.drain();
		const before = await shown();
		isReached = true;
		assert.equal((await resend(before)).ok, true);
		await drainer.drain();
		const late = await resend(before);
		assert.match(late.ok ? '' : late.reason, /请看最新状态/u);
		await drainer.drain();
		assert.equal(receiver.stored.length, 1);
		assert.equal((await resend(await shown())).ok, true);
	});
});
