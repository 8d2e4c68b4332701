import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { fileNameFor } from '../../core/export/file-name';
import { officialPage } from '../../core/export/official-page';
import { plainBody } from '../../core/export/plain-body';
import { titleOrFirstLine } from '../../core/draft/title';
import { formatBeijingDate } from '../../core/text/beijing-time';
import { commands } from '../commands';
import { targetDraft } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { passGate } from '../filing/gate-questions';
import { isTrusted } from '../filing/prepare';
import type { Host } from '../host';
import { readLive } from '../live-drafts';

/** Where a Word file goes: beside the draft. */
function proposedFile(document: vscode.TextDocument, name: string): vscode.Uri {
	if (!document.isUntitled) return vscode.Uri.joinPath(document.uri, '..', name);
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(join(homedir(), name));
}

async function openFolder(file: vscode.Uri): Promise<void> {
	try {
		await vscode.commands.executeCommand('revealFileInOS', file);
	} catch {
		// An editor in the browser has no file manager to show it in.
		await vscode.commands.executeCommand('revealInExplorer', file);
	}
}

export interface WordExport {
	/** Proposed file name. */
	readonly name: string;
	/** Of the dialog. */
	readonly title: string;
	/** Where it goes without asking. */
	readonly given: vscode.Uri | undefined;
	readonly make: () => Promise<Uint8Array>;
}

/**
 * Asks where a Word file shall go, and writes it.
 * @returns undefined where the person turned back or it could not be written; they were told.
 */
export async function saveExport(
	host: Host,
	document: vscode.TextDocument,
	{ name, title, given, make }: WordExport,
): Promise<vscode.Uri | undefined> {
	const file =
		given ??
		(await vscode.window.showSaveDialog({
			title,
			saveLabel: '导出',
			defaultUri: proposedFile(document, name),
			filters: { Word文档: ['docx'] },
		}));
	if (!file) return undefined;
	const data = await make();
	try {
		await vscode.workspace.fs.writeFile(file, data);
		return file;
	} catch (error) {
		host.notify.failed(
			'Word文件没有写成，可能正被打开着，或文件夹只读；请关掉它或换个文件名再导出。',
			error,
		);
		return undefined;
	}
}

async function exportWord(
	host: Host,
	filing: Filing,
	document: vscode.TextDocument,
	given: vscode.Uri | undefined,
): Promise<void> {
	if (!isTrusted() || !(await passGate(host, document))) return;
	const { draft } = readLive(document, host.catalogues);
	const { toWordFile } = await import('../../node/docx-sheet');
	const file = await saveExport(host, document, {
		name: `${fileNameFor(titleOrFirstLine(draft) ?? '', '政务信息')}.docx`,
		title: '导出Word',
		given,
		make: () => toWordFile(officialPage(draft, formatBeijingDate(filing.clock()))),
	});
	if (!file) return;
	const open = '打开所在文件夹';
	const register = '登记已报';
	void host.notify.ask('已导出Word文件，报出后可登记已报', open, register).then((pressed) => {
		if (pressed === open) return openFolder(file);
		if (pressed === register)
			return vscode.commands.executeCommand(commands.registerFiled, document.uri);
		return undefined;
	});
}

async function copyBody(host: Host, document: vscode.TextDocument): Promise<void> {
	if (!isTrusted() || !(await passGate(host, document))) return;
	const text = plainBody(readLive(document, host.catalogues).draft);
	if (text === '') {
		void host.notify.ask('正文还是空的，没有可复制的内容；请写好正文再复制。');
		return;
	}
	await vscode.env.clipboard.writeText(text);
	host.notify.done('正文已复制，可以粘贴到网页里');
}

/** 导出Word and 复制正文: the ways out where there is no endpoint, through the same gate. */
export function registerExport(host: Host, filing: Filing): void {
	host.command(commands.exportWord, async (given?: unknown, target?: unknown) => {
		const document = await targetDraft(host, given);
		const file = target instanceof vscode.Uri ? target : undefined;
		if (document) await exportWord(host, filing, document, file);
	});
	host.command(commands.copyBody, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (document) await copyBody(host, document);
	});
}
