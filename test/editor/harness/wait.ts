/** How long the editor may take to show something, in milliseconds; generous, for busy machines. */
const LIMIT = 20_000;

/**
 * Reads until what was read is right.
 *
 * @param what said when it never is, together with what was read last
 */
export async function until<T>(
	what: string,
	read: () => Promise<T> | T,
	right: (value: T) => boolean,
	limit = LIMIT,
): Promise<T> {
	const start = Date.now();
	for (;;) {
		const value = await read();
		if (right(value)) return value;
		if (Date.now() - start > limit) {
			throw new Error(`Never came: ${what}. Seen last: ${JSON.stringify(value)}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
