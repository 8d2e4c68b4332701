import * as vscode from 'vscode';
import { cleanText } from '../../core/clean/clean-text';
import { commands } from '../commands';
import type { Feature, Host } from '../host';
import { isDraft } from '../live-drafts';

/** 粘贴为正文: the clipboard made plain, put in place of the selections as one undoable step. */
async function pasteClean({ notify }: Host): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (!editor || !isDraft(editor.document)) return;
	const copied = await vscode.env.clipboard.readText();
	if (copied.trim() === '') {
		notify.done('剪贴板里没有文字，请先复制');
		return;
	}
	const text = cleanText(copied);
	const pasted = await editor.edit((builder) => {
		for (const selection of editor.selections) builder.replace(selection, text);
	});
	if (!pasted) {
		notify.failed('没有粘贴成功，稿件没有改动；请再试一次。');
		return;
	}
	// The editor leaves selected what was put in; the next key would replace it.
	editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
	editor.revealRange(editor.selection);
	notify.done('已粘贴并清理，按 Ctrl+Z 可以撤销');
}

export const pasteCleanFeature: Feature = {
	name: '粘贴为正文',
	register(host) {
		host.command(commands.pasteClean, () => pasteClean(host));
	},
};
