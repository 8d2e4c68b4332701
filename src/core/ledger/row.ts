import { formatBeijing, readableBeijing } from '../text/beijing-time';
import type { ManualEntry, OutboxEntry, Submission } from '../submission/entry';
import { isPastWindow } from '../submission/machine';
import { createStandings, noFeedback, type Feedback, type Standing } from './standing';

/** What a person may do with an entry. */
export type EntryAction =
	| 'withdraw'
	| 'sendNow'
	| 'resend'
	| 'markArrived'
	| 'confirmLate'
	| 'enterToken'
	| 'openDraft'
	| 'resubmit'
	| 'compareFiled'
	| 'compareAdopted'
	| 'withdrawItem';

/** Groups of the 台账, those that wait for a person first. */
export const ledgerGroupNames = [
	'退回',
	'待核实',
	'待登录',
	'超时限待确认',
	'被拒',
	'已隔离',
	'发送中',
	'待发',
	'已收',
	'采编中',
	'待审',
	'储备',
	'已采用',
	'退稿',
	'已登记',
	'已撤',
	'已改报',
] as const;
/** One of `ledgerGroupNames`, or a state of the receiving side that this build does not know. */
export type LedgerGroupName = string;

/** One line of the 台账. */
export interface LedgerRow {
	readonly id: string;
	/** Which version of the entry is shown: what a person decides is meant for this one. */
	readonly serial: number;
	readonly group: LedgerGroupName;
	readonly title: string;
	/** What the line begins with: the number, which must be readable in a narrow side bar, and title. */
	readonly label: string;
	/** Behind the label: time, vehicle. */
	readonly detail: string;
	readonly vehicle: string;
	/** Of filing, e.g. `2026-11`, Beijing time. */
	readonly month: string;
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
	'退回',
	'待核实',
	'待登录',
	'超时限待确认',
	'被拒',
	'已隔离',
]);

/** States of the desk that have a group of the same name. */
const deskGroups: ReadonlySet<string> = new Set([
	'采编中',
	'待审',
	'储备',
	'退回',
	'退稿',
	'已采用',
	'已撤',
]);
const receivedStates: ReadonlySet<string> = new Set(['待采编', '已收']);

/** The group of a state at the receiving side; an unknown one is its own, and never one of ours. */
function groupOfState(state: string): LedgerGroupName {
	if (receivedStates.has(state)) return '已收';
	if (deskGroups.has(state)) return state;
	const isOurs = ledgerGroupNames.some((name) => name === state);
	return isOurs ? `收稿单位：${state}` : state;
}

function groupOf(entry: OutboxEntry, now: number, standing: Standing | undefined): LedgerGroupName {
	if (entry.kind === 'manual') return entry.state;
	if (entry.state === '待发' && isPastWindow(entry, now)) return '超时限待确认';
	if (entry.state !== '已收') return entry.state;
	if (standing?.isReplaced) return '已改报';
	if (standing?.withdrawal?.state === '已撤稿') return '已撤';
	return groupOfState(standing?.state ?? '已收');
}

const actionsByState: Readonly<
	Record<Submission['state'] | ManualEntry['state'] | '超时限待确认', readonly EntryAction[]>
> = {
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

/** Where an item can no longer be taken back. */
const settled: ReadonlySet<LedgerGroupName> = new Set(['已采用', '退稿', '已撤', '已改报']);

/** What can be done with an item that has arrived. */
function arrivedActions(group: LedgerGroupName, standing: Standing): readonly EntryAction[] {
	const isUnderWay = standing.withdrawal?.state === '正在撤稿';
	const canWithdraw = standing.itemId !== undefined && !settled.has(group) && !isUnderWay;
	return [
		...(group === '退回' ? (['resubmit', 'compareFiled'] as const) : []),
		...(standing.adoption ? (['compareAdopted'] as const) : []),
		...(canWithdraw ? (['withdrawItem'] as const) : []),
	];
}

function actionsOf(
	entry: OutboxEntry,
	group: LedgerGroupName,
	standing: Standing | undefined,
): readonly EntryAction[] {
	const local = group === '超时限待确认' ? group : entry.state;
	// A withdrawn registration was never in our hands; it can only be registered anew.
	const own = entry.kind === 'manual' && group === '已撤' ? [] : actionsByState[local];
	const possible = entry.state === '已收' && standing ? arrivedActions(group, standing) : own;
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

function lastMoment(entry: OutboxEntry, standing: Standing | undefined): number {
	const last = entry.history.at(-1);
	const own = last?.lastAt ?? last?.at ?? entry.createdAt;
	const step = standing?.fate?.steps.findLast(({ revision }) => revision === entry.revision);
	const told = step ? Date.parse(step.at) : Number.NaN;
	// A clock far ahead must not keep an entry on top for ever.
	return Number.isNaN(told) || told > own + 400 * 86_400_000 ? own : Math.max(own, told);
}

/** What a line says besides where it stands: why it came back, how far a 撤稿 has come, the issue. */
function noteOf(standing: Standing | undefined): string | undefined {
	const { withdrawal, code, reason, adoption } = standing ?? {};
	if (withdrawal && withdrawal.state !== '已撤稿') return withdrawal.state;
	if (adoption) return `${adoption.vehicle}${adoption.issue}`;
	return code ?? (reason === undefined ? undefined : shortened(reason));
}

const shortened = (text: string): string => {
	const line = text.replace(/\s+/gu, ' ').trim();
	return line.length > 16 ? `${line.slice(0, 16)}…` : line;
};

function detailOf(entry: OutboxEntry, now: number, context: RowContext): string {
	const { standing, isOneOfSeveral = false } = context;
	const at = lastMoment(entry, standing);
	const when = entry.kind === 'manual' ? entry.date : readableBeijing(at);
	const wait = entry.kind === 'submission' ? waitText(entry, now) : undefined;
	const number = entry.kind === 'manual' ? numberOf(entry) : undefined;
	const place = isOneOfSeveral ? destinationOf(entry) : undefined;
	return [place, number, noteOf(standing), wait ?? when, entry.vehicle]
		.filter((part) => part !== undefined)
		.join(' · ');
}

function tooltipOf(
	entry: OutboxEntry,
	held: string | undefined,
	standing: Standing | undefined,
): readonly string[] {
	const number = numberOf(entry);
	const problem = entry.kind === 'submission' ? entry.problem?.message : undefined;
	const { state, code, reason, adoption, withdrawal } = standing ?? {};
	const points = adoption?.points === undefined ? '' : `，${adoption.points}分`;
	const why = [code, reason].filter((part) => part !== undefined).join('：');
	const lines: (string | undefined)[] = [
		entry.title,
		`报给：${destinationOf(entry)}`,
		`载体：${entry.vehicle}　第${entry.revision}次报送`,
		`报送时间：${readableBeijing(entry.createdAt)}`,
		number === undefined ? undefined : `回执号：${number}`,
		state === undefined ? undefined : `收稿单位：${state}`,
		why === '' ? undefined : why,
		adoption && `采用：${adoption.vehicle}${adoption.issue}${points}`,
		withdrawal && `${withdrawal.state}${withdrawal.problem ? `：${withdrawal.problem}` : ''}`,
		entry.kind === 'submission' && entry.plaintext ? '明文传送' : undefined,
		held ?? problem,
	];
	return lines.filter((line): line is string => line !== undefined && line !== '');
}

/** What a line of the 台账 is made from besides its entry. */
export interface RowContext {
	/** Why it is not being sent although it is due, if so. */
	readonly held?: string | undefined;
	/** How it stands at the receiving side. */
	readonly standing?: Standing | undefined;
	/** The same draft went to other places too, so the line says to which. */
	readonly isOneOfSeveral?: boolean;
}

/** An entry as a line of the 台账. */
export function ledgerRow(entry: OutboxEntry, now: number, context: RowContext = {}): LedgerRow {
	const { held, standing } = context;
	const group = groupOf(entry, now, standing);
	const number = entry.kind === 'submission' ? numberOf(entry) : undefined;
	return {
		id: entry.id,
		serial: entry.serial,
		group,
		title: entry.title,
		label: number === undefined ? entry.title : `${number} ${entry.title}`,
		detail: detailOf(entry, now, context),
		vehicle: entry.vehicle,
		month: formatBeijing(entry.createdAt).slice(0, 7),
		tooltip: tooltipOf(entry, held, standing),
		actions: actionsOf(entry, group, standing),
		needsPerson: waitingForPerson.has(group) || (held !== undefined && group === '待发'),
	};
}

/** Groups in their order; a state that nobody knew stands behind 已收. */
function inOrder(names: ReadonlySet<string>): readonly string[] {
	const known: readonly string[] = ledgerGroupNames;
	const unknown = [...names].filter((name) => !known.includes(name));
	const behind = known.indexOf('已收') + 1;
	return [...known.slice(0, behind), ...unknown, ...known.slice(behind)];
}

function placesByDraft(entries: readonly OutboxEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
	const places = new Map<string, Set<string>>();
	for (const entry of entries) {
		const own = places.get(entry.draftId) ?? new Set();
		places.set(entry.draftId, own.add(destinationOf(entry)));
	}
	return places;
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
	feedback: Feedback = noFeedback,
): readonly LedgerGroup[] {
	const standingOf = createStandings(entries, feedback);
	const places = placesByDraft(entries);
	const rows = entries
		.map((entry) => {
			const standing = standingOf(entry);
			const isOneOfSeveral = (places.get(entry.draftId)?.size ?? 0) > 1;
			const row = ledgerRow(entry, now, { held: held.get(entry.id), standing, isOneOfSeveral });
			return { row, at: lastMoment(entry, standing) };
		})
		.sort((a, b) => b.at - a.at)
		.map(({ row }) => row);
	return inOrder(new Set(rows.map(({ group }) => group)))
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
