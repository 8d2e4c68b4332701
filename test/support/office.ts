import assert from 'node:assert/strict';
import type { Submission } from '../../src/core/submission/entry';
import { createDrainer, type DrainerDeps } from '../../src/node/drain';
import { createTransport } from '../../src/node/transport';
import { createFakeDisk } from './fake-fs';
import { startFakeEndpoint } from './fake-endpoint';
import { aFiler, anEndpoint, createFakeClock, openOutbox } from './filing';

export const officeToken = 's3cret-token';

/** An office with one window and one endpoint on a real socket; only time is made up. */
export async function createOffice(change: Partial<DrainerDeps> = {}) {
	const desk = await startFakeEndpoint();
	const clock = createFakeClock();
	const disk = createFakeDisk(clock.now);
	const outbox = openOutbox({ fs: disk.open(), clock, pid: 1, alive: new Set([1]) });
	const endpoint = anEndpoint({
		url: desk.url,
		origin: desk.origin,
		// Within this machine it is no 明文, allowed or not.
		allowPlaintext: true,
	});
	const transport = createTransport({ connect: 5000, idle: 5000, total: 10_000 });
	const deps: DrainerDeps = {
		outbox,
		send: aFiler(transport).send,
		clock: clock.now,
		random: () => 0.5,
		owner: 'w1',
		endpoints: () => [endpoint],
		tokenFor: async () => officeToken,
		leaseMs: 150_000,
		...change,
	};
	const drainer = createDrainer(deps);
	const only = async (): Promise<Submission> => {
		const { entries } = await outbox.list();
		assert.equal(entries.length, 1);
		assert.ok(entries[0]?.kind === 'submission');
		return entries[0];
	};
	return { desk, clock, disk, outbox, endpoint, deps, drainer, only };
}

export type Office = Awaited<ReturnType<typeof createOffice>>;

/** The end that is wanted: arrived once, receipt stored, the key never changed. */
export async function assertArrivedOnce({ desk, only }: Office, key: string): Promise<void> {
	const entry = await only();
	assert.deepEqual([entry.state, entry.key, entry.receipt?.key], ['已收', key, key]);
	assert.equal(entry.receipt?.digest, entry.sha256);
	assert.deepEqual(
		desk.stored.map((item) => [item.key, item.body]),
		[[key, entry.payload]],
	);
	assert.deepEqual(new Set(desk.requests.map((request) => request.key)), new Set([key]));
}
