import { spawn, type ChildProcess } from 'node:child_process';

/** A process started by us, with everything it starts itself. */
export interface Child {
	readonly process: ChildProcess;
	alive(): boolean;
	/** Ends it and its children, politely first. Resolves when it is gone. */
	stop(): Promise<void>;
	/** Ends it and its children at once, as a power cut would. Resolves when it is gone. */
	kill(): Promise<void>;
}

/** How long a process may take to end by itself, in milliseconds. */
const PATIENCE = 5000;

/** How long this process may take to end in order when it is told to, in milliseconds. */
const LAST_WORDS = 3000;

export interface ChildOptions {
	readonly env?: NodeJS.ProcessEnv;
	readonly cwd?: string;
	/** File descriptor that takes what it prints; left out: thrown away. */
	readonly log?: number;
}

/** Starts a process in a group of its own, so that stopping it leaves nothing behind. */
export function startChild(command: string, args: readonly string[], options: ChildOptions): Child {
	const output = options.log ?? 'ignore';
	const child = spawn(command, args, {
		stdio: ['ignore', output, output],
		detached: true,
		...(options.env === undefined ? {} : { env: options.env }),
		...(options.cwd === undefined ? {} : { cwd: options.cwd }),
	});
	let gone = false;
	const ended = new Promise<void>((resolve) => {
		const end = () => {
			gone = true;
			resolve();
		};
		child.once('error', end);
		child.once('exit', end);
	});
	const signal = (name: NodeJS.Signals) => {
		try {
			if (child.pid !== undefined) process.kill(-child.pid, name);
		} catch {
			// Already gone.
		}
	};
	const lastResort = () => {
		if (!gone) signal('SIGKILL');
	};
	process.once('exit', lastResort);
	// Being in a group of its own, it does not hear what our group is told. Listening keeps us alive, and
	// tests would go on and start the next one: so we end as well, if nobody else sees to it.
	const relay = () => {
		if (!gone) signal('SIGTERM');
		setTimeout(() => process.exit(143), LAST_WORDS).unref();
	};
	process.on('SIGTERM', relay).on('SIGHUP', relay);
	const forget = () => {
		process.off('exit', lastResort).off('SIGTERM', relay).off('SIGHUP', relay);
	};
	void ended.then(forget);
	return {
		process: child,
		alive: () => !gone,
		async stop() {
			if (!gone) signal('SIGTERM');
			const timer = setTimeout(() => signal('SIGKILL'), PATIENCE);
			await ended;
			clearTimeout(timer);
		},
		async kill() {
			if (!gone) signal('SIGKILL');
			await ended;
		},
	};
}
