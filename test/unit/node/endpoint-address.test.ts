import assert from 'node:assert/strict';
import { checkAddress } from '../../../src/node/endpoint-address';
import { createGuardedLookup, publicAddressCode } from '../../../src/node/guarded-lookup';
import { errorCode } from '../../../src/node/fs-port';

const problemOf = (url: string, allowPlaintext: boolean): string | undefined => {
	const checked = checkAddress(url, allowPlaintext);
	return 'problem' in checked ? checked.problem : undefined;
};

describe('address of an endpoint', () => {
	it('may be https anywhere', () => {
		assert.deepEqual(checkAddress(' https://Desk.Example:8443/in ', false), {
			value: {
				base: 'https://desk.example:8443/in/',
				origin: 'https://desk.example:8443',
				hostname: 'desk.example',
				loopback: false,
				plaintext: false,
			},
		});
	});

	it('may be http within this machine, which is no 明文', () => {
		for (const host of ['127.0.0.1:8080', 'localhost', 'desk.localhost', '[::1]:1', '127.9.9.9']) {
			const checked = checkAddress(`http://${host}/`, false);
			assert.ok('value' in checked, host);
			assert.deepEqual([checked.value.loopback, checked.value.plaintext], [true, false]);
		}
	});

	it('may be http in the office network only where 明文 is allowed', () => {
		for (const host of [
			'10.1.2.3',
			'172.16.0.1',
			'172.31.255.255',
			'192.168.1.1:90',
			'[fd00::1]',
			'desk',
		]) {
			assert.match(problemOf(`http://${host}/`, false) ?? '', /明文/);
			const checked = checkAddress(`http://${host}/`, true);
			assert.ok('value' in checked && checked.value.plaintext, host);
		}
	});

	it('may never be http on the public network', () => {
		for (const host of ['8.8.8.8', '172.32.0.1', '[2001:4860::1]', '0x08080808'])
			assert.match(problemOf(`http://${host}/`, true) ?? '', /公网/, host);
	});

	it('is nothing else', () => {
		for (const url of [
			'',
			'desk',
			'ftp://desk.example/',
			'file:///etc/passwd',
			'https://user:pw@desk.example/',
			'https://desk.example/?token=1',
			'https://desk.example/#a',
			'javascript:1',
		])
			assert.match(problemOf(url, true) ?? '', /^报送地址.*；请.*。$/u, url);
	});
});

describe('names over plain http', () => {
	const look = (loopbackOnly: boolean, host: string, all: boolean) =>
		new Promise((resolve) => {
			createGuardedLookup(loopbackOnly)(host, { all }, (error, address) =>
				resolve(error ? errorCode(error) : address),
			);
		});

	it('lead to this machine or to the office network, or nowhere', async () => {
		assert.equal(await look(true, '127.0.0.1', false), '127.0.0.1');
		assert.deepEqual(await look(true, '127.0.0.1', true), [{ address: '127.0.0.1', family: 4 }]);
		assert.equal(await look(false, '10.0.0.1', false), '10.0.0.1');
		assert.equal(await look(true, '10.0.0.1', false), publicAddressCode);
		assert.equal(await look(false, '8.8.8.8', false), publicAddressCode);
		assert.equal(await look(false, '8.8.8.8', true), publicAddressCode);
	});
});
