import assert from 'node:assert/strict';
import { createServer as createHttpsServer, type Server } from 'node:https';
import { createServer as createNetServer, type AddressInfo, type Socket } from 'node:net';
import type { Failure } from '../../../src/core/submission/exchange';
import { testConnection } from '../../../src/node/test-connection';
import { createTransport, leaseFor, type HttpRequest } from '../../../src/node/transport';
import {
	answerWith,
	behaviours,
	startFakeEndpoint,
	type FakeEndpoint,
} from '../../support/fake-endpoint';
import { testCertificate, testKey } from '../../support/tls-fixture';

const patient = createTransport({ connect: 5000, idle: 5000, total: 10_000 });

const post = (url: string, change: Partial<HttpRequest> = {}): HttpRequest => ({
	method: 'POST',
	url,
	path: 'api/v1/items',
	allowPlaintext: false,
	token: 'tok',
	key: 'key-1',
	body: '{"标题":"云岭县"}',
	...change,
});

const failureOf = async (request: HttpRequest, transport = patient): Promise<Failure> => {
	const exchange = await transport.exchange(request);
	assert.ok(exchange.kind === 'failure', JSON.stringify(exchange));
	return exchange;
};

/** An https server with a certificate nobody knows. */
async function startSecure(): Promise<{ server: Server; url: string; seen: string[] }> {
	const seen: string[] = [];
	const server = createHttpsServer({ key: testKey, cert: testCertificate }, (request, response) => {
		seen.push(request.url ?? '');
		response.setHeader('content-type', 'application/json');
		response.end('{"unit":"云岭县政府办"}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return { server, seen, url: `https://localhost:${(server.address() as AddressInfo).port}/` };
}

describe('transport', () => {
	let desk: FakeEndpoint;
	beforeEach(async () => {
		desk = await startFakeEndpoint();
	});
	afterEach(() => desk.close());

	it('sends the bytes as they are and brings back the answer', async () => {
		const exchange = await patient.exchange(post(desk.url));
		assert.ok(exchange.kind === 'answer');
		assert.deepEqual([exchange.status, exchange.truncated], [201, false]);
		const [request] = desk.requests;
		assert.equal(request?.body, '{"标题":"云岭县"}');
		assert.equal(request?.headers['content-length'], String(Buffer.byteLength(request.body)));
	});

	it('keeps the path of the endpoint, and sends nothing secret that was not given', async () => {
		const bare = { method: 'GET', url: `${desk.url}in`, path: 'api/v1/items' } as const;
		await patient.exchange({ ...bare, allowPlaintext: false });
		const [request] = desk.requests;
		assert.equal(request?.url, '/in/api/v1/items');
		for (const name of ['authorization', 'idempotency-key', 'content-type', 'cookie', 'referer'])
			assert.equal(request?.headers[name], undefined);
	});

	it('opens nothing for an address that is not allowed', async () => {
		const failure = await failureOf(post('http://10.255.255.1/'));
		assert.deepEqual([failure.cause, failure.bytesLeft], ['not-allowed', false]);
		assert.match(failure.reason ?? '', /明文/);
	});

	it('knows that nothing left where nobody listens or the name is unknown', async () => {
		await desk.goDown();
		const down = await failureOf(post(desk.url));
		assert.deepEqual([down.cause, down.bytesLeft], ['connect', false]);
		const nobody = await failureOf(post('https://desk.invalid/'));
		assert.deepEqual([nobody.cause, nobody.bytesLeft], ['name', false]);
	});

	it('knows that bytes may have left in silence and in a broken answer', async () => {
		desk.next(behaviours.silent);
		const hasty = createTransport({ connect: 5000, idle: 300, total: 10_000 });
		const silent = await failureOf(post(desk.url), hasty);
		assert.deepEqual([silent.cause, silent.bytesLeft], ['timeout', true]);
		desk.next(behaviours.cutAfterStoring, behaviours.cutWithinAnswer);
		for (let nth = 0; nth < 2; nth++) {
			const cut = await failureOf(post(desk.url));
			assert.deepEqual([cut.cause, cut.bytesLeft], ['cut', true]);
		}
	});

	it('ends a trickle of bytes by the total limit', async () => {
		desk.next((_request, response) => {
			response.writeHead(200);
			const timer = setInterval(() => response.write(' '), 20);
			response.once('close', () => clearInterval(timer));
		});
		const hasty = createTransport({ connect: 5000, idle: 5000, total: 400 });
		assert.equal((await failureOf(post(desk.url), hasty)).bytesLeft, true);
	});

	it('gives up on a server that accepts and never encrypts, with nothing left', async () => {
		const server = createNetServer(() => undefined);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
		const { port } = server.address() as AddressInfo;
		const hasty = createTransport({ connect: 300, idle: 5000, total: 10_000 });
		const failure = await failureOf(post(`https://127.0.0.1:${port}/`), hasty);
		assert.deepEqual([failure.cause, failure.bytesLeft], ['timeout', false]);
		server.close();
	});

	it('stops reading 10 GB after 1 MB, and lets go of the connection', async () => {
		let socket: Socket | undefined;
		desk.next((request, response) => {
			socket = response.socket ?? undefined;
			behaviours.huge(request, response);
		});
		const before = process.memoryUsage().arrayBuffers;
		const exchange = await patient.exchange(post(desk.url));
		assert.ok(exchange.kind === 'answer');
		assert.deepEqual([exchange.status, exchange.truncated, exchange.body], [200, true, '']);
		assert.ok(socket);
		const taking = socket;
		if (!taking.destroyed) await new Promise((resolve) => taking.once('close', resolve));
		// What the system's own buffers hold was written too, but no more.
		assert.ok(socket.bytesWritten < 32 * 2 ** 20, `${socket.bytesWritten} bytes taken`);
		const grown = process.memoryUsage().arrayBuffers - before;
		assert.ok(grown < 32 * 2 ** 20, `${grown} bytes kept`);
	});

	it('takes no more header fields than fit, and fails', async () => {
		desk.next(behaviours.endlessHeaders);
		const failure = await failureOf(post(desk.url));
		assert.equal(failure.bytesLeft, true);
	});

	it('does not follow a redirect', async () => {
		const other = await startFakeEndpoint();
		desk.next(answerWith(307, {}, { location: other.url }));
		const exchange = await patient.exchange(post(desk.url));
		assert.ok(exchange.kind === 'answer' && exchange.status === 307);
		assert.equal(exchange.headers['location'], other.url);
		assert.equal(other.requests.length, 0);
		await other.close();
	});

	it('sends nothing to a server whose certificate nobody vouches for', async () => {
		const { server, url, seen } = await startSecure();
		const failure = await failureOf(post(url));
		assert.deepEqual([failure.cause, failure.bytesLeft, seen], ['certificate', false, []]);
		const exchange = await patient.exchange(
			post(url, { certificates: { extraCa: testCertificate } }),
		);
		assert.ok(exchange.kind === 'answer' && exchange.status === 200);
		server.close();
		server.closeAllConnections();
	});

	it('checks certificates also where the environment says not to', async () => {
		const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
		const before = process.env[name];
		const { server, url, seen } = await startSecure();
		process.env[name] = '0';
		try {
			const failure = await failureOf(post(url));
			assert.deepEqual([failure.cause, failure.bytesLeft, seen], ['certificate', false, []]);
		} finally {
			if (before === undefined) delete process.env[name];
			else process.env[name] = before;
			server.close();
			server.closeAllConnections();
		}
	});

	it('does not throw for a token that no header can carry', async () => {
		const failure = await failureOf(post(desk.url, { token: 'a\nb' }));
		assert.equal(failure.bytesLeft, false);
	});

	it('leaves a lease longer than look-up and request can take', () => {
		assert.ok(leaseFor({ connect: 1, idle: 1, total: 60_000 }) > 120_000);
	});
});

describe('测试连接', () => {
	let desk: FakeEndpoint;
	beforeEach(async () => {
		desk = await startFakeEndpoint();
	});
	afterEach(() => desk.close());

	const test = async (url = desk.url) => {
		const report = await testConnection(patient, { url, allowPlaintext: false }, 'tok');
		const broken = report.steps.find(({ state }) => state === '有问题');
		for (const { message } of report.steps) assert.match(message, /\p{Script=Han}.*。$/u);
		return { ...report, broken };
	};

	it('names the unit where all is well', async () => {
		desk.next(answerWith(200, { unit: '云岭县政府办' }));
		const report = await test();
		assert.deepEqual([report.ok, report.unit, report.broken], [true, '云岭县政府办', undefined]);
		const [request] = desk.requests;
		assert.deepEqual([request?.method, request?.url, request?.body], ['GET', '/api/v1/whoami', '']);
	});

	const cases = [
		[answerWith(401, {}), '口令'],
		[answerWith(403, {}), '口令'],
		[answerWith(404, {}), '接口'],
		[answerWith(500, {}), '接口'],
		[answerWith(302, {}, { location: 'https://b.example/?x=1' }), '接口'],
		[answerWith(200, { hello: 1 }), '接口'],
		[behaviours.page, '接口'],
		[behaviours.cutAfterStoring, '连接'],
	] as const;
	it('says which part does not work', async () => {
		for (const [behaviour, name] of cases) {
			desk.next(behaviour);
			const report = await test();
			assert.deepEqual([report.ok, report.broken?.name], [false, name]);
		}
		assert.equal((await test('https://desk.invalid/')).broken?.name, '域名');
		assert.equal((await test('http://10.0.0.1/')).broken?.name, '地址');
		await desk.goDown();
		assert.equal((await test()).broken?.name, '连接');
		const { server, url } = await startSecure();
		const report = await test(url);
		assert.equal(report.broken?.name, '证书');
		assert.deepEqual(
			report.steps.map(({ state }) => state),
			['正常', '正常', '正常', '有问题', '未检查', '未检查'],
		);
		server.close();
		server.closeAllConnections();
	});
});
