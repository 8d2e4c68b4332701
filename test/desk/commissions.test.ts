import assert from 'node:assert/strict';
import { problemTypes } from '../../src/core/submission/payload';
import { commissionsSchema, type Commission } from '../../src/core/submission/commission';
import { verifyAudit } from '../../src/desk/store/audit';
import { ask, buildPayload, file, startDesk, type RunningDesk } from '../support/desk';
import { problemOf, rawRequest, receiptOf, type RawAnswer } from './support';

const [first, second] = ['云岭县政务服务局', '南屏区发展和改革局'];
const minute = 60_000;

describe('desk: commissions', () => {
	let desk: RunningDesk;
	let now: number;
	beforeEach(async () => {
		now = Date.parse('2026-11-22T01:00:00Z');
		desk = await startDesk({
			units: [
				{ name: first, token: 'token-one' },
				{ name: second, token: 'token-two' },
			],
			clock: () => new Date(now),
		});
	});
	afterEach(async () => {
		assert.ok((await verifyAudit(desk.desk.store.read)).ok);
		await desk.close();
	});

	const usual = { actor: '贺岚', title: '冬季供暖保障', deadline: '2026-11-25T18:00' };
	const issue = (change: Partial<Parameters<typeof desk.desk.commissions.issue>[0]> = {}) =>
		desk.desk.commissions.issue({ ...usual, units: 'all', ...change });
	const unitId = async (name: string) =>
		(await desk.desk.store.read.units.findByName(name))?.id ?? '';
	const told = async (token = 'token-one'): Promise<Commission[]> => {
		const answer = await ask({ ...desk, token }, '/api/v1/commissions');
		assert.equal(answer.status, 200);
		return commissionsSchema.parse(await answer.json()).commissions;
	};
	const answerWith = (commission: string, token = 'token-one', draftId = 'd1') =>
		file(desk, buildPayload({ commission, draftId }), { token });
	const itemOf = async (response: Response) =>
		desk.desk.store.read.items.find((await receiptOf(response)).itemId);
	const get = (path: string) => rawRequest(desk.url + path, { headers: { accept: 'text/html' } });
	const post = (path: string, fields: readonly (readonly [string, string])[], headers = {}) =>
		rawRequest(desk.url + path, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
		});

	it('are numbered by the year and told to the units they are addressed to', async () => {
		await issue({ requirements: '各县保供情况。', vehicle: '要情信息' });
		await issue({ title: '只约一家', units: [await unitId(second)] });
		assert.deepEqual(await told(), [
			{
				number: '约〔2026〕1号',
				title: '冬季供暖保障',
				requirements: '各县保供情况。',
				vehicle: '要情信息',
				deadline: '2026-11-25T18:00:00.000+08:00',
				issuedAt: '2026-11-22T09:00:00.000+08:00',
				state: '征集中',
				answered: false,
			},
		]);
		assert.deepEqual(
			(await told('token-two')).map(({ number }) => number),
			['约〔2026〕2号', '约〔2026〕1号'],
		);
		now = Date.parse('2026-12-31T16:00:00Z');
		const { number } = await issue({ deadline: '2027-01-03T18:00' });
		assert.equal(number, '约〔2027〕1号', 'the year is that of Beijing');
		await problemOf(
			await ask({ ...desk, token: 'x' }, '/api/v1/commissions'),
			401,
			problemTypes.unauthorized,
		);
	});

	it('are answered by filings that name them, with whatever stands beside the number', async () => {
		const { id } = await issue();
		const item = await itemOf(await answerWith('约[2026]1号（11月25日前）'));
		assert.equal(item?.commissionId, id);
		assert.deepEqual(
			(await told()).map(({ answered }) => answered),
			[true],
		);
		assert.equal((await told('token-two'))[0]?.answered, false);
	});

	it('do not stand in the way of a filing that names another one, or none of this desk', async () => {
		await issue({ units: [await unitId(second)] });
		for (const [nth, named] of ['约〔2026〕1号', '约〔2026〕99号', '第8期约稿'].entries()) {
			const item = await itemOf(await answerWith(named, 'token-one', `d${nth}`));
			assert.equal(item?.commissionId, null, named);
		}
	});

	it('follow the revision that counts, and forget what was taken back', async () => {
		const { id } = await issue();
		const answers = async () =>
			(await desk.desk.store.read.items.answersTo(id)).map(({ draftId }) => draftId);
		const { itemId } = await receiptOf(await file(desk, buildPayload({ draftId: 'd1' })));
		assert.deepEqual(await answers(), []);
		const named = buildPayload({ draftId: 'd1', revision: 2, commission: '约〔2026〕1号' });
		await receiptOf(await file(desk, named));
		assert.deepEqual(await answers(), ['d1']);
		const path = `/api/v1/items/${itemId}/withdrawal`;
		await receiptOf(await file(desk, { reason: '另报' }, { path }));
		assert.deepEqual(await answers(), []);
	});

	it('can be extended, closed and opened again, and say so', async () => {
		const { id } = await issue();
		now = Date.parse('2026-11-25T10:00:00Z') + minute;
		assert.equal((await told())[0]?.state, '已截止');
		const { commissions } = desk.desk;
		await commissions.extend(id, { actor: '贺岚', deadline: '2026-11-30T12:00' });
		assert.deepEqual(
			(await told()).map(({ state, deadline }) => [state, deadline.slice(0, 16)]),
			[['征集中', '2026-11-30T12:00']],
		);
		await commissions.close(id, { actor: '贺岚' });
		assert.deepEqual(await told(), []);
		await assert.rejects(commissions.close(id, { actor: '贺岚' }), /已经结束/u);
		// What still comes is taken, and belongs to it.
		assert.equal((await itemOf(await answerWith('约〔2026〕1号')))?.commissionId, id);
		await commissions.extend(id, { actor: '贺岚', deadline: '2026-12-01T12:00' });
		assert.equal((await told()).length, 1);
	});

	it('are refused with the place that is wrong', async () => {
		for (const [change, path] of [
			[{ deadline: '2026-11-22T08:59' }, '/deadline'],
			[{ deadline: '2026-11-31T08:59' }, '/deadline'],
			[{ deadline: '明天' }, '/deadline'],
			[{ title: ' ' }, '/title'],
			[{ units: ['nobody'] }, '/units'],
			[{ units: [] }, '/units'],
			[{ requirements: '字'.repeat(1001) }, '/requirements'],
		] as const)
			await assert.rejects(
				issue(change as object),
				(error: Error & { errors?: { path: string }[] }) => {
					assert.equal(error.errors?.[0]?.path, path, JSON.stringify(change));
					return true;
				},
			);
		await assert.rejects(issue({ requirements: '机密★\n写明情况' }), /涉密标志/u);
		assert.deepEqual(await told(), []);
		await issue();
		assert.equal((await told())[0]?.number, '约〔2026〕1号', 'what was refused took no number');
	});

	it('never fill an answer beyond what a client reads', async () => {
		const requirements = '𠀀'.repeat(500);
		for (let nth = 0; nth < 110; nth++) await issue({ title: '长'.repeat(200), requirements });
		const answer = await ask({ ...desk, token: 'token-one' }, '/api/v1/commissions');
		assert.ok(Buffer.byteLength(await answer.text()) < 1_000_000);
	});

	describe('pages', () => {
		function led(answer: RawAnswer): string {
			assert.equal(answer.status, 303, answer.body);
			return answer.headers.location ?? '';
		}
		const fields = (change: Record<string, string> = {}) =>
			Object.entries({ ...usual, requirements: '', vehicle: '', to: 'all', ...change });

		it('issue one, show who has answered and who has not, and end it', async () => {
			assert.match((await get('/commissions')).body, /还没有发过约稿/u);
			const form = (await get('/commissions/new')).body;
			assert.match(form, /2026-11-25T18:00/u);
			assert.match(form, new RegExp(second));
			const page = led(await post('/commissions', fields()));
			await itemOf(await answerWith('约〔2026〕1号'));
			const { body } = await get(page);
			assert.match(body, /按时报送/u);
			assert.match(body, /未报/u);
			assert.match(body, /1 \/ 2/u);
			assert.equal(
				led(await post(`${page}/deadline`, fields({ deadline: '2026-11-23T10:00' }))),
				page,
			);
			now = Date.parse('2026-11-24T01:00:00Z');
			await itemOf(await answerWith('约〔2026〕1号', 'token-two'));
			assert.match((await get(page)).body, /逾期报送/u);
			assert.equal(led(await post(`${page}/close`, fields())), page);
			const list = (await get('/commissions')).body;
			assert.match(list, /已结束/u);
			assert.match(list, /2 \/ 2/u);
			const [row] = await desk.rows();
			assert.match(
				(await get(`/items/${row?.id}`)).body,
				new RegExp(`<a href="${page}">约〔2026〕1号</a>`),
			);
		});

		it('go to chosen units only, and keep what was written when it is refused', async () => {
			const id = await unitId(second);
			const wrong = [
				...fields({ to: 'some', title: '<b>供暖</b>', deadline: '2020-01-01T00:00' }),
				['unit', id] as const,
			];
			const refused = await post('/commissions', wrong);
			assert.equal(refused.status, 422);
			assert.match(refused.body, /应在现在之后/u);
			assert.match(refused.body, /value="&lt;b>供暖&lt;\/b>"/u);
			assert.match(refused.body, new RegExp(`value="${id}" checked`));
			led(
				await post('/commissions', [...fields({ to: 'some', title: '<b>供暖</b>' }), ['unit', id]]),
			);
			assert.deepEqual(await told(), []);
			assert.equal((await told('token-two')).length, 1);
			const list = (await get('/commissions')).body;
			assert.match(list, /1个单位/u);
			assert.doesNotMatch(list, /<b>供暖/u);
		});

		it('do nothing for a foreign page, nor for what is not there', async () => {
			const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
			assert.equal((await post('/commissions', fields(), foreign)).status, 403);
			assert.deepEqual(await told(), []);
			for (const path of ['/commissions/nothing/close', '/commissions/nothing/deadline'])
				assert.equal((await post(path, fields())).status, 404, path);
			assert.equal((await get('/commissions/nothing')).status, 404);
		});
	});
});
