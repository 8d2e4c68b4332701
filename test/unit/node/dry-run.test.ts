import assert from 'node:assert/strict';
import type { Endpoint } from '../../../src/core/submission/endpoint';
import { readMappingFile } from '../../../src/core/mapping/read-file';
import {
	formParts,
	formProblem,
	formValues,
	readHeaderLine,
} from '../../../src/core/submission/endpoint-form';
import { dryRunText } from '../../../src/node/dry-run';
import { aPayload, anEndpoint } from '../../support/filing';
import { exampleMapping } from '../../support/provinces';

describe('试运行', () => {
	const run = (change: Partial<Endpoint>) => dryRunText(anEndpoint(change), aPayload());

	it('shows method, address, headers without secrets and the body', async () => {
		const text = await run({ headers: { 'x-region': '3701' } });
		assert.match(text, /^POST https:\/\/desk\.example\/api\/v1\/items$/mu);
		assert.match(text, /^authorization: （不显示）$/mu);
		assert.match(text, /^x-region: 3701$/mu);
		assert.match(text, /^ {2}"title": "云岭县/mu);
	});

	it('shows the words of a mapped system, as JSON and as a form', async () => {
		const json = await run({
			mapping: exampleMapping('jianglan'),
			auth: { kind: 'basic', user: 'u' },
		});
		assert.match(json, /^POST https:\/\/desk\.example\/xxbs\/v2\/add$/mu);
		assert.match(json, /"sj": "2026\/11\/22 09:00"/u);
		assert.ok(!json.includes('Basic'));
		const auth = { kind: 'header', header: 'X-Unit-Code' } as const;
		const form = await run({ mapping: exampleMapping('hongchuan'), auth });
		assert.match(form, /^x-unit-code: （不显示）$/mu);
		assert.match(form, /^writetime = 20261122090000$/mu);
	});

	it('says what is wrong instead, where nothing could be sent', async () => {
		assert.match(await run({ url: 'http://desk.example/' }), /没有发送。.*明文/u);
		const mapping = exampleMapping('jianglan');
		const broken = { ...mapping, submit: { ...mapping.submit, path: "'//elsewhere/'" } };
		assert.match(await run({ mapping: broken }), /对接映射的“报送地址”/u);
	});
});

describe('form of an endpoint', () => {
	const plain: Endpoint = {
		name: '甲',
		url: 'https://a.example/',
		dedup: '幂等键',
		allowPlaintext: false,
	};

	it('has a value for every part', () => {
		const values = formValues(
			{ ...plain, timeouts: { total: 90 }, vehicles: ['要情信息'] },
			'已保存',
		);
		assert.deepEqual(Object.keys(values), [...formParts]);
		assert.deepEqual(
			[values.时限, values.载体, values.访问口令],
			['总共90秒', '要情信息', '已保存'],
		);
		for (const value of Object.values(formValues(plain, '没有填写'))) assert.notEqual(value, '');
	});

	it('says what is missing before it is saved', () => {
		assert.equal(formProblem(plain), undefined);
		assert.match(formProblem({ ...plain, auth: { kind: 'certificate' } }) ?? '', /客户端证书/u);
		assert.match(formProblem({ ...plain, clientKey: 'k.pem' }) ?? '', /只有密钥/u);
		assert.match(formProblem({ ...plain, dedup: '可查询' }) ?? '', /怎样查询/u);
		const asked = { ...plain, dedup: '可查询' as const, mapping: exampleMapping('jianglan') };
		assert.equal(formProblem(asked), undefined);
	});

	it('reads a header, and none that the program itself sets', () => {
		assert.deepEqual(readHeaderLine('X-Region： 3701'), { name: 'X-Region', value: '3701' });
		for (const bad of ['X-Region', 'Authorization: x', 'Host: a', '区: 1', 'X-A: 区'])
			assert.equal(typeof readHeaderLine(bad), 'string', bad);
	});

	it('takes a mapping that can be read, and tells the place of what cannot', () => {
		const mapping = exampleMapping('hongchuan');
		assert.deepEqual(readMappingFile(`\ufeff${JSON.stringify(mapping)}`), { value: mapping });
		const placesOf = (text: string): readonly string[] => {
			const read = readMappingFile(text);
			return 'problems' in read ? read.problems.map(({ place }) => place) : [];
		};
		assert.deepEqual(placesOf('{'), ['文件']);
		assert.deepEqual(placesOf('{"submit": {"path": "1"}}'), ['submit.body', 'answer']);
		const broken = { ...mapping, submit: { ...mapping.submit, body: '{ "a": ' } };
		assert.deepEqual(placesOf(JSON.stringify(broken)), ['报送正文']);
	});
});
