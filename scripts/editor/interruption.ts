/**
 * Resolves when the user, or whoever started us, wants an end: by a signal, or by ending the `npm` that
 * runs us, which passes no signal on and leaves us without a parent.
 */
export function interruption(): Promise<void> {
	return new Promise((resolve) => {
		const parent = process.ppid;
		const watch = setInterval(() => {
			if (process.ppid !== parent) resolve();
		}, 1000);
		watch.unref();
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.once(signal, () => resolve());
		}
	});
}
