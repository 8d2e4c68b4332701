import assert from 'node:assert/strict';
import { classify, type Outcome, type Sent } from '../../../src/core/submission/classify';
import type { Answer, Failure } from '../../../src/core/submission/exchange';
import { problemTypes } from '../../../src/core/submission/payload';
import { receiptFor } from '../../support/filing';
import { sha256 } from '../../../src/node/hash';

const body = '{"title":"云岭县"}';
const now = Date.UTC(2026, 10, 22, 1, 0, 0);
const sent: Sent = { key: 'key-1', sha256: sha256(body), dedup: '幂等键', now };
const careless: Sent = { ...sent, dedup: '无' };

const answer = (status: number, text = '', headers: Record<string, string> = {}): Answer => ({
	kind: 'answer',
	status,
	headers,
	body: text,
	truncated: false,
});
const problem = (status: number, type: string, more: object = {}, headers = {}): Answer =>
	answer(status, JSON.stringify({ type, status, ...more }), headers);
const failure = (cause: Failure['cause'], bytesLeft: boolean): Failure => ({
	kind: 'failure',
	cause,
	bytesLeft,
});
const receipt = receiptFor('key-1', body, 1);
const receiptAnswer = (change: object = {}): Answer =>
	answer(201, JSON.stringify({ ...receipt, ...change }));

const kindOf = (outcome: Outcome): string => outcome.kind;

describe('judging an answer', () => {
	it('takes a receipt that echoes key and digest, with any 2xx', () => {
		for (const status of [200, 201, 202]) {
			const outcome = classify({ ...receiptAnswer(), status }, sent);
			assert.ok(outcome.kind === 'receipt');
			assert.deepEqual(outcome.receipt, receipt);
			assert.match(outcome.message, /收〔2026〕1122-0001/);
		}
		assert.equal(classify(receiptAnswer({ key: '"key-1"' }), sent).kind, 'receipt');
		assert.equal(classify(receiptAnswer({ extra: 1 }), sent).kind, 'receipt');
	});

	const noReceipts: readonly (readonly [string, Answer, RegExp])[] = [
		['a web page', answer(200, '<!doctype html><p>登录', { 'content-type': 'text/html' }), /网页/],
		[
			'a page that says it is JSON',
			answer(200, ' <html>', { 'content-type': 'application/json' }),
			/网页/,
		],
		['nothing', answer(204), /不完整/],
		['half a receipt', answer(200, JSON.stringify(receipt).slice(0, -9)), /不完整/],
		['a receipt without key', receiptAnswer({ key: undefined }), /没有完整的回执/],
		['a receipt with another key', receiptAnswer({ key: 'key-2' }), /对不上/],
		['a receipt with another digest', receiptAnswer({ digest: 'b'.repeat(64) }), /对不上/],
		['a receipt without digest', receiptAnswer({ digest: undefined }), /没有完整的回执/],
		['more than 1 MB', { ...answer(200), truncated: true }, /过长/],
	];
	for (const [name, what, says] of noReceipts) {
		it(`does not take ${name} with a 2xx for a receipt`, () => {
			const outcome = classify(what, sent);
			assert.ok(outcome.kind === 'retry' && outcome.mayHaveArrived);
			assert.match(outcome.message, says);
			assert.equal(classify(what, careless).kind, 'ambiguous');
			assert.equal(classify(what, { ...sent, dedup: '可查询' }).kind, 'retry');
		});
	}

	it('refuses every 3xx and names its target without what may be secret', () => {
		for (const status of [300, 301, 302, 303, 304, 307, 308]) {
			const location = 'https://user:pw@other.example/login?token=abc#x';
			const outcome = classify(answer(status, '', { location }), sent);
			assert.ok(outcome.kind === 'redirect');
			assert.equal(outcome.note.target, 'https://other.example/login');
			assert.match(outcome.message, /other\.example/);
			assert.doesNotMatch(JSON.stringify(outcome), /abc|pw@/);
		}
		assert.equal(classify(answer(302), sent).kind, 'redirect');
	});

	const byStatus: readonly (readonly [Answer, string, string])[] = [
		[answer(401), 'login', 'login'],
		[problem(401, problemTypes.unauthorized), 'login', 'login'],
		[problem(409, problemTypes.inProgress), 'retry', 'retry'],
		[problem(409, problemTypes.duplicateRevision), 'rejected', 'rejected'],
		[answer(409, 'Conflict'), 'rejected', 'rejected'],
		[problem(422, problemTypes.validation), 'rejected', 'rejected'],
		[problem(422, problemTypes.keyReuse), 'quarantine', 'quarantine'],
		[answer(422, '<html>'), 'rejected', 'rejected'],
		[problem(403, problemTypes.forbidden), 'rejected', 'rejected'],
		[answer(404), 'rejected', 'rejected'],
		[answer(400), 'rejected', 'rejected'],
		[answer(413), 'rejected', 'rejected'],
		[answer(408), 'retry', 'ambiguous'],
		[answer(425), 'retry', 'retry'],
		[answer(429), 'retry', 'retry'],
		[answer(500), 'retry', 'ambiguous'],
		[problem(503, problemTypes.stopping), 'retry', 'ambiguous'],
		[answer(504), 'retry', 'ambiguous'],
		[answer(599), 'retry', 'ambiguous'],
	];
	it('judges by status and problem type', () => {
		for (const [what, kind, carelessKind] of byStatus) {
			const name = `${what.status} ${what.body.slice(0, 60)}`;
			assert.equal(kindOf(classify(what, sent)), kind, name);
			assert.equal(kindOf(classify(what, careless)), carelessKind, `${name} (无)`);
		}
	});

	it('reads Retry-After as seconds and as a date', () => {
		const after = (value: string, date?: string) => {
			const headers = { 'retry-after': value, ...(date && { date }) };
			const outcome = classify(answer(500, '', headers), sent);
			return outcome.kind === 'retry' ? outcome.afterMs : 'no retry';
		};
		assert.equal(after('120'), 120_000);
		assert.equal(after('Sun, 22 Nov 2026 01:02:00 GMT'), 120_000);
		assert.equal(after('Sun, 22 Nov 2026 00:00:00 GMT'), 0);
		assert.equal(after('tomorrow'), undefined);
		assert.equal(after('-5'), undefined);
		// A server whose clock is an hour ahead means its own clock.
		const server = 'Sun, 22 Nov 2026 02:00:00 GMT';
		assert.equal(after('Sun, 22 Nov 2026 02:01:00 GMT', server), 60_000);
	});

	it('tells what never left from what may have arrived', () => {
		for (const cause of ['name', 'connect', 'certificate', 'timeout', 'cut'] as const) {
			const before = classify(failure(cause, false), careless);
			assert.ok(before.kind === 'retry' && !before.mayHaveArrived, cause);
			const after = classify(failure(cause, true), sent);
			assert.ok(after.kind === 'retry' && after.mayHaveArrived, cause);
			assert.equal(classify(failure(cause, true), careless).kind, 'ambiguous', cause);
		}
		assert.equal(classify(failure('not-allowed', false), sent).kind, 'rejected');
	});

	it('keeps no token and no long text of an answer', () => {
		const secrets = ['s3cret-token'];
		const detail = `口令 s3cret-token 不对${'长'.repeat(5000)}`;
		const errors = [{ path: '/x', message: 's3cret-token' }];
		for (const status of [401, 403, 409, 422, 500]) {
			const what = problem(status, 'urn:s3cret-token', { detail, errors });
			const text = JSON.stringify(classify(what, { ...sent, secrets }));
			assert.doesNotMatch(text, /s3cret/);
			assert.ok(text.length < 2500, `${status}: ${text.length}`);
		}
	});

	it('keeps a receipt without a token that stands in it, and whole where it only looks like one', () => {
		const secrets = ['s3cret-token-of-our-unit', '1122'];
		const echo = { receiptNo: `收 ${secrets[0]}`, itemId: secrets[0], state: secrets[0] };
		const masked = classify(receiptAnswer(echo), { ...sent, secrets });
		assert.ok(masked.kind === 'receipt');
		assert.doesNotMatch(JSON.stringify(masked), /s3cret/u);
		assert.deepEqual([masked.receipt.receiptNo, masked.receipt.key], ['收 •••', 'key-1']);
		const usual = classify(receiptAnswer(), { ...sent, secrets });
		assert.ok(usual.kind === 'receipt');
		assert.deepEqual(usual.receipt, receipt);
	});

	it('survives deep nesting and keys of the language itself', () => {
		const deep = '['.repeat(500_000);
		const nested = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		const keys =
			'{"__proto__":{"receiptNo":"X","polluted":1},"constructor":{"prototype":{"polluted":1}}}';
		for (const text of [deep, nested, keys])
			for (const status of [200, 401, 409, 422, 500]) {
				const outcome = classify(answer(status, text), sent);
				assert.notEqual(outcome.kind, 'receipt');
			}
		const spiked = JSON.stringify(receipt).replace('{', '{"__proto__":{"polluted":1},');
		const outcome = classify(answer(201, spiked), sent);
		assert.ok(outcome.kind === 'receipt');
		assert.deepEqual(Object.keys(outcome.receipt).toSorted(), Object.keys(receipt).toSorted());
		assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
		assert.equal(Object.getPrototypeOf(outcome.receipt), Object.prototype);
	});

	it('speaks Chinese in every case', () => {
		const all = [
			...byStatus.map(([what]) => what),
			...noReceipts.map(([, what]) => what),
			answer(301),
			failure('cut', true),
			failure('name', false),
		];
		for (const what of all)
			for (const one of [sent, careless])
				assert.match(classify(what, one).message, /\p{Script=Han}{4}.*。$/u);
	});
});
