import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { mappingProblems } from '../../../src/core/mapping/apply';
import { mappingSchema, type Mapping } from '../../../src/core/mapping/schema';
import type { Endpoint } from '../../../src/core/submission/endpoint';
import type { Submission } from '../../../src/core/submission/entry';
import { createDrainer, type ReadyEndpoint } from '../../../src/node/drain';
import type { Exchange } from '../../../src/core/submission/exchange';
import { createMappedEndpoint, dryRun } from '../../../src/node/mapped-endpoint';
import { createTransport } from '../../../src/node/transport';
import { createFakeDisk } from '../../support/fake-fs';
import {
	aFiler,
	anEndpoint,
	aRequest,
	createFakeClock,
	jsonAnswer,
	openOutbox,
} from '../../support/filing';
import {
	exampleMapping,
	startHongchuan,
	startJianglan,
	type ForeignSystem,
} from '../../support/provinces';

/** Files one item to a foreign system and drains as often as there is something to do. */
async function office(
	system: Pick<ForeignSystem, 'url' | 'origin'>,
	secret: string,
	change: Partial<Endpoint>,
) {
	const endpoint: ReadyEndpoint = anEndpoint({ url: system.url, origin: system.origin, ...change });
	const clock = createFakeClock();
	const outbox = openOutbox({
		fs: createFakeDisk(clock.now).open(),
		clock,
		pid: 1,
		alive: new Set([1]),
	});
	const filer = aFiler(createTransport());
	const drainer = createDrainer({
		outbox,
		...filer,
		clock: clock.now,
		random: () => 0,
		owner: 'w1',
		endpoints: () => [endpoint],
		tokenFor: async () => secret,
		leaseMs: 150_000,
	});
	const current = async (id: string): Promise<Submission> => {
		const found = (await outbox.list()).entries.find((one) => one.id === id);
		assert.equal(found?.kind, 'submission');
		return found;
	};
	return {
		clock,
		drainer,
		file: async (payload: Parameters<typeof aRequest>[0] = {}): Promise<Submission> => {
			const { entry } = await outbox.enqueue(aRequest(payload, endpoint));
			await drainer.drain();
			return current(entry.id);
		},
		current,
	};
}

describe('mapping to a receiving system of another kind', () => {
	let system: ForeignSystem;
	afterEach(() => system.close());

	const jianglan: Partial<Endpoint> = {
		name: '江澜省信息直报',
		dedup: '可查询',
		auth: { kind: 'basic', user: 'bsdw' },
		mapping: exampleMapping('jianglan'),
	};
	const hongchuan: Partial<Endpoint> = {
		name: '洪川省政务信息网',
		dedup: '无',
		auth: { kind: 'header', header: 'x-unit-code' },
		mapping: exampleMapping('hongchuan'),
	};

	it('files to 江澜 in its own words and keeps its receipt', async () => {
		system = await startJianglan('秘钥 12');
		const { file } = await office(system, '秘钥 12', jianglan);
		const entry = await file({ body: '第一段。\n\n第二段。' });
		assert.equal(entry.state, '已收', entry.problem?.message);
		assert.equal(entry.receipt?.receiptNo, 'JL-2026-000001');
		assert.equal(entry.receipt?.state, '待编');
		assert.equal(entry.receipt?.receivedAt, '2026-11-22 09:31:00+08:00');
		assert.deepEqual(system.stored, [
			{
				tou: { wbh: entry.key, zy: entry.sha256, sj: '2026/11/22 09:00' },
				xx: {
					bt: '云岭县“一窗通办”三个月办件2.3万件',
					zw: ['第一段。', '第二段。'],
					lx: '普刊信息',
					zs: 20,
				},
				dw: { mc: '云岭县行政审批局' },
			},
		]);
	});

	it('asks 江澜 before sending again, and finds what it has', async () => {
		system = await startJianglan('s');
		const { file, drainer, clock, current } = await office(system, 's', jianglan);
		system.loseNextAnswer();
		const waiting = await file();
		assert.equal(waiting.state, '待发');
		assert.equal(waiting.mayHaveArrived, true);
		clock.advance(3_600_000);
		await drainer.drain();
		const entry = await current(waiting.id);
		assert.equal(entry.state, '已收');
		assert.equal(entry.receipt?.receiptNo, 'JL-2026-000001');
		assert.equal(system.stored.length, 1);
	});

	it('shows why 江澜 refused, although it says so with 200', async () => {
		system = await startJianglan('another');
		const { file } = await office(system, 's', jianglan);
		const entry = await file();
		assert.equal(entry.state, '被拒');
		assert.match(entry.problem?.message ?? '', /用户或口令错误/u);
	});

	it('files to 洪川 as a form and reads its line of text', async () => {
		system = await startHongchuan('3701');
		const { file } = await office(system, '3701', hongchuan);
		const entry = await file();
		assert.equal(entry.state, '已收', entry.problem?.message);
		assert.equal(entry.receipt?.receiptNo, 'HC00000001');
		assert.equal(entry.receipt?.receivedAt, '2026-11-22T09:31:02+08:00');
		assert.deepEqual(system.stored, [
			{
				title: '云岭县“一窗通办”三个月办件2.3万件',
				content: '云岭县推行“一窗通办”，三个月办件2.3万件。',
				unitname: '云岭县行政审批局',
				kind: '01',
				writer: '张三',
				writetime: '20261122090000',
			},
		]);
	});

	it('leaves a lost answer of 洪川 to a person: it would store the item twice', async () => {
		system = await startHongchuan('3701');
		const { file, drainer, clock, current } = await office(system, '3701', hongchuan);
		system.loseNextAnswer();
		const entry = await file();
		assert.equal(entry.state, '待核实');
		clock.advance(86_400_000);
		await drainer.drain();
		assert.equal((await current(entry.id)).state, '待核实');
		assert.equal(system.stored.length, 1);
	});

	it('shows why 洪川 refused', async () => {
		system = await startHongchuan('3701');
		const { file } = await office(system, '3701', hongchuan);
		const entry = await file({ title: '题'.repeat(31) });
		assert.equal(entry.state, '被拒');
		assert.match(entry.problem?.message ?? '', /标题超过30字/u);
		assert.equal(system.stored.length, 0);
	});
});

describe('a mapping that sends parts', () => {
	it('is read by the other side as it was meant: Chinese, line ends and quotation marks included', async () => {
		const seen: [string, string][] = [];
		const server = createServer((request, response) => {
			const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
			const headers = { 'content-type': request.headers['content-type'] ?? '' };
			void new Response(body, { headers }).formData().then((form) => {
				for (const [name, value] of form) seen.push([name, typeof value === 'string' ? value : '']);
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end('{"code":0,"no":42}');
			});
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		const { port } = server.address() as AddressInfo;
		const url = `http://127.0.0.1:${port}/`;
		const mapping = mappingSchema.parse({
			submit: {
				method: 'PUT',
				path: "'put/' & key",
				format: 'multipart',
				body: "{ '标题': payload.title, 'text\"1\"': payload.body, 'words': payload.counts.words, 'none': null, 'absent': payload.nothing }",
			},
			answer: { receipt: 'body.code = 0 ? { "receiptNo": body.no }' },
		});
		const endpoint = { url, origin: url.slice(0, -1), dedup: '无' as const, mapping };
		const title = '云岭县“一窗通办”\r\n--boundary';
		const body = '第一段。\n第二段 & = ; "引号"';
		const { file } = await office(endpoint, 's', endpoint);
		const entry = await file({ title, body });
		server.close();
		assert.equal(entry.state, '已收', entry.problem?.message);
		assert.equal(entry.receipt?.receiptNo, '42');
		// A form's line ends are \r\n by its own norm.
		assert.deepEqual(
			seen.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
			[
				['标题', title.replace('\r\n', '\n')],
				['text"1"', body],
				['words', '20'],
			],
		);
	});
});

describe('an expression of a mapping', () => {
	const withBody = (body: string, path = "'a/b'"): Mapping =>
		mappingSchema.parse({ submit: { path, body }, answer: { receipt: 'body' } });
	const entry = {
		payload: JSON.stringify(aRequest().payload),
		key: 'key-1',
		sha256: 'a'.repeat(64),
	};

	it('is refused with its place when it cannot be read', () => {
		const problems = mappingProblems(withBody('{ "a": payload.title '));
		assert.equal(problems.length, 1);
		assert.equal(problems[0]?.place, '报送正文');
		assert.match(problems[0]?.message ?? '', /写得不对/u);
		assert.deepEqual(mappingProblems(exampleMapping('jianglan')), []);
		assert.deepEqual(mappingProblems(exampleMapping('hongchuan')), []);
	});

	it('shows what would be sent without sending it', async () => {
		const written = await dryRun(withBody('{ "t": payload.title, "k": key }'), entry);
		assert.deepEqual(written, {
			method: 'POST',
			path: 'a/b',
			body: '{"t":"云岭县“一窗通办”三个月办件2.3万件","k":"key-1"}',
		});
	});

	for (const path of [
		"'https://elsewhere.example/'",
		"'//elsewhere.example/'",
		"'/a'",
		"'../a'",
		"'a/../../b'",
		"'a b'",
		'7',
		'nothing',
	])
		it(`may not lead away from the endpoint: ${path}`, async () => {
			const written = await dryRun(withBody('payload', path), entry);
			assert.ok('problem' in written, JSON.stringify(written));
		});

	it('ends when it would run for ever, or calls itself without end', async () => {
		for (const endless of ['($f := function($n) { $f($n + 1) }; $f(0))', '[1..9000000]']) {
			const written = await dryRun(withBody(endless), entry);
			assert.ok('problem' in written, endless);
		}
	});

	it('survives whatever the other side answers', async () => {
		const mapping = mappingSchema.parse({
			submit: { path: "'a'", body: '{ "k": key }' },
			lookUp: {
				path: "'b'",
				clear: 'status = 200',
				receipt: '$merge([{}, body]).nr ? { "receiptNo": body.nr }',
			},
			answer: { receipt: '{ "receiptNo": $merge([{}, body]).**.nr }', refused: 'body.**.why' },
		});
		const hostile = [
			'['.repeat(500_000),
			`${'['.repeat(100_000)}${']'.repeat(100_000)}`,
			`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
			'{"__proto__":{"polluted":1,"nr":{}},"constructor":{"prototype":{"polluted":1}}}',
			'\u0000',
			'null',
		];
		for (const body of hostile) {
			const answer = jsonAnswer(200, null);
			const transport = { exchange: async () => ({ ...answer, body }) as Exchange };
			const mapped = createMappedEndpoint({ transport, clock: () => 0 }, mapping);
			const access = { url: 'https://a.example/', allowPlaintext: false };
			const submission = { ...entry, id: 'x' } as unknown as Submission;
			const sent = await mapped.send(submission, access);
			assert.ok(sent.kind === 'answer' && sent.status !== 201, body.slice(0, 20));
			assert.notEqual((await mapped.lookUp(submission, access)).kind, 'found', body.slice(0, 20));
		}
		assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
	});

	it('reaches nothing of the program', async () => {
		for (const probe of ['payload.constructor.name', '$constructor', 'payload.__proto__'])
			assert.ok('problem' in (await dryRun(withBody(probe), entry)), probe);
	});
});
