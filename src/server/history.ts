import * as path from 'node:path';
import type { FilingHistory } from '../core/lint/filing-history';
import { createHistoryReader } from '../node/filing-history';
import { watchFolder } from '../node/watch-folder';

/** Changes of the outbox come in bursts. */
const settleMs = 1000;

/** What this person filed before, as the outbox on this machine has it. */
export interface Filings {
	/** Rises with every change of `current`. */
	readonly version: number;
	/** Undefined until it is read, and where there is no storage. Nobody waits for it. */
	readonly current: FilingHistory | undefined;
	/** Looks again. */
	read(): void;
}

/**
 * @param storageDir the extension's own storage; undefined: there is none.
 * @param onChange called when `current` is another one.
 */
export function createFilings(storageDir: string | undefined, onChange: () => void): Filings {
	let version = 0;
	let current: FilingHistory | undefined;
	if (storageDir === undefined) return { version, current, read: () => undefined };
	const dir = path.join(storageDir, 'outbox');
	const readHistory = createHistoryReader(dir);
	const watch = watchFolder(path.join(dir, 'entries'), settleMs, () => read());
	let reading = false;
	let isAskedAgain = false;

	async function readOnce(): Promise<void> {
		const { items } = await readHistory();
		const isSame =
			items.length === (current?.items.length ?? 0) &&
			items.every((item, at) => item === current?.items[at]);
		if (isSame) return;
		current = { items };
		version++;
		onChange();
	}

	async function readAll(): Promise<void> {
		do {
			isAskedAgain = false;
			await readOnce();
		} while (isAskedAgain);
		reading = false;
	}

	function read(): void {
		watch.ensure();
		isAskedAgain = reading;
		if (reading) return;
		reading = true;
		void readAll();
	}

	return {
		get version() {
			return version;
		},
		get current() {
			return current;
		},
		read,
	};
}
