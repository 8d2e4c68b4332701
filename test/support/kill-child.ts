/*
 * A process that files and drains on the real file system and kills itself, as hard as can be, at a
 * given step. Prints each key it was told is safe. Started by outbox-kill.test.ts.
 */
import { createDrainer } from '../../src/node/drain';
import { systemClock, systemSleep } from '../../src/node/clock';
import { systemFs, type FsPort } from '../../src/node/fs-port';
import { createIds } from '../../src/node/ids';
import { isProcessAlive } from '../../src/node/lock';
import { createOutbox } from '../../src/node/outbox';
import { createTransport } from '../../src/node/transport';
import { aFiler, anEndpoint, aRequest } from './filing';

interface Orders {
	readonly dir: string;
	readonly url: string;
	/** Die at this step; 0: live. */
	readonly dieAt: number;
	/** 稿号 to file. */
	readonly drafts: readonly string[];
}

const { dir, url, dieAt, drafts } = JSON.parse(process.argv[2] ?? '') as Orders;
let steps = 0;

/** Counts a step; the fatal one kills between the operation and whatever would follow it. */
async function step<T>(work: () => Promise<T>): Promise<T> {
	const result = await work();
	if (++steps === dieAt) process.kill(process.pid, 'SIGKILL');
	return result;
}

const fs: FsPort = {
	...systemFs,
	mkdir: (path) => step(() => systemFs.mkdir(path)),
	rename: (from, to) => step(() => systemFs.rename(from, to)),
	unlink: (path) => step(() => systemFs.unlink(path)),
	syncDir: (path) => step(() => systemFs.syncDir(path)),
	async create(path) {
		const file = await step(() => systemFs.create(path));
		return {
			// Half of the text first, so that there are torn files to be found.
			async write(text) {
				await step(() => file.write(text.slice(0, text.length / 2)));
				await step(() => file.write(text.slice(text.length / 2)));
			},
			sync: () => step(() => file.sync()),
			close: () => step(() => file.close()),
		};
	},
};

async function main(): Promise<void> {
	const { origin } = new URL(url);
	const endpoint = anEndpoint({ url, origin });
	const outbox = createOutbox({
		fs,
		dir,
		clock: systemClock,
		sleep: systemSleep,
		process: { pid: process.pid, host: 'here', isAlive: isProcessAlive },
		...createIds(systemClock),
	});
	const send = aFiler(createTransport()).send;
	const drainer = createDrainer({
		outbox,
		send: (...args) => step(() => send(...args)),
		clock: systemClock,
		random: () => 0,
		owner: `w${process.pid}`,
		endpoints: () => [endpoint],
		tokenFor: async () => 'tok',
		// Short, so that the test need not wait for a dead window's lease.
		leaseMs: 300,
	});
	for (const draftId of drafts) {
		const { entry } = await outbox.enqueue(aRequest({ draftId }, endpoint));
		process.stdout.write(`${entry.key}\n`);
	}
	await drainer.drain();
}

main().catch((error: unknown) => {
	process.stderr.write(String(error));
	process.exitCode = 1;
});
