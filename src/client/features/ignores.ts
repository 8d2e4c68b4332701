import * as path from 'node:path';
import * as vscode from 'vscode';
import { rules } from '../../core/lint/rules/index';
import type { IgnoreEntry } from '../../core/lint/ignores';
import { ConfigFileBroken, disableRule, officeFolderName } from '../../node/config';
import { createIgnoreStore, IgnoreFileBroken } from '../../node/ignore-store';
import type { DisableRuleArgs, IgnoreArgs } from '../../protocol/messages';
import type { Checker } from '../checker';
import { commands } from '../commands';
import type { Host } from '../host';
import { officeDirOf, trustedRoots } from '../office-folder';
import { readRules, writeRules } from '../settings';

const titleOf = (rule: string): string => rules.find(({ id }) => id === rule)?.title ?? rule;

/** Runs a write to an office's files; a file that a person broke is told as it is. */
async function guarded({ notify }: Host, write: () => Promise<void>): Promise<boolean> {
	try {
		await write();
		return true;
	} catch (error) {
		const own = error instanceof IgnoreFileBroken || error instanceof ConfigFileBroken;
		const sentence = own
			? error.message
			: '没有记下来，文件夹可能是只读的；请换一个能保存的文件夹再试。';
		notify.failed(sentence, error);
		return false;
	}
}

async function ignore(host: Host, checker: Checker, args: IgnoreArgs): Promise<void> {
	const { rule, draft, mark, quote, dir } = args;
	const entry: IgnoreEntry = {
		rule,
		draft,
		...(mark !== undefined && { mark }),
		...(mark !== undefined && quote !== undefined && { quote }),
	};
	const store = createIgnoreStore(dir);
	if (!(await guarded(host, () => store.add(entry)))) return;
	await checker.officeChanged();
	const where = mark === undefined ? `本文不再提示“${titleOf(rule)}”` : '此处不再提示';
	const undo = '恢复';
	if ((await host.notify.ask(`${where}，稿件没有改动。`, undo)) !== undo) return;
	await guarded(host, () => store.remove([entry]));
	await checker.officeChanged();
}

async function disable(host: Host, checker: Checker, args: DisableRuleArgs): Promise<void> {
	const { rule, dir } = args;
	const done = await guarded(host, async () => {
		if (dir !== undefined) await disableRule(dir, rule);
		else await writeRules({ ...readRules(), [rule]: 'off' });
	});
	if (!done) return;
	await checker.officeChanged();
	// The editor names a setting by its id.
	const where =
		dir === undefined ? '设置“Zwxx: Rules”里恢复' : '“.zwxx”文件夹的 config.json 里恢复';
	await host.notify.ask(`已关闭“${titleOf(rule)}”，可在${where}。`);
}

/** Where something may be ignored: the active draft's office, the open folders, the extension's own. */
function ignoreFolders({ context }: Host): readonly string[] {
	const active = officeDirOf(vscode.window.activeTextEditor?.document.uri);
	return [
		...new Set([
			...(active === undefined ? [] : [active]),
			...trustedRoots().map((root) => path.join(root, officeFolderName)),
			context.globalStorageUri.fsPath,
		]),
	];
}

/** 查看和恢复: everything that is ignored, to be ticked and taken back. */
async function showIgnored(host: Host, checker: Checker): Promise<void> {
	const items: (vscode.QuickPickItem & { dir: string; entry: IgnoreEntry })[] = [];
	for (const dir of ignoreFolders(host)) {
		for (const entry of await createIgnoreStore(dir).list()) {
			const label = entry.quote ?? (entry.mark === undefined ? '全文' : '一处');
			items.push({ label, description: titleOf(entry.rule), detail: entry.draft, dir, entry });
		}
	}
	if (items.length === 0) {
		host.notify.done('没有忽略过问题');
		return;
	}
	const picked = await vscode.window.showQuickPick(items, {
		title: '已忽略的问题：勾选要恢复提示的，按回车',
		canPickMany: true,
		matchOnDescription: true,
		matchOnDetail: true,
	});
	for (const dir of new Set(picked?.map((item) => item.dir))) {
		const gone = (picked ?? []).filter((item) => item.dir === dir).map((item) => item.entry);
		await guarded(host, () => createIgnoreStore(dir).remove(gone));
	}
	if (picked && picked.length > 0) {
		await checker.officeChanged();
		host.notify.done(`已恢复${picked.length}处提示`);
	}
}

export function registerIgnores(host: Host, checker: Checker): void {
	host.command(commands.ignoreHere, (args: IgnoreArgs) => ignore(host, checker, args));
	host.command(commands.ignoreInDraft, (args: IgnoreArgs) => ignore(host, checker, args));
	host.command(commands.disableRule, (args: DisableRuleArgs) => disable(host, checker, args));
	host.command(commands.showIgnored, () => showIgnored(host, checker));
}
