import * as path from 'node:path';
import * as vscode from 'vscode';
import { pickMany } from '../ask';
import type { Baseline } from '../../core/config/baseline';
import { everyDraft } from '../../core/lint/ignores';
import { rules } from '../../core/lint/rules/index';
import { changeBaseline, readBaseline } from '../../node/baseline-store';
import { officeFolderName } from '../../node/office';
import { createIgnoreStore } from '../../node/ignore-store';
import { createTermStore } from '../../node/term-store';
import type { Checker } from '../checker';
import type { Host } from '../host';
import { officeDirOf, trustedRoots } from '../office-folder';
import { guarded } from './office-write';

export const titleOf = (rule: string): string => rules.find(({ id }) => id === rule)?.title ?? rule;

/** One line of the list, and how it is taken back. */
interface Silenced extends vscode.QuickPickItem {
	readonly takeBack: () => Promise<unknown>;
}

/** Where something may be silenced: the active draft's office, the open folders, the extension's own. */
function folders({ context }: Host): readonly string[] {
	const active = officeDirOf(vscode.window.activeTextEditor?.document.uri);
	return [
		...new Set([
			...(active === undefined ? [] : [active]),
			...trustedRoots().map((root) => path.join(root, officeFolderName)),
			context.globalStorageUri.fsPath,
		]),
	];
}

async function ignoredIn(dir: string): Promise<Silenced[]> {
	const store = createIgnoreStore(dir);
	return (await store.list()).map((entry) => ({
		label: entry.quote ?? (entry.mark === undefined ? '全文' : '一处'),
		description: titleOf(entry.rule),
		detail: entry.draft === everyDraft ? '各篇稿件' : entry.draft,
		takeBack: () => store.remove([entry]),
	}));
}

async function termsIn(dir: string): Promise<Silenced[]> {
	const store = createTermStore(dir);
	return (await store.list()).map((term) => ({
		label: term,
		description: '词库',
		detail: '各篇稿件',
		takeBack: () => store.remove([term]),
	}));
}

const without = (baseline: Baseline, file: string): Baseline =>
	Object.fromEntries(Object.entries(baseline).filter(([name]) => name !== file));

async function baselineIn(dir: string): Promise<Silenced[]> {
	return Object.entries(await readBaseline(dir)).map(([file, counts]) => {
		const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
		return {
			label: `${count}处`,
			description: '基线',
			detail: file,
			takeBack: () => changeBaseline(dir, (known) => without(known, file)),
		};
	});
}

/** 查看和恢复: everything that is silenced, to be ticked and taken back. */
export async function showIgnored(host: Host, checker: Checker): Promise<void> {
	const items: Silenced[] = [];
	for (const dir of folders(host)) {
		items.push(...(await ignoredIn(dir)), ...(await termsIn(dir)), ...(await baselineIn(dir)));
	}
	if (items.length === 0) {
		host.notify.done('没有忽略过问题');
		return;
	}
	const picked = await pickMany(items, {
		title: '已忽略的问题、词库和基线：勾选要恢复提示的，按回车',
		matchOnDescription: true,
		matchOnDetail: true,
	});
	if (!picked || picked.length === 0) return;
	const done = await guarded(host, async () => {
		for (const { takeBack } of picked) await takeBack();
	});
	await checker.officeChanged();
	if (done) host.notify.done(`已恢复${picked.length}处提示`);
}
