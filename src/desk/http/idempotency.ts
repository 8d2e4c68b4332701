import type { FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusal';

/**
 * The value of Idempotency-Key: a structured-field string ("…") as the draft standard has it, or
 * the bare characters as most clients send them. Both forms of one value are the same key.
 */
export function idempotencyKey(request: FastifyRequest): string {
	const header = request.headers['idempotency-key'];
	const text = typeof header === 'string' ? header.trim() : '';
	const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/.exec(text)?.[1];
	const key = quoted === undefined ? text : quoted.replace(/\\(["\\])/g, '$1');
	if (/^[\x21-\x7e]{1,128}$/.test(key) && (quoted !== undefined || !text.startsWith('"')))
		return key;
	throw new Refusal(
		'keyMissing',
		'报送请求要带 Idempotency-Key，1到128个英文字符，每份内容一个，重发时不变。',
	);
}

/** Keeps a second request with a key away while the first is being worked on in this process. */
export interface KeyGuard {
	/** Runs `work` unless one is running under the same name; then refuses as in progress. */
	run<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function createKeyGuard(): KeyGuard {
	const running = new Set<string>();
	return {
		async run(name, work) {
			if (running.has(name))
				throw new Refusal('inProgress', '同一请求正在处理，请稍后用同一个幂等键再查一次。');
			running.add(name);
			try {
				return await work();
			} finally {
				running.delete(name);
			}
		},
	};
}
