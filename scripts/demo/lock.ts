import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// Somebody else's process.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Takes a folder for this process until it ends. A mark left by a process that is gone does not count.
 *
 * @returns the process that has it already; undefined where it is ours now
 */
export function takeFolder(folder: string): number | undefined {
	const file = join(folder, 'running.pid');
	mkdirSync(folder, { recursive: true });
	for (;;) {
		try {
			writeFileSync(file, String(process.pid), { flag: 'wx' });
			process.once('exit', () => rmSync(file, { force: true }));
			return undefined;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			const holder = Number(readFileSync(file, 'utf8'));
			if (holder > 0 && isAlive(holder)) return holder;
			rmSync(file, { force: true });
		}
	}
}
