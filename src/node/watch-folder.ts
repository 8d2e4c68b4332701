import { statSync, watch, type FSWatcher } from 'node:fs';

export interface FolderWatch {
	/** Tries again where the folder was not there yet, is another one now, or watching broke off. */
	ensure(): void;
	dispose(): void;
}

/** Which folder has the name now: one that was cleared away and made anew is told of by nobody. */
function identityOf(dir: string): string {
	const { dev, ino, birthtimeMs } = statSync(dir);
	return `${dev} ${ino} ${birthtimeMs}`;
}

/**
 * Tells of changes in a folder, many at once as one. Watching is a convenience: where the system
 * cannot do it, nothing is told and whoever uses it looks from time to time.
 */
export function watchFolder(dir: string, settleMs: number, onChange: () => void): FolderWatch {
	let watcher: FSWatcher | undefined;
	let watched: string | undefined;
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
			try {
				const identity = identityOf(dir);
				if (watcher && identity === watched) return;
				stop();
				watched = identity;
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
