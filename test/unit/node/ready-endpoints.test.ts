import assert from 'node:assert/strict';
import { readHandOver } from '../../../src/node/hand-over';
import { isOnThisMachine, isPlaintext, readEndpoints } from '../../../src/node/ready-endpoints';

const desk = { name: '收稿台', url: 'https://desk.example/zwxx' };

describe('readEndpoints', () => {
	it('fills in what is not said and finds the origin a token is bound to', () => {
		const { endpoints, problems } = readEndpoints([desk]);
		assert.deepEqual(problems, []);
		assert.deepEqual(endpoints, [
			{ ...desk, dedup: '幂等键', allowPlaintext: false, origin: 'https://desk.example' },
		]);
	});

	it('leaves out what cannot be used and says why, one sentence each', () => {
		const { endpoints, problems } = readEndpoints([
			{ name: '缺地址' },
			{ name: '明文', url: 'http://desk.example' },
			desk,
			{ ...desk, url: 'https://other.example' },
			'x',
		]);
		assert.deepEqual(
			endpoints.map(({ url }) => url),
			[desk.url],
		);
		assert.equal(problems.length, 4);
		assert.match(problems[0] ?? '', /第1项/u);
		assert.match(problems[1] ?? '', /“明文”没有启用/u);
		assert.match(problems[2] ?? '', /都叫“收稿台”/u);
	});

	it('takes anything that is no list for none', () => {
		for (const value of [undefined, null, {}, 'x'])
			assert.deepEqual(readEndpoints(value).endpoints, []);
	});

	it('tells plain text from this machine', () => {
		const at = (url: string) => ({
			name: 'a',
			url,
			dedup: '幂等键' as const,
			allowPlaintext: true,
		});
		assert.equal(isPlaintext(at('http://10.0.0.8/')), true);
		assert.equal(isPlaintext(at('http://127.0.0.1:8080')), false);
		assert.equal(isOnThisMachine(at('http://127.0.0.1:8080')), true);
		assert.equal(isOnThisMachine(at('https://desk.example')), false);
	});
});

describe('readHandOver', () => {
	const reading = (text: string) => ({ readFile: async () => text });

	it('reads an endpoint with its token', async () => {
		const text = JSON.stringify({ ...desk, token: 'secret', more: 1 });
		assert.deepEqual(await readHandOver(reading(text), '/f'), { ...desk, token: 'secret' });
	});

	it('is nothing where there is no file, or another one', async () => {
		const absent = { readFile: () => Promise.reject(new Error('ENOENT')) };
		assert.equal(await readHandOver(absent, '/f'), undefined);
		assert.equal(await readHandOver(reading('{'), '/f'), undefined);
		assert.equal(await readHandOver(reading('{"name":"a"}'), '/f'), undefined);
		assert.equal(await readHandOver(reading('{}'), undefined), undefined);
	});
});
