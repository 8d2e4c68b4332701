import * as path from 'node:path';
import * as vscode from 'vscode';
import { baselineSize, updatedBaseline, type Baseline } from '../../core/config/baseline';
import { changeBaseline } from '../../node/baseline-store';
import { officeFolderName } from '../../node/office';
import type { CountedFile } from '../../protocol/messages';
import type { Checker } from '../checker';
import { commands } from '../commands';
import type { Host } from '../host';
import { officeDirOf, trustedRoots } from '../office-folder';
import { guarded, undo } from './office-write';

/** The folder whose drafts are meant: that of the active draft, else the first open one. */
function draftsFolder(): string | undefined {
	const active = officeDirOf(vscode.window.activeTextEditor?.document.uri);
	const [root] = trustedRoots();
	const dir = active ?? (root === undefined ? undefined : path.join(root, officeFolderName));
	return dir === undefined ? undefined : path.dirname(dir);
}

/** What was counted, by the office's folder it belongs to. */
function byOffice(counted: readonly CountedFile[]): ReadonlyMap<string, Baseline> {
	const offices = new Map<string, Baseline>();
	for (const { dir, fileKey, counts } of counted)
		offices.set(dir, { ...offices.get(dir), [fileKey]: counts });
	return offices;
}

/** Writes the baselines. @returns what puts them back as they were. */
async function write(offices: ReadonlyMap<string, Baseline>): Promise<() => Promise<void>> {
	const earlier = new Map<string, Baseline>();
	for (const [dir, now] of offices) {
		const { before } = await changeBaseline(dir, (known) => updatedBaseline(known, now));
		earlier.set(dir, before);
	}
	return async () => {
		for (const [dir, before] of earlier) await changeBaseline(dir, () => before);
	};
}

/** 把现有问题记为基线: what the folder's drafts have now is not shown any more, only what is new. */
async function record(host: Host, checker: Checker): Promise<void> {
	const folder = draftsFolder();
	if (folder === undefined) {
		host.notify.done('请先打开稿件所在的文件夹');
		return;
	}
	const drafts = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.zwxx'));
	const counted = await checker.countFindings(drafts);
	if (!counted) {
		host.notify.failed('检查没有启动，基线没有记；请用命令“重新启动检查”再试。');
		return;
	}
	const offices = byOffice(counted);
	let takeBack = (): Promise<void> => Promise.resolve();
	const done = await guarded(host, async () => {
		takeBack = await write(offices);
	});
	await checker.officeChanged();
	if (!done) return;
	const { files, findings } = baselineSize(Object.assign({}, ...offices.values()) as Baseline);
	const sentence =
		findings === 0
			? '这个文件夹的稿件没有可记的问题。'
			: `已把${files}篇稿件的${findings}处问题记为基线，以后只提示新出现的；报送时要拦下和确认的照常。`;
	if ((await host.notify.ask(sentence, undo)) !== undo) return;
	await guarded(host, takeBack);
	await checker.officeChanged();
}

export function registerBaseline(host: Host, checker: Checker): void {
	host.command(commands.recordBaseline, () => record(host, checker));
}
