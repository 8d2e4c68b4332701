import { randomUUID } from 'node:crypto';
import * as os from 'node:os';
import * as path from 'node:path';
import { systemClock, systemSleep } from './clock';
import { makeFolder, writeDurably } from './durable';
import { errorCode, systemFs } from './fs-port';
import { createLock, isProcessAlive } from './lock';

/** Text of a file, undefined where there is none. Other errors reject. */
export async function readIfThere(file: string): Promise<string | undefined> {
	try {
		return await systemFs.readFile(file);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

/**
 * Reads, changes and writes a file as one step: two windows that do it at once both take effect, and
 * the file is never seen half-written. Its folder is created.
 * @param change from the text now (undefined: no file) to the new text; undefined: leave it.
 */
export async function updateFile(
	file: string,
	change: (text: string | undefined) => string | undefined,
): Promise<void> {
	await makeFolder(systemFs, path.dirname(file));
	const lock = createLock({
		fs: systemFs,
		file: `${file}.lock`,
		clock: systemClock,
		sleep: systemSleep,
		process: { pid: process.pid, host: os.hostname(), isAlive: isProcessAlive },
		newToken: randomUUID,
	});
	const write = async (assertHeld: () => Promise<void>): Promise<void> => {
		const now = await readIfThere(file);
		const text = change(now);
		if (text === undefined || text === now) return;
		const temporary = `${file}.${randomUUID()}.tmp`;
		const isNew = now === undefined;
		await writeDurably(systemFs, { file, temporary, text, isNew, beforeRename: assertHeld });
	};
	try {
		await lock.run(write);
	} catch (error) {
		if (errorCode(error) !== 'LOCKED') throw error;
		throw new Error('这份记录正被另一个窗口占用；请稍等片刻再试。', { cause: error });
	}
}
