/** Files at a time: more wait in Node's own queue, and network drives run out of handles. */
const atOnce = 32;

/**
 * Does the work for every item, a bounded number at a time.
 * @returns results in the order of the items; rejects with the first failure, after which no further
 * item is begun.
 */
export async function sideBySide<T, R>(
	items: readonly T[],
	work: (item: T) => Promise<R>,
	limit = atOnce,
): Promise<readonly R[]> {
	const results = new Map<number, R>();
	const rest = items.entries();
	let failed = false;
	async function worker(): Promise<void> {
		for (const [index, item] of rest) {
			if (failed) return;
			try {
				results.set(index, await work(item));
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	}
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return items.map((_, index) => results.get(index) as R);
}
