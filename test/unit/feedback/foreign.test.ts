import assert from 'node:assert/strict';
import { parseFates, type Fates } from '../../../src/core/feedback/fate';
import { foreignChange } from '../../../src/core/feedback/foreign-change';
import { newsSentence, newsSummary } from '../../../src/core/feedback/news';
import { ledgerRow } from '../../../src/core/ledger/row';
import { createStandings, type Feedback } from '../../../src/core/ledger/standing';
import { mappingProblems } from '../../../src/core/mapping/apply';
import { mappingSchema, type Mapping } from '../../../src/core/mapping/schema';
import type { Submission } from '../../../src/core/submission/entry';
import type { Exchange } from '../../../src/core/submission/exchange';
import { createDrainer, type ReadyEndpoint } from '../../../src/node/drain';
import { createFeedbackStore } from '../../../src/node/feedback-store';
import { sha256 } from '../../../src/node/hash';
import { syncMapped } from '../../../src/node/mapped-sync';
import { createTransport, type Transport } from '../../../src/node/transport';
import { createFakeDisk } from '../../support/fake-fs';
import {
	aFiler,
	anEndpoint,
	aRequest,
	createCounter,
	createFakeClock,
	jsonAnswer,
	openOutbox,
} from '../../support/filing';
import { exampleMapping, startJianglan, type ForeignSystem } from '../../support/provinces';

const secret = 'kouling-12';

/** An office with one item that a foreign system has received, and the store of what comes back. */
async function office(endpoint: ReadyEndpoint, transport: Transport) {
	const clock = createFakeClock();
	const disk = createFakeDisk(clock.now);
	const alive = new Set([1]);
	const outbox = openOutbox({ fs: disk.open(), clock, pid: 1, alive });
	const drainer = createDrainer({
		outbox,
		...aFiler(transport),
		clock: clock.now,
		random: () => 0,
		owner: 'w1',
		endpoints: () => [endpoint],
		tokenFor: async () => secret,
		leaseMs: 150_000,
	});
	await outbox.enqueue(aRequest({}, endpoint));
	await drainer.drain();
	const { entries } = await outbox.list();
	const items = entries.filter((one): one is Submission => one.kind === 'submission');
	assert.deepEqual(
		items.map(({ state }) => state),
		['已收'],
	);
	const identity = { pid: 1, host: 'office', isAlive: () => true };
	const store = createFeedbackStore<Fates>(
		{
			fs: disk.open(),
			clock: clock.now,
			sleep: clock.sleep,
			process: identity,
			newToken: createCounter('token'),
		},
		{ dir: '/store/changes', parse: parseFates },
	);
	const readFile = async () => assert.fail();
	const ask = () =>
		syncMapped({ transport, store, clock: clock.now, readFile }, endpoint, secret, items);
	async function row() {
		const { values: fates } = await store.list();
		const feedback: Feedback = { fates, messages: [], answers: () => false };
		const [entry] = items;
		assert.ok(entry);
		return ledgerRow(entry, clock.now(), { standing: createStandings(items, feedback)(entry) });
	}
	return { clock, store, items, ask, row };
}

describe('what a system of another kind tells of an item', () => {
	let system: ForeignSystem | undefined;
	afterEach(() => system?.close());

	const jianglan = ({ url, origin }: ForeignSystem): ReadyEndpoint =>
		anEndpoint({
			name: '江澜省信息直报',
			url,
			origin,
			dedup: '可查询',
			auth: { kind: 'basic', user: 'bsdw' },
			mapping: exampleMapping('jianglan'),
		});

	it('stands in the ledger in our words: 退回 with its reason, then 采用 with issue and points', async () => {
		system = await startJianglan(secret);
		const { ask, row, store } = await office(jianglan(system), createTransport());
		assert.deepEqual(await ask(), { kind: 'done', news: [] });
		system.decide(0, { zt: '退改', yj: '请补充同比数据', clsj: '2026/11/22 10:05' });
		const returned = await ask();
		assert.ok(returned.kind === 'done');
		assert.equal(returned.news.length, 1);
		assert.match(newsSentence(newsSummary(returned.news)!, '一窗通办'), /退回/u);
		assert.equal((await row()).group, '退回');
		assert.match((await row()).tooltip.join(), /请补充同比数据/u);
		assert.deepEqual(await ask(), { kind: 'done', news: [] }, 'the same is told once');
		system.decide(0, { zt: '二审' });
		await ask();
		assert.match((await row()).tooltip.join(), /二审/u, 'a state of its own stays its own');
		system.decide(0, { zt: '退改', yj: '请补充同比数据', clsj: '2026/11/22 10:05' });
		const again = await ask();
		assert.ok(again.kind === 'done' && again.news.length === 1, 'back to a state it had');
		system.decide(0, { zt: '已用', qh: '第36期', jf: 3, clsj: '2026/11/23 09:00' });
		await ask();
		assert.equal((await row()).group, '已采用');
		const [fates] = (await store.list()).values;
		const [fate] = fates?.items ?? [];
		assert.deepEqual(
			fate?.steps.map(({ state }) => state),
			['退回', '二审', '退回', '已采用'],
		);
		assert.deepEqual(
			[fate?.adoption?.issue, fate?.adoption?.points, fate?.adoption?.vehicle],
			['第36期', 3, '普刊信息'],
		);
	});

	it('is told once by two windows that ask at the same time', async () => {
		system = await startJianglan(secret);
		const { ask } = await office(jianglan(system), createTransport());
		system.decide(0, { zt: '不用', yj: '已有同类' });
		const both = await Promise.all([ask(), ask()]);
		assert.equal(both.flatMap((one) => (one.kind === 'silent' ? [] : one.news)).length, 1);
	});

	const mapping = (state: string): Mapping =>
		mappingSchema.parse({
			submit: { path: "'a'", body: '{ "k": key }' },
			answer: { receipt: 'status = 200 ? { "receiptNo": "7" }' },
			status: { path: "'s/' & receipt.receiptNo", state },
		});
	const line = (answers: readonly Exchange[]) => {
		const left = [jsonAnswer(200, {}), ...answers];
		const paths: string[] = [];
		const transport: Transport = {
			async exchange({ path }) {
				paths.push(path);
				return left.shift() ?? assert.fail();
			},
		};
		return { transport, paths };
	};

	it('says in Chinese why nothing came, without the secret, and keeps what is known', async () => {
		const { transport, paths } = line([
			{ kind: 'failure', cause: 'connect', bytesLeft: false },
			jsonAnswer(401, { detail: secret }),
			jsonAnswer(503, {}),
			jsonAnswer(200, { state: '' }),
			jsonAnswer(200, { state: 'x'.repeat(40) }),
			jsonAnswer(404, {}),
		]);
		const { ask, store } = await office(
			anEndpoint({ mapping: mapping('body.state ? body : body.state = "" ? body') }),
			transport,
		);
		for (let asked = 0; asked < 5; asked++) {
			const result = await ask();
			assert.ok(result.kind === 'failed', String(asked));
			assert.match(result.message, /\p{Script=Han}.*。$/u);
			assert.ok(!result.message.includes(secret));
		}
		assert.deepEqual(await ask(), { kind: 'done', news: [] });
		assert.equal(paths.at(-1), 's/7');
		assert.deepEqual((await store.list()).values[0]?.items, []);
	});

	it('is not asked for where the mapping has no words for it, nor off the endpoint’s address', async () => {
		const silent = line([]);
		const without = { ...mapping('body'), status: undefined };
		const quiet = await office(anEndpoint({ mapping: without }), silent.transport);
		assert.deepEqual(await quiet.ask(), { kind: 'silent' });
		const away = line([]);
		const led = mapping('body');
		const elsewhere = { ...led, status: { path: "'https://b.example/'", state: 'body' } };
		const { ask } = await office(anEndpoint({ mapping: elsewhere }), away.transport);
		assert.equal((await ask()).kind, 'failed');
		assert.equal(away.paths.length, 1);
		const [problem] = mappingProblems({ ...led, status: { path: "'a'", state: '{ "state": ' } });
		assert.equal(problem?.place, '处理情况');
	});

	it('survives whatever it is, and shows no word that turns or breaks a line', async () => {
		const { transport } = line([]);
		const { items } = await office(anEndpoint({ mapping: mapping('body') }), transport);
		const [entry] = items;
		assert.ok(entry);
		const how = { known: undefined, heardAt: '2026-11-22T10:00:00+08:00', hash: sha256 };
		const change = foreignChange(entry, { state: '退\u202e回\n' }, how);
		assert.equal(change?.state.includes('\u202e'), false);
		assert.equal(change?.state.includes('\n'), false);
		assert.equal(foreignChange(entry, { state: '\u0000' }, how), undefined);
		assert.equal(
			foreignChange({ ...entry, receipt: undefined }, { state: '退回' }, how),
			undefined,
		);
	});
});
