import type { Clock } from './clock';
import type { DrainReport } from './drain';

/** One timer at a time. */
export interface Timer {
	/** Calls back once after so many milliseconds; an earlier call that is still due is dropped. */
	set(milliseconds: number, run: () => void): void;
	clear(): void;
}

export interface DrainLoopDeps {
	readonly drain: () => Promise<DrainReport>;
	readonly clock: Clock;
	readonly timer: Timer;
	/**
	 * At the latest after so many milliseconds it looks again: another window may have filed something
	 * without a notice of the file system, and a machine that slept has missed its timer.
	 */
	readonly pollMs: number;
	/** True: nothing can be sent, so only `wake` makes it look again, not time. */
	readonly isPaused?: () => boolean;
	readonly onReport: (report: DrainReport) => void;
}

/** Keeps the outbox moving. */
export interface DrainLoop {
	/** Drains now, because something changed. */
	wake(): void;
	/** Drains now; resolves when that round is over. */
	run(): Promise<void>;
	dispose(): void;
}

/** Sleeps until the next entry is due, wakes for changes, never drains twice at a time. */
export function createDrainLoop(deps: DrainLoopDeps): DrainLoop {
	let disposed = false;

	async function run(): Promise<void> {
		deps.timer.clear();
		const report = await deps.drain();
		if (disposed) return;
		const wait = (report.nextAt ?? Infinity) - deps.clock();
		// Before anyone is told: the loop outlives a listener that fails.
		if (deps.isPaused?.() !== true) deps.timer.set(Math.min(deps.pollMs, Math.max(0, wait)), wake);
		deps.onReport(report);
	}

	function wake(): void {
		if (!disposed) void run();
	}

	return {
		wake,
		run,
		dispose() {
			disposed = true;
			deps.timer.clear();
		},
	};
}

/** A longer wait would be taken for none at all. */
const longestTimer = 2 ** 31 - 1;

/** A timer that does not keep the process alive. */
export function createTimer(): Timer {
	let pending: NodeJS.Timeout | undefined;
	return {
		set(milliseconds, run) {
			clearTimeout(pending);
			pending = setTimeout(run, Math.min(milliseconds, longestTimer));
			pending.unref();
		},
		clear: () => clearTimeout(pending),
	};
}
