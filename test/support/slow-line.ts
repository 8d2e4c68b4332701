import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { passOn } from './pass-on';

/** A line to a server of this machine on which an answer can be kept back. */
export interface SlowLine {
	readonly url: string;
	/** Keeps the next answer back for good. Resolves when the server has given it. */
	holdNextAnswer(): Promise<void>;
	close(): Promise<void>;
}

/** Passes requests on to a port of this machine, and the answers back. */
export async function startSlowLine(port: number): Promise<SlowLine> {
	let hold: (() => void) | undefined;
	const kept: ServerResponse[] = [];
	const server = createServer((incoming, outgoing) =>
		passOn(incoming, outgoing, port, (answer) => {
			if (!hold || incoming.method !== 'POST') return false;
			// To the end: only then has the server done its part.
			answer.resume().once('end', hold);
			hold = undefined;
			kept.push(outgoing);
			return true;
		}),
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port: own } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${own}`,
		holdNextAnswer: () => new Promise((resolve) => (hold = resolve)),
		async close() {
			for (const response of kept) response.destroy();
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}
