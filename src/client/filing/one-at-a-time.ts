/**
 * Lets work run once at a time: who asks while it runs shares the run after it, which sees whatever
 * made them ask.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
	let running: Promise<T> | undefined;
	let queued: Promise<T> | undefined;
	function start(): Promise<T> {
		queued = undefined;
		running = work().finally(() => {
			running = undefined;
		});
		return running;
	}
	return () => {
		if (!running) return start();
		queued ??= running.then(start, start);
		return queued;
	};
}
