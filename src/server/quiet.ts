import type { CancellationToken } from 'vscode-languageserver';

/** When each document was last changed, and so when findings may be shown anew. */
export interface Quiet {
	/** @param delay milliseconds from now in which the writer must not type. */
	changed(uri: string, delay: number): void;
	isQuiet(uri: string): boolean;
	/** Resolves when the document has been quiet long enough, or at once when cancelled. */
	wait(uri: string, token: CancellationToken): Promise<void>;
	forget(uri: string): void;
}

/** Resolves after a time or when cancelled; leaves no timer behind. */
const pause = (milliseconds: number, token: CancellationToken): Promise<void> =>
	new Promise((resolve) => {
		const done = (): void => {
			clearTimeout(timer);
			listener.dispose();
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		const listener = token.onCancellationRequested(done);
	});

export function createQuiet(now: () => number): Quiet {
	const due = new Map<string, number>();
	const missing = (uri: string): number => (due.get(uri) ?? 0) - now();
	return {
		changed: (uri, delay) => void due.set(uri, now() + delay),
		isQuiet: (uri) => missing(uri) <= 0,
		async wait(uri, token) {
			// Typing goes on while we wait, which moves the time.
			while (!token.isCancellationRequested) {
				const milliseconds = missing(uri);
				if (milliseconds <= 0) return;
				await pause(milliseconds, token);
			}
		},
		forget: (uri) => void due.delete(uri),
	};
}
