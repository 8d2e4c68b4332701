import * as vscode from 'vscode';
import { askText, pickOne } from '../ask';
import { setMeta } from '../../core/draft/set-meta';
import { fileNameFor } from '../../core/export/file-name';
import { gateSentence } from '../../core/submission/gate';
import { sheetPage, signOffSheet } from '../../core/signoff/sheet';
import {
	neededSignOffs,
	signedText,
	signOffsOf,
	writeSignOff,
	type SignOff,
} from '../../core/signoff/sign-off';
import { formatBeijing } from '../../core/text/beijing-time';
import { sha256 } from '../../node/hash';
import { commands } from '../commands';
import { savedDraft, targetDraft } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { checkGate } from '../filing/gate-questions';
import { createPagePanel } from '../filing/pages';
import type { Host } from '../host';
import { rangeOf, readLive } from '../live-drafts';
import { saveExport } from './export';
import { registerSignOffWatch } from './sign-off-watch';

function stateWords({ state, name, at }: SignOff): string {
	const when = at === undefined ? '' : ` ${formatBeijing(at)}`;
	switch (state) {
		case '有效':
			return `${name}${when}，与正文一致`;
		case '失效':
			return `${name}${when}，签后有改动，已失效`;
		case '仅姓名':
			return `${name}，未记录时间`;
		case '未签':
			return '未签';
	}
}

async function pickRole(host: Host, document: vscode.TextDocument): Promise<SignOff | undefined> {
	const { draft, vehicle } = readLive(document, host.catalogues);
	const needed = neededSignOffs(vehicle);
	const signOffs = signOffsOf(draft, sha256(signedText(draft)));
	const items = signOffs.map((signOff) => ({
		label: signOff.role,
		description: stateWords(signOff),
		detail: needed.includes(signOff.role) ? '本载体需要' : '',
		signOff,
	}));
	const picked = await pickOne(items, {
		title: '审签',
		placeHolder: '选择已经办完的一步，记下谁在什么时候同意了现在的标题和正文',
	});
	return picked?.signOff;
}

async function askName({ role, name }: SignOff): Promise<string | undefined> {
	const given = await askText({
		title: role,
		prompt: `谁${role}的？确认后记下姓名、现在的时间和正文校验码`,
		value: name,
		validateInput: (value) =>
			value.trim().length > 64 ? '姓名太长（最多64个字符），请只写姓名' : undefined,
	});
	const trimmed = given?.trim();
	return trimmed === '' ? undefined : trimmed;
}

/** Records one sign-off in the front matter and saves: what is signed is what lies on the disk. */
async function signOffDraft(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
): Promise<void> {
	const signOff = await pickRole(host, document);
	if (!signOff) return;
	const { version } = document;
	const name = signOff.name === '' ? await askName(signOff) : signOff.name;
	if (name === undefined) return;
	if (document.version !== version) {
		void host.notify.ask('稿件刚才又有改动，没有记下审签；请看过现在的正文再签。');
		return;
	}
	const { draft } = readLive(document, host.catalogues);
	const value = writeSignOff(name, filing.clock(), sha256(signedText(draft)));
	const change = setMeta(draft, signOff.role, value);
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, rangeOf(document, change), change.text);
	if (!(await vscode.workspace.applyEdit(edit))) return;
	if (!document.isUntitled) await savedDraft(host, document);
	host.notify.done(`已记下${signOff.role}：${name}`);
}

/** 审签单 of a draft as it stands. */
function sheetOf(host: Host, document: vscode.TextDocument) {
	const { draft, vehicle, gauge } = readLive(document, host.catalogues);
	const digest = sha256(signedText(draft));
	return signOffSheet({ draft, vehicle, counts: gauge.counts, digest });
}

async function exportSheet(
	host: Host,
	document: vscode.TextDocument,
	given: vscode.Uri | undefined,
): Promise<void> {
	// Paper goes round the office: only what must not be written here at all is stopped.
	const gate = checkGate(host, document);
	if (gate.verdict === '挡下') {
		void host.notify.ask(gateSentence(gate).replace('没有报送', '没有导出'));
		return;
	}
	const sheet = sheetOf(host, document);
	const name = `${fileNameFor(sheet.title, '政务信息')} 审签单.docx`;
	const { toSheetFile } = await import('../../node/docx-sheet');
	const file = await saveExport(host, document, {
		name,
		title: '导出审签单',
		given,
		make: () => toSheetFile(sheet),
	});
	if (file) host.notify.done('已导出审签单，可以打印');
}

/** 审签: records who signed, shows where a later change voided it, prints the 审签单. */
export function registerSignOff(host: Host, filing: Filing): void {
	const panel = createPagePanel(host, 'zwxx.signOffSheet');
	host.command(commands.signOff, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (document) await signOffDraft(host, filing, document);
	});
	host.command(commands.signOffSheet, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (!document) return;
		const argument = document.uri.toString();
		const actions = [
			{ label: '导出Word打印', command: commands.exportSignOffSheet, argument },
			{ label: '审签', command: commands.signOff, argument },
		];
		panel.show('审签单', sheetPage(sheetOf(host, document), actions));
	});
	host.command(commands.exportSignOffSheet, async (given?: unknown, target?: unknown) => {
		const document = await targetDraft(host, given);
		const file = target instanceof vscode.Uri ? target : undefined;
		if (document) await exportSheet(host, document, file);
	});
	registerSignOffWatch(host);
}
