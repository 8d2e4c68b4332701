import assert from 'node:assert/strict';
import { endpointSchema, type Endpoint } from '../../../src/core/submission/endpoint';
import { accessOf, authHeaders, limitsOf, secretsOf } from '../../../src/node/endpoint-access';

const pem = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n';
const anEndpoint = (change: Partial<Endpoint> = {}): Endpoint =>
	endpointSchema.parse({ name: '省信息处', url: 'https://a.example/', ...change });
const reading = (files: Readonly<Record<string, string>>) => async (path: string) => {
	const text = files[path];
	if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' });
	return text;
};

describe('access to an endpoint', () => {
	it('says who files in each of the ways', () => {
		assert.deepEqual(authHeaders(anEndpoint(), 't'), { authorization: 'Bearer t' });
		const basic = anEndpoint({ auth: { kind: 'basic', user: '南屏' } });
		assert.deepEqual(authHeaders(basic, '口令 1'), {
			authorization: `Basic ${Buffer.from('南屏:口令 1').toString('base64')}`,
		});
		const own = anEndpoint({ auth: { kind: 'header', header: 'X-Api-Key' } });
		assert.deepEqual(authHeaders(own, 'k'), { 'x-api-key': 'k' });
		assert.deepEqual(authHeaders(anEndpoint({ auth: { kind: 'certificate' } }), ''), {});
	});

	it('knows every form in which a secret is sent', () => {
		const basic = anEndpoint({ auth: { kind: 'basic', user: '南屏' } });
		const secrets = secretsOf(basic, '口令 1');
		for (const [, value] of Object.entries(authHeaders(basic, '口令 1')))
			assert.ok(secrets.some((secret) => value.endsWith(secret)));
		assert.ok(secrets.includes('口令 1') && secrets.includes(encodeURIComponent('口令 1')));
		assert.deepEqual(secretsOf(anEndpoint(), 'tok'), ['tok']);
		assert.deepEqual(secretsOf(anEndpoint({ auth: { kind: 'certificate' } }), ''), []);
	});

	it('takes the certificates from their files, the secret as passphrase of the key', async () => {
		const endpoint = anEndpoint({
			auth: { kind: 'certificate' },
			extraCa: '/c/ca.pem',
			clientCertificate: '/c/me.pem',
			clientKey: '/c/key.pem',
		});
		const files = { '/c/ca.pem': `${pem}1`, '/c/me.pem': `${pem}2`, '/c/key.pem': `${pem}3` };
		const access = await accessOf(endpoint, 'pass', reading(files));
		assert.ok('value' in access);
		assert.deepEqual(access.value.certificates, {
			extraCa: `${pem}1`,
			clientCertificate: `${pem}2`,
			clientKey: `${pem}3`,
			passphrase: 'pass',
		});
		assert.deepEqual(access.value.headers, {});
	});

	it('says which certificate file is not there or is none', async () => {
		const missing = await accessOf(anEndpoint({ extraCa: '/c/ca.pem' }), 't', reading({}));
		assert.ok('problem' in missing);
		assert.match(missing.problem, /单位自建证书文件找不到/u);
		const files = { '/c/ca.pem': 'PK\u0003' };
		const wrong = await accessOf(anEndpoint({ extraCa: '/c/ca.pem' }), 't', reading(files));
		assert.ok('problem' in wrong);
		assert.match(wrong.problem, /PEM/u);
		assert.doesNotMatch(missing.problem + wrong.problem, /\/c\/|PK/u);
	});

	it('keeps the total limit above the others', () => {
		assert.equal(limitsOf(anEndpoint()), undefined);
		assert.deepEqual(limitsOf(anEndpoint({ timeouts: { idle: 120 } })), {
			connect: 15_000,
			idle: 120_000,
			total: 120_000,
		});
	});

	it('lets a setting add no header that this program sets', () => {
		const add = (name: string) =>
			endpointSchema.safeParse({ name: 'a', url: 'https://a.example/', headers: { [name]: 'x' } });
		for (const name of [
			'Authorization',
			'cookie',
			'Host',
			'content-length',
			'Idempotency-Key',
			'a b',
		])
			assert.equal(add(name).success, false, name);
		assert.equal(add('X-Office').success, true);
		const broken = { 'X-Office': 'a\r\nX-Evil: 1' };
		const parsed = endpointSchema.safeParse({
			name: 'a',
			url: 'https://a.example/',
			headers: broken,
		});
		assert.equal(parsed.success, false);
	});
});
