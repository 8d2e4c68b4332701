import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Receipt } from '../../src/core/submission/payload';
import { createReceiver } from './filing';

export interface SeenRequest {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
	/** Idempotency key without its quotes. */
	readonly key: string;
}

/** What the endpoint does with one request. */
export type Behaviour = (
	request: SeenRequest,
	response: ServerResponse,
	store: () => Receipt,
) => void;

const sendJson = (
	response: ServerResponse,
	status: number,
	json: unknown,
	headers: Record<string, string> = {},
): void => {
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
	response.end(JSON.stringify(json));
};

/** Answers of a receiving system, good and bad. */
export const behaviours = {
	accept: (_request, response, store) => sendJson(response, 201, store()),
	/** Never says anything. */
	silent: () => undefined,
	/** Stores the item; the connection breaks before the answer. */
	cutAfterStoring: (_request, response, store) => {
		store();
		response.destroy();
	},
	/** Stores the item; the connection breaks in the middle of the answer. */
	cutWithinAnswer: (_request, response, store) => {
		const text = JSON.stringify(store());
		response.writeHead(201, { 'content-type': 'application/json', 'content-length': text.length });
		response.write(text.slice(0, 20));
		setTimeout(() => response.destroy(), 20);
	},
	page: (_request, response) => {
		response.writeHead(200, { 'content-type': 'text/html' });
		response.end('<!doctype html><title>登录</title>');
	},
	receiptWithoutKey: (_request, response, store) => {
		sendJson(response, 201, { ...store(), key: undefined });
	},
	/** 10 GB of blanks, if anybody takes them. */
	huge: (_request, response) => {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': 10 * 2 ** 30 });
		const chunk = Buffer.alloc(65_536, 0x20);
		const pour = (): void => {
			while (!response.destroyed && response.write(chunk));
			if (!response.destroyed) response.once('drain', pour);
		};
		pour();
	},
	/** Header fields without end. */
	endlessHeaders: (_request, response) => {
		const { socket } = response;
		if (!socket) return;
		socket.write('HTTP/1.1 200 OK\r\n');
		const line = `x-more: ${'x'.repeat(1000)}\r\n`;
		const pour = (): void => {
			while (!socket.destroyed && socket.write(line));
			if (!socket.destroyed) socket.once('drain', pour);
		};
		pour();
	},
} satisfies Record<string, Behaviour>;

export const answerWith =
	(status: number, json: unknown, headers?: Record<string, string>): Behaviour =>
	(_request, response) =>
		sendJson(response, status, json, headers);

export interface FakeEndpoint {
	readonly url: string;
	readonly origin: string;
	readonly requests: readonly SeenRequest[];
	/** Items as stored: one per key. */
	readonly stored: readonly { readonly key: string; readonly body: string }[];
	/** The next requests are treated so, one each; afterwards they are accepted. */
	next(...behaviours: readonly Behaviour[]): void;
	/** What happens to every request from now on. */
	always(behaviour: Behaviour): void;
	/** Nobody listens any more; the port stays its own. */
	goDown(): Promise<void>;
	comeUp(): Promise<void>;
	close(): Promise<void>;
}

const readAll = async (request: IncomingMessage): Promise<string> => {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
};

/** A receiving system on 127.0.0.1 that knows idempotency keys and misbehaves on demand. */
export async function startFakeEndpoint(): Promise<FakeEndpoint> {
	const receiver = createReceiver('幂等键');
	const requests: SeenRequest[] = [];
	const queue: Behaviour[] = [];
	let usual: Behaviour = behaviours.accept;
	const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { method = '', url = '', headers } = request;
		// Asked in the background at any time: no filing, and nothing that a test counts.
		if (method === 'GET' && url.startsWith('/api/v1/changes'))
			return sendJson(response, 200, { changes: [], next: '0', more: false });
		const body = await readAll(request);
		const key = String(headers['idempotency-key'] ?? '').replace(/^"(.*)"$/u, '$1');
		const seen = { method, url, headers, body, key };
		requests.push(seen);
		const behave = queue.shift() ?? usual;
		behave(seen, response, () => receiver.receive(key, body));
	};
	const server = createServer((request, response) => {
		handle(request, response).catch(() => response.destroy());
	});
	const listen = (port: number): Promise<void> =>
		new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', () => resolve());
		});
	const stop = (): Promise<void> =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	return {
		url: `${origin}/`,
		origin,
		requests,
		stored: receiver.stored,
		next: (...list) => queue.push(...list),
		always(behaviour) {
			usual = behaviour;
		},
		goDown: stop,
		comeUp: () => listen(port),
		close: stop,
	};
}
