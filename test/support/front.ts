import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { passOn } from './pass-on';

/** What was filed, as it came over the wire. */
export interface Seen {
	readonly authorization: string;
	readonly body: string;
}

/** Instead of the server's answer; `cut`: the connection breaks, `silent`: none comes. */
export type Instead =
	'cut' | 'silent' | ((seen: Seen) => { readonly status: number; readonly json: object });

/** A server that stands before another and answers a filing in its stead where it is told to. */
export interface Front {
	readonly url: string;
	/** The next filings are answered so, one each; then they are passed on again. */
	next(...answers: readonly Instead[]): void;
	close(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

async function answerInstead(
	instead: Instead,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const seen = { authorization: request.headers.authorization ?? '', body: await textOf(request) };
	if (instead === 'silent') return;
	if (instead === 'cut') {
		response.destroy();
		return;
	}
	const { status, json } = instead(seen);
	response.writeHead(status, {
		'content-type': 'application/problem+json; charset=utf-8',
		// Long enough for a test to be the one that tries again.
		...(status >= 500 && { 'retry-after': '60' }),
	});
	response.end(JSON.stringify(json));
}

/** @param port of the server behind, on this machine. */
export async function startFront(port: number): Promise<Front> {
	const queue: Instead[] = [];
	const server = createServer((request, response) => {
		const { method, url } = request;
		const instead = method === 'POST' && url === '/api/v1/items' ? queue.shift() : undefined;
		if (instead) {
			answerInstead(instead, request, response).catch(() => response.destroy());
			return;
		}
		passOn(request, response, port);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		next: (...answers) => queue.push(...answers),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
