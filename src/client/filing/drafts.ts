import * as vscode from 'vscode';
import { draftId, setDraftId } from '../../core/draft/identity';
import { metaValue } from '../../core/draft/meta';
import type { Edit, Span } from '../../core/text/span';
import type { Host } from '../host';
import { isDraft, rangeOf, readLive } from '../live-drafts';
import type { Filing } from './filing';

/** How the outbox names a draft's file. */
export const fileNameOf = (uri: vscode.Uri): string =>
	uri.scheme === 'file' ? uri.fsPath : uri.toString();

export const uriOf = (file: string): vscode.Uri =>
	/^[a-z][\w+.-]+:\/\//iu.test(file) ? vscode.Uri.parse(file) : vscode.Uri.file(file);

export async function fileExists(file: string): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uriOf(file));
		return true;
	} catch {
		return false;
	}
}

/** The draft a command is meant for: the one it was given, else the active one. */
export async function targetDraft(
	host: Host,
	given: unknown,
): Promise<vscode.TextDocument | undefined> {
	const uri =
		given instanceof vscode.Uri
			? given
			: typeof given === 'string'
				? vscode.Uri.parse(given)
				: undefined;
	const document = uri
		? await vscode.workspace.openTextDocument(uri)
		: vscode.window.activeTextEditor?.document;
	if (isDraft(document)) return document;
	void host.notify.ask('请先打开要报送的稿件（.zwxx 文件），再执行这一步。');
	return undefined;
}

/** Shows a place of a draft. */
export async function revealSpan(document: vscode.TextDocument, span: Span): Promise<void> {
	const selection = rangeOf(document, span);
	await vscode.window.showTextDocument(document, { selection, preserveFocus: false });
}

/**
 * The draft as a saved file; one that has no file yet is given one.
 * @returns undefined where it could not be saved; the person was told, or cancelled.
 */
export async function savedDraft(
	host: Host,
	document: vscode.TextDocument,
): Promise<vscode.TextDocument | undefined> {
	if (document.isUntitled) {
		const uri = await vscode.workspace.save(document.uri);
		return uri && vscode.workspace.openTextDocument(uri);
	}
	if (!document.isDirty || (await document.save())) return document;
	host.notify.failed('稿件没有保存成功，没有报送；请检查文件夹是否只读、磁盘是否已满，再试一次。');
	return undefined;
}

/** Makes one edit in a draft and saves it. */
async function editAndSave(
	host: Host,
	document: vscode.TextDocument,
	change: Edit,
): Promise<boolean> {
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, rangeOf(document, change), change.text);
	const applied = await vscode.workspace.applyEdit(edit);
	return applied && (await savedDraft(host, document)) !== undefined;
}

/** Gives a draft that names no 稿号 one, and writes it into the file. */
export async function ensureDraftId(
	host: Host,
	{ ids }: Filing,
	document: vscode.TextDocument,
): Promise<boolean> {
	const { draft } = readLive(document, host.catalogues);
	const written = (metaValue(draft, '稿号') ?? '').trim();
	if (draftId(draft) !== undefined || written !== '') return true;
	return editAndSave(host, document, setDraftId(draft, ids.newDraftId()));
}

/** Gives a copied draft a 稿号 of its own. */
export const renewDraftId = (
	host: Host,
	{ ids }: Filing,
	document: vscode.TextDocument,
): Promise<boolean> => {
	const { draft } = readLive(document, host.catalogues);
	return editAndSave(host, document, setDraftId(draft, ids.newDraftId()));
};
