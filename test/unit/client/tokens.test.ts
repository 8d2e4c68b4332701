import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { createTokens } from '../../../src/client/filing/tokens';

/** The editor's keeping of secrets, in memory. */
function createSecrets() {
	const kept = new Map<string, string>();
	const listeners = new Set<(event: vscode.SecretStorageChangeEvent) => void>();
	const tell = (key: string): void => {
		for (const listener of listeners) listener({ key });
	};
	const secrets: vscode.SecretStorage = {
		get: async (key) => kept.get(key),
		async store(key, value) {
			kept.set(key, value);
			tell(key);
		},
		async delete(key) {
			kept.delete(key);
			tell(key);
		},
		onDidChange(listener) {
			listeners.add(listener);
			return { dispose: () => listeners.delete(listener) };
		},
	};
	return secrets;
}

describe('createTokens', () => {
	const [city, province] = ['https://city.example', 'https://province.example:8443'];

	it('tells which origin has another token, and nothing of other secrets', async () => {
		const secrets = createSecrets();
		const tokens = createTokens(secrets);
		const told: string[] = [];
		const listening = tokens.onDidChange((origin) => told.push(origin));
		await tokens.set(city, 'a');
		await secrets.store('other', 'b');
		await tokens.set(province, 'c');
		await tokens.forget(city);
		assert.deepEqual(told, [city, province, city]);
		listening.dispose();
		await tokens.set(city, 'd');
		assert.equal(told.length, 3);
		assert.deepEqual([await tokens.get(city), await tokens.get(province)], ['d', 'c']);
	});

	it('holds a token for the session where the machine keeps none', async () => {
		const locked = { ...createSecrets(), store: () => Promise.reject(new Error('no keyring')) };
		const tokens = createTokens(locked);
		assert.equal(await tokens.set(city, 'a'), 'session');
		assert.deepEqual([await tokens.get(city), await tokens.get(province)], ['a', undefined]);
	});
});
