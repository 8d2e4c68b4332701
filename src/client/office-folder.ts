import * as vscode from 'vscode';
import { officeFolderOfDraft } from '../node/office';

/** Open folders whose files may be read. */
export const trustedRoots = (): readonly string[] =>
	(vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [])
		.filter(({ uri }) => uri.scheme === 'file')
		.map(({ uri }) => uri.fsPath);

/** The office's folder a draft belongs to, as the language server sees it; absent in an untrusted one. */
export function officeDirOf(draft: vscode.Uri | undefined): string | undefined {
	const isUnsaved = draft === undefined || draft.scheme === 'untitled';
	if (!isUnsaved && draft.scheme !== 'file') return undefined;
	return officeFolderOfDraft(isUnsaved ? undefined : draft.fsPath, trustedRoots());
}
