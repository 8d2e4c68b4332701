import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pickOne } from '../ask';
import { bodyText } from '../../core/draft/body-text';
import { draftIdBytes, formatDraftId } from '../../core/draft/identity';
import { metaValue } from '../../core/draft/meta';
import { parseDraft } from '../../core/draft/parse';
import { titleOf } from '../../core/draft/title';
import { fileNameFor } from '../../core/export/file-name';
import { changesPage } from '../../core/urgent/changes-page';
import { changedLines } from '../../core/urgent/changed-lines';
import { followUpText, type FollowUpStage } from '../../core/urgent/follow-up';
import { payloadSchema } from '../../core/submission/payload';
import { commands } from '../commands';
import { targetDraft, uriOf } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { createPagePanel } from '../filing/pages';
import type { Host } from '../host';
import { isDraft, rangeOf, readLive } from '../live-drafts';
import { registerFollowUpReminder } from './follow-up-reminder';
import { openNewFile } from './new-item';

async function pickStage(): Promise<FollowUpStage | undefined> {
	const items = [
		{ label: '续报', detail: '事情还没有完，只报核实清楚的新变化', stage: '续报' as const },
		{ label: '终报', detail: '处置完毕，这是最后一报', stage: '终报' as const },
	];
	const picked = await pickOne(items, { title: '续报' });
	return picked?.stage;
}

/** The last report: the draft a reminder names, else the active one. */
async function lastReport(host: Host, given: unknown): Promise<vscode.TextDocument | undefined> {
	const file = typeof given === 'string' && !/^[a-z][\w+.-]*:/iu.test(given) ? given : undefined;
	const target = file === undefined ? given : uriOf(file);
	let document: vscode.TextDocument | undefined;
	try {
		document = await targetDraft(host, target);
	} catch {
		void host.notify.ask('上一报的稿件打不开，可能已移走；请打开它，再执行“续报”。');
	}
	if (!document) return undefined;
	const { draft, vehicle } = readLive(document, host.catalogues);
	if (vehicle?.urgent === true && (metaValue(draft, '稿号') ?? '').trim() !== '') return document;
	void host.notify.ask('续报要从上一篇紧急信息写起；请先打开它，再执行“续报”。');
	return undefined;
}

async function followUp(host: Host, given: unknown): Promise<void> {
	const last = await lastReport(host, given);
	const stage = last && (await pickStage());
	if (!last || !stage) return;
	const id = formatDraftId(Date.now(), randomBytes(draftIdBytes));
	const { vehicleName } = readLive(last, host.catalogues);
	const text = followUpText(last.getText(), stage, id);
	const folder = last.uri.scheme === 'file' ? vscode.Uri.joinPath(last.uri, '..') : undefined;
	const name = `${fileNameFor(vehicleName ?? '', '紧急信息')}${stage} ${id}.zwxx`;
	const document = await openNewFile(host, folder, name);
	const editor = await vscode.window.showTextDocument(document);
	const whole = new vscode.Range(0, 0, document.lineCount, 0);
	await editor.edit((builder) => builder.replace(whole, text));
	if (document.uri.scheme === 'file') await document.save();
	const { draft } = readLive(document, host.catalogues);
	const start = document.positionAt(draft.body.from);
	editor.selection = new vscode.Selection(start, start);
	const keep = '只留变化的行';
	const pressed = await host.notify.ask(
		'已由上一报写成续报：请改动有变化的地方，改好后可以只留变化的行。',
		keep,
	);
	if (pressed === keep) await vscode.commands.executeCommand(commands.keepChanges, document.uri);
}

/** Body of a report as it was filed; where it was not filed from here, as its file says. */
async function bodyOf(filing: Filing, id: string): Promise<string | undefined> {
	const { entries } = await filing.outbox.list();
	const filed = entries.findLast(
		(entry) => entry.kind === 'submission' && entry.draftId === id && entry.state !== '已撤',
	);
	if (filed?.kind === 'submission') {
		const payload = payloadSchema.safeParse(JSON.parse(filed.payload));
		if (payload.success) return payload.data.body;
	}
	const open = vscode.workspace.textDocuments.find(
		(document) =>
			isDraft(document) && metaValue(parseDraft(document.getText()).draft, '稿号')?.trim() === id,
	);
	return open && bodyText(parseDraft(open.getText()).draft);
}

/** A 续报 beside the report before it; says so where there is none. */
async function compare(host: Host, filing: Filing, document: vscode.TextDocument) {
	const { draft } = readLive(document, host.catalogues);
	const id = metaValue(draft, '续报')?.trim() ?? '';
	const before = id === '' ? undefined : await bodyOf(filing, id);
	if (before !== undefined) return { draft, changes: changedLines(before, bodyText(draft)) };
	void host.notify.ask('找不到上一报的正文；请在“续报”一栏填上一报的稿号，并打开那篇稿件。');
	return undefined;
}

async function keepChanges(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<void> {
	const compared = await compare(host, filing, document);
	if (!compared) return;
	const { draft, changes } = compared;
	if (changes.lines.length === 0) {
		void host.notify.ask('与上一报相比还没有变化的行，正文没有动；请先写上新的情况。');
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	const text = `\n${changes.lines.map((line) => line.text).join('\n')}\n`;
	edit.replace(document.uri, rangeOf(document, draft.body), text);
	await vscode.workspace.applyEdit(edit);
	host.notify.done('正文只留下了变化的行，可以撤销');
}

/** 续报 from the last report, what changed since, and quiet reminders. */
export function registerFollowUp(host: Host, filing: Filing): void {
	const panel = createPagePanel(host, 'zwxx.changes');
	host.command(commands.followUp, (given?: unknown) => followUp(host, given));
	host.command(commands.keepChanges, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (document) await keepChanges(host, filing, document);
	});
	host.command(commands.showChanges, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		const compared = document && (await compare(host, filing, document));
		if (!compared) return;
		const argument = document.uri.toString();
		const action = { label: '只留变化的行', command: commands.keepChanges, argument };
		const page = changesPage(titleOf(compared.draft) ?? '', compared.changes);
		panel.show('与上一报对照', { ...page, actions: [action] });
	});
	registerFollowUpReminder(host, filing);
}
