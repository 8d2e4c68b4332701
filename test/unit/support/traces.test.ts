import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findTraces, secretsIn } from '../../support/traces';
import { useTempDir, writeFiles } from '../../support/temp-dir';

const secrets = { token: 'Kp7Q2vXz-unit-token-9mT4', text: '石桥镇梧桐巷第七调解室' };
const { token, text } = secrets;

describe('the search for traces', () => {
	const dir = useTempDir();

	it('finds what was planted, in every file and form', () => {
		writeFiles(dir(), {
			'data/logs/1/window.log': `2026-11-30 [trace] sent ${text} to the desk\n`,
			'data/logs/2/exthost.log': `headers ${JSON.stringify({ authorization: `Bearer ${token}` })}`,
			'settings.json': JSON.stringify({ a: encodeURIComponent(text) }),
			'basic.log': `Basic ${Buffer.from(`unit:${token}`).toString('base64')}`,
			'escaped.json':
				'"\\u77f3\\u6865\\u9547\\u68a7\\u6850\\u5df7\\u7b2c\\u4e03\\u8c03\\u89e3\\u5ba4"',
			'storage/000003.log': Buffer.concat([
				Buffer.from([0, 255, 1, 0]),
				Buffer.from(token, 'utf16le'),
			]),
			'clean.log': `Bearer •••, ${text.slice(0, 5)}`,
		});
		const found = findTraces(dir(), secrets).map(({ file, secret }) => `${secret} ${file}`);
		assert.deepEqual(found.sort(), [
			'text data/logs/1/window.log',
			'text escaped.json',
			'text settings.json',
			'token basic.log',
			'token data/logs/2/exthost.log',
			'token storage/000003.log',
		]);
	});

	it('finds what is encoded together with other bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array(), fc.uint8Array(), (before, after) => {
				const bytes = Buffer.concat([before, Buffer.from(token), after]);
				assert.deepEqual(secretsIn(bytes, secrets), ['token']);
				for (const form of ['base64', 'base64url', 'hex'] as const)
					assert.deepEqual(secretsIn(bytes.toString(form), secrets), ['token'], form);
			}),
		);
	});
});
