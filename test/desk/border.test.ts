import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { problemTypes, type Payload } from '../../src/core/submission/payload';
import type { LogEvent } from '../../src/desk/http/server';
import { ask, buildPayload, file, startDesk, type RunningDesk } from '../support/desk';
import { problemOf, rawRequest, receiptOf } from './support';

describe('desk: what it refuses', () => {
	let desk: RunningDesk;
	const log: LogEvent[] = [];

	before(async () => {
		desk = await startDesk({ log: (event) => log.push(event) });
	});
	after(() => desk.close());

	it('any request without a valid token', async () => {
		const { url } = desk;
		for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${desk.token}`, desk.token])
			for (const path of ['/api/v1/whoami', '/api/v1/changes', '/api/v1/items/x']) {
				const answer = await fetch(url + path, { headers: { authorization } });
				await problemOf(answer, 401, problemTypes.unauthorized);
				assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
			}
		const answer = await file(desk, buildPayload(), { token: 'wrong' });
		await problemOf(answer, 401, problemTypes.unauthorized);
	});

	it('content that is not as agreed, naming the places in Chinese', async () => {
		const untitled: Partial<Payload> = buildPayload();
		delete untitled.title;
		const cases: [unknown, string, RegExp][] = [
			[untitled, '/title', /标题：缺少/],
			[buildPayload({ body: '' }), '/body', /正文：不能为空/],
			[buildPayload({ title: '长'.repeat(501) }), '/title', /标题：不能超过500字/],
			[buildPayload({ revision: 0 }), '/revision', /稿次/],
			[buildPayload({ revision: 1.5 }), '/revision', /稿次：应为整数/],
			[{ ...buildPayload(), extra: 1 }, '', /不认识的项目：extra/],
			[{ ...buildPayload(), schema: 'zwxx.item/2' }, '/schema', /应为zwxx\.item\/1/],
			[buildPayload({ meta: [{ key: '撰稿', value: 'a\0b' }] }), '/meta/0/value', /无法保存的字符/],
			[buildPayload({ title: '半个\ud83d' }), '/title', /标题：有无法保存的字符/],
			[[], '', /应为一组项目/],
			['"text"', '', /应为一组项目/],
		];
		for (const [body, path, message] of cases) {
			const problem = await problemOf(await file(desk, body), 422, problemTypes.validation);
			const found = problem.errors?.find((error) => error.path === path);
			assert.match(found?.message ?? JSON.stringify(problem), message);
		}
	});

	it('a text with a classification mark, and only that', async () => {
		const bad: Parameters<typeof buildPayload>[0][] = [
			{ title: '绝密★ 关于某事' },
			{ body: '第一段。\n机密★10年\n第二段。' },
			{ body: '秘 密 ★ 1年' },
			{ body: '机\u200b密★' },
			{ body: '前文。\n  绝密  \n正文。' },
			{ meta: [{ key: '密级', value: '机密' }] },
			{ meta: [{ key: '附件', value: '方案（秘密★5年）.docx' }] },
			{ confirmations: [{ rule: 'x', reason: '原件机密★' }] },
		];
		for (const changes of bad) {
			const answer = await file(desk, buildPayload(changes));
			const problem = await problemOf(answer, 422, problemTypes.classified);
			assert.equal(problem.errors?.length, 1, JSON.stringify(changes));
		}
		assert.deepEqual(await desk.rows(), []);
		const good: Parameters<typeof buildPayload>[0][] = [
			{ body: '组织学习《保守国家秘密法》，开展保密教育3次。' },
			{ body: '严格保护商业秘密。\n★重点工作：春耕。' },
			{ meta: [{ key: '密级', value: '无' }] },
			{ body: '获评机密设备管理五★级单位。' },
		];
		for (const changes of good) await receiptOf(await file(desk, buildPayload(changes)));
	});

	it('more than 2 MB, without losing the answer', async () => {
		for (const size of [2.1, 9]) {
			const body = JSON.stringify({ filler: 'x'.repeat(size * 1024 * 1024) });
			await problemOf(await file(desk, body), 413, problemTypes.tooLarge);
		}
		const meta = Array.from({ length: 60 }, (_, i) => ({
			key: `k${i}`,
			value: '值'.repeat(9_000),
		}));
		await receiptOf(await file(desk, buildPayload({ meta })));
	});

	it('another media type, compressed, broken, empty and wrongly encoded content', async () => {
		const text = JSON.stringify(buildPayload());
		const send = (body: string | Buffer, headers: Record<string, string>) =>
			file(desk, body, { headers });
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])
			await problemOf(
				await send(text, { 'content-type': type }),
				415,
				problemTypes.unsupportedMedia,
			);
		const gzip = await send(text, { 'content-encoding': 'gzip' });
		await problemOf(gzip, 415, problemTypes.unsupportedMedia);
		const broken = ['{', '', '{"a":1}x', '{"__proto__":{"a":1}}', `{"title":"${'\u0007'}"}`];
		for (const body of [...broken, Buffer.from([0x22, 0xb1, 0xea, 0xcc, 0xe2, 0x22])])
			await problemOf(await send(body, {}), 400, problemTypes.malformed);
	});

	it('unknown addresses, methods and broken URLs', async () => {
		for (const path of ['/api/v1/nothing', '/nothing', '/api/v1/items', '/api/v1/items/unknown'])
			await problemOf(await ask(desk, path), 404, problemTypes.notFound);
		await problemOf(await ask(desk, '/api/v1/items/%ff'), 400, problemTypes.malformed);
		const removed = await fetch(`${desk.url}/api/v1/whoami`, { method: 'DELETE' });
		await problemOf(removed, 404, problemTypes.notFound);
	});

	it('a foreign host name (DNS rebinding), on pages and API', async () => {
		for (const host of ['evil.example', `evil.example:${desk.port}`, 'localhost.evil.example'])
			for (const path of ['/', '/api/v1/whoami', '/healthz', '/openapi.json']) {
				const answer = await rawRequest(desk.url + path, { headers: { host } });
				assert.equal(answer.status, 421, `${host} ${path}`);
			}
		for (const host of ['localhost', `LOCALHOST:${desk.port}`, '127.0.0.1', '[::1]:80'])
			assert.equal((await rawRequest(desk.url, { headers: { host } })).status, 200, host);
	});

	it('what is not HTTP, with a problem document', async () => {
		const answer = await new Promise<string>((resolve, reject) => {
			const socket = connect(desk.port, '127.0.0.1', () => socket.write('NOT HTTP\r\n\r\n'));
			let text = '';
			socket.on('data', (part) => (text += part.toString('utf8')));
			socket.on('end', () => resolve(text));
			socket.on('error', reject);
		});
		assert.match(answer, /^HTTP\/1\.1 400 /);
		assert.match(answer, /application\/problem\+json/);
	});

	it('and its log knows neither text nor token nor query', async () => {
		await receiptOf(await file(desk, buildPayload({ title: '独一无二的标题' })));
		await fetch(`${desk.url}/?q=独一无二的标题`);
		await file(desk, buildPayload({ title: '' }));
		assert.ok(log.length > 20);
		const text = JSON.stringify(log);
		assert.doesNotMatch(text, /独一无二|标题|%E7/);
		assert.ok(!text.includes(desk.token));
		assert.ok(log.some(({ route, status }) => route === '/api/v1/items' && status === 201));
	});
});

interface Operation {
	readonly responses: Record<string, { content?: object }>;
	readonly requestBody?: { content: object };
}

describe('desk: what it tells', () => {
	let desk: RunningDesk;
	before(async () => {
		desk = await startDesk();
	});
	after(() => desk.close());

	it('who the token belongs to, whether it works, and its vehicles', async () => {
		assert.deepEqual(await (await ask(desk, '/api/v1/whoami')).json(), { unit: desk.unit });
		assert.deepEqual(await (await fetch(`${desk.url}/healthz`)).json(), { status: 'ok' });
		const { vehicles } = (await (await ask(desk, '/api/v1/vehicles')).json()) as {
			vehicles: { name: string; purpose: string; limit?: { n: number; kind: string } }[];
		};
		const short = vehicles.find(({ name }) => name === '普刊信息');
		assert.deepEqual(short?.limit, { n: 200, kind: 'max' });
		assert.ok(vehicles.every(({ purpose }) => purpose !== ''));
	});

	it('an item with its current text, revisions and history to its own unit', async () => {
		const payload = buildPayload();
		const receipt = await receiptOf(await file(desk, payload));
		const answer = await ask(desk, `/api/v1/items/${receipt.itemId}`);
		assert.equal(answer.headers.get('cache-control'), 'no-store');
		const item = (await answer.json()) as Record<string, unknown>;
		assert.deepEqual(item['payload'], payload);
		assert.equal(item['receiptNo'], receipt.receiptNo);
		assert.deepEqual(item['revisions'], [
			{
				revision: 1,
				receiptNo: receipt.receiptNo,
				digest: receipt.digest,
				receivedAt: receipt.receivedAt,
			},
		]);
	});

	it('a valid OpenAPI 3.1 document with every route of the API', async () => {
		const { Validator } = await import('@seriousme/openapi-schema-validator');
		const document = (await (await fetch(`${desk.url}/openapi.json`)).json()) as {
			openapi: string;
			paths: Record<string, Record<string, Operation>>;
			components: { schemas: Record<string, unknown> };
		};
		const validator = new Validator();
		const { valid, errors } = await validator.validate(document);
		assert.ok(valid, JSON.stringify(errors));
		assert.equal(validator.version, '3.1');
		const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
			Object.keys(methods).map((method) => `${method} ${path}`),
		);
		assert.deepEqual(listed.sort(), [
			'get /api/v1/changes',
			'get /api/v1/commissions',
			'get /api/v1/items/{id}',
			'get /api/v1/vehicles',
			'get /api/v1/whoami',
			'get /healthz',
			'get /openapi.json',
			'post /api/v1/items',
			'post /api/v1/items/{id}/comments/{commentId}',
			'post /api/v1/items/{id}/revisions',
			'post /api/v1/items/{id}/withdrawal',
			'put /api/v1/blobs/{sha256}',
		]);
		const put = document.paths['/api/v1/blobs/{sha256}']!['put']!;
		assert.deepEqual(Object.keys(put.requestBody?.content ?? {}), [
			'image/jpeg',
			'image/png',
			'image/webp',
		]);
		const { responses } = document.paths['/api/v1/items']!['post']!;
		assert.deepEqual(Object.keys(responses['422']?.content ?? {}), ['application/problem+json']);
		assert.ok(document.components.schemas['Receipt']);
	});
});
