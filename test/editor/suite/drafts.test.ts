import * as assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { goodDraft } from '../../support/draft-text';

const workspace = (): string => {
	const folder = process.env['ZWXX_TEST_WORKSPACE'];
	assert.ok(folder, 'ZWXX_TEST_WORKSPACE is not set');
	return folder;
};

async function openDraft(name: string, text: string): Promise<vscode.TextEditor> {
	const file = join(workspace(), name);
	writeFileSync(file, text);
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

/** Answers every question with what is offered first, until the command is over. */
async function answering(command: Thenable<unknown>): Promise<void> {
	let isOver = false;
	const over = (): void => {
		isOver = true;
	};
	command.then(over, over);
	while (!isOver) {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await settle();
	}
	await command;
}

const outbox = (): string =>
	join(workspace(), '../data/User/globalStorage/zwxx.zwxx/outbox/entries');

describe('a draft in the editor', function () {
	this.timeout(60_000);
	const settings = () => vscode.workspace.getConfiguration('zwxx');
	const global = vscode.ConfigurationTarget.Global;

	before(async () => {
		await vscode.extensions.getExtension('zwxx.zwxx')?.activate();
	});

	it('is made in the folder that was clicked, also in one with a date for a name', async () => {
		await settings().update('profile', { 报送单位: '云岭县行政审批局' }, global);
		const folder = join(workspace(), '2026.11');
		mkdirSync(folder);
		await answering(vscode.commands.executeCommand('zwxx.newItem', vscode.Uri.file(folder)));
		assert.match(readdirSync(folder).join(), /\.zwxx$/u);
	});

	it('has the caret behind what was pasted, so that the next key does not replace it', async () => {
		const editor = await openDraft('粘贴.zwxx', '---\n载体: 素材\n---\n\n');
		editor.selection = new vscode.Selection(3, 0, 3, 0);
		await vscode.env.clipboard.writeText('全县 开工42个。');
		await vscode.commands.executeCommand('zwxx.pasteClean');
		const { selection, document } = editor;
		assert.equal(document.lineAt(3).text, '全县开工42个。');
		assert.ok(selection.isEmpty, JSON.stringify(selection));
		assert.equal(selection.active.character, document.lineAt(3).text.length);
		editor.selection = new vscode.Selection(3, 0, 3, 2);
		await vscode.commands.executeCommand('zwxx.pasteClean');
		assert.ok(editor.selection.isEmpty, JSON.stringify(editor.selection));
	});

	it('is not filed with words that are not on the disk', async () => {
		const endpoints = settings().get<unknown[]>('endpoints') ?? [];
		const other = { name: '另一处', url: 'http://127.0.0.1:9/', dedup: '幂等键' };
		await settings().update('endpoints', [other, ...endpoints], global);
		try {
			const { document } = await openDraft('途中改.zwxx', goodDraft('途中改动的信息'));
			// Which of the two endpoints is asked while the writer goes on typing.
			const submitting = vscode.commands.executeCommand('zwxx.submit');
			while (!document.getText().includes('稿号: ') || document.isDirty) await settle();
			const edit = new vscode.WorkspaceEdit();
			edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, '半句话');
			await vscode.workspace.applyEdit(edit);
			await answering(submitting);
			const names = existsSync(outbox()) ? readdirSync(outbox()) : [];
			const filed = names.map((name) =>
				vscode.workspace.fs.readFile(vscode.Uri.file(join(outbox(), name))),
			);
			const texts = (await Promise.all(filed)).map((bytes) => new TextDecoder().decode(bytes));
			assert.ok(!texts.some((text) => text.includes('半句话')));
		} finally {
			await settings().update('endpoints', endpoints, global);
		}
	});
});
