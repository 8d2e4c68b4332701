import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pickOne } from '../ask';
import { draftIdBytes, formatDraftId } from '../../core/draft/identity';
import { fileNameFor } from '../../core/export/file-name';
import { newDraftSnippet } from '../../core/vehicle/new-draft';
import type { Template, Vehicle } from '../../core/vehicle/schema';
import { formatBeijingDate } from '../../core/text/beijing-time';
import { commands, languageId } from '../commands';
import type { Feature, Host } from '../host';
import { readProfile } from '../settings';
import { askProfile } from './profile';
import { pickVehicle } from './gauge';

async function pickTemplate({ templates, name }: Vehicle): Promise<Template | undefined> {
	if (templates.length === 1) return templates[0];
	const items = templates.map((template) => ({
		label: template.name,
		description: template.structure,
		template,
	}));
	const picked = await pickOne(items, { title: `${name}：选择写法` });
	return picked?.template;
}

/** The folder for a new draft: where the person clicked, where the open draft is, the first folder. */
export async function folderFor(clicked: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
	const active = vscode.window.activeTextEditor?.document;
	if (clicked) {
		const { type } = await vscode.workspace.fs.stat(clicked);
		const isFolder = (type & vscode.FileType.Directory) !== 0;
		return isFolder ? clicked : vscode.Uri.joinPath(clicked, '..');
	}
	if (active?.languageId === languageId && active.uri.scheme === 'file') {
		return vscode.Uri.joinPath(active.uri, '..');
	}
	return vscode.workspace.workspaceFolders?.[0]?.uri;
}

/** The file exists from the first moment, so that nothing typed can be lost. */
export async function openNewFile(
	{ notify }: Host,
	folder: vscode.Uri | undefined,
	name: string,
): Promise<vscode.TextDocument> {
	if (!folder) return vscode.workspace.openTextDocument({ language: languageId });
	const uri = vscode.Uri.joinPath(folder, name);
	try {
		await vscode.workspace.fs.writeFile(uri, new Uint8Array());
	} catch (error) {
		notify.failed(
			'这个文件夹不能存文件，可能是只读的；稿件还没有保存，请写好后另存到别处。',
			error,
		);
		return vscode.workspace.openTextDocument({ language: languageId });
	}
	return vscode.workspace.openTextDocument(uri);
}

async function newItem(host: Host, clicked: vscode.Uri | undefined): Promise<void> {
	const vehicle = await pickVehicle(host, '新建信息', clicked);
	if (!vehicle) return;
	const template = await pickTemplate(vehicle);
	if (!template) return;
	const known = readProfile();
	const values = known.报送单位 === undefined ? ((await askProfile()) ?? known) : known;
	const now = Date.now();
	const id = formatDraftId(now, randomBytes(draftIdBytes));
	const snippet = newDraftSnippet({ vehicle, template, id, values, today: formatBeijingDate(now) });
	// An office may call a vehicle what no file may be called.
	const name = `${fileNameFor(vehicle.name, '信息')} ${id}.zwxx`;
	const document = await openNewFile(host, await folderFor(clicked), name);
	const editor = await vscode.window.showTextDocument(document);
	await editor.insertSnippet(new vscode.SnippetString(snippet));
	if (document.uri.scheme === 'file') await document.save();
}

export const newItemFeature: Feature = {
	name: '新建信息',
	register(host) {
		host.command(commands.newItem, (clicked?: unknown) =>
			newItem(host, clicked instanceof vscode.Uri ? clicked : undefined),
		);
	},
};
