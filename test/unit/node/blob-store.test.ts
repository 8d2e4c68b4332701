import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Attachment } from '../../../src/core/submission/payload';
import type { BlobStore } from '../../../src/node/blob-store';
import { sha256Of } from '../../../src/node/hash';
import type { Outbox } from '../../../src/node/outbox';
import { Crash, createFakeDisk, createRandom } from '../../support/fake-fs';
import { aRequest, createFakeClock, openBlobs, openOutbox, receiptFor } from '../../support/filing';
import { png } from '../../support/pictures';

const hour = 3_600_000;
const day = 24 * hour;
const folder = '/store/outbox/blobs/';
const pictures = [0, 1, 2].map((shade) => png(Uint8Array.of(shade, 255, 128)));
const digests = pictures.map((bytes) => sha256Of(bytes));

const attachment = (nth: number): Attachment => ({
	digest: digests[nth] ?? '',
	size: pictures[nth]?.length ?? 0,
	type: 'image/png',
	name: `现场${nth}.png`,
	caption: '',
});

interface Window {
	readonly outbox: Outbox;
	readonly blobs: BlobStore;
}

function createOffice(ticks?: () => number) {
	const clock = createFakeClock();
	const disk = createFakeDisk(clock.now, ticks);
	const alive = new Set<number>();
	let pid = 0;
	return {
		clock,
		disk,
		/** One more window. */
		open(): Window {
			alive.add(++pid);
			const setting = { fs: disk.open(), clock, pid, alive };
			return { outbox: openOutbox(setting), blobs: openBlobs(setting) };
		},
		/** All windows are dead. */
		bury: () => alive.clear(),
		stored: () =>
			[...disk.files().keys()]
				.filter((file) => file.startsWith(folder))
				.map((file) => file.slice(folder.length)),
	};
}

/** As the product files: the pictures first. */
async function fileWith({ outbox, blobs }: Window, draftId: string, named: readonly number[]) {
	for (const nth of named) await blobs.keep(digests[nth] ?? '', pictures[nth]!);
	const { entry } = await outbox.enqueue(aRequest({ draftId, attachments: named.map(attachment) }));
	return entry;
}

async function receive({ outbox }: Window, id: string, now: number): Promise<void> {
	const { entries } = await outbox.list();
	const entry = entries.find((one) => one.id === id);
	assert.equal(entry?.kind, 'submission');
	const receipt = receiptFor(entry.key, entry.payload, 1);
	const outcome = { kind: 'receipt' as const, receipt, message: '已收。' };
	await outbox.transition(id, { type: 'answer', now, owner: 'w', outcome, random: 0 });
}

describe('pictures kept with the outbox', () => {
	const [digest = '', bytes] = [digests[1], pictures[1]!];

	it('are there, whole, after any crash and power cut behind a kept one; never half', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 24 }),
				fc.constantFrom('before' as const, 'after' as const),
				fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 30, maxLength: 30 }),
				async (at, when, chances) => {
					const office = createOffice();
					let drawn = 0;
					let kept = false;
					office.disk.crashAt(at, when);
					try {
						await office.open().blobs.keep(digest, bytes);
						kept = true;
					} catch (error) {
						assert.ok(error instanceof Crash);
					}
					office.bury();
					office.disk.powerLoss(() => chances[drawn++ % chances.length] ?? 0);
					const { blobs } = office.open();
					const found = await blobs.read(digest);
					if (kept) assert.ok(found);
					if (found) assert.deepEqual(Uint8Array.from(found), bytes);
					await blobs.keep(digest, bytes);
					assert.deepEqual(Uint8Array.from((await blobs.read(digest)) ?? []), bytes);
				},
			),
		);
	});

	it('are not given out where they are not what was kept, and are kept anew', async () => {
		const office = createOffice();
		const { blobs } = office.open();
		await blobs.keep(digest, bytes);
		office.disk.put(`${folder}${digest}`, 'something else');
		assert.equal(await blobs.read(digest), undefined);
		await blobs.keep(digest, bytes);
		assert.deepEqual(Uint8Array.from((await blobs.read(digest)) ?? []), bytes);
		assert.equal(await blobs.read('../entries/x'), undefined);
		await assert.rejects(blobs.keep('0'.repeat(64), bytes), RangeError);
	});
});

describe('clearing pictures away', () => {
	it('waits for the receipt and for a day, and takes nothing that another entry needs', async () => {
		const office = createOffice();
		const { clock, stored } = office;
		const window = office.open();
		const first = await fileWith(window, '20261122-0001', [0, 1]);
		await fileWith(window, '20261122-0002', [1]);
		clock.advance(10 * day);
		assert.equal(await window.blobs.clear(), 0);
		await receive(window, first.id, clock.now());
		assert.equal(await window.blobs.clear(), 1);
		assert.deepEqual(stored(), [digests[1]]);
		await fileWith(window, '20261122-0003', [2]);
		clock.advance(day - 1);
		assert.equal(await window.blobs.clear(), 0);
	});

	it('leaves for a month what ended without arriving, for it can be sent again', async () => {
		const office = createOffice();
		const { clock, stored } = office;
		const window = office.open();
		const { id } = await fileWith(window, '20261122-0001', [0]);
		await window.outbox.transition(id, { type: 'withdraw', now: clock.now() });
		clock.advance(29 * day);
		assert.equal(await window.blobs.clear(), 0);
		clock.advance(2 * day);
		assert.equal(await window.blobs.clear(), 1);
		assert.deepEqual(stored(), []);
	});

	it('does not take a picture for old that has just been kept once more', async () => {
		const office = createOffice();
		const { clock } = office;
		const window = office.open();
		const first = await fileWith(window, '20261122-0001', [0]);
		await receive(window, first.id, clock.now());
		clock.advance(10 * day);
		await window.blobs.keep(digests[0] ?? '', pictures[0]!);
		assert.equal(await window.blobs.clear(), 0);
		clock.advance(day);
		assert.equal(await window.blobs.clear(), 1);
	});

	it('keeps what is named by entries that this build cannot read', async () => {
		const office = createOffice();
		const { clock, disk, stored } = office;
		const window = office.open();
		for (const [nth, bytes] of pictures.entries()) await window.blobs.keep(digests[nth]!, bytes);
		disk.put('/store/outbox/entries/new.json', `{"version":9,"pictures":["${digests[0]}"]}`);
		disk.put('/store/outbox/entries/torn.json', `{"version":1,"payload":"…${digests[1]}…`);
		clock.advance(40 * day);
		assert.equal(await window.blobs.clear(), 1);
		// Moved into quarantine meanwhile, it still counts.
		assert.equal((await window.outbox.list()).corrupt.length, 1);
		assert.equal(await window.blobs.clear(), 0);
		assert.deepEqual(stored().toSorted(), digests.slice(0, 2).toSorted());
	});

	it('trusts no receipt that a power cut could still undo', async () => {
		for (let at = 1; at < 40; at++)
			for (let seed = 0; seed < 6; seed++) {
				const office = createOffice();
				const { clock, disk } = office;
				const before = office.open();
				const { id } = await fileWith(before, '20261122-0001', [0]);
				clock.advance(2 * day);
				disk.crashAt(at, 'after');
				await receive(before, id, clock.now()).catch(() => undefined);
				office.bury();
				disk.kill();
				await office.open().blobs.clear();
				office.bury();
				disk.powerLoss(createRandom(at * 7 + seed));
				const after = office.open();
				const [entry] = (await after.outbox.list()).entries;
				if (entry?.state !== '已收') assert.ok(await after.blobs.read(digests[0]!), `step ${at}`);
			}
	});

	it('takes with it what a killed writer left, and nothing of a clock that ran ahead', async () => {
		const office = createOffice();
		const { clock, disk, stored } = office;
		const window = office.open();
		await window.blobs.keep(digests[0] ?? '', pictures[0]!);
		disk.put(`${folder}${digests[1]}.x.tmp`, 'half');
		clock.advance(-300 * day);
		assert.equal(await window.blobs.clear(), 0);
		clock.advance(400 * day);
		assert.equal(await window.blobs.clear(), 1);
		assert.deepEqual(stored(), []);
	});

	it('and filing in another window at the same time get on, however they interleave', async () => {
		for (let seed = 0; seed < 40; seed++) {
			const random = createRandom(seed);
			const office = createOffice(() => 1 + Math.floor(random() * 6));
			const [one, two] = [office.open(), office.open()];
			const { id } = await fileWith(one, '20261122-0001', [0, 1]);
			await receive(one, id, office.clock.now());
			office.clock.advance(3 * day);
			await Promise.all([two.blobs.clear(), fileWith(one, '20261122-0002', [0, 2])]);
			for (const nth of [0, 2]) assert.ok(await two.blobs.read(digests[nth]!), `seed ${seed}`);
		}
	});
});

type Step =
	| { readonly kind: 'file'; readonly named: readonly number[] }
	| { readonly kind: 'receive' | 'withdraw'; readonly nth: number }
	| { readonly kind: 'clear' }
	| { readonly kind: 'wait'; readonly hours: number }
	| { readonly kind: 'crash'; readonly at: number; readonly power: boolean };

const aStep: fc.Arbitrary<Step> = fc.oneof(
	fc.record({
		kind: fc.constant('file' as const),
		named: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 }),
	}),
	fc.record({ kind: fc.constantFrom('receive' as const, 'withdraw' as const), nth: fc.nat(5) }),
	fc.constant({ kind: 'clear' as const }),
	fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 900 }) }),
	fc.record({
		kind: fc.constant('crash' as const),
		at: fc.integer({ min: 1, max: 60 }),
		power: fc.boolean(),
	}),
);

describe('pictures and their entries', () => {
	it('stay together through crashes, power cuts and any order of events; in the end all are gone', async () => {
		const chances = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
			minLength: 20,
			maxLength: 20,
		});
		await fc.assert(
			fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), chances, async (steps, drawn) => {
				const office = createOffice();
				const { clock, disk } = office;
				let window = office.open();
				let draws = 0;
				let power = false;
				const filed: string[] = [];

				async function apply(step: Step): Promise<void> {
					const id = 'nth' in step ? filed[step.nth % Math.max(1, filed.length)] : undefined;
					if (step.kind === 'wait') clock.advance(step.hours * hour);
					else if (step.kind === 'clear') await window.blobs.clear();
					else if (step.kind === 'receive' && id) await receive(window, id, clock.now());
					else if (step.kind === 'withdraw' && id)
						await window.outbox.transition(id, { type: 'withdraw', now: clock.now() });
					else if (step.kind === 'crash') {
						disk.crashAt(step.at, 'after');
						({ power } = step);
					} else if (step.kind === 'file')
						filed.push((await fileWith(window, `draft-${filed.length}`, step.named)).id);
				}

				async function checkAll(): Promise<void> {
					const { entries } = await window.outbox.list();
					for (const entry of entries) {
						if (entry.kind !== 'submission' || entry.state !== '待发') continue;
						for (const one of entry.payload.match(/[0-9a-f]{64}/gu) ?? [])
							assert.ok(await window.blobs.read(one), `picture of ${entry.id}`);
					}
				}

				async function restart(): Promise<void> {
					office.bury();
					if (power) disk.powerLoss(() => drawn[draws++ % drawn.length] ?? 0);
					else disk.kill();
					window = office.open();
				}

				for (const step of [...steps, { kind: 'clear' } as const]) {
					try {
						await apply(step);
						await checkAll();
					} catch (error) {
						const crashed = error instanceof Crash || (error as Error).cause instanceof Crash;
						if (!crashed) throw error;
						await restart();
						await checkAll();
					}
				}
				await restart();
				const { entries } = await window.outbox.list();
				for (const { id } of entries) await receive(window, id, clock.now());
				clock.advance(2 * day);
				await window.blobs.clear();
				assert.deepEqual(office.stored(), []);
			}),
			{ numRuns: 300 },
		);
	});
});
