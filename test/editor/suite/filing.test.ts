import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { startDesk, type DeskRow, type RunningDesk } from '../../support/desk';
import { goodDraft, plainBody } from '../../support/draft-text';

const variable = (name: string): string => {
	const value = process.env[name];
	assert.ok(value, `${name} is not set`);
	return value;
};

async function openDraft(name: string, text: string): Promise<vscode.TextDocument> {
	const file = join(variable('ZWXX_TEST_WORKSPACE'), name);
	writeFileSync(file, text);
	const document = await vscode.workspace.openTextDocument(file);
	await vscode.window.showTextDocument(document);
	return document;
}

/** Waits until something is there; a filing travels through timers and a network. */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
	for (let tries = 150; tries > 0; tries--) {
		const found = await look();
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`not there in time: ${what}`);
}

const openDesk = (): Promise<RunningDesk> =>
	startDesk({
		port: Number(variable('ZWXX_TEST_DESK_PORT')),
		units: [{ name: '云岭县行政审批局', token: variable('ZWXX_TEST_DESK_TOKEN') }],
	});

/** The entries of the outbox as they lie on the disk. */
function storedEntries(): Record<string, unknown>[] {
	const folder = join(
		variable('ZWXX_TEST_WORKSPACE'),
		'../data/User/globalStorage/zwxx.zwxx/outbox/entries',
	);
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>);
}

const submit = (): Thenable<unknown> => vscode.commands.executeCommand('zwxx.submit');

describe('filing', function () {
	this.timeout(60_000);
	let desk: RunningDesk | undefined;

	const rowsCalled = async (title: string): Promise<DeskRow[]> =>
		((await desk?.rows()) ?? []).filter((row) => row.title === title);
	const arrival = (title: string): Promise<DeskRow> =>
		until(`“${title}” at the desk`, async () => (await rowsCalled(title))[0]);

	before(async () => {
		const settings = vscode.workspace.getConfiguration('zwxx');
		await settings.update('withdrawSeconds', 0, vscode.ConfigurationTarget.Global);
		await vscode.extensions.getExtension('zwxx.zwxx')?.activate();
		await until('the endpoint that was handed over', async () => {
			const endpoints = vscode.workspace.getConfiguration('zwxx').get<unknown[]>('endpoints');
			return endpoints?.length === 1 ? endpoints : undefined;
		});
	});

	after(async () => {
		await desk?.close();
	});

	it('keeps an item while the desk is down and files it once when it is up', async () => {
		const document = await openDraft('断网.zwxx', goodDraft('断网时的信息'));
		await submit();
		assert.match(document.getText(), /^稿号: \d{8}-[0-9A-Z]{4}$/mu);
		assert.equal(document.isDirty, false);
		assert.equal(readFileSync(document.uri.fsPath, 'utf8'), document.getText());
		await submit();
		desk = await openDesk();
		const row = await arrival('断网时的信息');
		assert.equal(row.body, plainBody);
		await submit();
		assert.equal((await rowsCalled('断网时的信息')).length, 1);
	});

	it('saves what was typed and files that text', async () => {
		const document = await openDraft('改动.zwxx', goodDraft('改动后的信息'));
		const edit = new vscode.WorkspaceEdit();
		edit.insert(
			document.uri,
			document.positionAt(document.getText().length),
			'下一步，推广至乡镇。\n',
		);
		await vscode.workspace.applyEdit(edit);
		assert.equal(document.isDirty, true);
		await submit();
		assert.equal(document.isDirty, false);
		const { body: arrived } = await arrival('改动后的信息');
		assert.equal(arrived, `${plainBody}\n下一步，推广至乡镇。`);
	});

	it('sends nothing that carries a classification mark, and shows where it is', async () => {
		const marked = await openDraft(
			'密件.zwxx',
			goodDraft('有标志的信息', `机密★10年\n${plainBody}`),
		);
		await submit();
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.toString(), marked.uri.toString());
		assert.match(editor?.document.getText(editor.selection) ?? '', /机密★/u);
		await openDraft('放行.zwxx', goodDraft('随后的信息'));
		await submit();
		await arrival('随后的信息');
		assert.deepEqual(await rowsCalled('有标志的信息'), []);
	});

	it('asks about a copied file, and 另立新稿 gives it a number of its own', async () => {
		const original = readFileSync(join(variable('ZWXX_TEST_WORKSPACE'), '改动.zwxx'), 'utf8');
		const number = /^稿号: (.+)$/mu.exec(original)?.[1] ?? '';
		// Written anew in the old file: a text that was filed already would be asked about besides.
		const copy = original
			.replace('改动后的信息', '抄来的信息')
			.replace(plainBody, '南屏区新建供热站4座，铺设管网12.6公里，惠及居民3800户。');
		const document = await openDraft('抄来.zwxx', copy);
		const submitting = submit();
		// 另立新稿 is the first answer; nothing is filed before it is given.
		await until('a new number', async () => {
			const rows = await rowsCalled('抄来的信息');
			if (!document.getText().includes(number)) return true;
			assert.deepEqual(rows, []);
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return undefined;
		});
		await submitting;
		const row = await arrival('抄来的信息');
		assert.notEqual(row.draftId, number);
		assert.equal(row.revision, 1);
	});

	it('registers what was filed by other means', async () => {
		const document = await openDraft('已报.zwxx', goodDraft('别处报的信息'));
		const filed = { unit: '市政府办信息科', date: '2026-11-20', number: '12' };
		await vscode.commands.executeCommand('zwxx.registerFiled', document.uri, filed);
		const manual = storedEntries().filter(({ kind }) => kind === 'manual');
		assert.deepEqual(
			manual.map(({ title, unit, number }) => [title, unit, number]),
			[['别处报的信息', '市政府办信息科', '12']],
		);
		assert.deepEqual(await rowsCalled('别处报的信息'), []);
	});

	it('copies the body alone', async () => {
		await openDraft('复制.zwxx', goodDraft('复制的信息', `　　${plainBody}\n\n　　第二段。`));
		await vscode.commands.executeCommand('zwxx.copyBody');
		const copied = (await vscode.env.clipboard.readText()).replaceAll('\r\n', '\n');
		assert.equal(copied, `${plainBody}\n第二段。`);
	});

	it('writes a Word file', async () => {
		const document = await openDraft('导出.zwxx', goodDraft('导出的信息'));
		const file = vscode.Uri.file(join(variable('ZWXX_TEST_WORKSPACE'), '导出.docx'));
		await vscode.commands.executeCommand('zwxx.exportWord', document.uri, file);
		assert.ok(existsSync(file.fsPath));
		assert.equal(readFileSync(file.fsPath).subarray(0, 2).toString(), 'PK');
	});

	it('opens the preview of a draft', async () => {
		const document = await openDraft('预览.zwxx', goodDraft('预览的信息'));
		await vscode.commands.executeCommand('zwxx.preview');
		const tab = await until('the preview', async () =>
			vscode.window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.find(({ label }) => label === '报送预览'),
		);
		assert.ok(tab.input instanceof vscode.TabInputWebview);
		assert.equal(document.isDirty, false);
	});
});
