import { createServer } from 'node:net';

/** A free port on the loopback address; the wanted one where it is free. */
export function freePort(wanted = 0): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => {
			if (wanted === 0) reject(error);
			else resolve(freePort());
		});
		server.listen(wanted, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}

/**
 * Waits until an address answers with a status below 500.
 *
 * @param alive false when the process behind it has ended: waiting is pointless then
 * @param limit milliseconds
 * @throws Error when the process ends or the time is over
 */
export async function answers(url: string, alive: () => boolean, limit: number): Promise<void> {
	for (const start = Date.now(); Date.now() - start < limit;) {
		if (!alive()) throw new Error(`the process behind ${url} has ended`);
		const response = await fetch(url).catch(() => undefined);
		await response?.body?.cancel();
		if (response !== undefined && response.status < 500) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`${url} does not answer`);
}
