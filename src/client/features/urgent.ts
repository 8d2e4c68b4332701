import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { draftIdBytes, formatDraftId } from '../../core/draft/identity';
import { fileNameFor } from '../../core/export/file-name';
import { firstReportTemplate } from '../../core/urgent/first-report';
import { newDraftSnippet } from '../../core/vehicle/new-draft';
import { formatBeijingDate } from '../../core/text/beijing-time';
import { commands } from '../commands';
import type { Filing } from '../filing/filing';
import type { Host } from '../host';
import { readProfile } from '../settings';
import { registerFollowUp } from './follow-up';
import { folderFor, openNewFile } from './new-item';

/** 紧急信息 at one key: no question is asked, what is not known stands as 正在核实. */
async function newUrgent(host: Host): Promise<void> {
	const folder = await folderFor(undefined);
	const uri = vscode.window.activeTextEditor?.document.uri ?? folder;
	const { vehicles } = host.catalogues.catalogueFor(uri);
	const vehicle = vehicles.find(({ urgent }) => urgent === true);
	const template = vehicle && firstReportTemplate(vehicle);
	if (!template) {
		void host.notify.ask('载体目录里没有紧急信息这一类载体；请用“新建信息”选择载体。');
		return;
	}
	const now = Date.now();
	const id = formatDraftId(now, randomBytes(draftIdBytes));
	const today = formatBeijingDate(now);
	const snippet = newDraftSnippet({ vehicle, template, id, values: readProfile(), today });
	const name = `${fileNameFor(vehicle.name, '紧急信息')} ${id}.zwxx`;
	const document = await openNewFile(host, folder, name);
	const editor = await vscode.window.showTextDocument(document);
	await editor.insertSnippet(new vscode.SnippetString(snippet));
	if (document.uri.scheme === 'file') await document.save();
}

/** 紧急信息, 续报 and its reminders. */
export function registerUrgent(host: Host, filing: Filing): void {
	host.command(commands.newUrgent, () => newUrgent(host));
	registerFollowUp(host, filing);
}
