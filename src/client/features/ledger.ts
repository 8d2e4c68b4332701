import * as vscode from 'vscode';
import {
	ledgerGroups,
	ledgerRow,
	newerNote,
	openCounts,
	type LedgerGroup,
	type LedgerRow,
} from '../../core/ledger/row';
import { storyPage } from '../../core/ledger/story';
import type { PageAction } from '../../core/ledger/page';
import type { OutboxEvent } from '../../core/submission/machine';
import { commands, ledgerView, type CommandId } from '../commands';
import { fileExists, uriOf } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { groupIcon } from '../filing/group-icons';
import { createPagePanel, type PagePanel } from '../filing/pages';
import type { Host } from '../host';

/** A line that is no entry. */
interface LedgerNote {
	readonly note: string;
}

type Node = LedgerGroup | LedgerRow | LedgerNote;

const isGroup = (node: Node): node is LedgerGroup => 'rows' in node;

function groupItem({ name, rows }: LedgerGroup): vscode.TreeItem {
	const state =
		name === '已撤'
			? vscode.TreeItemCollapsibleState.Collapsed
			: vscode.TreeItemCollapsibleState.Expanded;
	const item = new vscode.TreeItem(name, state);
	item.id = `group ${name}`;
	item.description = String(rows.length);
	item.iconPath = groupIcon(name);
	return item;
}

function rowItem(row: LedgerRow): vscode.TreeItem {
	const item = new vscode.TreeItem(row.title);
	item.id = row.id;
	item.description = row.detail;
	item.iconPath = groupIcon(row.group);
	item.contextValue = ['entry', ...row.actions].join(' ');
	item.tooltip = row.tooltip.join('\n');
	item.accessibilityInformation = { label: `${row.group} ${row.title} ${row.detail}` };
	item.command = { command: commands.showEntry, title: '查看报送经过', arguments: [row.id] };
	return item;
}

function noteItem({ note }: LedgerNote): vscode.TreeItem {
	const item = new vscode.TreeItem(note);
	item.iconPath = new vscode.ThemeIcon('info');
	item.tooltip = note;
	return item;
}

function itemOf(node: Node): vscode.TreeItem {
	if ('note' in node) return noteItem(node);
	return isGroup(node) ? groupItem(node) : rowItem(node);
}

/** The entry a command speaks of: a row of the tree, or an id from a button. */
function idOf(given: unknown): string {
	if (typeof given === 'string') return given;
	return typeof given === 'object' && given !== null && 'id' in given ? String(given.id) : '';
}

const pageActions: Readonly<Record<string, readonly [string, CommandId]>> = {
	withdraw: ['撤回', commands.withdraw],
	sendNow: ['立即发送', commands.sendNow],
	resend: ['没有收到，重新发送', commands.resend],
	markArrived: ['对方已收到', commands.markArrived],
	confirmLate: ['仍要报送', commands.confirmLate],
	enterToken: ['填写访问口令', commands.enterToken],
	openDraft: ['打开稿件', commands.openDraft],
};

/** What was refused or taken back goes out again as it was: the button says so. */
const sendAgain: Partial<Record<LedgerRow['group'], string>> = {
	被拒: '原样重新报送',
	已撤: '原样重新报送',
};

function actionsOf({ actions, group, id }: LedgerRow): readonly PageAction[] {
	const buttons = actions.flatMap((action) => {
		const [label, command] = pageActions[action] ?? [];
		if (label === undefined || !command) return [];
		const own = action === 'sendNow' ? (sendAgain[group] ?? label) : label;
		return [{ label: own, command, argument: id }];
	});
	// A refused item is mended first.
	return group === '被拒' ? buttons.toReversed() : buttons;
}

async function showEntry(filing: Filing, panel: PagePanel, id: string): Promise<void> {
	const { entries } = await filing.refresh();
	const entry = entries.find((one) => one.id === id);
	if (!entry) {
		void vscode.window.showInformationMessage('台账里没有这条记录，可能已被移走。');
		return;
	}
	const held = filing.held().get(id);
	const row = ledgerRow(entry, filing.clock(), held);
	panel.show('报送经过', { ...storyPage(entry, held), actions: actionsOf(row) });
}

async function openDraft(filing: Filing, id: string): Promise<void> {
	const { entries } = await filing.refresh();
	const file = entries.find((one) => one.id === id)?.file ?? '';
	if (!(await fileExists(file))) {
		void vscode.window.showInformationMessage('稿件已不在原来的位置，可能挪过或改过名。');
		return;
	}
	await vscode.window.showTextDocument(uriOf(file));
}

/** Applies what a person decided, and says why where it no longer can be. */
async function decide(filing: Filing, id: string, event: OutboxEvent, done: string): Promise<void> {
	const result = await filing.outbox.transition(id, event);
	await filing.refresh();
	filing.wake();
	if (result.ok) vscode.window.setStatusBarMessage(`$(check) ${done}`, 5000);
	else void vscode.window.showInformationMessage(result.reason);
}

async function markArrived(filing: Filing, id: string): Promise<void> {
	const number = await vscode.window.showInputBox({
		title: '对方已收到',
		prompt: '对方给的收稿编号，没有就留空，直接回车',
		ignoreFocusOut: true,
	});
	if (number === undefined) return;
	const now = filing.clock();
	const event = { type: 'confirm-received', by: '人工', now, number: number.trim() } as const;
	await decide(filing, id, event, '已记为收到');
}

function registerDecisions(host: Host, filing: Filing): void {
	const deciding =
		(type: 'withdraw' | 'retry' | 'resend' | 'confirm-late', done: string) => (given?: unknown) =>
			decide(filing, idOf(given), { type, now: filing.clock() }, done);
	host.command(commands.withdraw, deciding('withdraw', '已撤回'));
	host.command(commands.sendNow, deciding('retry', '马上发送'));
	host.command(commands.resend, deciding('resend', '重新发送'));
	host.command(commands.confirmLate, deciding('confirm-late', '马上发送'));
	host.command(commands.markArrived, (given?: unknown) => markArrived(filing, idOf(given)));
	host.command(commands.openDraft, (given?: unknown) => openDraft(filing, idOf(given)));
}

const groupsOf = (filing: Filing): readonly LedgerGroup[] =>
	ledgerGroups(filing.listing().entries, filing.clock(), filing.held());

/** The tree's first level; what is no entry comes last. */
function topOf(filing: Filing): Node[] {
	const groups = groupsOf(filing);
	const note = newerNote(filing.listing().newer.length, groups.length > 0);
	return note === undefined ? [...groups] : [...groups, { note }];
}

/** 待发 n beside the gauge, only while something is on its way or waits for a person. */
function registerStatus(host: Host, filing: Filing): void {
	const item = host.own(
		vscode.window.createStatusBarItem('zwxx.outbox', vscode.StatusBarAlignment.Left, 109),
	);
	item.name = '政务信息待发箱';
	item.command = `${ledgerView}.focus`;
	const update = (): void => {
		const { waiting, forPerson } = openCounts(groupsOf(filing));
		const parts = [
			...(waiting > 0 ? [`$(clock) 待发 ${waiting}`] : []),
			...(forPerson > 0 ? [`$(warning) 待处理 ${forPerson}`] : []),
		];
		item.text = parts.join('  ');
		item.tooltip = '点击查看报送台账';
		item.backgroundColor =
			forPerson > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
		if (parts.length > 0) item.show();
		else item.hide();
	};
	host.own(filing.onDidChange(update));
	update();
}

/** 报送台账: the tree, its actions and the story of each entry. */
export function registerLedger(host: Host, filing: Filing): void {
	const changed = host.own(new vscode.EventEmitter<void>());
	const view = host.own(
		vscode.window.createTreeView<Node>(ledgerView, {
			treeDataProvider: {
				onDidChangeTreeData: changed.event,
				getChildren: (node) => (node ? (isGroup(node) ? [...node.rows] : []) : topOf(filing)),
				getTreeItem: itemOf,
			},
			showCollapseAll: false,
		}),
	);
	const panel = createPagePanel(host, 'zwxx.entry');
	host.own(
		filing.onDidChange(() => {
			const { forPerson } = openCounts(groupsOf(filing));
			const { corrupt } = filing.listing();
			view.badge =
				forPerson > 0 ? { value: forPerson, tooltip: `${forPerson}篇待处理` } : undefined;
			view.message =
				corrupt.length > 0
					? `有${corrupt.length}份报送记录读不出来，已单独保存，请联系维护人员。`
					: '';
			changed.fire();
		}),
	);
	registerDecisions(host, filing);
	registerStatus(host, filing);
	host.command(commands.showEntry, (given?: unknown) => showEntry(filing, panel, idOf(given)));
	host.command(commands.refreshLedger, async () => {
		await filing.refresh();
		filing.wake();
	});
}
