import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testConnection, type ConnectionTarget } from '../../../src/node/test-connection';
import { createTransport } from '../../../src/node/transport';
import { exampleMapping } from '../../support/provinces';
import { testCertificate, testKey } from '../../support/tls-fixture';

const files: Readonly<Record<string, string>> = {
	'ca.pem': testCertificate,
	'key.pem': testKey,
	'other-key.pem': String(
		generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
			type: 'pkcs8',
			format: 'pem',
		}),
	),
	'locked-key.pem': String(
		generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
			type: 'pkcs8',
			format: 'pem',
			cipher: 'aes-256-cbc',
			passphrase: 'open',
		}),
	),
	'text.pem': '不是证书',
	'broken.pem': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
};

async function readFile(file: string): Promise<string> {
	const text = files[file];
	if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' });
	return text;
}

describe('测试连接 with an office’s own certificates', () => {
	let server: Server;
	let url: string;
	const seen: { path: string; authorization: string | undefined }[] = [];

	async function start(requestCert: boolean): Promise<void> {
		const options = { key: testKey, cert: testCertificate, ca: testCertificate, requestCert };
		server = createServer(options, (request, response) => {
			const { authorization } = request.headers;
			seen.push({ path: request.url ?? '', authorization });
			response.setHeader('content-type', 'application/json');
			response.end('{"unit":"云岭县政府办"}');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
		url = `https://localhost:${(server.address() as AddressInfo).port}/`;
	}
	afterEach(() => {
		seen.length = 0;
		server.close();
		server.closeAllConnections();
	});

	async function test(change: Partial<ConnectionTarget>, token = 'tok') {
		const target = { url, allowPlaintext: false, ...change };
		const report = await testConnection(createTransport(), target, token, readFile);
		for (const { message } of report.steps) assert.match(message, /\p{Script=Han}.*。$/u);
		const step = (name: string) => report.steps.find((one) => one.name === name);
		return { ...report, step };
	}

	it('holds once the office’s authority is named, and says why not before', async () => {
		await start(false);
		const before = await test({});
		assert.equal(before.step('证书')?.state, '有问题');
		assert.match(before.step('证书')?.message ?? '', /单位自建证书/u);
		assert.deepEqual(seen, []);
		const after = await test({ extraCa: 'ca.pem' });
		assert.deepEqual([after.ok, after.unit], [true, '云岭县政府办']);
		assert.match(after.step('证书')?.message ?? '', /已认单位自建证书/u);
	});

	it('tells a certificate’s file that is gone, no certificate, or broken', async () => {
		await start(false);
		for (const [file, said] of [
			['none.pem', /找不到/u],
			['text.pem', /不是 PEM 格式/u],
			['broken.pem', /证书/u],
		] as const) {
			const { ok, step } = await test({ extraCa: file });
			assert.deepEqual([ok, step('证书')?.state], [false, '有问题'], file);
			assert.match(step('证书')?.message ?? '', said);
		}
		assert.deepEqual(seen, []);
	});

	it('tells what is wrong with one’s own certificate', async () => {
		await start(true);
		const auth = { kind: 'certificate' } as const;
		const common = { auth, extraCa: 'ca.pem', clientCertificate: 'ca.pem' };
		for (const [change, said] of [
			[{ auth, extraCa: 'ca.pem' }, /要求出示客户端证书/u],
			[{ ...common, clientKey: 'other-key.pem' }, /不是一对/u],
			[{ ...common, clientKey: 'locked-key.pem' }, /密钥打不开/u],
		] as const) {
			const { ok, step } = await test(change, '');
			assert.deepEqual([ok, step('证书')?.state], [false, '有问题'], String(said));
			assert.match(step('证书')?.message ?? '', said);
		}
		const good = await test({ ...common, clientKey: 'key.pem' }, '');
		assert.equal(good.ok, true);
		assert.match(good.step('口令')?.message ?? '', /客户端证书有效/u);
		assert.deepEqual(
			seen.map(({ authorization }) => authorization),
			[undefined],
		);
	});

	it('goes as far as it can with a system of another kind, and shows it no secret', async () => {
		await start(false);
		const change = {
			extraCa: 'ca.pem',
			auth: { kind: 'basic', user: 'bsdw' },
			mapping: exampleMapping('jianglan'),
		} as const;
		const { ok, step } = await test(change);
		assert.deepEqual(
			[ok, step('证书')?.state, step('口令')?.state, step('接口')?.state],
			[true, '正常', '未检查', '未检查'],
		);
		assert.match(step('接口')?.message ?? '', /试运行/u);
		assert.deepEqual(seen, [{ path: '/', authorization: undefined }]);
		assert.equal((await test({ ...change, extraCa: 'none.pem' })).ok, false);
	});
});
