import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { classify } from '../../../src/core/submission/classify';
import { testConnection } from '../../../src/node/test-connection';
import { createTransport, type HttpRequest } from '../../../src/node/transport';
import { requestThrough } from '../../support/editor-agent';
import { startOfficeProxy, type OfficeProxy } from '../../support/office-proxy';
import { testCertificate, testKey } from '../../support/tls-fixture';

const host = 'desk.example.test';
const transport = createTransport({ connect: 5000, idle: 5000, total: 10_000 });

describe('a request that goes through an office’s proxy', () => {
	let seen: string[];
	let server: Server;
	let proxy: OfficeProxy;
	let putBack: () => void;

	beforeEach(async () => {
		seen = [];
		server = createServer({ key: testKey, cert: testCertificate }, (request, response) => {
			seen.push(request.url ?? '');
			response.end('{"unit":"云岭县政府办"}');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
		proxy = await startOfficeProxy({ [host]: (server.address() as AddressInfo).port });
		putBack = requestThrough(proxy.url);
	});
	afterEach(async () => {
		putBack();
		await proxy.close();
		server.close();
		server.closeAllConnections();
	});

	const ask = (url: string, change: Partial<HttpRequest> = {}) =>
		transport.exchange({
			method: 'POST',
			url,
			path: 'api/v1/items',
			allowPlaintext: true,
			token: 'tok',
			body: '{"标题":"云岭县"}',
			certificates: { extraCa: testCertificate },
			...change,
		});
	const failureOf = async (...args: Parameters<typeof ask>) => {
		const exchange = await ask(...args);
		assert.ok(exchange.kind === 'failure', JSON.stringify(exchange));
		return exchange;
	};

	it('arrives through the tunnel, and only where the certificate holds', async () => {
		const exchange = await ask(`https://${host}/`);
		assert.ok(exchange.kind === 'answer' && exchange.status === 200, JSON.stringify(exchange));
		assert.deepEqual([seen, proxy.tunnels], [['/api/v1/items'], [`${host}:443`]]);
		const stranger = await failureOf(`https://${host}/`, { certificates: {} });
		assert.deepEqual([stranger.cause, stranger.bytesLeft, seen.length], ['certificate', false, 1]);
	});

	it('is not answered by the desk where the proxy refuses: it waits, and nothing has left', async () => {
		for (const [status, said] of [
			[403, /没有放行（403）/u],
			[407, /要求登录（407）/u],
			[502, /连不上收稿系统（502）/u],
			[201, /没有放行（201）/u],
		] as const) {
			proxy.refuse(status);
			const refused = await failureOf(`https://${host}/`);
			assert.deepEqual(
				[refused.cause, refused.bytesLeft],
				['proxy', false],
				JSON.stringify(refused),
			);
			const sent = { key: 'k', sha256: 'd', dedup: '无', now: 0 } as const;
			const outcome = classify(refused, sent);
			assert.equal(outcome.kind, 'retry');
			assert.match(outcome.message, said);
			const report = await testConnection(
				transport,
				{ url: `https://${host}/`, allowPlaintext: false },
				'tok',
			);
			const broken = report.steps.find(({ state }) => state === '有问题');
			assert.equal(broken?.name, '连接');
			assert.match(broken.message, said);
			assert.match(broken.message, /[^。]。$/u);
		}
		assert.deepEqual(seen, []);
	});

	it('says that it is the proxy that cannot be reached', async () => {
		await proxy.close();
		const failure = await failureOf(`https://${host}/`);
		assert.deepEqual([failure.cause, failure.bytesLeft], ['proxy', false]);
		assert.match(failure.reason ?? '', /连接不上网络代理/u);
	});

	it('hands the proxy no plain text for a name, nor for what should not leave this machine', async () => {
		for (const url of [`http://${host}/`, 'http://127.0.0.2:8080/', 'http://desk.localhost/']) {
			const failure = await failureOf(url);
			assert.deepEqual([failure.cause, failure.bytesLeft], ['not-allowed', false], url);
			assert.match(failure.reason ?? '', /网络代理/u);
		}
		assert.deepEqual(proxy.plain, []);
		// An address in numbers has been looked at.
		await ask('http://10.1.2.3/');
		assert.equal(proxy.plain.length, 1);
	});
});

describe('the check of certificates', () => {
	const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
	const before = process.env[name];
	afterEach(() => {
		if (before === undefined) delete process.env[name];
		else process.env[name] = before;
	});

	it('is turned off by no variable of the environment', async () => {
		const server = createServer({ key: testKey, cert: testCertificate }, (_request, response) =>
			response.end('{}'),
		);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
		const { port } = server.address() as AddressInfo;
		process.env[name] = '0';
		const exchange = await transport.exchange({
			method: 'GET',
			url: `https://localhost:${port}/`,
			path: '',
			allowPlaintext: false,
		});
		assert.ok(exchange.kind === 'failure' && exchange.cause === 'certificate');
		server.close();
		server.closeAllConnections();
	});
});
