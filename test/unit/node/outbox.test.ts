import assert from 'node:assert/strict';
import type { Submission } from '../../../src/core/submission/entry';
import { errorCode } from '../../../src/node/fs-port';
import type { Outbox } from '../../../src/node/outbox';
import { OutboxError } from '../../../src/node/outbox-error';
import { createFakeDisk, createRandom } from '../../support/fake-fs';
import { aPayload, anEndpoint, aRequest, createFakeClock, openOutbox } from '../../support/filing';

function createOffice(ticks?: () => number) {
	const clock = createFakeClock();
	const disk = createFakeDisk(clock.now, ticks);
	const alive = new Set<number>();
	let pid = 0;
	return {
		disk,
		clock,
		alive,
		/** One more window, beside the others. */
		openWindow(): Outbox {
			alive.add(++pid);
			return openOutbox({ fs: disk.open(), clock, pid, alive });
		},
	};
}

const entriesOf = async (outbox: Outbox): Promise<readonly Submission[]> =>
	(await outbox.list()).entries.filter((entry) => entry.kind === 'submission');

const manual = {
	payload: aPayload(),
	file: '/a',
	unit: '市委信息科',
	date: '2026-11-22',
	number: '7',
};

describe('outbox', () => {
	it('is empty where there is no folder yet, and creates none by looking', async () => {
		const office = createOffice();
		const listing = await office.openWindow().list();
		assert.deepEqual(listing, { entries: [], corrupt: [], newer: [] });
		assert.deepEqual([...office.disk.files()], []);
	});

	it('keeps the bytes that will be sent, their digest and a key', async () => {
		const window = createOffice().openWindow();
		const { entry, created } = await window.enqueue(aRequest());
		assert.equal(created, true);
		assert.deepEqual(JSON.parse(entry.payload), aPayload());
		assert.deepEqual(await entriesOf(window), [entry]);
		assert.deepEqual([entry.state, entry.attempts, entry.revision], ['待发', 0, 1]);
	});

	it('gives the same entry for the same text, another for other text, endpoint or draft', async () => {
		const window = createOffice().openWindow();
		const { entry } = await window.enqueue(aRequest());
		const again = await window.enqueue(
			aRequest({ createdAt: '2026-11-23T09:00:00+08:00', revision: 9 }),
		);
		assert.deepEqual(again, { entry, created: false });
		const others = [
			aRequest({ body: '改过。' }),
			aRequest({ draftId: '20261122-M2QX' }),
			aRequest({}, anEndpoint({ name: '省信息处' })),
			aRequest({}, anEndpoint({ origin: 'https://b.example' })),
		];
		const keys = new Set([entry.key]);
		for (const request of others) {
			const result = await window.enqueue(request);
			assert.equal(result.created, true);
			keys.add(result.entry.key);
		}
		assert.equal(keys.size, 5);
		const changed = (await entriesOf(window)).find(({ payload }) => payload.includes('改过'));
		assert.equal(changed?.revision, 2);
		assert.match(changed.payload, /"revision":2/);
	});

	it('two windows that file the same text at once mint one entry, however they interleave', async () => {
		for (let seed = 0; seed < 60; seed++) {
			const random = createRandom(seed);
			const office = createOffice(() => 1 + Math.floor(random() * 6));
			const windows = [office.openWindow(), office.openWindow(), office.openWindow()];
			const results = await Promise.all(windows.map((window) => window.enqueue(aRequest())));
			assert.equal(results.filter(({ created }) => created).length, 1, `seed ${seed}`);
			assert.equal(new Set(results.map(({ entry }) => entry.key)).size, 1);
			assert.equal((await entriesOf(windows[0]!)).length, 1);
		}
	});

	it('two windows that change one entry at once both count, or one is refused', async () => {
		for (let seed = 0; seed < 60; seed++) {
			const random = createRandom(seed);
			const office = createOffice(() => 1 + Math.floor(random() * 6));
			const [one, two] = [office.openWindow(), office.openWindow()];
			const { entry } = await one.enqueue(aRequest());
			const now = office.clock.now();
			const lease = (owner: string) => ({ type: 'lease' as const, now, owner, until: now + 1e6 });
			const results = await Promise.all([
				one.transition(entry.id, lease('w1')),
				two.transition(entry.id, lease('w2')),
			]);
			assert.equal(results.filter(({ ok }) => ok).length, 1, `seed ${seed}`);
			const [stored] = await entriesOf(two);
			assert.equal(stored?.lease?.owner, results[0]?.ok ? 'w1' : 'w2');
			assert.equal(stored.serial, 2);
		}
	});

	it('refuses a change that was meant for another version of the entry', async () => {
		const window = createOffice().openWindow();
		const { entry } = await window.enqueue(aRequest());
		const withdraw = { type: 'withdraw' as const, now: 0 };
		const late = await window.transition(entry.id, withdraw, { serial: 7 });
		assert.ok(!late.ok);
		assert.match(late.reason, /另一个窗口/);
		assert.ok((await window.transition(entry.id, withdraw, { serial: 1 })).ok);
		assert.equal((await window.transition('nobody', withdraw)).ok, false);
	});

	it('registers what was filed by hand once, and again after it was taken back', async () => {
		const window = createOffice().openWindow();
		const { entry, created } = await window.register(manual);
		assert.deepEqual([created, entry.state], [true, '已登记']);
		assert.deepEqual(await window.register(manual), { entry, created: false });
		assert.ok((await window.transition(entry.id, { type: 'withdraw', now: 1 })).ok);
		const back = await window.register({ ...manual, number: '8' });
		assert.deepEqual([back.created, back.entry.id, back.entry.number], [true, entry.id, '8']);
		assert.equal((await window.list()).entries.length, 1);
	});

	it('sees what another window wrote, without a restart', async () => {
		const office = createOffice();
		const [one, two] = [office.openWindow(), office.openWindow()];
		await two.list();
		const { entry } = await one.enqueue(aRequest());
		assert.deepEqual(await entriesOf(two), [entry]);
		await one.transition(entry.id, { type: 'withdraw', now: 5 });
		assert.equal((await entriesOf(two))[0]?.state, '已撤');
	});

	it('reads the file of an entry again only where it changed', async () => {
		const office = createOffice();
		const [one, two] = [office.openWindow(), office.openWindow()];
		const bodies = Array.from({ length: 70 }, (_, nth) => `第${nth}件。`);
		for (const body of bodies) await one.enqueue(aRequest({ body, draftId: body }));
		let reads = 0;
		office.disk.failWith((op, file) => {
			if (op === 'readFile' && file.includes('/entries/')) reads++;
			return undefined;
		});
		const entries = await entriesOf(two);
		assert.deepEqual(entries.map(({ draftId }) => draftId).toSorted(), bodies.toSorted());
		assert.equal(reads, 70);
		office.clock.advance(1000);
		await one.transition(entries[40]!.id, { type: 'withdraw', now: 5 });
		reads = 0;
		assert.equal((await entriesOf(two))[40]?.state, '已撤');
		assert.equal(reads, 1);
	});

	it('goes on when its folder was cleared away', async () => {
		const office = createOffice();
		const window = office.openWindow();
		await window.enqueue(aRequest());
		office.disk.failWith((op, file) =>
			op === 'create' && file.endsWith('lock') ? 'ENOENT' : undefined,
		);
		await assert.rejects(window.enqueue(aRequest({ body: '甲' })), OutboxError);
		office.disk.failWith(() => undefined);
		assert.equal((await window.enqueue(aRequest({ body: '甲' }))).created, true);
	});
});

describe('outbox on a disk that fails', () => {
	const cases = [
		['ENOSPC', ['create', 'write', 'sync'], /磁盘已满/],
		['EACCES', ['create', 'rename'], /没有写入待发箱文件夹的权限/],
		['EROFS', ['create', 'mkdir', 'rename'], /只读/],
		['EIO', ['sync', 'syncDir'], /检查磁盘/],
	] as const;
	for (const [code, ops, says] of cases) {
		for (const op of ops) {
			it(`${code} in ${op}: says so, shows nothing half-written, and works later`, async () => {
				const office = createOffice();
				const window = office.openWindow();
				const { entry } = await window.enqueue(aRequest());
				office.disk.failWith((one, file) =>
					one === op && (op === 'mkdir' || !file.endsWith('lock') || code !== 'ENOSPC')
						? code
						: undefined,
				);
				const fresh = office.openWindow();
				await assert.rejects(fresh.enqueue(aRequest({ body: '另一份。' })), (error) => {
					assert.ok(error instanceof OutboxError);
					assert.equal(error.code, code);
					assert.match(error.message, says);
					return true;
				});
				office.disk.failWith(() => undefined);
				assert.deepEqual(await entriesOf(fresh), [entry]);
				const files = [...office.disk.files().keys()];
				assert.deepEqual(
					files.map((file) => file.split('/').at(-1)),
					[`${entry.id}.json`],
				);
				assert.equal((await fresh.enqueue(aRequest({ body: '另一份。' }))).created, true);
			});
		}
	}

	it('a full disk that cannot even take the lock says so too', async () => {
		const office = createOffice();
		const window = office.openWindow();
		office.disk.failWith((op) => (op === 'write' ? 'ENOSPC' : undefined));
		await assert.rejects(window.enqueue(aRequest()), /磁盘已满/);
		assert.deepEqual([...office.disk.files()], []);
	});

	it('does not mind a folder that cannot be synced', async () => {
		for (const code of ['EPERM', 'EINVAL', 'EISDIR']) {
			const office = createOffice();
			const window = office.openWindow();
			office.disk.failWith((op) => (op === 'syncDir' ? code : undefined));
			assert.equal((await window.enqueue(aRequest())).created, true, code);
		}
	});

	it('tells a fault from a file that is not there', () => {
		assert.equal(errorCode(new Error('x')), undefined);
	});
});

describe('outbox with files that are none', () => {
	const file = (name: string): string => `/store/outbox/entries/${name}`;

	it('moves a corrupt entry aside with a message, and keeps the others working', async () => {
		const office = createOffice();
		const window = office.openWindow();
		const { entry } = await window.enqueue(aRequest());
		const text = office.disk.files().get(file(`${entry.id}.json`)) ?? '';
		const damaged: readonly (readonly [string, string])[] = [
			['torn.json', text.slice(0, 200)],
			['empty.json', ''],
			['altered.json', text.replace('三个月办件2.3万件。', '三个月办件9.9万件。')],
			['foreign.json', '{"version":1}'],
		];
		for (const [name, content] of damaged) office.disk.put(file(name), content);
		const { entries, corrupt } = await window.list();
		assert.deepEqual(entries, [entry]);
		assert.equal(corrupt.length, 4);
		for (const { message } of corrupt) assert.match(message, /\p{Script=Han}{4}.*。$/u);
		assert.match(corrupt.find((one) => one.file.includes('altered'))?.message ?? '', /校验值不符/);
		const kept = new Set(office.disk.files().values());
		for (const [, content] of damaged) assert.ok(kept.has(content));
		// Found there again by the next look, and by another window.
		assert.deepEqual((await office.openWindow().list()).corrupt, corrupt);
	});

	it('names a corrupt entry even where it cannot be moved', async () => {
		const office = createOffice();
		office.disk.put(file('torn.json'), '{');
		office.disk.failWith((op) => (op === 'create' ? 'EROFS' : undefined));
		const { corrupt } = await office.openWindow().list();
		assert.deepEqual(
			corrupt.map((one) => one.file),
			['torn.json'],
		);
		assert.equal(office.disk.files().get(file('torn.json')), '{');
	});

	it('leaves entries of a newer build and other files alone', async () => {
		const office = createOffice();
		office.disk.put(file('new.json'), '{"version":2}');
		office.disk.put(file('desktop.ini'), 'x');
		const window = office.openWindow();
		assert.deepEqual(await window.list(), { entries: [], corrupt: [], newer: ['new.json'] });
		await window.enqueue(aRequest());
		assert.equal(office.disk.files().get(file('new.json')), '{"version":2}');
		assert.equal(office.disk.files().get(file('desktop.ini')), 'x');
	});

	it('clears away what a killed writer left', async () => {
		const office = createOffice();
		office.disk.put(file('abc.tmp'), '{"ver');
		const window = office.openWindow();
		await window.enqueue(aRequest());
		assert.equal(office.disk.files().has(file('abc.tmp')), false);
	});
});

describe('lock of the outbox', () => {
	const lock = '/store/outbox/lock';
	const held = (change: object) =>
		JSON.stringify({ pid: 99, host: 'office', token: 't', at: createFakeClock().now(), ...change });

	it('of a dead process is taken over at once', async () => {
		const office = createOffice();
		office.disk.put(lock, held({}));
		const before = office.clock.now();
		await office.openWindow().enqueue(aRequest());
		assert.ok(office.clock.now() - before < 1000);
		assert.equal(office.disk.files().has(lock), false);
	});

	it('of a living process is waited for; one that hangs is taken over in the end', async () => {
		const office = createOffice();
		office.alive.add(99);
		office.disk.put(lock, held({}));
		const before = office.clock.now();
		await office.openWindow().enqueue(aRequest());
		const waited = office.clock.now() - before;
		assert.ok(waited >= 15_000 && waited < 20_000, `${waited}`);
	});

	it('of another machine is judged by its age', async () => {
		const office = createOffice();
		office.disk.put(lock, held({ host: 'elsewhere', at: office.clock.now() - 20_000 }));
		assert.equal((await office.openWindow().enqueue(aRequest())).created, true);
	});

	it('without content, left by a crash, does not block for ever', async () => {
		for (const torn of ['', held({}).slice(0, 20)]) {
			const office = createOffice();
			office.disk.put(lock, torn);
			const before = office.clock.now();
			assert.equal((await office.openWindow().enqueue(aRequest())).created, true);
			const waited = office.clock.now() - before;
			assert.ok(waited >= 2000 && waited < 4000, `${waited}`);
		}
	});

	it('with a left-over breaker does not block either', async () => {
		const office = createOffice();
		office.disk.put(lock, held({}));
		office.disk.put(`${lock}.break`, held({}));
		assert.equal((await office.openWindow().enqueue(aRequest())).created, true);
	});

	it('that somebody keeps renewing ends in a sentence, not in waiting for ever', async () => {
		const office = createOffice();
		office.alive.add(99);
		office.disk.failWith((op, file) => (op === 'create' && file === lock ? 'EEXIST' : undefined));
		await assert.rejects(office.openWindow().enqueue(aRequest()), /另一个窗口占用/);
	});

	it('two that find a dead lock at once do not both get in', async () => {
		for (let seed = 0; seed < 60; seed++) {
			const random = createRandom(seed);
			const office = createOffice(() => 1 + Math.floor(random() * 6));
			office.disk.put(lock, held({}));
			const windows = [office.openWindow(), office.openWindow(), office.openWindow()];
			const requests = [aRequest(), aRequest({ body: '乙' }), aRequest({ body: '丙' })];
			const results = await Promise.all(windows.map((window, i) => window.enqueue(requests[i]!)));
			// Each saw the others' entries: the revisions differ.
			assert.deepEqual(
				results.map(({ entry }) => entry.revision).toSorted(),
				[1, 2, 3],
				`seed ${seed}`,
			);
		}
	});

	it('that was taken away from a process that slept stops its write', async () => {
		const office = createOffice();
		const window = office.openWindow();
		await window.enqueue(aRequest());
		let stolen = false;
		office.disk.failWith((op, file) => {
			if (op === 'sync' && !stolen) {
				stolen = true;
				office.disk.put(lock, held({ token: 'other', at: office.clock.now() }));
			}
			return op === 'rename' && file.endsWith('none') ? 'EIO' : undefined;
		});
		await assert.rejects(window.enqueue(aRequest({ body: '甲' })), /另一个窗口占用/);
		assert.equal((await entriesOf(window)).length, 1);
		assert.match(office.disk.files().get(lock) ?? '', /"other"/);
	});
});
