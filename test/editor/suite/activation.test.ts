import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the installed extension', () => {
	it('is there and is not the source tree', () => {
		const extension = vscode.extensions.getExtension('zwxx.zwxx');
		assert.ok(extension, 'not installed');
		assert.ok(extension.extensionPath.includes('zwxx-editor-'), extension.extensionPath);
	});

	it('becomes active when a draft is opened', async () => {
		const [draft] = await vscode.workspace.findFiles('**/*.zwxx', undefined, 1);
		assert.ok(draft, 'no draft in the sample workspace');
		const document = await vscode.workspace.openTextDocument(draft);
		await vscode.window.showTextDocument(document);
		assert.equal(document.languageId, 'zwxx');
		const extension = vscode.extensions.getExtension('zwxx.zwxx');
		for (let tries = 100; tries > 0 && !extension?.isActive; tries--) {
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
		assert.equal(extension?.isActive, true);
	});
});
