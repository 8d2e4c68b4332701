import assert from 'node:assert/strict';
import type { Dedup } from '../../../src/core/submission/endpoint';
import type { Submission } from '../../../src/core/submission/entry';
import { createDrainer, type LookUp } from '../../../src/node/drain';
import type { Outbox } from '../../../src/node/outbox';
import { Crash, createFakeDisk, createRandom, type FakeDisk } from '../../support/fake-fs';
import {
	anEndpoint,
	aRequest,
	createFakeClock,
	createReceiver,
	jsonAnswer,
	openOutbox,
	type FakeClock,
} from '../../support/filing';

/** One machine: processes come and go on it, the disk stays. */
function createMachine() {
	const clock = createFakeClock();
	const disk = createFakeDisk(clock.now);
	const alive = new Set<number>();
	let pid = 0;
	return {
		disk,
		clock,
		/** A new process; all earlier ones are dead. */
		boot(): Outbox {
			alive.clear();
			alive.add(++pid);
			return openOutbox({ fs: disk.open(), clock, pid, alive });
		},
	};
}

type Receiver = ReturnType<typeof createReceiver>;

function drainerOf(
	outbox: Outbox,
	world: { disk: FakeDisk; clock: FakeClock },
	receiver: Receiver,
	dedup: Dedup,
) {
	const endpoint = anEndpoint({ dedup });
	return createDrainer({
		outbox,
		async send(entry) {
			await world.disk.step();
			const receipt = receiver.receive(entry.key, entry.payload);
			await world.disk.step();
			return jsonAnswer(201, receipt);
		},
		async lookUp(entry): Promise<LookUp> {
			await world.disk.step();
			const receipt = receiver.receipts.get(entry.key);
			return receipt ? { kind: 'found', receipt } : { kind: 'absent' };
		},
		clock: world.clock.now,
		random: () => 0.5,
		owner: 'window',
		endpoints: () => [endpoint],
		tokenFor: async () => 'secret',
		leaseMs: 150_000,
	});
}

/** Runs until the crash or the end; whether it ended. */
async function untilCrash(work: () => Promise<unknown>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (error) {
		if (error instanceof Crash || (error as Error).cause instanceof Crash) return false;
		throw error;
	}
}

const submissions = async (outbox: Outbox): Promise<readonly Submission[]> => {
	const { entries, corrupt, newer } = await outbox.list();
	assert.deepEqual([corrupt, newer], [[], []]);
	return entries.filter((entry) => entry.kind === 'submission');
};

const first = (dedup: Dedup = '幂等键') => aRequest({}, anEndpoint({ dedup }));
const second = (dedup: Dedup = '幂等键') =>
	aRequest({ draftId: '20261122-M2QX', title: '沂河市秋粮收购过半' }, anEndpoint({ dedup }));

/** Every step of `work`, died before or after, with a power cut or not, several ways for the rest. */
async function atEveryStep(
	check: (how: {
		step: number;
		when: 'before' | 'after';
		end: (disk: FakeDisk) => void;
	}) => Promise<boolean>,
): Promise<number> {
	let runs = 0;
	for (let step = 1; ; step++) {
		let finished = true;
		for (const when of ['before', 'after'] as const) {
			for (let seed = 0; seed < 3; seed++) {
				const random = createRandom(step * 31 + seed);
				const end = (disk: FakeDisk): void => (seed === 0 ? disk.kill() : disk.powerLoss(random));
				finished = (await check({ step, when, end })) && finished;
				runs++;
			}
		}
		if (finished) return runs;
	}
}

describe('outbox on a disk that forgets [long]', () => {
	it('an acknowledged filing is never lost and never doubled, wherever enqueue dies', async () => {
		const runs = await atEveryStep(async ({ step, when, end }) => {
			const machine = createMachine();
			const before = machine.boot();
			const acknowledged = (await before.enqueue(first())).entry;
			machine.disk.crashAt(step, when);
			let told: Submission | undefined;
			const finished = await untilCrash(async () => {
				told = (await before.enqueue(second())).entry;
			});
			end(machine.disk);
			const after = machine.boot();
			const found = await submissions(after);
			assert.deepEqual(found[0], acknowledged);
			assert.ok(found.length <= 2);
			if (told) assert.deepEqual(found[1], told);
			const again = await after.enqueue(second());
			assert.equal(again.created, found.length === 1);
			if (found[1]) assert.equal(again.entry.key, found[1].key);
			assert.equal((await submissions(after)).length, 2);
			return finished;
		});
		assert.ok(runs > 60, `${runs} runs`);
	});

	it('holds for the very first filing, which creates the folders', async () => {
		await atEveryStep(async ({ step, when, end }) => {
			const machine = createMachine();
			const before = machine.boot();
			machine.disk.crashAt(step, when);
			let told: Submission | undefined;
			const finished = await untilCrash(async () => {
				told = (await before.enqueue(first())).entry;
			});
			end(machine.disk);
			const found = await submissions(machine.boot());
			assert.ok(found.length <= 1);
			if (told) assert.deepEqual(found, [told]);
			return finished;
		});
	});

	it('a filing found after a kill is safe from a power cut once it was acknowledged', async () => {
		await atEveryStep(async ({ step, when }) => {
			const machine = createMachine();
			machine.disk.crashAt(step, when);
			const killed = machine.boot();
			const finished = await untilCrash(() => killed.enqueue(first()));
			machine.disk.kill();
			const { entry } = await machine.boot().enqueue(first());
			machine.disk.powerLoss(() => 0);
			assert.deepEqual(await submissions(machine.boot()), [entry]);
			return finished;
		});
	});

	for (const dedup of ['幂等键', '可查询'] as const) {
		it(`every filing arrives exactly once, wherever draining dies (${dedup})`, async () => {
			const runs = await atEveryStep(async ({ step, when, end }) => {
				const machine = createMachine();
				const receiver = createReceiver(dedup);
				const before = machine.boot();
				const keys = [
					(await before.enqueue(first(dedup))).entry.key,
					(await before.enqueue(second(dedup))).entry.key,
				];
				machine.disk.crashAt(step, when);
				const drained = await drainerOf(before, machine, receiver, dedup).drain();
				end(machine.disk);
				for (let round = 0; round < 4; round++) {
					machine.clock.advance(3_600_000);
					const { errors } = await drainerOf(machine.boot(), machine, receiver, dedup).drain();
					assert.deepEqual(errors, []);
				}
				const entries = await submissions(machine.boot());
				assert.deepEqual(
					entries.map(({ state, key, receipt }) => [state, key, receipt?.key]),
					keys.map((key) => ['已收', key, key]),
				);
				assert.deepEqual(receiver.stored.map(({ key }) => key).toSorted(), keys.toSorted());
				return drained.errors.length === 0;
			});
			assert.ok(runs > 200, `${runs} runs`);
		});
	}

	it('without any duplicate check on the other side, only a person sends again', async () => {
		let asked = 0;
		await atEveryStep(async ({ step, when, end }) => {
			const machine = createMachine();
			const receiver = createReceiver('无');
			const before = machine.boot();
			const { key } = (await before.enqueue(first('无'))).entry;
			machine.disk.crashAt(step, when);
			const drained = await drainerOf(before, machine, receiver, '无').drain();
			end(machine.disk);
			for (let round = 0; round < 4; round++) {
				machine.clock.advance(3_600_000);
				await drainerOf(machine.boot(), machine, receiver, '无').drain();
			}
			const [entry] = await submissions(machine.boot());
			assert.ok(entry?.key === key);
			assert.ok(receiver.stored.length <= 1);
			if (entry.state === '待核实') asked++;
			else assert.deepEqual([entry.state, receiver.stored.length], ['已收', 1]);
			return drained.errors.length === 0;
		});
		assert.ok(asked > 0);
	});
});
