import assert from 'node:assert/strict';
import { verifyAudit } from '../../src/desk/store/audit';
import {
	buildPayload,
	commentsOf,
	file,
	returnItem,
	startDesk,
	type RunningDesk,
} from '../support/desk';
import { rawRequest, receiptOf, type RawAnswer } from './support';

type Fields = readonly (readonly [name: string, value: string])[];

const who: Fields = [
	['actor', '贺岚'],
	['revision', '1'],
];
const reason: Fields = [
	['code', '缺数据'],
	['reason', '补充同比'],
];
const adoption: Fields = [
	['vehicle', '要情信息'],
	['issue', '第8期'],
	['date', '2026-11-22'],
	['points', ''],
	['title', '采用标题'],
	['body', '采用正文。\r\n第二段。'],
];

describe('desk: forms of the editors', () => {
	let desk: RunningDesk;
	let itemId: string;
	const payload = buildPayload();

	beforeEach(async () => {
		desk = await startDesk();
		({ itemId } = await receiptOf(await file(desk, payload)));
	});
	afterEach(async () => {
		assert.ok((await verifyAudit(desk.desk.store.read)).ok);
		await desk.close();
	});

	function post(act: string, fields: Fields, headers: Record<string, string> = {}) {
		return rawRequest(`${desk.url}/items/${itemId}/${act}`, {
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				accept: 'text/html',
				...headers,
			},
			body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
		});
	}
	const state = async () => (await desk.rows())[0]!.state;

	function led(answer: RawAnswer, anchor = ''): void {
		assert.equal(answer.status, 303, answer.body);
		assert.equal(answer.headers.location, `/items/${itemId}${anchor}`);
	}

	it('return, with rows left empty ignored and breaks of lines as browsers send them', async () => {
		const rows: Fields = [
			...[['from', ''] as const, ['to', ''] as const],
			...[['quote', '，窗口12个'] as const, ['text', ''] as const],
		];
		const refused = await post('return', [...who, ...reason, ...rows]);
		assert.equal(refused.status, 422);
		assert.match(refused.body, /第1条意见，/);
		assert.match(refused.body, /，窗口12个<\/textarea>/);
		assert.match(refused.body, /补充同比<\/textarea>/);
		const good: Fields = [
			...[['from', '0'] as const, ['to', '99'] as const],
			...[['quote', '12个。\r\n截至'] as const, ['text', '甲\r\n乙'] as const],
			...[
				['from', ''] as const,
				['to', ''] as const,
				['quote', ''] as const,
				['text', ' '] as const,
			],
		];
		const answer = await post('return', [...who, ...reason, ...good]);
		led(answer);
		assert.match(answer.headers['set-cookie']?.[0] ?? '', /^zwxx_editor=[^;]+;.*HttpOnly/);
		const comments = await commentsOf(desk, itemId);
		assert.equal(comments.length, 1);
		assert.equal(comments[0]!.passage?.quote, '12个。\n截至');
		assert.deepEqual(
			comments[0]!.notes.map(({ by, text }) => [by, text]),
			[['贺岚', '甲\n乙']],
		);
	});

	it('reject, adopt, correct, move, comment, reply', async () => {
		led(await post('state', [...who, ['to', '采编中']]));
		assert.equal(await state(), '采编中');
		led(await post('comments', [...who, ['quote', ''], ['text', '标题好']]), '#comments');
		const [comment] = await commentsOf(desk, itemId);
		led(await post(`comments/${comment!.id}`, [...who, ['text', '再看']]), '#comments');
		assert.equal(await state(), '采编中');
		led(await post('adopt', [...who, ...adoption]));
		led(
			await post('adopt', [
				...who,
				...adoption.filter(([name]) => name !== 'points'),
				['points', '5'],
			]),
		);
		const adopted = await desk.desk.store.read.adoptions.ofItem(itemId);
		assert.deepEqual(
			adopted.map(({ points, body }) => [points, body]),
			[
				[undefined, '采用正文。\n第二段。'],
				[5, '采用正文。\n第二段。'],
			],
		);
		const form = await (await fetch(`${desk.url}/items/${itemId}/adopt`)).text();
		assert.match(form, /value="第8期"/);
		const refused = await post('reject', [...who, ...reason]);
		assert.equal(refused.status, 409);
		assert.match(refused.body, /不能改为“退稿”/);
		const next = await receiptOf(await file(desk, buildPayload()));
		itemId = next.itemId;
		led(await post('reject', [...who, ...reason]));
		assert.equal(await state(), '已采用', 'the first one is as it was');
	});

	it('do nothing for a foreign page, nor where a newer revision came in meanwhile', async () => {
		const acts: [string, Fields][] = [
			['return', reason],
			['reject', reason],
			['adopt', adoption],
			['state', [['to', '储备']]],
			['comments', [['text', '好']]],
			['comments/x', [['text', '好']]],
		];
		const foreign = [
			{ origin: 'http://evil.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
		];
		for (const [act, fields] of acts)
			for (const headers of foreign)
				assert.equal((await post(act, [...who, ...fields], headers)).status, 403, act);
		await receiptOf(await file(desk, { ...payload, revision: 2 }));
		for (const [act, fields] of acts.slice(0, 5)) {
			const answer = await post(act, [...who, ...fields], { origin: desk.url });
			assert.equal(answer.status, 409, act);
			assert.match(answer.body, /刚报来第2稿/);
		}
		assert.equal(await state(), '待采编');
		assert.deepEqual(await commentsOf(desk, itemId), []);
	});

	it('refuse what is missing, malformed, huge or not there', async () => {
		const statuses = async (cases: [string, Fields][]) =>
			Promise.all(cases.map(async ([act, fields]) => (await post(act, fields)).status));
		assert.deepEqual(
			await statuses([
				['return', []],
				['return', [...who, ['code', '随便'], ['reason', 'x']]],
				['reject', [...who, ['code', '其他']]],
				['adopt', [...who, ...adoption.slice(1)]],
				['adopt', [...who, ...adoption.filter(([n]) => n !== 'points'), ['points', '三']]],
				['state', [...who, ['to', '已采用']]],
				['comments', who],
				['comments/none', [...who, ['text', '好']]],
				['nothing', who],
			]),
			[422, 422, 422, 422, 422, 422, 422, 404, 404],
		);
		const many = Array.from({ length: 101 }, () => ['text', '好'] as const);
		assert.equal((await post('comments', [...who, ...many])).status, 422);
		const huge = await post('adopt', [...who, ['body', 'x'.repeat(5 * 1024 * 1024)]]);
		assert.equal(huge.status, 413);
		const json = await post('return', [], { 'content-type': 'application/json' });
		assert.equal(json.status, 400);
		for (const path of ['items/none/return', `items/${itemId}/attachments/${'0'.repeat(64)}`])
			assert.equal((await fetch(`${desk.url}/${path}`)).status, 404);
		assert.equal(await state(), '待采编');
	});

	it('show comments, answers and adopted texts as text, on every page', async () => {
		const bad = (name: string) => `<script>alert('${name}')</script></textarea>"onload="x`;
		await returnItem(desk, itemId, {
			actor: bad('actor').slice(0, 64),
			comments: [{ text: bad('comment'), passage: { quote: '共办件' } }],
		});
		const [comment] = await commentsOf(desk, itemId);
		const path = `/api/v1/items/${itemId}/comments/${comment!.id}`;
		await receiptOf(await file(desk, { text: bad('answer') }, { path }));
		await receiptOf(await file(desk, { ...payload, revision: 2, body: bad('body') }));
		const texts: Fields = [
			['vehicle', bad('vehicle')],
			['issue', bad('issue').repeat(2)],
			['title', bad('title')],
			['body', bad('edited')],
			['actor', bad('who')],
			['revision', '2'],
		];
		const pages = [(await post('adopt', texts)).body];
		assert.match(pages[0]!, /不能超过64字/);
		await desk.desk.intake.adopt(itemId, {
			...{ actor: '贺岚', vehicle: bad('v').slice(0, 60), issue: bad('i').slice(0, 60) },
			...{ title: bad('title'), body: bad('edited') },
		});
		for (const view of ['', '?view=changes', '?view=adopted', '?revision=1', '/return', '/adopt'])
			pages.push(await (await fetch(`${desk.url}/items/${itemId}${view}`)).text());
		for (const text of pages) {
			assert.doesNotMatch(
				text.replace(/<script src="\/assets\/[\w.-]+" defer><\/script>/, ''),
				/<script/,
			);
			assert.doesNotMatch(text, /"onload="/);
		}
		for (const name of ['comment', 'answer'])
			assert.ok(pages[1]!.includes(`alert('${name}')`), name);
	});
});

describe('desk: forms behind the sign-in', () => {
	it('do nothing without it', async () => {
		const desk = await startDesk({ pageToken: 'desk-page-token' });
		try {
			const { itemId } = await receiptOf(await file(desk));
			for (const act of ['return', 'reject', 'adopt', 'state', 'comments', 'comments/x']) {
				const answer = await rawRequest(`${desk.url}/items/${itemId}/${act}`, {
					method: 'POST',
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
					body: 'actor=x&code=其他&reason=x&to=储备&text=x',
				});
				assert.equal(answer.status, 303, act);
				assert.match(answer.headers.location ?? '', /^\/login/);
			}
			assert.equal((await desk.rows())[0]?.state, '待采编');
		} finally {
			await desk.close();
		}
	});
});
