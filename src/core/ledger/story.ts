import { payloadSchema } from '../submission/payload';
import { readableBeijing } from '../text/beijing-time';
import type { OutboxEntry, Step, Submission } from '../submission/entry';
import type { Page, PageSection } from './page';
import { numberOf } from './row';

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

function receiptFields(entry: OutboxEntry): readonly Field[] {
	const number = numberOf(entry);
	const fields: Field[] = number === undefined ? [] : [['回执号', number]];
	if (entry.kind !== 'submission') return fields;
	if (entry.receipt)
		fields.push(
			['收到时间', momentText(entry.receipt.receivedAt)],
			['对方状态', entry.receipt.state],
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

/**
 * 报送经过: what was filed, to whom, every step since and what came back.
 * @param held why it is not being sent although it is due, if so.
 */
export function storyPage(entry: OutboxEntry, held?: string): Page {
	const receipt = receiptFields(entry);
	return {
		title: entry.title,
		notes: held === undefined ? [] : [held],
		sections: [
			{
				heading: `${entry.state}　第${entry.revision}次报送`,
				fields: [
					['载体', entry.vehicle],
					['稿号', entry.draftId],
					...destinationFields(entry),
					...(entry.file === '' ? [] : [['稿件', entry.file] as const]),
				],
			},
			...(receipt.length > 0 ? [{ heading: '回执', fields: receipt }] : []),
			{
				heading: '经过',
				fields: entry.history.map((step) => [readableBeijing(step.at), stepText(step)]),
			},
			...bodySection(entry),
		],
		actions: [],
	};
}
