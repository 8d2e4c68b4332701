import * as assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Payload } from '../../../src/core/submission/payload';
import { startDesk, type DeskRow, type RunningDesk } from '../../support/desk';
import { goodDraft, plainBody } from '../../support/draft-text';
import { cameraTiff, exifSegment, jpeg } from '../../support/pictures';

const variable = (name: string): string => {
	const value = process.env[name];
	assert.ok(value, `${name} is not set`);
	return value;
};
const inWorkspace = (name: string): string => join(variable('ZWXX_TEST_WORKSPACE'), name);

async function openDraft(name: string, text: string): Promise<vscode.TextDocument> {
	writeFileSync(inWorkspace(name), text);
	const document = await vscode.workspace.openTextDocument(inWorkspace(name));
	await vscode.window.showTextDocument(document);
	return document;
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
	for (let tries = 150; tries > 0; tries--) {
		const found = await look();
		if (found !== undefined) return found;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`not there in time: ${what}`);
}

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
	vscode.commands.executeCommand(command, ...args);

async function change(document: vscode.TextDocument, from: string, to: string): Promise<void> {
	const at = document.getText().indexOf(from);
	assert.notEqual(at, -1, from);
	const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, range, to);
	assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('what is filed', function () {
	this.timeout(60_000);
	let desk: RunningDesk;

	const arrival = (title: string): Promise<DeskRow> =>
		until(`“${title}” at the desk`, async () =>
			(await desk.rows()).find((row) => row.title === title),
		);
	async function stored({ id, revision }: DeskRow): Promise<Payload> {
		const revisions = await desk.desk.store.read.items.revisions(id);
		const found = revisions.find((one) => one.revision === revision);
		return JSON.parse(found?.payload.toString() ?? '') as Payload;
	}

	before(async () => {
		const settings = vscode.workspace.getConfiguration('zwxx');
		await settings.update('withdrawSeconds', 0, vscode.ConfigurationTarget.Global);
		await vscode.extensions.getExtension('zwxx.zwxx')?.activate();
		desk = await startDesk({
			port: Number(variable('ZWXX_TEST_DESK_PORT')),
			units: [{ name: '云岭县行政审批局', token: variable('ZWXX_TEST_DESK_TOKEN') }],
		});
	});
	after(() => desk.close());

	it('carries a picture without its position, and the sign-off of this very text', async () => {
		writeFileSync(inWorkspace('现场.jpg'), jpeg({ before: [exifSegment(cameraTiff(6))] }));
		const text = goodDraft('带图的信息').replace('\n---\n云', '\n附件: 现场.jpg 窗口办件\n---\n云');
		const document = await openDraft('带图.zwxx', text);
		const signing = run('zwxx.signOff');
		await until('the sign-off', async () => {
			if (/^审核: 周望 \d{4}-\d\d-\d\d \d\d:\d\d ✓[0-9a-f]{8}$/mu.test(document.getText()))
				return true;
			await run('workbench.action.acceptSelectedQuickOpenItem');
			return undefined;
		});
		await signing;
		assert.equal(document.isDirty, false);
		await run('zwxx.submit');
		// From here on the outbox has it.
		rmSync(inWorkspace('现场.jpg'));
		const row = await arrival('带图的信息');
		const { attachments = [], signOffs = [] } = await stored(row);
		assert.deepEqual(
			attachments.map(({ name, caption, type }) => [name, caption, type]),
			[['现场.jpg', '窗口办件', 'image/jpeg']],
		);
		assert.match(signOffs.find(({ role }) => role === '审核')?.digest ?? '', /^[0-9a-f]{64}$/u);
		const item = await desk.desk.store.read.items.find(row.id);
		const digest = attachments[0]?.digest ?? '';
		const blob = await desk.desk.store.read.blobs.find(item?.unitId ?? '', digest);
		assert.ok(blob);
		assert.ok(!Buffer.from(blob.bytes).includes('GPS'));
	});

	it('shows at once that a change voids the sign-off', async () => {
		const document = vscode.window.activeTextEditor?.document;
		assert.ok(document);
		const voided = (): string[] =>
			vscode.languages
				.getDiagnostics(document.uri)
				.filter(({ source }) => source === '审签')
				.map(({ message }) => message);
		assert.deepEqual(voided(), []);
		await change(document, '2.3万件', '2.4万件');
		await until('the notice', async () => (voided().length > 0 ? true : undefined));
		assert.match(voided()[0] ?? '', /审核（周望）之后.*失效/u);
		await change(document, '2.4万件', '2.3万件');
		await until('its end', async () => (voided().length === 0 ? true : undefined));
		await document.save();
	});

	it('stops for a picture that is not there, and files nothing', async () => {
		const text = goodDraft('缺图的信息').replace('\n---\n云', '\n附件: 没有.jpg\n---\n云');
		await openDraft('缺图.zwxx', text);
		await run('zwxx.submit');
		await openDraft('随后.zwxx', goodDraft('缺图之后的信息'));
		await run('zwxx.submit');
		await arrival('缺图之后的信息');
		assert.ok((await desk.rows()).every(({ title }) => title !== '缺图的信息'));
	});

	it('is a 首报 after one key, and a 续报 that names it and keeps what changed', async () => {
		await run('zwxx.newUrgent');
		const first = vscode.window.activeTextEditor?.document;
		assert.ok(first);
		assert.match(first.getText(), /^伤亡损失：正在核实$/mu);
		await run('leaveSnippet');
		await change(first, '【地点】发生【事件】', '石桥镇发生山体滑坡');
		if (!/^报送单位: \S/mu.test(first.getText()))
			await change(first, '报送单位: ', '报送单位: 云岭县行政审批局');
		await run('zwxx.submit');
		const row = await arrival('石桥镇发生山体滑坡');
		assert.equal(row.vehicle, '紧急信息');

		await vscode.window.showTextDocument(first);
		void run('zwxx.followUp');
		const next = await until('the 续报', async () => {
			const document = vscode.window.activeTextEditor?.document;
			if (document !== first && document?.getText().includes('（续报一）')) return document;
			await run('workbench.action.acceptSelectedQuickOpenItem');
			return undefined;
		});
		assert.match(next.getText(), new RegExp(`^续报: ${row.draftId}$`, 'mu'));
		await change(next, '伤亡损失：正在核实', '伤亡损失：轻伤2人，无人死亡');
		await run('zwxx.keepChanges', next.uri);
		assert.equal(next.getText().split('---\n').at(-1)?.trim(), '伤亡损失：轻伤2人，无人死亡');
		assert.ok(!next.getText().includes(plainBody));
	});
});
