import assert from 'node:assert/strict';
import { problemTypes } from '../../src/core/submission/payload';
import { openStore } from '../../src/desk/store/database';
import {
	adoptItem,
	ask,
	buildPayload,
	file,
	returnItem,
	sha256,
	startDesk,
	type RunningDesk,
} from '../support/desk';
import { holdable, problemOf, receiptOf } from './support';

const clock = () => new Date('2026-11-22T01:02:03.456Z');

describe('desk: filing', () => {
	let desk: RunningDesk;
	const other = { name: '南屏区应急管理局', token: 'other-token-0001' };
	const own = { name: '云岭县政务服务局', token: 'own-token-0001' };

	beforeEach(async () => {
		desk = await startDesk({ clock, units: [own, other] });
	});
	afterEach(() => desk.close());

	it('answers 201 with a receipt that echoes key and digest of the bytes', async () => {
		// Odd spacing: the digest is of what was sent, not of what was understood.
		const bytes = Buffer.from(JSON.stringify(buildPayload(), null, 3) + '\n');
		const response = await file(desk, bytes, { key: 'k-1' });
		const receipt = await receiptOf(response);
		assert.equal(receipt.key, 'k-1');
		assert.equal(receipt.digest, sha256(bytes));
		assert.equal(receipt.receiptNo, '收〔2026〕1122-0001');
		assert.equal(receipt.receivedAt, '2026-11-22T09:02:03.456+08:00');
		assert.equal(receipt.state, '待采编');
		assert.equal(response.headers.get('location'), `/api/v1/items/${receipt.itemId}`);
		const [row] = await desk.rows();
		assert.equal(row?.title, buildPayload().title);
		assert.equal(row?.body, buildPayload().body);
	});

	it('gives the same receipt to the same key and bytes, with 200, and stores one row', async () => {
		const bytes = JSON.stringify(buildPayload());
		const first = await receiptOf(await file(desk, bytes, { key: 'k' }), 201);
		const again = await receiptOf(await file(desk, bytes, { key: 'k' }), 200);
		assert.deepEqual(again, first);
		assert.equal((await desk.rows()).length, 1);
	});

	it('takes the quoted and the bare form of a key for the same', async () => {
		const bytes = JSON.stringify(buildPayload());
		const first = await receiptOf(await file(desk, bytes, { key: '"a-b"' }), 201);
		assert.equal(first.key, 'a-b');
		assert.deepEqual(await receiptOf(await file(desk, bytes, { key: 'a-b' }), 200), first);
	});

	it('gives the receipt as it was, also after the state changed', async () => {
		const bytes = JSON.stringify(buildPayload());
		const first = await receiptOf(await file(desk, bytes, { key: 'k' }));
		await desk.desk.intake.move(first.itemId, '采编中', '编辑');
		assert.deepEqual(await receiptOf(await file(desk, bytes, { key: 'k' }), 200), first);
	});

	it('refuses a key that was used for other content, before judging that content', async () => {
		await receiptOf(await file(desk, buildPayload(), { key: 'k' }));
		await problemOf(await file(desk, buildPayload(), { key: 'k' }), 422, problemTypes.keyReuse);
		await problemOf(await file(desk, { wrong: 1 }, { key: 'k' }), 422, problemTypes.keyReuse);
		assert.equal((await desk.rows()).length, 1);
	});

	it('refuses a key that was used for another act with the same bytes', async () => {
		const bytes = JSON.stringify(buildPayload());
		const { itemId } = await receiptOf(await file(desk, bytes, { key: 'k' }));
		const path = `/api/v1/items/${itemId}/revisions`;
		await problemOf(await file(desk, bytes, { key: 'k', path }), 422, problemTypes.keyReuse);
	});

	it('keeps keys of different units apart', async () => {
		const bytes = JSON.stringify(buildPayload());
		const mine = await receiptOf(await file(desk, bytes, { key: 'k' }), 201);
		const theirs = await receiptOf(await file(desk, bytes, { key: 'k', token: other.token }), 201);
		assert.notEqual(mine.itemId, theirs.itemId);
		assert.notEqual(mine.receiptNo, theirs.receiptNo);
	});

	it('leaves a key free when its content was refused', async () => {
		await problemOf(await file(desk, { wrong: 1 }, { key: 'k' }), 422, problemTypes.validation);
		await receiptOf(await file(desk, buildPayload(), { key: 'k' }), 201);
	});

	it('asks for a key, and refuses an impossible one', async () => {
		for (const key of ['', '""', 'a b', 'é', 'x'.repeat(129), '"open', '"a"b"'])
			await problemOf(await file(desk, buildPayload(), { key }), 400, problemTypes.keyMissing);
		assert.deepEqual(await desk.rows(), []);
	});

	it('stores one row for many posts of one key at once', async () => {
		const bytes = JSON.stringify(buildPayload());
		const answers = await Promise.all(
			Array.from({ length: 12 }, () => file(desk, bytes, { key: 'same' })),
		);
		const statuses = answers.map(({ status }) => status);
		assert.equal(statuses.filter((status) => status === 201).length, 1);
		for (const answer of answers)
			if (answer.status === 409) await problemOf(answer, 409, problemTypes.inProgress);
			else await receiptOf(answer, answer.status === 200 ? 200 : 201);
		assert.equal((await desk.rows()).length, 1);
		await receiptOf(await file(desk, bytes, { key: 'same' }), 200);
	});

	it('says 409 with Retry-After while a request with the key is being worked on', async () => {
		const held = holdable(await openStore(':memory:'));
		const slow = await startDesk({ store: held.store });
		try {
			held.hold();
			const bytes = JSON.stringify(buildPayload());
			const first = file(slow, bytes, { key: 'k' });
			await held.reached;
			const second = await file(slow, bytes, { key: 'k' });
			await problemOf(second, 409, problemTypes.inProgress);
			assert.match(second.headers.get('retry-after') ?? '', /^\d+$/);
			held.release();
			const receipt = await receiptOf(await first);
			assert.deepEqual(await receiptOf(await file(slow, bytes, { key: 'k' }), 200), receipt);
		} finally {
			await slow.close();
		}
	});

	it('stores nothing when a later step of the transaction fails', async () => {
		const inner = await openStore(':memory:');
		const broken = await startDesk({
			store: {
				...inner,
				write: (work) =>
					inner.write((stores) =>
						work({
							...stores,
							filings: { ...stores.filings, add: () => Promise.reject(new Error('正文')) },
						}),
					),
			},
		});
		try {
			const problem = await problemOf(await file(broken), 500, problemTypes.internal);
			assert.doesNotMatch(JSON.stringify(problem), /正文/);
			assert.deepEqual(await broken.rows(), []);
			assert.deepEqual(await inner.read.changes.after('x', 0, 10), []);
			assert.equal((await inner.read.audit.read(0, 10)).length, 1, 'only the unit');
		} finally {
			await broken.close();
		}
	});

	it('says when a 稿号 and 稿次 are already there under another key', async () => {
		const payload = buildPayload();
		const { receiptNo } = await receiptOf(await file(desk, payload));
		const problem = await problemOf(await file(desk, payload), 409, problemTypes.duplicateRevision);
		assert.match(problem.detail ?? '', new RegExp(receiptNo));
	});

	it('counts receipts by Beijing day', async () => {
		let now = new Date('2026-11-22T15:59:59Z');
		const late = await startDesk({ clock: () => now });
		try {
			const before = await receiptOf(await file(late));
			assert.equal(before.receiptNo, '收〔2026〕1122-0001');
			now = new Date('2026-11-22T16:00:00Z');
			const after = await receiptOf(await file(late));
			assert.equal(after.receiptNo, '收〔2026〕1123-0001');
			assert.equal((await receiptOf(await file(late))).receiptNo, '收〔2026〕1123-0002');
		} finally {
			await late.close();
		}
	});
});

describe('desk: revisions and withdrawal', () => {
	let desk: RunningDesk;
	const other = { name: '南屏区应急管理局', token: 'other-token-0001' };
	const own = { name: '云岭县政务服务局', token: 'own-token-0001' };

	beforeEach(async () => {
		desk = await startDesk({ clock, units: [own, other] });
	});
	afterEach(() => desk.close());

	it('takes the next revision of a returned item and keeps both texts', async () => {
		const payload = buildPayload();
		const first = await receiptOf(await file(desk, payload));
		await returnItem(desk, first.itemId, { reason: '缺数据来源' });
		const next = { ...payload, revision: 2, body: '改后的正文。' };
		const path = `/api/v1/items/${first.itemId}/revisions`;
		const second = await receiptOf(await file(desk, next, { path }));
		assert.equal(second.itemId, first.itemId);
		assert.notEqual(second.receiptNo, first.receiptNo);
		const stored = await desk.desk.store.read.items.revisions(first.itemId);
		assert.deepEqual(
			stored.map(({ revision, body }) => [revision, body]),
			[
				[1, payload.body],
				[2, '改后的正文。'],
			],
		);
		const [row] = await desk.rows();
		assert.equal(row?.state, '待采编');
		assert.equal(row?.revision, 2);
	});

	it('takes a revision also at the address of new items', async () => {
		const payload = buildPayload();
		const first = await receiptOf(await file(desk, payload));
		const second = await receiptOf(await file(desk, { ...payload, revision: 2 }));
		assert.equal(second.itemId, first.itemId);
		assert.equal((await desk.rows()).length, 1);
	});

	it('refuses a revision with a number it has, another 稿号, or while editors work on the item', async () => {
		const payload = buildPayload();
		const { itemId } = await receiptOf(await file(desk, payload));
		const path = `/api/v1/items/${itemId}/revisions`;
		const next = { ...payload, revision: 2 };
		await problemOf(await file(desk, payload, { path }), 409, problemTypes.duplicateRevision);
		const foreign = { ...next, draftId: 'else' };
		await problemOf(await file(desk, foreign, { path }), 422, problemTypes.validation);
		await desk.desk.intake.move(itemId, '采编中', '编辑');
		await problemOf(await file(desk, next, { path }), 409, problemTypes.stateConflict);
	});

	it('withdraws with a reason, once, and shows the item still', async () => {
		const { itemId } = await receiptOf(await file(desk));
		const path = `/api/v1/items/${itemId}/withdrawal`;
		const body = JSON.stringify({ reason: '数据有误，核实后另报' });
		const receipt = await receiptOf(await file(desk, body, { path, key: 'w' }));
		assert.equal(receipt.state, '已撤');
		assert.match(receipt.receiptNo, /^撤〔2026〕1122-0001$/);
		assert.deepEqual(await receiptOf(await file(desk, body, { path, key: 'w' }), 200), receipt);
		await problemOf(await file(desk, body, { path, key: 'w2' }), 409, problemTypes.stateConflict);
		const item = (await (await ask(desk, `/api/v1/items/${itemId}`)).json()) as {
			state: string;
			history: { reason: string | null }[];
		};
		assert.equal(item.state, '已撤');
		assert.equal(item.history.at(-1)?.reason, '数据有误，核实后另报');
	});

	it('wants a reason for a withdrawal, without a classification mark', async () => {
		const { itemId } = await receiptOf(await file(desk));
		const path = `/api/v1/items/${itemId}/withdrawal`;
		for (const body of [{}, { reason: '  ' }, { reason: 'x', more: 1 }, { reason: 'a\0b' }])
			await problemOf(await file(desk, body, { path }), 422, problemTypes.validation);
		const marked = { reason: '误报，机密★10年' };
		await problemOf(await file(desk, marked, { path }), 422, problemTypes.classified);
		assert.equal((await desk.rows())[0]?.state, '待采编');
	});

	it('does not withdraw what was used', async () => {
		const { itemId } = await receiptOf(await file(desk));
		await adoptItem(desk, itemId);
		const path = `/api/v1/items/${itemId}/withdrawal`;
		const answer = await file(desk, { reason: '不报了' }, { path });
		await problemOf(answer, 409, problemTypes.stateConflict);
	});

	it("hides another unit's item from every route", async () => {
		const payload = buildPayload();
		const { itemId } = await receiptOf(await file(desk, payload));
		const as = { token: other.token };
		const next = { ...payload, revision: 2 };
		const answers = [
			await ask({ ...desk, ...as }, `/api/v1/items/${itemId}`),
			await file(desk, next, { ...as, path: `/api/v1/items/${itemId}/revisions` }),
			await file(desk, { reason: 'x' }, { ...as, path: `/api/v1/items/${itemId}/withdrawal` }),
		];
		for (const answer of answers) await problemOf(answer, 404, problemTypes.notFound);
		assert.equal((await desk.rows())[0]?.state, '待采编');
	});

	it('moves items by the rules of the trade only', async () => {
		const { itemId } = await receiptOf(await file(desk));
		const { intake } = desk.desk;
		await assert.rejects(intake.move(itemId, '待采编', '编辑'), { kind: 'stateConflict' });
		await assert.rejects(intake.move('none', '采编中', '编辑'), { kind: 'notFound' });
		await intake.reject(itemId, { actor: '编辑', code: '时效已过', reason: '事过两周' });
		await assert.rejects(intake.move(itemId, '采编中', '编辑'), { kind: 'stateConflict' });
		await assert.rejects(adoptItem(desk, itemId), { kind: 'stateConflict' });
	});
});

describe('desk: changes', () => {
	it("gives the unit's own changes in order, page by page, and nothing twice", async () => {
		const other = { name: '南屏区应急管理局', token: 'other-token-0001' };
		const own = { name: '云岭县政务服务局', token: 'own-token-0001' };
		const desk = await startDesk({ clock, units: [own, other] });
		try {
			const mine = await receiptOf(await file(desk));
			await receiptOf(await file(desk, buildPayload(), { token: other.token }));
			await desk.desk.intake.move(mine.itemId, '采编中', '编辑');
			await returnItem(desk, mine.itemId, { reason: '缺原因' });
			const seen: [string, string | null][] = [];
			let after = '0';
			for (let more = true; more;) {
				const answer = await ask(desk, `/api/v1/changes?after=${after}&limit=2`);
				const page = (await answer.json()) as {
					changes: { itemId: string; state: string; reason: string | null }[];
					next: string;
					more: boolean;
				};
				assert.ok(page.changes.every(({ itemId }) => itemId === mine.itemId));
				seen.push(
					...page.changes.map(({ state, reason }): [string, string | null] => [state, reason]),
				);
				({ next: after, more } = page);
			}
			assert.deepEqual(seen, [
				['待采编', null],
				['采编中', null],
				['退回', '缺原因'],
			]);
			const rest = await ask(desk, `/api/v1/changes?after=${after}`);
			assert.deepEqual(await rest.json(), { changes: [], next: after, more: false });
			for (const query of ['after=x', 'limit=0', 'limit=501'])
				await problemOf(await ask(desk, `/api/v1/changes?${query}`), 422, problemTypes.validation);
		} finally {
			await desk.close();
		}
	});
});
