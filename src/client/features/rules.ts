import * as vscode from 'vscode';
import type { SnippetFixArgs } from '../../protocol/messages';
import { commands } from '../commands';
import type { Feature, Host } from '../host';
import { isDraft } from '../live-drafts';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('zwxx');

/** Opens the rule's page beside the draft, as a page to read, not as source. */
async function showRule({ context, notify }: Host, rule: string): Promise<void> {
	if (!/^[a-z0-9-]+$/.test(rule)) return;
	const uri = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules', `${rule}.md`);
	try {
		await vscode.workspace.fs.stat(uri);
	} catch {
		notify.done('这条规则没有单独的说明，请看问题提示本身');
		return;
	}
	await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
}

/** Applies every safe fix of the active draft as one undoable step. */
async function fixAll({ notify }: Host): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	if (!isDraft(document)) return;
	const whole = new vscode.Range(0, 0, document.lineCount, 0);
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
		'vscode.executeCodeActionProvider',
		document.uri,
		whole,
		fixAllKind.value,
	);
	const edit = actions?.find((action) => action.kind && fixAllKind.contains(action.kind))?.edit;
	const count = edit?.get(document.uri).length ?? 0;
	if (!edit || count === 0) {
		notify.done('没有可以放心自动修改的问题');
		return;
	}
	await vscode.workspace.applyEdit(edit);
	notify.done(`已修改${count}处，按 Ctrl+Z 可以撤销`);
}

async function applySnippetFix({ notify }: Host, fix: SnippetFixArgs): Promise<void> {
	const editor = vscode.window.visibleTextEditors.find(
		({ document }) => document.uri.toString() === vscode.Uri.parse(fix.uri).toString(),
	);
	if (!editor) return;
	if (editor.document.version !== fix.version) {
		notify.done('稿件刚刚改动过，请再打开一次修改菜单');
		return;
	}
	const { start, end } = fix.range;
	const range = new vscode.Range(start.line, start.character, end.line, end.character);
	await editor.insertSnippet(new vscode.SnippetString(fix.snippet), range);
}

export const ruleFeature: Feature = {
	name: '规则说明和修改',
	register(host) {
		host.command(commands.showRule, (rule: string) => showRule(host, rule));
		host.command(commands.fixAll, () => fixAll(host));
		host.command(commands.applySnippetFix, (fix: SnippetFixArgs) => applySnippetFix(host, fix));
		host.command(commands.showLog, () => host.log.show());
	},
};
