import { spawn } from 'node:child_process';

export interface Finished {
	/** Undefined where a signal ended it. */
	readonly code: number | undefined;
	/** What it printed, both streams in their order. */
	readonly output: string;
}

export interface CommandOptions {
	readonly cwd: string;
	/** Milliseconds after which the process and its children are ended. */
	readonly limit: number;
	readonly env?: Readonly<Record<string, string>>;
}

/** Groups of processes to end when we are interrupted ourselves. */
export type Running = Set<number>;

/** Time for browsers and editors to be closed, in milliseconds. */
const PATIENCE = 4000;

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// Already gone.
	}
}

async function endGroup(pid: number): Promise<void> {
	signalGroup(pid, 'SIGTERM');
	await new Promise((resolve) => setTimeout(resolve, PATIENCE));
	signalGroup(pid, 'SIGKILL');
}

/** Ends everything that still runs. */
export async function endAll(running: Running): Promise<void> {
	await Promise.all([...running].map(endGroup));
}

/** Runs a Node program to its end and keeps what it prints. Never rejects. */
export function runNode(
	running: Running,
	args: readonly string[],
	{ cwd, limit, env = {} }: CommandOptions,
): Promise<Finished> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			cwd,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
		});
		const { pid } = child;
		let output = '';
		if (pid !== undefined) running.add(pid);
		const timer = setTimeout(() => {
			output += `\nnot ended after ${limit / 1000} s\n`;
			if (pid !== undefined) void endGroup(pid);
		}, limit);
		child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
		child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
		child.once('error', (error) => (output += error.message));
		child.once('close', (code) => {
			clearTimeout(timer);
			if (pid !== undefined) running.delete(pid);
			resolve({ code: code ?? undefined, output });
		});
	});
}
