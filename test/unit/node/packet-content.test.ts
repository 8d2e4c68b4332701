import assert from 'node:assert/strict';
import { createDrainer, type ReadyEndpoint } from '../../../src/node/drain';
import { createOutbox } from '../../../src/node/outbox';
import { openPacket, sealPacket, type OpenedPacket } from '../../../src/node/packet';
import { packetRecordFor, recordOf, requestOfPacket } from '../../../src/node/packet-content';
import { createPacketStore } from '../../../src/node/packet-store';
import { createTransport } from '../../../src/node/transport';
import { buildPayload, startDesk, type RunningDesk } from '../../support/desk';
import { createFakeDisk } from '../../support/fake-fs';
import { aFiler, anEndpoint, aRequest, createCounter, createFakeClock } from '../../support/filing';

/** One person's machine with its outbox. */
function machine(name: string) {
	const clock = createFakeClock(Date.now());
	const fs = createFakeDisk(clock.now).open();
	const dir = '/store/outbox';
	const newId = createCounter(`${name}-id`);
	const newKey = createCounter(`${name}-key`);
	const packets = createPacketStore({ fs, dir, newId });
	const outbox = createOutbox({
		fs,
		dir,
		clock: clock.now,
		sleep: clock.sleep,
		process: { pid: 1, host: name, isAlive: () => true },
		newId,
		newKey,
		packets,
	});
	return { clock, outbox, deps: { outbox, packets, newKey } };
}

async function carried(content: { payload: string; key: string }): Promise<OpenedPacket> {
	const bytes = await sealPacket({ ...content, attachments: [] }, { now: 0 });
	const opened = await openPacket(bytes);
	assert.ok('value' in opened, JSON.stringify(opened));
	return opened.value;
}

describe('what goes into a packet', () => {
	it('is the same for the same text, and one revision on for another', async () => {
		const { deps } = machine('a');
		const { payload } = aRequest();
		const first = await packetRecordFor(deps, payload);
		const again = await packetRecordFor(deps, {
			...payload,
			createdAt: '2026-11-23T09:00:00+08:00',
		});
		const changed = await packetRecordFor(deps, { ...payload, body: '改过的正文。' });
		assert.deepEqual(again, first);
		assert.deepEqual([first.revision, changed.revision], [1, 2]);
		assert.notEqual(changed.key, first.key);
	});

	it('is what was or will be sent over the network', async () => {
		const { deps, outbox } = machine('a');
		const packed = await packetRecordFor(deps, aRequest().payload);
		const { entry } = await outbox.enqueue(aRequest());
		assert.deepEqual(recordOf(entry), packed);
		const { entry: other } = await outbox.enqueue(aRequest({ body: '另一篇。' }));
		assert.equal(other.revision, 2);
		assert.deepEqual(
			await packetRecordFor(deps, aRequest({ body: '另一篇。' }).payload),
			recordOf(other),
		);
	});

	it('leaves its revision number to nobody else', async () => {
		const { deps, outbox } = machine('a');
		await outbox.enqueue(aRequest());
		await packetRecordFor(deps, aRequest({ body: '第二稿。' }).payload);
		const { entry } = await outbox.enqueue(aRequest({ body: '第三稿。' }));
		assert.equal(entry.revision, 3);
	});
});

describe('a packet that is taken in', () => {
	let desk: RunningDesk;
	let endpoint: ReadyEndpoint;
	beforeEach(async () => {
		desk = await startDesk();
		endpoint = anEndpoint({ url: desk.url, origin: desk.url });
	});
	afterEach(() => desk.close());

	const drain = ({ outbox, clock }: ReturnType<typeof machine>) =>
		createDrainer({
			outbox,
			...aFiler(createTransport()),
			clock: clock.now,
			random: () => 0,
			owner: 'w',
			endpoints: () => [endpoint],
			tokenFor: async () => desk.token,
			leaseMs: 150_000,
		}).drain();

	it('is filed once, however often and by however many machines, and over the network as well', async () => {
		const [maker, one, two] = [machine('a'), machine('b'), machine('c')];
		const payload = buildPayload();
		const packet = await carried(await packetRecordFor(maker.deps, payload));
		for (const taker of [one, one, two, one]) {
			await taker.outbox.enqueue(requestOfPacket(packet, endpoint, '/media/一窗通办.zwxxbao'));
			await drain(taker);
		}
		await maker.outbox.enqueue(aRequest(payload, endpoint));
		await drain(maker);
		const entries = [];
		for (const each of [maker, one, two]) entries.push(...(await each.outbox.list()).entries);
		assert.deepEqual(
			entries.map(({ state }) => state),
			['已收', '已收', '已收'],
		);
		const receipts = new Set(
			entries.map((entry) => (entry.kind === 'submission' ? entry.receipt?.receiptNo : undefined)),
		);
		assert.equal(receipts.size, 1);
		assert.equal((await desk.rows()).length, 1);
	});
});
