import { readableBeijing } from '../text/beijing-time';
import type { OutboxEntry, Submission } from '../submission/entry';
import { isPastWindow } from '../submission/machine';

/** What a person may do with an entry. */
export type EntryAction =
	'withdraw' | 'sendNow' | 'resend' | 'markArrived' | 'confirmLate' | 'enterToken' | 'openDraft';

/** Groups of the 台账, those that wait for a person first. */
export const ledgerGroupNames = [
	'待核实',
	'待登录',
	'超时限待确认',
	'被拒',
	'已隔离',
	'发送中',
	'待发',
	'已收',
	'已登记',
	'已撤',
] as const;
export type LedgerGroupName = (typeof ledgerGroupNames)[number];

/** One line of the 台账. */
export interface LedgerRow {
	readonly id: string;
	readonly group: LedgerGroupName;
	readonly title: string;
	/** Behind the title: number, time, vehicle. */
	readonly detail: string;
	/** For the hover, one thing a line. */
	readonly tooltip: readonly string[];
	readonly actions: readonly EntryAction[];
	/** It waits for a person. */
	readonly needsPerson: boolean;
}

export interface LedgerGroup {
	readonly name: LedgerGroupName;
	readonly rows: readonly LedgerRow[];
}

const waitingForPerson = new Set<LedgerGroupName>([
	'待核实',
	'待登录',
	'超时限待确认',
	'被拒',
	'已隔离',
]);

function groupOf(entry: OutboxEntry, now: number): LedgerGroupName {
	if (entry.kind === 'manual') return entry.state;
	return entry.state === '待发' && isPastWindow(entry, now) ? '超时限待确认' : entry.state;
}

const actionsByGroup: Readonly<Record<LedgerGroupName, readonly EntryAction[]>> = {
	待核实: ['resend', 'markArrived', 'withdraw'],
	待登录: ['enterToken', 'withdraw'],
	超时限待确认: ['confirmLate', 'withdraw'],
	被拒: ['sendNow'],
	已隔离: [],
	发送中: [],
	待发: ['withdraw', 'sendNow'],
	已收: [],
	已登记: ['withdraw'],
	已撤: ['sendNow'],
};

function actionsOf(entry: OutboxEntry, group: LedgerGroupName): readonly EntryAction[] {
	const own = actionsByGroup[group];
	// A withdrawn registration was never in our hands; it can only be registered anew.
	const possible = entry.kind === 'manual' && group === '已撤' ? [] : own;
	return entry.file === '' ? possible : [...possible, 'openDraft'];
}

/** Receipt number, or what a person noted in its place; undefined where there is none. */
export function numberOf(entry: OutboxEntry): string | undefined {
	if (entry.kind === 'manual') return entry.number === '' ? undefined : entry.number;
	return entry.receipt?.receiptNo ?? entry.confirmed?.number;
}

const destinationOf = (entry: OutboxEntry): string =>
	entry.kind === 'manual' ? entry.unit : entry.endpoint.name;

function waitText(entry: Submission, now: number): string | undefined {
	if (entry.state !== '待发' || isPastWindow(entry, now)) return undefined;
	const at = Math.max(entry.notBefore, entry.retryAt ?? 0);
	if (at <= now) return '即将发送';
	return entry.attempts === 0
		? `${readableBeijing(at).split(' ')[1] ?? ''}前可撤回`
		: `${readableBeijing(at).split(' ')[1] ?? ''}再试`;
}

function lastMoment(entry: OutboxEntry): number {
	const last = entry.history.at(-1);
	return last?.lastAt ?? last?.at ?? entry.createdAt;
}

function detailOf(entry: OutboxEntry, now: number): string {
	const when = entry.kind === 'manual' ? entry.date : readableBeijing(lastMoment(entry));
	const wait = entry.kind === 'submission' ? waitText(entry, now) : undefined;
	const number = numberOf(entry);
	return [number, wait ?? when, entry.vehicle].filter((part) => part !== undefined).join(' · ');
}

function tooltipOf(entry: OutboxEntry, held: string | undefined): readonly string[] {
	const number = numberOf(entry);
	const problem = entry.kind === 'submission' ? entry.problem?.message : undefined;
	const lines: (string | undefined)[] = [
		entry.title,
		`报给：${destinationOf(entry)}`,
		`载体：${entry.vehicle}　第${entry.revision}次报送`,
		`报送时间：${readableBeijing(entry.createdAt)}`,
		number === undefined ? undefined : `回执号：${number}`,
		entry.kind === 'submission' && entry.plaintext ? '明文传送' : undefined,
		held ?? problem,
	];
	return lines.filter((line) => line !== undefined);
}

/**
 * An entry as a line of the 台账.
 * @param held why it is not being sent although it is due, if so.
 */
export function ledgerRow(entry: OutboxEntry, now: number, held?: string): LedgerRow {
	const group = groupOf(entry, now);
	return {
		id: entry.id,
		group,
		title: entry.title,
		detail: detailOf(entry, now),
		tooltip: tooltipOf(entry, held),
		actions: actionsOf(entry, group),
		needsPerson: waitingForPerson.has(group) || (held !== undefined && group === '待发'),
	};
}

/**
 * 报送台账: entries by state, those that wait for a person first, each group newest first. Empty groups
 * are left out.
 * @param held reasons by entry id.
 */
export function ledgerGroups(
	entries: readonly OutboxEntry[],
	now: number,
	held: ReadonlyMap<string, string> = new Map(),
): readonly LedgerGroup[] {
	const newestFirst = [...entries].sort((a, b) => lastMoment(b) - lastMoment(a));
	const rows = newestFirst.map((entry) => ledgerRow(entry, now, held.get(entry.id)));
	return ledgerGroupNames
		.map((name) => ({ name, rows: rows.filter(({ group }) => group === name) }))
		.filter(({ rows: own }) => own.length > 0);
}

/** How many entries are still on their way, and how many wait for a person. */
export function openCounts(groups: readonly LedgerGroup[]): {
	readonly waiting: number;
	readonly forPerson: number;
} {
	const rows = groups.flatMap((group) => group.rows);
	return {
		waiting: rows.filter(({ group }) => group === '待发' || group === '发送中').length,
		forPerson: rows.filter(({ needsPerson }) => needsPerson).length,
	};
}

/**
 * The line on entries that this build cannot read because a newer one wrote them.
 * @param count how many there are.
 * @param shown whether other entries stand above it.
 */
export function newerNote(count: number, shown: boolean): string | undefined {
	return count > 0 ? `${shown ? '另' : ''}有${count}条由较新版本保存，请更新扩展后查看` : undefined;
}
