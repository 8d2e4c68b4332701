import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { makeBundle } from './bundle';
import { jiebaFolder } from './jieba';

export interface Ran {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

let bundle: Promise<string> | undefined;

async function bundleWithJieba(): Promise<string> {
	const file = await makeBundle('src/cli/main.ts');
	fs.symlinkSync(jiebaFolder(), path.join(path.dirname(file), 'jieba'));
	return file;
}

/** The command line as a file that can be run, made once for all tests of a run. */
export const commandLine = (): Promise<string> => (bundle ??= bundleWithJieba());

/** Runs the command line in a folder, in any time zone. */
export async function runCli(cwd: string, ...args: readonly string[]): Promise<Ran> {
	const file = await commandLine();
	// Compiled code is kept beside it, not in the person's own cache.
	const env = { ...process.env, XDG_CACHE_HOME: path.join(path.dirname(file), 'cache') };
	const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
		cwd,
		env,
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
}
