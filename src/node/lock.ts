import * as z from 'zod';
import type { Clock, Sleep } from './clock';
import { removeIfThere } from './durable';
import { errorCode, type FsPort } from './fs-port';
import { lockedError } from './outbox-error';

/** Who runs: enough to tell whether the holder of a lock still lives. */
export interface ProcessIdentity {
	readonly pid: number;
	readonly host: string;
	/** Whether a process of this machine runs. */
	readonly isAlive: (pid: number) => boolean;
}

export interface LockDeps {
	readonly fs: FsPort;
	readonly file: string;
	readonly clock: Clock;
	readonly sleep: Sleep;
	readonly process: ProcessIdentity;
	/** A word that never repeats. */
	readonly newToken: () => string;
}

/** A lock between processes that survives the death of its holder. */
export interface Lock {
	/**
	 * Runs `work` alone. `assertHeld` throws if the lock was taken away meanwhile, e.g. because this
	 * process was stopped for long.
	 * @throws OutboxError LOCKED if another process does not give it back
	 */
	run<T>(work: (assertHeld: () => Promise<void>) => Promise<T>): Promise<T>;
}

const holderSchema = z.object({
	pid: z.number(),
	host: z.string(),
	token: z.string(),
	at: z.number(),
});
type Holder = z.infer<typeof holderSchema>;

/** Work under the lock takes milliseconds; a holder this old hangs, or its pid was given to another. */
const staleAfter = 15_000;
/** A lock that does not say whose it is was left by a crash between creating and writing it. */
const namelessStaleAfter = 2_000;
const giveUpAfter = 25_000;
const pause = 25;

/** The holder, or the file's age where its content is not there yet or broken; undefined: no lock. */
async function readHolder({ fs, file }: Pick<LockDeps, 'fs' | 'file'>) {
	try {
		const text = await fs.readFile(file);
		const { mtimeMs } = await fs.stat(file);
		return { holder: parseHolder(text), text, at: mtimeMs };
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function parseHolder(text: string): Holder | undefined {
	try {
		return holderSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

type Seen = NonNullable<Awaited<ReturnType<typeof readHolder>>>;

function isStale(seen: Seen, deps: LockDeps): boolean {
	const { holder } = seen;
	const { host, isAlive } = deps.process;
	if (holder?.host === host && !isAlive(holder.pid)) return true;
	// A time in the future is a clock that was set back: as good as old.
	if (!holder) return Math.abs(deps.clock() - seen.at) > namelessStaleAfter;
	return Math.abs(deps.clock() - holder.at) > staleAfter;
}

/** Creates the lock file with its content. False where it exists. */
async function tryCreate(deps: LockDeps, file: string, token: string): Promise<boolean> {
	const { pid, host } = deps.process;
	let created;
	try {
		created = await deps.fs.create(file);
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw error;
	}
	try {
		await created.write(JSON.stringify({ pid, host, token, at: deps.clock() }));
	} catch (error) {
		await created.close().catch(() => undefined);
		await removeIfThere(deps.fs, file).catch(() => undefined);
		throw error;
	}
	await created.close();
	return true;
}

/**
 * Takes a dead holder's lock away. Only the holder of a second file may, and it looks again first:
 * two that judged the same lock dead would else remove the new lock of the faster one.
 */
async function breakStale(deps: LockDeps, judged: Seen): Promise<void> {
	const breaker = `${deps.file}.break`;
	if (!(await tryCreate(deps, breaker, deps.newToken()))) {
		const other = await readHolder({ fs: deps.fs, file: breaker });
		if (other && isStale(other, deps)) await removeIfThere(deps.fs, breaker);
		return;
	}
	try {
		const now = await readHolder(deps);
		if (now?.text === judged.text && isStale(now, deps)) await removeIfThere(deps.fs, deps.file);
	} finally {
		await removeIfThere(deps.fs, breaker);
	}
}

async function acquire(deps: LockDeps, token: string): Promise<void> {
	for (let waited = 0; waited < giveUpAfter;) {
		if (await tryCreate(deps, deps.file, token)) return;
		const seen = await readHolder(deps);
		if (seen && isStale(seen, deps)) await breakStale(deps, seen);
		await deps.sleep(pause);
		waited += pause;
	}
	throw lockedError();
}

export function createLock(deps: LockDeps): Lock {
	let queue: Promise<unknown> = Promise.resolve();

	const isHeldBy = async (token: string): Promise<boolean> =>
		(await readHolder(deps))?.holder?.token === token;

	async function runAlone<T>(work: (assertHeld: () => Promise<void>) => Promise<T>): Promise<T> {
		const token = deps.newToken();
		await acquire(deps, token);
		try {
			return await work(async () => {
				if (!(await isHeldBy(token))) throw lockedError();
			});
		} finally {
			// If it cannot be removed, its age or our death frees it.
			if (await isHeldBy(token).catch(() => false))
				await removeIfThere(deps.fs, deps.file).catch(() => undefined);
		}
	}

	return {
		run(work) {
			// Within one process the callers queue here instead of knocking at the file.
			const mine = queue.then(() => runAlone(work));
			queue = mine.catch(() => undefined);
			return mine;
		},
	};
}

/** Whether a process of this machine runs; one that belongs to somebody else does. */
export function isProcessAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
}
