import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The real desk as a process of its own, which can be killed and comes back at the same address. */
export interface DeskProcess {
	readonly url: string;
	readonly token: string;
	readonly data: string;
	/** As hard as can be; resolves when it answers again. */
	killAndRestart(): Promise<void>;
	stop(): Promise<void>;
}

async function launch(file: string, data: string, port: number) {
	const args = [file, '--data', data, '--port', String(port)];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	for await (const line of createInterface({ input: child.stdout })) {
		const url = /http:\/\/[^/]+/u.exec(line)?.[0];
		if (url === undefined) continue;
		// Its log is not read any more, but must not fill the pipe.
		child.stdout.resume();
		return { child, url };
	}
	throw new Error('the desk did not start');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit');
	child.kill(signal);
	await gone;
}

/** @param file the bundled desk; @param data its folder, new. */
export async function startDeskProcess(file: string, data: string): Promise<DeskProcess> {
	let { child, url } = await launch(file, data, 0);
	const port = Number(new URL(url).port);
	const token = readFileSync(join(data, 'demo-token.txt'), 'utf8').trim();
	return {
		url,
		token,
		data,
		async killAndRestart() {
			await end(child, 'SIGKILL');
			({ child, url } = await launch(file, data, port));
		},
		stop: () => end(child, 'SIGTERM'),
	};
}
