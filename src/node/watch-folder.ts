import { watch, type FSWatcher } from 'node:fs';

export interface FolderWatch {
	/** Tries again where the folder was not there yet or watching broke off. */
	ensure(): void;
	dispose(): void;
}

/**
 * Tells of changes in a folder, many at once as one. Watching is a convenience: where the system
 * cannot do it, nothing is told and whoever uses it looks from time to time.
 */
export function watchFolder(dir: string, settleMs: number, onChange: () => void): FolderWatch {
	let watcher: FSWatcher | undefined;
	let pending: NodeJS.Timeout | undefined;

	const changed = (): void => {
		clearTimeout(pending);
		pending = setTimeout(onChange, settleMs);
	};
	const stop = (): void => {
		watcher?.close();
		watcher = undefined;
	};

	return {
		ensure() {
			if (watcher) return;
			try {
				watcher = watch(dir, { persistent: false }, changed);
				watcher.on('error', stop);
			} catch {
				stop();
			}
		},
		dispose() {
			clearTimeout(pending);
			stop();
		},
	};
}
