import assert from 'node:assert/strict';
import { request, type IncomingHttpHeaders } from 'node:http';
import {
	problemSchema,
	receiptSchema,
	type Problem,
	type Receipt,
} from '../../src/core/submission/payload';
import type { DeskStore } from '../../src/desk/store/store';

/** Checks status and form of a problem answer. */
export async function problemOf(
	response: Response,
	status: number,
	type: string,
): Promise<Problem> {
	const text = await response.text();
	assert.equal(response.status, status, text);
	assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
	const problem = problemSchema.parse(JSON.parse(text));
	assert.equal(problem.type, type);
	assert.equal(problem.status, status);
	assert.match(problem.detail ?? '', /\p{sc=Han}/u);
	assert.doesNotMatch(text, /node_modules|\.ts:\d|at [\w.]+ \(/);
	return problem;
}

export async function receiptOf(response: Response, status = 201): Promise<Receipt> {
	const text = await response.text();
	assert.equal(response.status, status, text);
	return receiptSchema.parse(JSON.parse(text));
}

export interface RawAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** A request with headers that `fetch` does not let one set, e.g. Host. */
export function rawRequest(
	url: string,
	{
		method = 'GET',
		headers = {},
		body = '',
	}: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const sent = request(url, { method, headers, agent: false }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('error', reject);
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts).toString('utf8'),
				}),
			);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

function deferred() {
	let resolve = (): void => undefined;
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}

export interface HeldStore {
	readonly store: DeskStore;
	/** From now on transactions wait. */
	hold(): void;
	/** Resolves when a transaction waits. */
	readonly reached: Promise<void>;
	release(): void;
}

/** A store whose transactions wait between `hold` and `release`. */
export function holdable(inner: DeskStore): HeldStore {
	const reached = deferred();
	const gate = deferred();
	let held = false;
	return {
		hold() {
			held = true;
		},
		reached: reached.promise,
		release: gate.resolve,
		store: {
			...inner,
			async write(work) {
				if (held) {
					reached.resolve();
					await gate.promise;
				}
				return inner.write(work);
			},
		},
	};
}
