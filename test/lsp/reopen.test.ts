import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { startClient, stopServers, type TestClient } from '../support/language-server';

describe('language server: a file that was closed and opened again', () => {
	let client: TestClient;
	before(async () => {
		client = await startClient();
	});
	after(stopServers);

	it('is checked anew, though its version number is the old one', async () => {
		const wrong = await client.open('稿.zwxx', '截止6月底，全县开工42个。');
		const first = (await wrong.pull()) as FullDocumentDiagnosticReport;
		assert.equal(first.items.length, 1);
		await wrong.close();
		const right = await client.open('稿.zwxx', '截至6月底，全县开工42个。');
		const second = await right.pull(first.resultId);
		assert.equal(second.kind, 'full');
		assert.deepEqual((second as FullDocumentDiagnosticReport).items, []);
		await right.close();
	});
});
