import assert from 'node:assert/strict';
import type { Submission } from '../../../src/core/submission/entry';
import { problemTypes } from '../../../src/core/submission/payload';
import { createDrainer } from '../../../src/node/drain';
import { createTransport } from '../../../src/node/transport';
import { answerWith, behaviours, startFakeEndpoint } from '../../support/fake-endpoint';
import { aFiler, aPayload, aRequest, openOutbox } from '../../support/filing';
import { assertArrivedOnce, createOffice, officeToken, type Office } from '../../support/office';

const minute = 60_000;

describe('filing that must end well', () => {
	let office: Office;
	let key: string;

	beforeEach(async () => {
		office = await createOffice();
		key = (await office.outbox.enqueue(aRequest({}, office.endpoint))).entry.key;
	});
	afterEach(() => office.desk.close());

	/** The same window with a short time limit. */
	const impatient = () => {
		const transport = createTransport({ connect: 5000, idle: 400, total: 10_000 });
		return createDrainer({ ...office.deps, send: aFiler(transport).send });
	};
	const drainAt = (later: number) => {
		office.clock.advance(later);
		return office.drainer.drain();
	};

	it('the usual case: one request with token, key and the stored bytes', async () => {
		const { changed, held, errors, nextAt } = await office.drainer.drain();
		assert.deepEqual([changed.length, held, errors, nextAt], [1, [], [], undefined]);
		await assertArrivedOnce(office, key);
		const [request] = office.desk.requests;
		assert.deepEqual([request?.method, request?.url], ['POST', '/api/v1/items']);
		assert.equal(request?.headers['authorization'], `Bearer ${officeToken}`);
		assert.equal(request?.headers['idempotency-key'], `"${key}"`);
		assert.equal(request?.headers['content-type'], 'application/json; charset=utf-8');
	});

	it('endpoint down for an hour, then up', async () => {
		await office.desk.goDown();
		let attempts = 0;
		for (let at = 0; at < 60; at++) {
			await drainAt(minute);
			attempts = (await office.only()).attempts;
		}
		const waiting = await office.only();
		assert.deepEqual([waiting.state, waiting.mayHaveArrived], ['待发', undefined]);
		assert.match(waiting.problem?.message ?? '', /连接不上/);
		assert.ok(attempts >= 6 && attempts <= 15, `${attempts} attempts`);
		await office.desk.comeUp();
		await drainAt(15 * minute);
		await assertArrivedOnce(office, key);
	});

	for (const name of [
		'silent',
		'cutAfterStoring',
		'cutWithinAnswer',
		'page',
		'receiptWithoutKey',
		'huge',
	] as const) {
		it(`${name}, then well`, async () => {
			office.desk.next(behaviours[name]);
			await (name === 'silent' ? impatient() : office.drainer).drain();
			const between = await office.only();
			assert.deepEqual(
				[between.state, between.mayHaveArrived, between.attempts],
				['待发', true, 1],
			);
			await office.drainer.drain();
			assert.equal(office.desk.requests.length, 1, 'waits before the next attempt');
			await drainAt(minute);
			await assertArrivedOnce(office, key);
			assert.equal(office.desk.requests.length, 2);
		});
	}

	for (const status of [301, 302, 303, 307, 308]) {
		it(`${status} to another origin: that origin receives nothing`, async () => {
			const other = await startFakeEndpoint();
			try {
				office.desk.next(answerWith(status, {}, { location: `${other.url}api/v1/items` }));
				await office.drainer.drain();
				await drainAt(60 * minute);
				const entry = await office.only();
				assert.equal(entry.state, '被拒');
				assert.equal(entry.problem?.target, `${other.url}api/v1/items`);
				assert.deepEqual([other.requests.length, office.desk.requests.length], [0, 1]);
			} finally {
				await other.close();
			}
		});
	}

	it('401: waits for the token without burning attempts, then goes out', async () => {
		office.desk.next(answerWith(401, { type: problemTypes.unauthorized, detail: officeToken }));
		await office.drainer.drain();
		await drainAt(60 * minute);
		const waiting = await office.only();
		assert.deepEqual([waiting.state, waiting.attempts], ['待登录', 0]);
		assert.equal(office.desk.requests.length, 1);
		assert.equal(await office.drainer.loggedIn('https://elsewhere.example'), 0);
		assert.equal(await office.drainer.loggedIn(office.desk.origin), 1);
		await office.drainer.drain();
		await assertArrivedOnce(office, key);
		for (const text of office.disk.files().values()) assert.doesNotMatch(text, /s3cret/);
	});

	it('keeps a user name and password in no form, whatever the other side throws back', async () => {
		const auth = { kind: 'basic', user: 'bsdw' } as const;
		const drainer = createDrainer({
			...office.deps,
			endpoints: () => [{ ...office.endpoint, auth }],
			tokenFor: async () => 'pass word 42',
		});
		for (const status of [422, 500])
			office.desk.next((request, response, store) => {
				const detail = `${request.headers['authorization']} pass word 42`;
				answerWith(status, { type: 'about:blank', detail })(request, response, store);
			});
		await drainer.drain();
		const pair = Buffer.from('bsdw:pass word 42').toString('base64');
		assert.equal(office.desk.requests[0]?.headers['authorization'], `Basic ${pair}`);
		for (const text of office.disk.files().values())
			assert.ok(!text.includes(pair) && !text.includes('pass word'), text);
	});

	it('keeps what the other side says without the text that it throws back', async () => {
		const { body } = aPayload();
		for (const status of [500, 422]) {
			office.desk.next((request, response, store) => {
				const errors = [{ path: 'body', message: `${body}含敏感词“办件”` }];
				const problem = { type: 'about:blank', detail: request.body, errors };
				answerWith(status, problem)(request, response, store);
			});
			await drainAt(status === 500 ? 0 : 60 * minute);
			const { state, problem, history } = await office.only();
			assert.equal(state, status === 500 ? '待发' : '被拒');
			const told = JSON.stringify([problem, history]);
			assert.ok(!told.includes(body.slice(0, 20)), told);
			assert.deepEqual(problem?.errors, [{ path: 'body', message: '……含敏感词“办件”' }]);
		}
	});

	it('409 in progress: asks again for the result', async () => {
		const type = problemTypes.inProgress;
		office.desk.next((_request, response, store) => {
			store();
			answerWith(409, { type }, { 'retry-after': '1' })(_request, response, store);
		});
		await office.drainer.drain();
		assert.equal((await office.only()).state, '待发');
		await drainAt(minute);
		await assertArrivedOnce(office, key);
	});

	const refused = [
		[409, problemTypes.duplicateRevision, '被拒'],
		[409, 'about:blank', '被拒'],
		[422, problemTypes.validation, '被拒'],
		[422, problemTypes.keyReuse, '已隔离'],
		[403, problemTypes.forbidden, '被拒'],
	] as const;
	for (const [status, type, state] of refused) {
		it(`${status} ${type}: ${state}, and not sent again by itself`, async () => {
			const detail = '标题：不能为空。';
			office.desk.next(answerWith(status, { type, detail }));
			await office.drainer.drain();
			const report = await drainAt(60 * minute);
			assert.equal(report.nextAt, undefined);
			const entry = await office.only();
			assert.equal(entry.state, state);
			assert.deepEqual(
				[entry.problem?.status, entry.problem?.type, entry.problem?.detail],
				[status, type, detail],
			);
			assert.equal(office.desk.requests.length, 1);
		});
	}

	it('500 with Retry-After: comes back when asked to, not before', async () => {
		office.desk.next(answerWith(500, {}, { 'retry-after': '600' }));
		const { nextAt = 0 } = await office.drainer.drain();
		assert.ok(nextAt >= office.clock.now() + 600_000);
		await drainAt(599_000);
		assert.equal(office.desk.requests.length, 1);
		await drainAt(nextAt - office.clock.now());
		await assertArrivedOnce(office, key);
	});

	it('double click: one entry, one item, nothing minted', async () => {
		const later = { createdAt: '2026-11-22T09:00:07+08:00' };
		const clicks = await Promise.all([
			office.outbox.enqueue(aRequest(later, office.endpoint)),
			office.outbox.enqueue(aRequest({}, office.endpoint)),
		]);
		assert.deepEqual(
			clicks.map(({ created, entry }) => [created, entry.key]),
			[
				[false, key],
				[false, key],
			],
		);
		await Promise.all([office.drainer.drain(), office.drainer.drain()]);
		const after = await office.outbox.enqueue(aRequest(later, office.endpoint));
		assert.deepEqual([after.created, after.entry.state], [false, '已收']);
		await office.drainer.drain();
		await assertArrivedOnce(office, key);
		assert.equal(office.desk.requests.length, 1);
	});

	it('two windows: one sends, the other leaves it alone', async () => {
		const fs = office.disk.open();
		const { clock } = office;
		const outbox = openOutbox({ fs, clock, pid: 2, alive: new Set([1, 2]) });
		const other = createDrainer({ ...office.deps, outbox, owner: 'w2' });
		await Promise.all([office.drainer.drain(), other.drain()]);
		await assertArrivedOnce(office, key);
		assert.equal(office.desk.requests.length, 1);
	});

	it('a full disk between answer and receipt: sent again with the same key, stored once', async () => {
		office.desk.next((request, response, store) => {
			office.disk.failWith((op) => (op === 'write' ? 'ENOSPC' : undefined));
			behaviours.accept(request, response, store);
		});
		const { errors } = await office.drainer.drain();
		assert.match(errors[0]?.message ?? '', /磁盘已满/);
		assert.equal((await office.only()).state, '发送中');
		office.disk.failWith(() => undefined);
		await drainAt(10 * minute);
		await drainAt(10 * minute);
		await assertArrivedOnce(office, key);
		assert.equal(office.desk.requests.length, 2);
	});

	it('nothing is sent while the lease cannot be stored', async () => {
		office.disk.failWith((op) => (op === 'sync' ? 'EIO' : undefined));
		const { errors } = await office.drainer.drain();
		assert.equal(errors.length, 1);
		assert.equal(office.desk.requests.length, 0);
	});

	it('the 撤回 window survives a restart, and 撤回 within it sends nothing', async () => {
		const waiting = aRequest({ draftId: '20261122-M2QX' }, office.endpoint, {
			notBefore: office.clock.now() + 10_000,
		});
		const { entry } = await office.outbox.enqueue(waiting);
		const { nextAt } = await office.drainer.drain();
		assert.equal(nextAt, entry.notBefore);
		office.disk.kill();
		const reopened = openOutbox({
			fs: office.disk.open(),
			clock: office.clock,
			pid: 3,
			alive: new Set([3]),
		});
		const drainer = createDrainer({ ...office.deps, outbox: reopened });
		await drainer.drain();
		const withdrawn = await reopened.transition(entry.id, {
			type: 'withdraw',
			now: office.clock.now(),
		});
		assert.ok(withdrawn.ok);
		office.clock.advance(minute);
		await drainer.drain();
		assert.deepEqual(
			office.desk.stored.map((item) => item.key),
			[key],
		);
	});

	it('past its time window it waits with a question, and goes out on yes', async () => {
		const deadline = office.clock.now() + minute;
		const urgent = aRequest({ draftId: '20261122-M2QX' }, office.endpoint, { deadline });
		await office.desk.goDown();
		const { entry } = await office.outbox.enqueue(urgent);
		await office.drainer.drain();
		await office.desk.comeUp();
		await drainAt(60 * minute);
		await drainAt(60 * minute);
		assert.equal(office.desk.stored.length, 1);
		const find = async () =>
			(await office.outbox.list()).entries.find(({ id }) => id === entry.id) as Submission;
		assert.deepEqual([(await find()).state, (await find()).late], ['待发', 'asked']);
		const now = office.clock.now();
		await office.outbox.transition(entry.id, { type: 'confirm-late', now });
		await office.drainer.drain();
		assert.equal((await find()).state, '已收');
	});

	it('an endpoint whose address changed gets nothing that was filed for the old one', async () => {
		const moved = { ...office.endpoint, origin: 'https://other.example' };
		const drainer = createDrainer({ ...office.deps, endpoints: () => [moved] });
		const { held, nextAt } = await drainer.drain();
		assert.match(held[0]?.reason ?? '', /改过，这份稿件是报给原来那个的/);
		assert.equal(nextAt, undefined);
		const none = await createDrainer({ ...office.deps, endpoints: () => [] }).drain();
		assert.match(none.held[0]?.reason ?? '', /不在设置里/);
		assert.equal(office.desk.requests.length, 0);
		assert.equal((await office.only()).state, '待发');
	});

	it('goes over an unencrypted connection only if it was filed so', async () => {
		const origin = 'http://10.0.0.9';
		const plain = { ...office.endpoint, name: '内网', url: origin, origin, allowPlaintext: true };
		const sent: string[] = [];
		const run = async (allowPlaintext: boolean) => {
			const drainer = createDrainer({
				...office.deps,
				endpoints: () => [{ ...plain, allowPlaintext }],
				send: async ({ key: one }) => {
					sent.push(one);
					return { kind: 'failure', cause: 'connect', bytesLeft: false };
				},
			});
			const { held } = await drainer.drain();
			return held.find(({ entry }) => entry.endpoint.name === '内网')?.reason;
		};
		const secret = await office.outbox.enqueue(aRequest({}, plain));
		assert.match((await run(true)) ?? '', /没有同意明文/);
		const now = office.clock.now();
		await office.outbox.transition(secret.entry.id, { type: 'withdraw', now });
		const open = await office.outbox.enqueue(
			aRequest({ body: '另一份。' }, plain, { plaintext: true }),
		);
		assert.match((await run(false)) ?? '', /明文地址/);
		assert.deepEqual(sent, []);
		await run(true);
		assert.deepEqual(sent, [open.entry.key]);
	});

	it('without a token, or with one no header can carry, nothing is sent', async () => {
		for (const bad of [undefined, '', '口令', 'a b', 'a\r\nX: 1']) {
			const drainer = createDrainer({ ...office.deps, tokenFor: async () => bad });
			await drainer.drain();
			assert.equal((await office.only()).state, '待登录');
			await drainer.loggedIn(office.desk.origin);
		}
		assert.equal(office.desk.requests.length, 0);
	});

	it('after a 401 the rest of that endpoint is not even tried', async () => {
		await office.outbox.enqueue(aRequest({ draftId: '20261122-M2QX' }, office.endpoint));
		office.desk.next(answerWith(401, {}));
		await office.drainer.drain();
		const { entries } = await office.outbox.list();
		assert.deepEqual(
			entries.map(({ state }) => state),
			['待登录', '待登录'],
		);
		assert.equal(office.desk.requests.length, 1);
	});

	it('a drain asked for while one runs makes another round', async () => {
		let asked: Promise<unknown> | undefined;
		office.desk.next((request, response, store) => {
			void office.outbox
				.enqueue(aRequest({ draftId: '20261122-M2QX' }, office.endpoint))
				.then(() => {
					asked = office.drainer.drain();
					behaviours.accept(request, response, store);
				});
		});
		await office.drainer.drain();
		await asked;
		assert.equal(office.desk.stored.length, 2);
	});

	it('sends revisions of one draft in their order', async () => {
		office.desk.next(answerWith(503, {}, { 'retry-after': '60' }));
		await office.drainer.drain();
		const second = await office.outbox.enqueue(aRequest({ body: '改过的正文。' }, office.endpoint));
		assert.equal(second.entry.revision, 2);
		await office.drainer.drain();
		assert.equal(office.desk.stored.length, 0);
		await drainAt(3 * minute);
		await office.drainer.drain();
		assert.deepEqual(
			office.desk.stored.map((item) => item.key),
			[key, second.entry.key],
		);
	});

	it('looks at the ledger once in a round, however much it sends', async () => {
		await office.outbox.enqueue(
			aRequest({ body: '第二件。', draftId: '20261122-M2QX' }, office.endpoint),
		);
		let looks = 0;
		const list = (): ReturnType<typeof office.outbox.list> => {
			looks++;
			return office.outbox.list();
		};
		await createDrainer({ ...office.deps, outbox: { ...office.outbox, list } }).drain();
		assert.deepEqual([looks, office.desk.stored.length], [1, 2]);
	});

	it('does nothing while offline, and does not ask to look again for what is due', async () => {
		let online = false;
		const drainer = createDrainer({ ...office.deps, online: () => online });
		const { nextAt } = await drainer.drain();
		assert.equal(nextAt, undefined);
		assert.equal(office.desk.requests.length, 0);
		online = true;
		await drainer.drain();
		await assertArrivedOnce(office, key);
	});
});
