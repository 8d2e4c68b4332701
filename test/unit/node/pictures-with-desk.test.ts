import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { classify } from '../../../src/core/submission/classify';
import { readPictures } from '../../../src/node/attachments';
import { createDrainer } from '../../../src/node/drain';
import { createFiler } from '../../../src/node/submit-item';
import { createTransport } from '../../../src/node/transport';
import { startDesk, type RunningDesk } from '../../support/desk';
import { createFakeDisk } from '../../support/fake-fs';
import { anEndpoint, aRequest, createFakeClock, openBlobs, openOutbox } from '../../support/filing';
import { cameraTiff, exifSegment, jpeg } from '../../support/pictures';

describe('pictures and the real desk', () => {
	let desk: RunningDesk;
	let folder: string;
	beforeEach(async () => {
		desk = await startDesk();
		folder = await mkdtemp(path.join(os.tmpdir(), 'zwxx-desk-pictures-'));
	});
	afterEach(async () => {
		await desk.close();
		await rm(folder, { recursive: true, force: true });
	});

	it('arrive without position, as they were when the item was taken in', async () => {
		const file = path.join(folder, '现场.jpg');
		await writeFile(file, jpeg({ before: [exifSegment(cameraTiff(6))] }));
		const span = { from: 0, to: 0 };
		const read = await readPictures(folder, [{ name: '现场.jpg', caption: '转移群众', span }]);
		assert.ok('value' in read);
		const [picture] = read.value;
		assert.ok(picture);

		const clock = createFakeClock(Date.now());
		const disk = createFakeDisk(clock.now);
		const fs = disk.open();
		const outbox = openOutbox({ fs, clock, pid: 1, alive: new Set([1]) });
		const blobs = openBlobs({ fs, clock, pid: 1, alive: new Set([1]) });
		await blobs.keep(picture.attachment.digest, picture.bytes);
		const endpoint = anEndpoint({ url: `${desk.url}/`, origin: desk.url });
		await outbox.enqueue(aRequest({ attachments: [picture.attachment] }, endpoint));
		await rm(file);

		const filer = createFiler({
			transport: createTransport(),
			clock: clock.now,
			readFile: async () => '',
			readBlob: (digest) => blobs.read(digest),
		});
		let lost = 0;
		const drainer = createDrainer({
			outbox,
			...filer,
			async send(...args) {
				const exchange = await filer.send(...args);
				return ++lost > 1 ? exchange : { kind: 'failure', cause: 'cut', bytesLeft: true };
			},
			clock: clock.now,
			random: () => 0,
			owner: 'w1',
			endpoints: () => [endpoint],
			tokenFor: async () => desk.token,
			leaseMs: 150_000,
		});
		await drainer.drain();
		clock.advance(60_000);
		await drainer.drain();
		const { entries } = await outbox.list();
		assert.deepEqual(
			entries.map(({ state }) => state),
			['已收'],
		);
		const [row] = await desk.rows();
		const item = await desk.desk.store.read.items.find(row?.id ?? '');
		const stored = await desk.desk.store.read.blobs.find(
			item?.unitId ?? '',
			picture.attachment.digest,
		);
		assert.deepEqual(Uint8Array.from(stored?.bytes ?? []), picture.bytes);
		assert.ok(!Buffer.from(stored?.bytes ?? []).includes('GPS'));
	});

	it('are asked for by the desk where an item comes without them', async () => {
		const attachment = {
			digest: 'a'.repeat(64),
			size: 3,
			type: 'image/jpeg' as const,
			name: '现场.jpg',
			caption: '',
		};
		const endpoint = anEndpoint({ url: `${desk.url}/`, origin: desk.url });
		const clock = createFakeClock(Date.now());
		const outbox = openOutbox({
			fs: createFakeDisk(clock.now).open(),
			clock,
			pid: 1,
			alive: new Set([1]),
		});
		const { entry } = await outbox.enqueue(aRequest({ attachments: [attachment] }, endpoint));
		const filer = createFiler({
			transport: createTransport(),
			clock: clock.now,
			readFile: async () => '',
		});
		const exchange = await filer.send(entry, endpoint, desk.token);
		const outcome = classify(exchange, { ...entry, dedup: '幂等键', now: 0 });
		assert.equal(outcome.kind, 'rejected');
		assert.deepEqual(await desk.rows(), []);
	});
});
