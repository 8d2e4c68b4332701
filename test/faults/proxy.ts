import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dedup } from '../../src/core/submission/endpoint';
import { changesSchema } from '../../src/core/submission/feedback';
import { receiptSchema, type Receipt } from '../../src/core/submission/payload';
import { sha256 } from '../../src/node/hash';
import { chooseFault, type Fault } from './faults';
import type { Random } from './random';

/** Longer than a client waits for an answer, milliseconds. */
const tooLong = 1600;
const mark = '~';

/** The 稿号 a row was filed under, without what a system that knows no keys made of it. */
export const originalDraftId = (draftId: string): string => draftId.split(mark)[0]!;
/** The bytes as the client sent them. */
export const originalBody = (body: string): string =>
	body.replace(/("draftId":"[^"~]*)~\d+"/u, '$1"');

export interface ProxyOptions {
	readonly dedup: Dedup;
	readonly desk: string;
	readonly token: string;
	readonly random: Random;
	readonly onFault: (fault: Fault) => void;
}

/**
 * What stands between client and desk. For 可查询 and 无 it also plays a system that knows no keys: every
 * request that gets through is a new item at the desk.
 */
export interface Proxy {
	readonly url: string;
	/** Refuses connections for a while. */
	refuse(milliseconds: number): Promise<void>;
	/** What a person hears who asks the receiving office; undefined: nobody can tell now. */
	hasArrived(draftId: string): Promise<boolean | undefined>;
	close(): Promise<void>;
}

interface Filing {
	readonly key: string;
	readonly body: string;
	readonly draftId: string;
}

interface Reply {
	readonly status: number;
	readonly headers: Record<string, string>;
	readonly body: string;
}

const json = { 'content-type': 'application/json; charset=utf-8' };

async function readAll(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

/** The desk as this kind of system shows it. */
function createSystem({ dedup, desk, token }: ProxyOptions) {
	const knowsKeys = dedup === '幂等键';
	const headers = { authorization: `Bearer ${token}` };
	/** What the desk has, by original 稿号; read on from the cursor when asked. */
	const arrived = new Map<string, Receipt>();
	let cursor = '0';
	let count = 0;

	async function readChanges(): Promise<void> {
		for (;;) {
			const answer = await fetch(`${desk}/api/v1/changes?after=${cursor}&limit=500`, { headers });
			const { changes, next, more } = changesSchema.parse(await answer.json());
			for (const { draftId, receiptNo, itemId, at, state } of changes) {
				const receipt = { receiptNo, itemId, receivedAt: at, state, key: 'x', digest: '' };
				arrived.set(originalDraftId(draftId), receipt);
			}
			cursor = next;
			if (!more) return;
		}
	}

	async function post({ key, body, draftId }: Filing): Promise<Reply> {
		const own = knowsKeys ? key : randomUUID();
		const text = knowsKeys
			? body
			: body.replace(`"draftId":"${draftId}"`, `"draftId":"${draftId}${mark}${++count}"`);
		const answer = await fetch(`${desk}/api/v1/items`, {
			method: 'POST',
			headers: { ...headers, ...json, 'idempotency-key': `"${own}"` },
			body: text,
		});
		const reply = await answer.text();
		if (knowsKeys || !answer.ok) {
			const type = answer.headers.get('content-type') ?? '';
			return { status: answer.status, headers: { 'content-type': type }, body: reply };
		}
		const receipt = { ...receiptSchema.parse(JSON.parse(reply)), key, digest: sha256(body) };
		return { status: 201, headers: json, body: JSON.stringify(receipt) };
	}

	return {
		post,
		async find(draftId: string): Promise<Receipt | undefined> {
			await readChanges();
			return arrived.get(draftId);
		},
	};
}

type System = ReturnType<typeof createSystem>;

const send = (response: ServerResponse, { status, headers, body }: Reply): void => {
	response.writeHead(status, headers);
	response.end(body);
};

const problem = (status: number, headers: Record<string, string> = {}): Reply => ({
	status,
	headers: { 'content-type': 'application/problem+json', ...headers },
	body: JSON.stringify({ type: 'about:blank', title: 'Unavailable', status }),
});

const page: Reply = {
	status: 200,
	headers: { 'content-type': 'text/html' },
	body: '<!doctype html><title>上网认证</title><p>请先登录。</p>',
};

/** Sends half of the answer and breaks off. */
function breakWithin(response: ServerResponse, { status, headers, body }: Reply): void {
	response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) });
	response.write(body.slice(0, body.length / 2), () => response.destroy());
}

const redirect = problem(307, { location: 'https://elsewhere.example/take' });

async function misbehave(
	fault: Fault,
	filing: Filing,
	response: ServerResponse,
	system: System,
	knowsKeys: boolean,
): Promise<void> {
	switch (fault) {
		case 'delay':
			await wait(tooLong);
			// What the client gave up is not delivered to a system that would take it twice.
			if (!knowsKeys && response.destroyed) return;
			return send(response, await system.post(filing));
		case 'reset before':
			return void response.destroy();
		case 'reset after':
			await system.post(filing);
			return void response.destroy();
		case 'truncated':
			return breakWithin(response, await system.post(filing));
		case '500':
			return send(response, problem(500));
		case '502 after storing':
			await system.post(filing);
			return send(response, problem(502));
		case '503 with Retry-After':
			return send(response, problem(503, { 'retry-after': '1' }));
		case '429':
			return send(response, problem(429, { 'retry-after': '1' }));
		case 'page with 200':
			return send(response, page);
		case 'redirect':
			return send(response, redirect);
		case 'delivered twice': {
			const [, second] = await Promise.all([system.post(filing), system.post(filing)]);
			return send(response, second);
		}
	}
}

/** Starts it on a free port of this machine. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
	const { dedup, random, onFault } = options;
	const knowsKeys = dedup === '幂等键';
	const system = createSystem(options);
	/** Requests that may still reach the desk, by 稿号. */
	const pending = new Map<string, number>();
	const filings = new Map<string, Filing>();
	const count = (draftId: string, by: number): void =>
		void pending.set(draftId, (pending.get(draftId) ?? 0) + by);

	async function takeFiling(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const key = String(request.headers['idempotency-key'] ?? '').replaceAll('"', '');
		const body = await readAll(request);
		const { draftId } = JSON.parse(body) as { draftId: string };
		filings.set(key, { key, body, draftId });
		count(draftId, 1);
		try {
			const fault = chooseFault(random, knowsKeys);
			if (fault === undefined) return send(response, await system.post({ key, body, draftId }));
			onFault(fault);
			await misbehave(fault, { key, body, draftId }, response, system, knowsKeys);
		} finally {
			count(draftId, -1);
		}
	}

	async function answerLookUp(key: string, response: ServerResponse): Promise<void> {
		const filing = filings.get(key);
		if (!filing) return send(response, problem(404));
		// A look-up is not believed while the request it asks about is still on its way.
		if ((pending.get(filing.draftId) ?? 0) > 0) return send(response, problem(503));
		const found = await system.find(filing.draftId);
		if (!found) return send(response, problem(404));
		const receipt = { ...found, key, digest: sha256(filing.body) };
		send(response, { status: 200, headers: json, body: JSON.stringify(receipt) });
	}

	const server = createServer((request, response) => {
		response.on('error', () => undefined);
		const lookUp = /^\/lookup\/(.+)$/u.exec(request.url ?? '');
		const work = lookUp ? answerLookUp(lookUp[1]!, response) : takeFiling(request, response);
		// The desk was killed meanwhile.
		work.catch(() => response.destroy());
	});
	const listen = (port: number): Promise<void> =>
		new Promise((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', () => {
				server.off('error', reject);
				resolve();
			});
		});
	const stop = (): Promise<void> =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		async refuse(milliseconds) {
			await stop();
			await wait(milliseconds);
			await listen(port);
		},
		async hasArrived(draftId) {
			if ((pending.get(draftId) ?? 0) > 0) return undefined;
			try {
				return (await system.find(draftId)) !== undefined;
			} catch {
				return undefined;
			}
		},
		close: stop,
	};
}
