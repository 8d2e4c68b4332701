import { quote } from '../draft/quote';
import type { Fate, FateStep } from '../feedback/fate';
import type { Message } from '../feedback/message';
import { threadOf, type ThreadNote } from '../feedback/thread';
import type { Adoption } from '../submission/feedback';
import { payloadSchema } from '../submission/payload';
import { readableBeijing } from '../text/beijing-time';
import type { OutboxEntry, Step, Submission } from '../submission/entry';
import type { Page, PageSection } from './page';
import { ledgerRow, numberOf, type RowContext } from './row';
import type { Standing } from './standing';

type Field = readonly [string, string];

function stepText({ note, times, lastAt }: Step): string {
	if (times === undefined || lastAt === undefined) return note;
	return `${note}（共${times}次，最近${readableBeijing(lastAt)}）`;
}

function problemFields({ problem }: Submission): readonly Field[] {
	if (!problem) return [];
	return [
		['现状', problem.message],
		...(problem.detail === undefined ? [] : [['对方说明', problem.detail] as const]),
		...(problem.errors ?? []).map(({ message }) => ['对方指出', message] as const),
	];
}

function transferOf({ plaintext, endpoint }: Submission): string {
	if (plaintext) return '明文';
	return endpoint.origin.startsWith('https:') ? '加密' : '本机';
}

function destinationFields(entry: OutboxEntry): readonly Field[] {
	if (entry.kind === 'manual')
		return [
			['报给', entry.unit],
			['报送日期', entry.date],
			['方式', '登记已报（不是由本机发送）'],
		];
	return [
		['报给', `${entry.endpoint.name}（${entry.endpoint.origin}）`],
		['传送', transferOf(entry)],
		...problemFields(entry),
	];
}

/** A moment as the other side writes it; unreadable ones stay as they are. */
function momentText(written: string): string {
	const at = Date.parse(written);
	return Number.isNaN(at) ? written : readableBeijing(at);
}

function receiptFields(entry: OutboxEntry, standing: Standing | undefined): readonly Field[] {
	const number = numberOf(entry);
	const fields: Field[] = number === undefined ? [] : [['回执号', number]];
	if (entry.kind !== 'submission') return fields;
	if (entry.receipt)
		fields.push(
			['收到时间', momentText(entry.receipt.receivedAt)],
			['对方状态', standing?.state ?? entry.receipt.state],
		);
	if (entry.confirmed)
		fields.push(['确认', entry.confirmed.by === '人工' ? '人工核实' : '系统查询']);
	return fields;
}

/** The body as it was filed; an entry by hand holds none. */
function bodySection(entry: OutboxEntry): readonly PageSection[] {
	if (entry.kind !== 'submission') return [];
	try {
		const payload = payloadSchema.safeParse(JSON.parse(entry.payload));
		const lines = payload.data?.body.split('\n').filter((line) => line.trim() !== '') ?? [];
		return lines.length === 0 ? [] : [{ heading: '报送的正文', paragraphs: lines }];
	} catch {
		return [];
	}
}

/** One step of either side; `at` is missing where the other side wrote no readable time. */
interface Moment {
	readonly at: number | undefined;
	readonly when: string;
	readonly text: string;
}

const localMoments = ({ history }: OutboxEntry): readonly Moment[] =>
	history.map((step) => ({
		at: step.at,
		when: readableBeijing(step.at),
		text: stepText(step),
	}));

function remoteText({ state, revision, code, reason }: FateStep, own: number): string {
	const which = revision === own ? '' : `（第${revision}次报送）`;
	const why = [code, reason].filter((part) => part !== null && part !== '').join('：');
	return `收稿单位${which}：${state}${why === '' ? '' : `。${why}`}`;
}

function remoteMoments({ revision }: OutboxEntry, fate: Fate | undefined): readonly Moment[] {
	return (fate?.steps ?? []).map((step) => {
		const at = Date.parse(step.at);
		const isTime = !Number.isNaN(at);
		return {
			at: isTime ? at : undefined,
			when: momentText(step.at),
			text: remoteText(step, revision),
		};
	});
}

/** Both sides' steps in the order of time; each side keeps its own order, whatever its clock says. */
function timeline(entry: OutboxEntry, fate: Fate | undefined): readonly Field[] {
	const ours = [...localMoments(entry)];
	const merged: Moment[] = [];
	for (const told of remoteMoments(entry, fate)) {
		const later = ours.findIndex(({ at = 0 }) => told.at === undefined || at > told.at);
		merged.push(...ours.splice(0, later === -1 ? ours.length : later), told);
	}
	return [...merged, ...ours].map(({ when, text }) => [when, text]);
}

function adoptionSections(adoption: Adoption | undefined): readonly PageSection[] {
	if (!adoption) return [];
	const { vehicle, issue, date, points } = adoption;
	return [
		{
			heading: '采用',
			fields: [
				['载体', vehicle],
				['期号', issue],
				['日期', /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : momentText(date)],
				...(points === undefined ? [] : [['积分', String(points)] as const]),
			],
		},
	];
}

/** 退回 and 退稿: why. */
function reasonSections(standing: Standing | undefined): readonly PageSection[] {
	const { state, code, reason } = standing ?? {};
	if ((state !== '退回' && state !== '退稿') || (code === undefined && reason === undefined))
		return [];
	const fields: Field[] = [];
	if (code !== undefined) fields.push(['原因', code]);
	if (reason !== undefined && reason !== '') fields.push(['说明', reason]);
	return [{ heading: state, fields }];
}

const noteText = ({ side, by, text, sending }: ThreadNote): string => {
	const who = side === '收稿' ? by || '收稿单位' : '本单位';
	return `${who}：${text}${sending === undefined ? '' : `（${sending}）`}`;
};

/** Comments of the entry's own revision, each below the words that it speaks of. */
function commentSections(
	{ revision }: OutboxEntry,
	fate: Fate | undefined,
	messages: readonly Message[],
): readonly PageSection[] {
	const own = fate?.comments.filter((comment) => comment.revision === revision) ?? [];
	if (!fate || own.length === 0) return [];
	const fields = own.map((comment): Field => {
		const { notes, done } = threadOf(fate, comment, messages);
		const about = comment.passage?.quote ?? '';
		const label = about === '' ? '全文' : quote(about.replace(/\s+/gu, ' '), 12);
		return [label, [...notes.map(noteText), ...(done ? ['已改'] : [])].join('\n')];
	});
	return [{ heading: '修改意见', fields }];
}

function withdrawalFields(standing: Standing | undefined): readonly Field[] {
	const { withdrawal } = standing ?? {};
	if (!withdrawal) return [];
	const { state, problem } = withdrawal;
	return [['撤稿', problem === undefined ? state : `${state}：${problem}`]];
}

/** What the story is told from besides the entry. */
export interface StoryContext extends RowContext {
	readonly messages?: readonly Message[];
}

/** 报送经过: what was filed, to whom, what came back, and every step of both sides. */
export function storyPage(entry: OutboxEntry, context: StoryContext = {}): Page {
	const { held, standing, messages = [] } = context;
	const receipt = receiptFields(entry, standing);
	const { group } = ledgerRow(entry, entry.createdAt, context);
	const state = entry.state === '已收' ? group : entry.state;
	return {
		title: entry.title,
		notes: held === undefined ? [] : [held],
		sections: [
			{
				heading: `${state}　第${entry.revision}次报送`,
				fields: [
					['载体', entry.vehicle],
					['稿号', entry.draftId],
					...destinationFields(entry),
					...withdrawalFields(standing),
					...(entry.file === '' ? [] : [['稿件', entry.file] as const]),
				],
			},
			...reasonSections(standing),
			...adoptionSections(standing?.adoption),
			...commentSections(entry, standing?.fate, messages),
			...(receipt.length > 0 ? [{ heading: '回执', fields: receipt }] : []),
			{ heading: '经过', fields: timeline(entry, standing?.fate) },
			...bodySection(entry),
		],
		actions: [],
	};
}
