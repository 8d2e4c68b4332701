import assert from 'node:assert/strict';
import { changesSchema, type Changes, type Comment } from '../../src/core/submission/feedback';
import { problemTypes } from '../../src/core/submission/payload';
import { verifyAudit } from '../../src/desk/store/audit';
import {
	adoptItem,
	answerComment,
	ask,
	attachmentOf,
	buildPayload,
	buildPicture,
	commentsOf,
	file,
	putBlob,
	rejectItem,
	returnItem,
	startDesk,
	type RunningDesk,
} from '../support/desk';
import { problemOf, receiptOf } from './support';

const other = { name: '南屏区应急管理局', token: 'other-token-0001' };
const own = { name: '云岭县政务服务局', token: 'own-token-0001' };

async function changesAfter(desk: RunningDesk, after = '0', limit = 100): Promise<Changes> {
	const answer = await ask(desk, `/api/v1/changes?after=${after}&limit=${limit}`);
	assert.equal(answer.status, 200);
	return changesSchema.parse(await answer.json());
}

interface ItemAnswer {
	readonly state: string;
	readonly comments: Comment[];
	readonly adoption?: { title: string; points?: number };
	readonly history: { state: string; code: string | null }[];
}

const itemOf = async (desk: RunningDesk, id: string): Promise<ItemAnswer> =>
	(await (await ask(desk, `/api/v1/items/${id}`)).json()) as ItemAnswer;

describe('desk: what comes back to the unit', () => {
	let desk: RunningDesk;
	let itemId: string;
	const payload = buildPayload();

	beforeEach(async () => {
		desk = await startDesk({ units: [own, other] });
		({ itemId } = await receiptOf(await file(desk, payload)));
	});
	afterEach(async () => {
		const verified = await verifyAudit(desk.desk.store.read);
		assert.ok(verified.ok, JSON.stringify(verified));
		await desk.close();
	});

	it('is a return with code, reason and comments at their passages', async () => {
		const item = await returnItem(desk, itemId, {
			code: '缺数据',
			reason: '补充后重报',
			comments: [
				{ text: '同比多少？', passage: { quote: '共办件2.3万件' } },
				{ text: '题目可再短', passage: undefined },
			],
		});
		assert.equal(item.state, '退回');
		const { changes } = await changesAfter(desk);
		const last = changes.at(-1)!;
		assert.deepEqual(
			[last.state, last.previous, last.code, last.reason, last.itemId],
			['退回', '待采编', '缺数据', '补充后重报', itemId],
		);
		const [first, second] = last.comments;
		const { passage } = first!;
		assert.equal(payload.body.slice(passage!.from, passage!.to), '共办件2.3万件');
		assert.ok(payload.body.includes(passage!.before + passage!.quote + passage!.after));
		assert.equal(second!.passage, undefined);
		assert.equal(second!.notes[0]!.side, '收稿');
		const answer = await itemOf(desk, itemId);
		assert.deepEqual(answer.comments, last.comments);
		assert.equal(answer.history.at(-1)?.code, '缺数据');
		assert.deepEqual((await changesAfter(desk, '0', 1)).changes[0]!.comments, []);
	});

	it('takes offsets as they are and refuses a passage that is not there or not only there', async () => {
		const comment = (passage: object) =>
			returnItem(desk, itemId, { comments: [{ text: '意见', passage }] });
		for (const passage of [
			{ quote: '没有这句话' },
			{ quote: '，' },
			{ from: 5, to: 5 },
			{ from: 0, to: 9999 },
			{},
		])
			await assert.rejects(comment(passage), { kind: 'validation' });
		assert.equal((await desk.rows())[0]?.state, '待采编');
		assert.deepEqual(await commentsOf(desk, itemId), [], 'nothing of a refused act stays');
		await comment({ from: 3, to: 5, quote: payload.body.slice(3, 5) });
		const [stored] = await commentsOf(desk, itemId);
		assert.deepEqual([stored!.passage?.from, stored!.passage?.to], [3, 5]);
	});

	it('wants a code of the list, and a reason or a comment', async () => {
		const { intake } = desk.desk;
		const actor = '编辑';
		const wrong = [
			{ actor, code: '缺数据' },
			{ actor, code: '缺数据', reason: ' \n ' },
			{ actor, code: '随便', reason: '理由' },
			{ actor: ' ', code: '缺数据', reason: '理由' },
			{ actor, code: '缺数据', reason: '长'.repeat(5001) },
			{ actor, code: '缺数据', reason: '半个\ud83d' },
			{ actor, code: '缺数据', reason: '理由', comments: [{ text: '' }] },
		];
		for (const act of wrong)
			await assert.rejects(intake.returnItem(itemId, act as never), { kind: 'validation' });
		const marked = { actor, code: '其他', reason: '原件机密★' } as const;
		await assert.rejects(intake.returnItem(itemId, marked), { kind: 'classified' });
		await assert.rejects(returnItem(desk, 'none'), { kind: 'notFound' });
		const stale = returnItem(desk, itemId, { revision: 2 });
		await assert.rejects(stale, { kind: 'stateConflict' });
		assert.equal((await changesAfter(desk)).changes.length, 1);
	});

	it('tells of comments and answers the desk adds later, without a change of state', async () => {
		await returnItem(desk, itemId, { comments: [{ text: '同比多少？' }] });
		const { next } = await changesAfter(desk);
		const { intake } = desk.desk;
		await intake.comment(itemId, { actor: '贺岚', comments: [{ text: '另请补图' }] });
		const [first] = await commentsOf(desk, itemId);
		await intake.reply(itemId, first!.id, { actor: '贺岚', text: '也可写环比' });
		const { changes } = await changesAfter(desk, next);
		assert.deepEqual(
			changes.map(({ previous, state }) => [previous, state]),
			[
				['退回', '退回'],
				['退回', '退回'],
			],
		);
		assert.deepEqual(
			changes[1]!.comments.map(({ notes }) => notes.map(({ text }) => text)),
			[['同比多少？', '也可写环比'], ['另请补图']],
		);
		await assert.rejects(intake.reply(itemId, 'none', { actor: '贺岚', text: '好' }), {
			kind: 'notFound',
		});
	});

	it("keeps the unit's answers once, with a receipt and the comment as it stands", async () => {
		await returnItem(desk, itemId, { comments: [{ text: '同比多少？' }] });
		const [{ id }] = (await commentsOf(desk, itemId)) as [Comment];
		const path = `/api/v1/items/${itemId}/comments/${id}`;
		const bytes = JSON.stringify({ text: '已补同比', done: true });
		const first = await receiptOf(await file(desk, bytes, { path, key: 'a' }));
		assert.match(first.receiptNo, /^复〔/);
		assert.deepEqual(await receiptOf(await file(desk, bytes, { path, key: 'a' }), 200), first);
		const changed = JSON.stringify({ text: '另一句' });
		const reused = await file(desk, changed, { path, key: 'a' });
		await problemOf(reused, 422, problemTypes.keyReuse);
		const [stored] = await commentsOf(desk, itemId);
		assert.deepEqual(
			stored!.notes.map(({ side, by, text }) => [side, by, text]),
			[
				['收稿', '值班编辑', '同比多少？'],
				['报送', own.name, '已补同比'],
			],
		);
		assert.equal(stored!.done, true);
		assert.equal((await answerComment(desk, itemId, id, { done: false })).done, false);
		assert.equal((await answerComment(desk, itemId, id, { text: '稍候' })).done, false);
		assert.equal((await answerComment(desk, itemId, id, { done: true })).notes.length, 3);
		assert.equal((await desk.rows())[0]?.state, '退回');
	});

	it('refuses an empty, long, marked or foreign answer, and one without a key', async () => {
		await returnItem(desk, itemId, { comments: [{ text: '同比多少？' }] });
		const [{ id }] = (await commentsOf(desk, itemId)) as [Comment];
		const path = `/api/v1/items/${itemId}/comments/${id}`;
		const wrong = [{}, { text: ' ' }, { text: '长'.repeat(5001) }, { text: 1 }, { done: 'yes' }];
		for (const body of [...wrong, { text: 'a\0b' }, { text: 'x', more: 1 }])
			await problemOf(await file(desk, body, { path }), 422, problemTypes.validation);
		const marked = await file(desk, { text: '见机密★件' }, { path });
		await problemOf(marked, 422, problemTypes.classified);
		const keyless = await file(desk, { done: true }, { path, key: '' });
		await problemOf(keyless, 400, problemTypes.keyMissing);
		const strange = await file(desk, { done: true }, { path, token: other.token });
		await problemOf(strange, 404, problemTypes.notFound);
		const none = await file(desk, { done: true }, { path: `${path}x` });
		await problemOf(none, 404, problemTypes.notFound);
		const mine = await receiptOf(await file(desk, buildPayload()));
		const wrongItem = `/api/v1/items/${mine.itemId}/comments/${id}`;
		const elsewhere = await file(desk, { done: true }, { path: wrongItem });
		await problemOf(elsewhere, 404, problemTypes.notFound);
		assert.equal((await commentsOf(desk, itemId))[0]!.notes.length, 1);
	});

	it("shows a foreign unit neither changes nor comments of another's item", async () => {
		await returnItem(desk, itemId, { comments: [{ text: '同比多少？' }] });
		const stranger = { ...desk, token: other.token };
		assert.deepEqual((await changesAfter(stranger)).changes, []);
		await problemOf(await ask(stranger, `/api/v1/items/${itemId}`), 404, problemTypes.notFound);
	});

	it('keeps comments over a revision, and speaks of the text they were made on', async () => {
		await returnItem(desk, itemId, { comments: [{ text: '同比？', passage: { from: 0, to: 4 } }] });
		await receiptOf(await file(desk, { ...payload, revision: 2, body: '另一篇。' }));
		await desk.desk.intake.comment(itemId, {
			actor: '贺岚',
			comments: [{ text: '太短', passage: { quote: '另一篇' } }],
		});
		const { comments, state } = await itemOf(desk, itemId);
		assert.equal(state, '待采编');
		assert.deepEqual(
			comments.map(({ revision, passage }) => [revision, passage?.quote]),
			[
				[1, '今年9月'],
				[2, '另一篇'],
			],
		);
	});

	it('is an adoption with both texts kept, and its correction', async () => {
		await adoptItem(desk, itemId, { title: '改后的标题', body: '改后的正文。\r\n第二段。\n' });
		const adopted = (await changesAfter(desk)).changes.at(-1)!;
		assert.equal(adopted.state, '已采用');
		assert.equal(adopted.previous, '待采编', 'no step is made up');
		assert.deepEqual(
			{ ...adopted.adoption, date: '' },
			{
				vehicle: '普刊信息',
				issue: '第36期',
				date: '',
				points: 2,
				title: '改后的标题',
				body: '改后的正文。\n第二段。',
			},
		);
		assert.match(adopted.adoption!.date, /^\d{4}-\d\d-\d\d$/);
		assert.equal((await desk.rows())[0]?.body, payload.body);
		await adoptItem(desk, itemId, { issue: '第37期' });
		const all = (await changesAfter(desk)).changes.slice(1);
		assert.deepEqual(
			all.map(({ previous, adoption }) => [previous, adoption?.issue, adoption?.title]),
			[
				['待采编', '第36期', '改后的标题'],
				['已采用', '第37期', payload.title],
			],
		);
		assert.equal((await itemOf(desk, itemId)).adoption?.title, payload.title);
		await assert.rejects(returnItem(desk, itemId), { kind: 'stateConflict' });
		const { intake } = desk.desk;
		await assert.rejects(intake.move(itemId, '待采编', '编辑'), { kind: 'stateConflict' });
	});

	it('refuses an adoption without issue, with a wrong day, points, or a text beyond all measure', async () => {
		const wrong = [
			{ issue: ' ' },
			{ vehicle: '' },
			{ date: '2026-02-30' },
			{ date: '昨天' },
			{ points: -1 },
			{ points: Number.NaN },
			{ points: 10_001 },
			{ title: '长'.repeat(501) },
			{ body: ' ' },
			{ body: '字'.repeat(250_000) },
		];
		for (const act of wrong)
			await assert.rejects(adoptItem(desk, itemId, act), { kind: 'validation' });
		await assert.rejects(adoptItem(desk, itemId, { body: '秘密★' }), { kind: 'classified' });
		assert.equal((await desk.rows())[0]?.state, '待采编');
	});

	it('is a rejection, for good', async () => {
		await rejectItem(desk, itemId);
		const last = (await changesAfter(desk)).changes.at(-1)!;
		assert.deepEqual([last.state, last.code], ['退稿', '已有同类']);
		const next = await file(desk, { ...payload, revision: 2 });
		await problemOf(next, 409, problemTypes.stateConflict);
		await assert.rejects(rejectItem(desk, itemId), { kind: 'stateConflict' });
		await assert.rejects(rejectItem(desk, itemId, { reason: '' }), { kind: 'validation' });
	});

	it('never fills an answer beyond what a client reads', async () => {
		const long = '字'.repeat(190_000);
		for (let i = 0; i < 4; i++) await adoptItem(desk, itemId, { body: long });
		let after = '0';
		let seen = 0;
		for (let more = true; more;) {
			const answer = await ask(desk, `/api/v1/changes?after=${after}`);
			const text = await answer.text();
			assert.ok(Buffer.byteLength(text) < 1_000_000);
			const page = changesSchema.parse(JSON.parse(text));
			seen += page.changes.length;
			({ next: after, more } = page);
		}
		assert.equal(seen, 5);
		const { itemId: second } = await receiptOf(await file(desk, buildPayload()));
		const comments = Array.from({ length: 30 }, () => ({ text: '字'.repeat(5000) }));
		await assert.rejects(returnItem(desk, second, { comments }), { kind: 'validation' });
		await returnItem(desk, second, { comments: comments.slice(0, 19) });
		assert.ok(JSON.stringify(await changesAfter(desk, after)).length < 1_000_000);
	});
});

describe('desk: pictures', () => {
	let desk: RunningDesk;
	const picture = buildPicture(7);

	beforeEach(async () => {
		desk = await startDesk({ units: [own, other] });
	});
	afterEach(async () => {
		assert.ok((await verifyAudit(desk.desk.store.read)).ok);
		await desk.close();
	});

	it('are stored once by their digest', async () => {
		const first = await putBlob(desk, picture);
		assert.equal(first.status, 201);
		const { digest, size, type } = attachmentOf(picture);
		assert.deepEqual(await first.json(), { digest, size, type });
		const again = await Promise.all([putBlob(desk, picture), putBlob(desk, picture)]);
		assert.deepEqual(
			again.map(({ status }) => status),
			[200, 200],
		);
		const rows = await desk.desk.store.read.audit.read(0, 100);
		assert.equal(rows.filter(({ action }) => action === '收附件').length, 1);
	});

	it('are what they say: digest, kind, form, size', async () => {
		const wrong = await putBlob(desk, picture, { digest: '0'.repeat(64) });
		await problemOf(wrong, 422, problemTypes.validation);
		for (const digest of ['abc', 'A'.repeat(64), '..%2f..'])
			await problemOf(await putBlob(desk, picture, { digest }), 422, problemTypes.validation);
		for (const type of [
			'image/jpeg',
			'image/webp',
			'image/svg+xml',
			'application/json',
			'text/html',
		])
			await problemOf(await putBlob(desk, picture, { type }), 415, problemTypes.unsupportedMedia);
		const html = Buffer.from('<script>alert(1)</script>');
		await problemOf(await putBlob(desk, html), 415, problemTypes.unsupportedMedia);
		await problemOf(await putBlob(desk, Buffer.alloc(0)), 400, problemTypes.malformed);
		const packed = await putBlob(desk, picture, { headers: { 'content-encoding': 'gzip' } });
		await problemOf(packed, 415, problemTypes.unsupportedMedia);
		const huge = Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024)]);
		await problemOf(await putBlob(desk, huge), 413, problemTypes.tooLarge);
		const full = Buffer.concat([picture, Buffer.alloc(10 * 1024 * 1024 - picture.length)]);
		assert.equal((await putBlob(desk, full)).status, 201);
		const nobody = await putBlob({ ...desk, token: 'wrong' }, picture);
		await problemOf(nobody, 401, problemTypes.unauthorized);
	});

	it('must be here before the filing that names them, from the same unit', async () => {
		const attachments = [attachmentOf(picture)];
		const payload = buildPayload({ attachments });
		const missing = await problemOf(await file(desk, payload), 422, problemTypes.blobMissing);
		assert.deepEqual(
			missing.errors?.map(({ path }) => path),
			['/attachments/0'],
		);
		assert.equal((await putBlob({ ...desk, token: other.token }, picture)).status, 201);
		await problemOf(await file(desk, payload), 422, problemTypes.blobMissing);
		assert.equal((await putBlob(desk, picture)).status, 201);
		const changed = buildPayload({ attachments: [attachmentOf(picture, { size: 9 })] });
		await problemOf(await file(desk, changed), 422, problemTypes.validation);
		const marked = buildPayload({ attachments: [attachmentOf(picture, { caption: '机密★图' })] });
		await problemOf(await file(desk, marked), 422, problemTypes.classified);
		const { itemId } = await receiptOf(await file(desk, payload));
		const next = attachmentOf(buildPicture(8));
		const revision = { ...payload, revision: 2, attachments: [next] };
		await problemOf(await file(desk, revision), 422, problemTypes.blobMissing);
		assert.equal((await itemOf(desk, itemId)).state, '待采编');
	});

	it('are shown by the desk on the page of an item that names them, and nowhere else', async () => {
		const unused = buildPicture(9);
		await putBlob(desk, picture);
		await putBlob(desk, unused);
		const attachments = [attachmentOf(picture, { caption: '<img src=x onerror=alert(1)>' })];
		const { itemId } = await receiptOf(await file(desk, buildPayload({ attachments })));
		const base = `${desk.url}/items/${itemId}/attachments`;
		const shown = await fetch(`${base}/${attachmentOf(picture).digest}`);
		assert.equal(shown.status, 200);
		assert.equal(shown.headers.get('content-type'), 'image/png');
		assert.equal(shown.headers.get('x-content-type-options'), 'nosniff');
		assert.deepEqual(Buffer.from(await shown.arrayBuffer()), picture);
		assert.equal((await fetch(`${base}/${attachmentOf(unused).digest}`)).status, 404);
		const page = await (await fetch(`${desk.url}/items/${itemId}`)).text();
		assert.ok(page.includes('&lt;img src=x onerror=alert(1)>'));
	});
});
