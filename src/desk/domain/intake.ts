import type { Comment, CommentAnswer } from '../../core/submission/feedback';
import type { Payload, Receipt } from '../../core/submission/payload';
import { formatBeijingDate } from '../../core/text/beijing-time';
import type { Change, Filing, Headline, Item, Stores, Unit } from '../store/store';
import { AlreadyStored } from '../store/store';
import { checkAttachments, putBlob, type NewBlob, type StoredBlob } from './attachments';
import { classifiedFields, isClassified } from './classification';
import { commissionAnswered } from './commissions';
import type { DeskDeps } from './deps';
import { createEditorActs, type EditorActs } from './editor-acts';
import { receiptNumber, type Series } from './receipt-number';
import { Refusal } from './refusal';
import { mayRevise, mayWithdraw, type State } from './state';
import { refuseMore } from './thread';
import { toBeijing } from './time';

/** What identifies a request with an Idempotency-Key. */
export interface Ticket {
	readonly unit: Unit;
	readonly key: string;
	/** SHA-256 of the request body's bytes. */
	readonly digest: string;
	/** The same key for another act is a reuse. */
	readonly operation: string;
	/** It came in a packet: who imported it, and its 核对码. */
	readonly carried?: { readonly by: string; readonly code: string };
}

export interface Outcome {
	readonly receipt: Receipt;
	/** True if this answer was given before and nothing happened now. */
	readonly replayed: boolean;
}

export interface Intake extends EditorActs {
	/** The receipt given earlier for this ticket. Refuses a key used for something else. */
	replay(ticket: Ticket): Promise<Receipt | undefined>;
	/** Takes in a text: a new item, or the next revision of the unit's item with the same 稿号. */
	receive(ticket: Ticket, payload: Payload, bytes: Buffer): Promise<Outcome>;
	/** Takes in the next revision of an item. */
	revise(ticket: Ticket, itemId: string, payload: Payload, bytes: Buffer): Promise<Outcome>;
	/** 撤稿: the item stays, its state says so. */
	withdraw(ticket: Ticket, itemId: string, reason: string): Promise<Outcome>;
	/** The unit's answer to a comment: words, the mark 已改, or both. */
	answer(
		ticket: Ticket,
		itemId: string,
		commentId: string,
		answer: CommentAnswer,
	): Promise<Outcome>;
	/** Keeps a picture for filings of the unit; the same one again changes nothing. */
	putBlob(unit: Unit, blob: NewBlob): Promise<StoredBlob>;
}

const unknownItem = '没有这条信息，或者它不是本单位报送的。请核对链接。';

function refuseClassified(fields: readonly string[]): void {
	if (fields.length === 0) return;
	throw new Refusal(
		'classified',
		'稿件带有涉密标志，本系统不能接收涉密信息。请按保密规定改用涉密渠道报送，并删除已存的电子稿。',
		fields.map((path) => ({ path, message: '此处有密级标志' })),
	);
}

async function headlineOf(stores: Stores, unit: Unit, payload: Payload): Promise<Headline> {
	const { vehicle, title, unit: signedUnit, counts } = payload;
	const commission = await commissionAnswered(stores, unit, payload);
	return { vehicle, title, signedUnit, words: counts.words, commissionId: commission?.id ?? null };
}

/** Gives back the stored receipt of a finished request with this key. */
function sameFiling(filing: Filing | undefined, ticket: Ticket): Receipt | undefined {
	if (!filing) return undefined;
	if (filing.digest === ticket.digest && filing.operation === ticket.operation)
		return filing.receipt;
	throw new Refusal(
		'keyReuse',
		'同一个幂等键已用于另一份内容，本次内容没有收下。请换一个新的幂等键重新报送。',
	);
}

/** The steps of one transaction, at one moment. */
function createStep(stores: Stores, ticket: Ticket, now: Date) {
	const at = toBeijing(now);
	const { unit, key, digest, operation, carried } = ticket;

	async function mint(series: Series): Promise<string> {
		const day = formatBeijingDate(now.getTime());
		return receiptNumber(series, day, await stores.numbers.next(series, day));
	}

	async function record(
		change: Pick<Change, 'itemId' | 'previous' | 'state' | 'revision' | 'reason'>,
	) {
		const own = { unitId: unit.id, at, actor: unit.name, code: null, withComments: false };
		await stores.changes.add({ ...change, ...own });
	}

	async function finish(itemId: string, receiptNo: string, state: State): Promise<Receipt> {
		const receipt = { receiptNo, itemId, key, digest, receivedAt: at, state };
		await stores.filings.add({ unitId: unit.id, key, operation, digest, itemId, receipt, at });
		return receipt;
	}

	async function storeText(itemId: string, receiptNo: string, payload: Payload, bytes: Buffer) {
		const { revision, body } = payload;
		await checkAttachments(stores, unit, payload);
		const text = { itemId, revision, receiptNo, digest, payload: bytes, body };
		await stores.items.addRevision({ ...text, receivedAt: at });
		const way = carried && { importedBy: carried.by, packet: carried.code };
		const detail = { receiptNo, revision, digest, key, ...way };
		await stores.audit.append({ at, actor: unit.name, action: '收稿', subject: itemId, detail });
	}

	return { at, unit, mint, record, finish, storeText };
}

type Step = ReturnType<typeof createStep>;

function checkRevision(item: Item, payload: Payload): void {
	if (payload.draftId !== item.draftId)
		throw new Refusal('validation', '稿号与原信息不一致，请在原稿件上修改后重报。', [
			{ path: '/draftId', message: `稿号：应为${item.draftId}` },
		]);
	if (payload.revision <= item.revision)
		throw new Refusal(
			'duplicateRevision',
			`这份稿件的第${payload.revision}稿已经收到，回执号${item.receiptNo}，不必重报。`,
		);
	if (!mayRevise(item.state))
		throw new Refusal(
			'stateConflict',
			`这条信息目前“${item.state}”，不能再换正文。如需更正，请与收稿单位联系。`,
		);
}

async function addRevision(
	stores: Stores,
	step: Step,
	item: Item,
	payload: Payload,
	bytes: Buffer,
): Promise<Receipt> {
	checkRevision(item, payload);
	const receiptNo = await step.mint('收');
	const head = await headlineOf(stores, step.unit, payload);
	await stores.items.setRevision(item.id, payload.revision, head, step.at);
	await stores.items.setState(item.id, '待采编', step.at);
	await step.storeText(item.id, receiptNo, payload, bytes);
	const { revision } = payload;
	const change = { itemId: item.id, previous: item.state, revision, reason: null };
	await step.record({ ...change, state: '待采编' });
	return step.finish(item.id, receiptNo, '待采编');
}

async function addItem(
	stores: Stores,
	step: Step,
	{ id, unit }: { id: string; unit: Unit },
	payload: Payload,
	bytes: Buffer,
): Promise<Receipt> {
	const receiptNo = await step.mint('收');
	const item: Item = {
		id,
		unitId: unit.id,
		unitName: unit.name,
		draftId: payload.draftId,
		receiptNo,
		state: '待采编',
		revision: payload.revision,
		...(await headlineOf(stores, unit, payload)),
		receivedAt: step.at,
		updatedAt: step.at,
	};
	await stores.items.add(item);
	await step.storeText(id, receiptNo, payload, bytes);
	const { state, revision } = item;
	await step.record({ itemId: id, previous: null, state, revision, reason: null });
	return step.finish(id, receiptNo, item.state);
}

async function withdraw(
	stores: Stores,
	step: Step,
	ticket: Ticket,
	item: Item,
	reason: string,
): Promise<Receipt> {
	if (!mayWithdraw(item.state))
		throw new Refusal(
			'stateConflict',
			`这条信息目前“${item.state}”，不能撤稿。确需撤回，请与收稿单位联系。`,
		);
	const receiptNo = await step.mint('撤');
	await stores.items.setState(item.id, '已撤', step.at);
	const { id, state: previous, revision } = item;
	await step.record({ itemId: id, previous, state: '已撤', revision, reason });
	const detail = { receiptNo, reason, key: ticket.key };
	const entry = { at: step.at, actor: ticket.unit.name, action: '撤稿', subject: item.id, detail };
	await stores.audit.append(entry);
	return step.finish(item.id, receiptNo, '已撤');
}

async function ownItem(stores: Stores, unit: Unit, itemId: string): Promise<Item> {
	const item = await stores.items.find(itemId);
	if (item?.unitId !== unit.id) throw new Refusal('notFound', unknownItem);
	return item;
}

async function answer(
	stores: Stores,
	step: Step,
	ticket: Ticket,
	item: Item,
	{ id: commentId }: Comment,
	{ text, done }: CommentAnswer,
): Promise<Receipt> {
	const by = ticket.unit.name;
	const said = text?.trim() || null;
	const note = {
		commentId,
		side: '报送',
		by,
		at: step.at,
		text: said,
		done: done ?? null,
	} as const;
	await stores.comments.addNote(note);
	refuseMore(await stores.comments.ofItem(item.id));
	const receiptNo = await step.mint('复');
	const mark = done === undefined ? null : Number(done);
	const detail = { receiptNo, comment: commentId, text: said, done: mark, key: ticket.key };
	const entry = { at: step.at, actor: by, action: '答复意见', subject: item.id, detail };
	await stores.audit.append(entry);
	return step.finish(item.id, receiptNo, item.state);
}

async function commentOf(stores: Stores, item: Item, commentId: string): Promise<Comment> {
	const found = (await stores.comments.ofItem(item.id)).find(({ id }) => id === commentId);
	if (!found) throw new Refusal('notFound', '这条信息没有这条意见，请核对链接。');
	return found;
}

/**
 * The desk's acts. Each is one transaction over item, text, number, idempotency record, change and
 * audit row: a receipt exists if and only if all of them do.
 */
export function createIntake(deps: DeskDeps): Intake {
	const { store, clock, newId } = deps;

	async function replay(ticket: Ticket): Promise<Receipt | undefined> {
		return sameFiling(await store.read.filings.find(ticket.unit.id, ticket.key), ticket);
	}

	/** Once for good: looks for the key inside the transaction, so that no race gets past it. */
	async function once(
		ticket: Ticket,
		act: (stores: Stores, step: Step) => Promise<Receipt>,
	): Promise<Outcome> {
		try {
			return await store.write(async (stores) => {
				const filing = await stores.filings.find(ticket.unit.id, ticket.key);
				const known = sameFiling(filing, ticket);
				if (known) return { receipt: known, replayed: true };
				const receipt = await act(stores, createStep(stores, ticket, clock()));
				return { receipt, replayed: false };
			});
		} catch (error) {
			// Another process over the same database was faster with this key.
			const receipt = error instanceof AlreadyStored ? await replay(ticket) : undefined;
			if (receipt) return { receipt, replayed: true };
			throw error;
		}
	}

	return {
		...createEditorActs(deps),
		replay,
		async receive(ticket, payload, bytes) {
			refuseClassified(classifiedFields(payload));
			return once(ticket, async (stores, step) => {
				const { unit } = ticket;
				const item = await stores.items.findByDraft(unit.id, payload.draftId);
				return item
					? addRevision(stores, step, item, payload, bytes)
					: addItem(stores, step, { id: newId(), unit }, payload, bytes);
			});
		},
		async revise(ticket, itemId, payload, bytes) {
			refuseClassified(classifiedFields(payload));
			return once(ticket, async (stores, step) =>
				addRevision(stores, step, await ownItem(stores, ticket.unit, itemId), payload, bytes),
			);
		},
		async withdraw(ticket, itemId, reason) {
			refuseClassified(isClassified(reason) ? ['/reason'] : []);
			return once(ticket, async (stores, step) =>
				withdraw(stores, step, ticket, await ownItem(stores, ticket.unit, itemId), reason),
			);
		},
		async answer(ticket, itemId, commentId, given) {
			refuseClassified(isClassified(given.text ?? '') ? ['/text'] : []);
			return once(ticket, async (stores, step) => {
				const item = await ownItem(stores, ticket.unit, itemId);
				const comment = await commentOf(stores, item, commentId);
				return answer(stores, step, ticket, item, comment, given);
			});
		},
		putBlob: (unit, blob) => putBlob(deps, unit, blob),
	};
}
