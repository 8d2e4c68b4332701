import * as vscode from 'vscode';
import { askText } from '../ask';
import { filterGroups, filterText, isFiltered, type LedgerFilter } from '../../core/ledger/filter';
import type { PageAction } from '../../core/ledger/page';
import {
	ledgerGroups,
	ledgerRow,
	newerNote,
	openCounts,
	type LedgerGroup,
	type LedgerRow,
} from '../../core/ledger/row';
import { readShown, shownEntry, type ShownEntry } from '../../core/ledger/shown-entry';
import { createStandings } from '../../core/ledger/standing';
import { storyPage } from '../../core/ledger/story';
import type { OutboxEvent } from '../../core/submission/machine';
import { commands, ledgerView, type CommandId } from '../commands';
import { fileExists, uriOf } from '../filing/drafts';
import type { FeedbackService } from '../filing/feedback';
import type { Filing } from '../filing/filing';
import { groupIcon } from '../filing/group-icons';
import { createLedgerFilter } from '../filing/ledger-filter';
import { createPagePanel, type PagePanel } from '../filing/pages';
import type { Host } from '../host';
import { createSync } from './sync';
import { showInformation } from '../show';

/** A line that is no entry. */
interface LedgerNote {
	readonly note: string;
	readonly icon: string;
	readonly command?: vscode.Command;
}

type Node = LedgerGroup | LedgerRow | LedgerNote;

/** The ledger and what came back. */
interface Books {
	readonly filing: Filing;
	readonly feedback: FeedbackService;
}

const isGroup = (node: Node): node is LedgerGroup => 'rows' in node;

/** What is over and done with is there, but not in the way. */
const closed: ReadonlySet<string> = new Set(['已撤', '已改报']);

function groupItem({ name, rows }: LedgerGroup): vscode.TreeItem {
	const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const item = new vscode.TreeItem(name, closed.has(name) ? Collapsed : Expanded);
	item.id = `group ${name}`;
	item.description = String(rows.length);
	item.iconPath = groupIcon(name);
	return item;
}

function rowItem(row: LedgerRow): vscode.TreeItem {
	const item = new vscode.TreeItem(row.label);
	item.id = row.id;
	item.description = row.detail;
	item.iconPath = groupIcon(row.group);
	item.contextValue = ['entry', ...row.actions].join(' ');
	item.tooltip = row.tooltip.join('\n');
	item.accessibilityInformation = { label: `${row.group} ${row.title} ${row.label} ${row.detail}` };
	item.command = { command: commands.showEntry, title: '查看报送经过', arguments: [row.id] };
	return item;
}

function noteItem({ note, icon, command }: LedgerNote): vscode.TreeItem {
	const item = new vscode.TreeItem(note);
	item.iconPath = new vscode.ThemeIcon(icon);
	item.tooltip = note;
	if (command) item.command = command;
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
	resubmit: ['重新报送', commands.resubmit],
	compareFiled: ['对照改动', commands.compareFiled],
	compareAdopted: ['对照采用稿', commands.compareAdopted],
	withdrawItem: ['撤稿', commands.withdrawItem],
	openDraft: ['打开稿件', commands.openDraft],
};

/** What was refused or taken back goes out again as it was: the button says so. */
const sendAgain: Partial<Record<LedgerRow['group'], string>> = {
	被拒: '原样重新报送',
	已撤: '原样重新报送',
};

const isOpening = ({ command }: PageAction): boolean => command === commands.openDraft;

const openFirst = (buttons: readonly PageAction[]): readonly PageAction[] => [
	...buttons.filter(isOpening),
	...buttons.filter((button) => !isOpening(button)),
];

/** Answers to a question: only good for the version of the entry that asked it. */
const answersQuestion: ReadonlySet<string> = new Set(['resend', 'markArrived']);

function actionsOf({ actions, group, id, serial }: LedgerRow): readonly PageAction[] {
	const buttons = actions.flatMap((action) => {
		const [label, command] = pageActions[action] ?? [];
		if (label === undefined || !command) return [];
		const own = action === 'sendNow' ? (sendAgain[group] ?? label) : label;
		const argument = answersQuestion.has(action) ? shownEntry(id, serial) : id;
		return [{ label: own, command, argument }];
	});
	// A refused or returned item is mended first.
	return group === '被拒' || group === '退回' ? openFirst(buttons) : buttons;
}

async function showEntry({ filing, feedback }: Books, panel: PagePanel, id: string): Promise<void> {
	const [{ entries }] = await Promise.all([filing.refresh(), feedback.refresh()]);
	const entry = entries.find((one) => one.id === id);
	if (!entry) {
		void showInformation('台账里没有这条记录，可能已被移走。');
		return;
	}
	const current = feedback.current();
	const context = {
		held: filing.held().get(id),
		standing: createStandings(entries, current)(entry),
		messages: current.messages,
	};
	const row = ledgerRow(entry, filing.clock(), context);
	panel.show('报送经过', { ...storyPage(entry, context), actions: actionsOf(row) });
}

async function openDraft(filing: Filing, id: string): Promise<void> {
	const { entries } = await filing.refresh();
	const file = entries.find((one) => one.id === id)?.file ?? '';
	if (!(await fileExists(file))) {
		void showInformation('稿件已不在原来的位置，可能挪过或改过名。');
		return;
	}
	await vscode.window.showTextDocument(uriOf(file));
}

/** Applies what a person decided, and says why where it no longer can be. */
async function decide(
	filing: Filing,
	{ id, serial }: ShownEntry,
	event: OutboxEvent,
	done: string,
): Promise<void> {
	const options = serial === undefined ? {} : { serial };
	const result = await filing.outbox.transition(id, event, options);
	await filing.refresh();
	filing.wake();
	if (!result.ok) return void showInformation(result.reason);
	const { entry } = result;
	// What was taken back may have arrived: a question instead of what was wished for.
	if (entry.kind === 'submission' && entry.state === '待核实')
		return void showInformation(entry.problem?.message ?? '');
	vscode.window.setStatusBarMessage(`$(check) ${done}`, 5000);
}

async function markArrived(filing: Filing, shown: ShownEntry): Promise<void> {
	const number = await askText({
		title: '对方已收到',
		prompt: '对方给的收稿编号，没有就留空，直接回车',
	});
	if (number === undefined) return;
	const now = filing.clock();
	const event = { type: 'confirm-received', by: '人工', now, number: number.trim() } as const;
	await decide(filing, shown, event, '已记为收到');
}

function registerDecisions(host: Host, filing: Filing): void {
	const deciding =
		(type: 'withdraw' | 'retry' | 'confirm-late', done: string) => (given?: unknown) =>
			decide(filing, { id: idOf(given) }, { type, now: filing.clock() }, done);
	host.command(commands.withdraw, deciding('withdraw', '已撤回'));
	host.command(commands.sendNow, deciding('retry', '马上发送'));
	host.command(commands.resend, (given?: unknown) =>
		decide(filing, readShown(given), { type: 'resend', now: filing.clock() }, '重新发送'),
	);
	host.command(commands.confirmLate, deciding('confirm-late', '马上发送'));
	host.command(commands.markArrived, (given?: unknown) => markArrived(filing, readShown(given)));
	host.command(commands.openDraft, (given?: unknown) => openDraft(filing, idOf(given)));
}

const groupsOf = ({ filing, feedback }: Books): readonly LedgerGroup[] =>
	ledgerGroups(filing.listing().entries, filing.clock(), filing.held(), feedback.current());

/** The line that says that a filter is on; a click takes it off. */
function filterNote(filter: LedgerFilter, shown: readonly LedgerGroup[]): LedgerNote {
	const count = shown.reduce((sum, { rows }) => sum + rows.length, 0);
	return {
		note: `${filterText(filter, count)}，点此取消`,
		icon: 'filter',
		command: { command: commands.clearLedgerFilter, title: '取消筛选' },
	};
}

/** The tree's first level; a filter is named first, what is no entry comes last. */
function topOf(books: Books, filter: LedgerFilter): Node[] {
	const groups = groupsOf(books);
	const shown = filterGroups(groups, filter);
	const note = newerNote(books.filing.listing().newer.length, groups.length > 0);
	return [
		...(isFiltered(filter) ? [filterNote(filter, shown)] : []),
		...shown,
		...(note === undefined ? [] : [{ note, icon: 'info' }]),
	];
}

/** 待发 n beside the gauge, only while something is on its way or waits for a person. */
function registerStatus(host: Host, books: Books): () => void {
	const item = host.own(
		vscode.window.createStatusBarItem('zwxx.outbox', vscode.StatusBarAlignment.Left, 109),
	);
	item.name = '政务信息待发箱';
	item.command = `${ledgerView}.focus`;
	return () => {
		const { waiting, forPerson } = openCounts(groupsOf(books));
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
}

/** What lies beside the tree: the badge, and a word on records that could not be read. */
function updateView(view: vscode.TreeView<Node>, books: Books): void {
	const { forPerson } = openCounts(groupsOf(books));
	const corrupt = books.filing.listing().corrupt.length + books.feedback.corrupt();
	view.badge = forPerson > 0 ? { value: forPerson, tooltip: `${forPerson}篇待处理` } : undefined;
	view.message = corrupt > 0 ? `有${corrupt}份报送记录读不出来，已单独保存，请联系维护人员。` : '';
}

/** 刷新: reads everything anew, sends what waits, and asks what became of what was filed. */
async function refreshAll(
	host: Host,
	{ filing, feedback }: Books,
	sync: () => ReturnType<ReturnType<typeof createSync>['now']>,
) {
	await Promise.all([filing.refresh(), feedback.refresh()]);
	filing.wake();
	const { news, problems, asked } = await sync();
	if (problems[0] !== undefined)
		vscode.window.setStatusBarMessage(`$(warning) ${problems[0]}`, 8000);
	else if (asked > 0 && news.length === 0) host.notify.done('已刷新，没有新情况');
}

/** 报送台账: the tree, its actions and the story of each entry. */
export function registerLedger(host: Host, filing: Filing, feedback: FeedbackService): void {
	const books: Books = { filing, feedback };
	const changed = host.own(new vscode.EventEmitter<void>());
	const filter = createLedgerFilter(host, () => groupsOf(books));
	const view = host.own(
		vscode.window.createTreeView<Node>(ledgerView, {
			treeDataProvider: {
				onDidChangeTreeData: changed.event,
				getChildren: (node) =>
					node ? (isGroup(node) ? [...node.rows] : []) : topOf(books, filter.current()),
				getTreeItem: itemOf,
			},
			showCollapseAll: false,
		}),
	);
	const panel = createPagePanel(host, 'zwxx.entry');
	const updateStatus = registerStatus(host, books);
	const update = (): void => {
		updateView(view, books);
		updateStatus();
		changed.fire();
	};
	for (const source of [filing, feedback, filter]) host.own(source.onDidChange(update));
	update();
	registerDecisions(host, filing);
	const sync = createSync(host, filing, feedback);
	host.command(commands.showEntry, (given?: unknown) => showEntry(books, panel, idOf(given)));
	host.command(commands.refreshLedger, () => refreshAll(host, books, () => sync.now()));
}
