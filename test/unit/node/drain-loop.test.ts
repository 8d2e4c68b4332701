import assert from 'node:assert/strict';
import type { DrainReport } from '../../../src/node/drain';
import { createDrainLoop, type Timer } from '../../../src/node/drain-loop';

const report = (change: Partial<DrainReport> = {}): DrainReport => ({
	changed: [],
	held: [],
	errors: [],
	nextAt: undefined,
	...change,
});

/** A timer whose moment the test decides. */
function createFakeTimer() {
	let due: { milliseconds: number; run: () => void } | undefined;
	const timer: Timer = {
		set: (milliseconds, run) => {
			due = { milliseconds, run };
		},
		clear: () => {
			due = undefined;
		},
	};
	return { timer, waits: () => due?.milliseconds, fire: () => due?.run() };
}

function aLoop(reports: DrainReport[], isPaused = () => false) {
	const clockwork = createFakeTimer();
	const seen: DrainReport[] = [];
	let drains = 0;
	const loop = createDrainLoop({
		drain: async () => {
			drains++;
			return reports.shift() ?? report();
		},
		clock: () => 1000,
		timer: clockwork.timer,
		pollMs: 60_000,
		isPaused,
		onReport: (one) => seen.push(one),
	});
	return { loop, seen, drains: () => drains, ...clockwork };
}

describe('createDrainLoop', () => {
	it('sleeps until the next entry is due', async () => {
		const { loop, waits } = aLoop([report({ nextAt: 9000 })]);
		await loop.run();
		assert.equal(waits(), 8000);
	});

	it('looks again from time to time where nothing is due', async () => {
		const { loop, waits } = aLoop([report(), report({ nextAt: 10_000_000 })]);
		await loop.run();
		assert.equal(waits(), 60_000);
		await loop.run();
		assert.equal(waits(), 60_000);
	});

	it('goes on at once where something is overdue', async () => {
		const { loop, waits, fire, drains } = aLoop([report({ nextAt: 10 })]);
		await loop.run();
		assert.equal(waits(), 0);
		fire();
		assert.equal(drains(), 2);
	});

	it('lets time pass while it is paused, and goes on when it is woken', async () => {
		let paused = true;
		const { loop, seen, waits, drains } = aLoop([report({ nextAt: 10 })], () => paused);
		await loop.run();
		assert.deepEqual([drains(), seen.length, waits()], [1, 1, undefined]);
		paused = false;
		await loop.run();
		assert.deepEqual([drains(), waits()], [2, 60_000]);
	});

	it('reports every round and stops when it is disposed', async () => {
		const { loop, seen, waits, drains } = aLoop([]);
		await loop.run();
		assert.equal(seen.length, 1);
		loop.dispose();
		assert.equal(waits(), undefined);
		loop.wake();
		assert.equal(drains(), 1);
	});

	it('does not set a timer after it was disposed in the middle of a round', async () => {
		const { loop, waits } = aLoop([]);
		const running = loop.run();
		loop.dispose();
		await running;
		assert.equal(waits(), undefined);
	});

	it('outlives a listener that fails', async () => {
		const { timer, waits } = createFakeTimer();
		const loop = createDrainLoop({
			drain: async () => report({ nextAt: 9000 }),
			clock: () => 1000,
			timer,
			pollMs: 60_000,
			onReport() {
				throw new Error('nobody to tell');
			},
		});
		await assert.rejects(loop.run());
		assert.equal(waits(), 8000);
	});
});
