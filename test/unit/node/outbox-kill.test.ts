import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Submission } from '../../../src/core/submission/entry';
import { createDrainer } from '../../../src/node/drain';
import { systemFs } from '../../../src/node/fs-port';
import { createTransport } from '../../../src/node/transport';
import { startFakeEndpoint, type FakeEndpoint } from '../../support/fake-endpoint';
import { aFiler, anEndpoint, createFakeClock, openOutbox } from '../../support/filing';

const source = path.join(__dirname, '../../support/kill-child.ts');

/** Runs the child to its end, natural or not; what it said on the way. */
function runChild(
	child: string,
	orders: object,
): Promise<{ keys: string[]; signal: string | null; error: string }> {
	return new Promise((resolve, reject) => {
		const running = spawn(process.execPath, [child, JSON.stringify(orders)]);
		let out = '';
		let error = '';
		running.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		running.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
		running.once('error', reject);
		running.once('close', (_code, signal) =>
			resolve({ keys: out.split('\n').filter((line) => line !== ''), signal, error }),
		);
	});
}

describe('outbox and kill -9 [long]', () => {
	let home: string;
	let dir: string;
	let child: string;
	let desk: FakeEndpoint;
	beforeEach(async () => {
		home = await mkdtemp(path.join(tmpdir(), 'zwxx-outbox-'));
		dir = path.join(home, 'outbox');
		child = path.join(home, 'child.js');
		// One file starts in a tenth of the time that its sources would take.
		await build({ entryPoints: [source], outfile: child, bundle: true, platform: 'node' });
		desk = await startFakeEndpoint();
	});
	afterEach(async () => {
		await desk.close();
		await rm(home, { recursive: true, force: true });
	});

	it('what was acknowledged is stored at the desk exactly once, whatever was killed', async function () {
		this.timeout(120_000);
		const acknowledged = new Set<string>();
		const steps = Array.from({ length: 8 }, () => 1 + Math.floor(Math.random() * 70));
		let killed = 0;
		for (const [run, dieAt] of steps.entries()) {
			const drafts = [`2026-run${run}-a`, `2026-run${run}-b`];
			const { keys, signal, error } = await runChild(child, { dir, url: desk.url, dieAt, drafts });
			assert.ok(error === '' || signal !== null, error);
			for (const key of keys) acknowledged.add(key);
			if (signal === 'SIGKILL') killed++;
		}
		assert.ok(killed > 0, `never killed at ${steps.join()}`);

		const clock = createFakeClock(Date.now());
		const alive = new Set([process.pid]);
		const outbox = openOutbox({ fs: systemFs, clock, pid: process.pid, alive, dir, name: 'last' });
		const endpoint = anEndpoint({ url: desk.url, origin: desk.origin });
		const drainer = createDrainer({
			outbox,
			send: aFiler(createTransport()).send,
			clock: clock.now,
			random: () => 0.5,
			owner: 'last',
			endpoints: () => [endpoint],
			tokenFor: async () => 'tok',
			leaseMs: 150_000,
		});
		for (let round = 0; round < 3; round++) {
			clock.advance(3_600_000);
			assert.deepEqual((await drainer.drain()).errors, []);
		}
		const { entries, corrupt } = await outbox.list();
		const sent = entries as readonly Submission[];
		assert.deepEqual(corrupt, []);
		assert.deepEqual(new Set(sent.map(({ state }) => state)), new Set(['已收']));
		const stored = desk.stored.map(({ key }) => key);
		assert.equal(new Set(stored).size, stored.length);
		assert.deepEqual(stored.toSorted(), sent.map(({ key }) => key).toSorted());
		for (const key of acknowledged) assert.ok(stored.includes(key), `${key} (${steps.join()})`);
	});
});
