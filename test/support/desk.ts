import { createHash, randomUUID } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import {
	commentSchema,
	type Comment,
	type CommentAnswer,
} from '../../src/core/submission/feedback';
import type { Attachment, Payload } from '../../src/core/submission/payload';
import { defaultCatalogue } from '../../src/core/vehicle/catalogue';
import { createDesk, type Desk, type DeskOptions } from '../../src/desk/app';
import type { AdoptInput, RejectInput, ReturnInput } from '../../src/desk/domain/editor-input';
import type { Item } from '../../src/desk/store/store';

export interface StartDeskOptions extends Partial<DeskOptions> {
	/** Default: a free one. */
	readonly port?: number;
}

/** An item as the desk's database has it. */
export interface DeskRow {
	readonly id: string;
	readonly receiptNo: string;
	readonly state: string;
	readonly draftId: string;
	readonly revision: number;
	readonly vehicle: string;
	readonly title: string;
	readonly unit: string;
	readonly body: string;
}

export interface RunningDesk {
	/** http://127.0.0.1:port, without a slash at the end. */
	readonly url: string;
	readonly port: number;
	/** Bearer token of `unit`. */
	readonly token: string;
	readonly unit: string;
	readonly desk: Desk;
	/** All items, oldest first. */
	rows(): Promise<DeskRow[]>;
	close(): Promise<void>;
}

async function readRows({ store }: Desk): Promise<DeskRow[]> {
	const { items } = await store.read.items.list({}, 0, 100_000);
	const rows = items.toReversed().map(async (item) => {
		const revisions = await store.read.items.revisions(item.id);
		const { id, receiptNo, state, draftId, revision, vehicle, title, signedUnit: unit } = item;
		const body = revisions.find((r) => r.revision === revision)?.body ?? '';
		return { id, receiptNo, state, draftId, revision, vehicle, title, unit, body };
	});
	return Promise.all(rows);
}

/** A real desk on a free port of this machine, in memory unless `store` names a file. */
export async function startDesk(options: StartDeskOptions = {}): Promise<RunningDesk> {
	const unit = options.units?.[0]?.name ?? '云岭县政务服务局';
	const token = options.units?.[0]?.token ?? `test-${randomUUID()}`;
	const { port: wanted = 0, ...rest } = options;
	const desk = await createDesk({
		store: ':memory:',
		vehicles: defaultCatalogue.vehicles,
		units: [{ name: unit, token }],
		...rest,
	});
	const { url, port } = await desk.listen({ host: '127.0.0.1', port: wanted });
	const rows = () => readRows(desk);
	return { url, port, token, unit, desk, rows, close: () => desk.close() };
}

/** A filing that the desk takes; give what the test is about. */
export function buildPayload(changes: Partial<Payload> = {}): Payload {
	return {
		schema: 'zwxx.item/1',
		draftId: `20261122-${randomUUID().slice(0, 4).toUpperCase()}${randomUUID().slice(0, 4)}`,
		revision: 1,
		vehicle: '普刊信息',
		title: '云岭县“一窗通办”三个月办件2.3万件',
		body: '今年9月以来，云岭县在政务大厅设“一窗通办”窗口12个。\n截至11月20日，共办件2.3万件，平均用时缩短三成。',
		unit: '云岭县政务服务局',
		meta: [
			{ key: '撰稿', value: '林小禾' },
			{ key: '审核', value: '周望' },
			{ key: '签发', value: '沈川' },
			{ key: '事发时间', value: '2026-11-20' },
		],
		counts: { words: 58, characters: 66, charactersWithSpaces: 66 },
		confirmations: [],
		createdAt: '2026-11-22T09:30:00+08:00',
		...changes,
	};
}

export interface FileOptions {
	readonly key?: string;
	readonly token?: string;
	readonly path?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
	const isReady = body instanceof Uint8Array || typeof body === 'string';
	return new Uint8Array(Buffer.from(isReady ? body : JSON.stringify(body)));
}

/** Sends `body` (a value as JSON, or the bytes themselves) as a filing. */
export function file(
	{ url, token }: Pick<RunningDesk, 'url' | 'token'>,
	body: unknown = buildPayload(),
	options: FileOptions = {},
): Promise<Response> {
	return fetch(`${url}${options.path ?? '/api/v1/items'}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${options.token ?? token}`,
			'content-type': 'application/json',
			'idempotency-key': options.key ?? randomUUID(),
			...options.headers,
		},
		body: bytesOf(body),
	});
}

/** Asks the desk's API as the unit. */
export function ask(
	{ url, token }: Pick<RunningDesk, 'url' | 'token'>,
	path: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
	return fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
}

const editor = '值班编辑';

/** 退回, as an editor does it; give what the test is about. */
export function returnItem(
	{ desk }: Pick<RunningDesk, 'desk'>,
	itemId: string,
	act: Partial<ReturnInput> = {},
): Promise<Item> {
	const reason = act.comments ? {} : { reason: '请补充数据来源。' };
	return desk.intake.returnItem(itemId, { actor: editor, code: '缺数据', ...reason, ...act });
}

/** 退稿 */
export function rejectItem(
	{ desk }: Pick<RunningDesk, 'desk'>,
	itemId: string,
	act: Partial<RejectInput> = {},
): Promise<Item> {
	const usual = { actor: editor, code: '已有同类', reason: '同类信息已采用。' } as const;
	return desk.intake.reject(itemId, { ...usual, ...act });
}

/** 采用: 普刊信息 第36期, 2 points, the text as filed unless given. */
export function adoptItem(
	{ desk }: Pick<RunningDesk, 'desk'>,
	itemId: string,
	act: Partial<AdoptInput> = {},
): Promise<Item> {
	const usual = { actor: editor, vehicle: '普刊信息', issue: '第36期', points: 2 };
	return desk.intake.adopt(itemId, { ...usual, ...act });
}

/** The comments of an item as they stand at the desk. */
export function commentsOf(
	{ desk }: Pick<RunningDesk, 'desk'>,
	itemId: string,
): Promise<readonly Comment[]> {
	return desk.store.read.comments.ofItem(itemId);
}

/** The unit's answer to a comment over the API; the comment as it stands after it. */
export async function answerComment(
	desk: Pick<RunningDesk, 'url' | 'token'>,
	itemId: string,
	commentId: string,
	answer: CommentAnswer,
): Promise<Comment> {
	const path = `/api/v1/items/${itemId}/comments/${commentId}`;
	const response = await file(desk, answer, { path });
	if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
	const { comment } = (await response.json()) as { comment: unknown };
	return commentSchema.parse(comment);
}

/** A PNG of one colour, 2 by 2; another `shade`, another picture. */
export function buildPicture(shade = 0): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
	const rows = deflateSync(Buffer.from([0, shade, shade, 0, shade, shade]));
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', rows),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** What a payload says of a picture. */
export function attachmentOf(bytes: Uint8Array, changes: Partial<Attachment> = {}): Attachment {
	const digest = sha256(bytes);
	const usual = { type: 'image/png', name: '现场.png', caption: '办事大厅综合窗口' } as const;
	return { digest, size: bytes.length, ...usual, ...changes };
}

/** Sends a picture to the desk. */
export function putBlob(
	{ url, token }: Pick<RunningDesk, 'url' | 'token'>,
	bytes: Uint8Array,
	options: { digest?: string; type?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
	return fetch(`${url}/api/v1/blobs/${options.digest ?? sha256(bytes)}`, {
		method: 'PUT',
		headers: {
			authorization: `Bearer ${token}`,
			'content-type': options.type ?? 'image/png',
			...options.headers,
		},
		body: new Uint8Array(bytes),
	});
}

export function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}
