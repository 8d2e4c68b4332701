import * as z from 'zod';
import { longestDelay, retryDelay } from '../submission/backoff';
import type { Outcome } from '../submission/classify';
import { parseVersioned, type Parsed } from '../text/versioned';

/** Milliseconds since 1970. */
const moment = z.number();

/** 回话: what a unit says about an item that has arrived: an answer to a comment, or 撤稿. */
const contentSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('comment'),
		commentId: z.string().min(1).max(64),
		text: z.string().max(5000).optional(),
		done: z.boolean().optional(),
	}),
	z.object({ kind: z.literal('withdrawal'), reason: z.string().min(1).max(2000) }),
]);
export type MessageContent = z.infer<typeof contentSchema>;

/** A message on its way; one file each, until it is delivered and after. */
export const messageSchema = z.object({
	/** Form of the file. A build that does not know it leaves the file alone. */
	version: z.literal(1),
	id: z.string().regex(/^[0-9A-Za-z-]{1,64}$/u),
	/** Idempotency key; one per message, never another. */
	key: z.string().min(1).max(128),
	createdAt: moment,
	endpoint: z.object({ name: z.string(), origin: z.string() }),
	itemId: z.string().min(1).max(128),
	draftId: z.string().min(1),
	/** Counts what is said of one item: the clock may be set back between two answers. */
	turn: z.number().int().positive().optional(),
	content: contentSchema,
	state: z.enum(['待发', '发送中', '待登录', '已送', '被拒']),
	attempts: z.number().int().nonnegative(),
	retryAt: moment.optional(),
	/** Who is sending it, until when. */
	lease: z.object({ owner: z.string(), from: moment, until: moment }).optional(),
	/** Chinese sentence: what stands in the way. */
	problem: z.string().optional(),
	/** When it was delivered or refused. */
	endedAt: moment.optional(),
});
export type Message = z.infer<typeof messageSchema>;

export const parseMessage = (text: string): Parsed<Message> =>
	parseVersioned(text, { schema: messageSchema, what: '给收稿单位的回话' });

export type NewMessage = Pick<Message, 'endpoint' | 'itemId' | 'draftId' | 'content'>;

/** @param minted what only the queue knows. */
export const newMessage = (
	{ endpoint, itemId, draftId, content }: NewMessage,
	minted: {
		readonly id: string;
		readonly key: string;
		readonly now: number;
		readonly turn?: number;
	},
): Message => ({
	version: 1,
	id: minted.id,
	key: minted.key,
	createdAt: minted.now,
	endpoint: { name: endpoint.name, origin: endpoint.origin },
	itemId,
	draftId,
	...(minted.turn !== undefined && { turn: minted.turn }),
	content,
	state: '待发',
	attempts: 0,
});

const clockTolerance = 60_000;

/** Whether nobody is sending it under this lease any more; a clock that was set back ends it too. */
const isLeaseOver = ({ lease }: Message, now: number): boolean =>
	!lease || now >= lease.until || now < lease.from - clockTolerance;

/** It has not been delivered and may still be. */
export const isOpen = ({ state }: Message): boolean => state !== '已送' && state !== '被拒';

/** When it may be sent; undefined: not by time alone. */
function dueAt(message: Message): number | undefined {
	if (message.state === '待发') return message.retryAt ?? 0;
	if (message.state === '发送中') return message.lease?.until ?? 0;
	return undefined;
}

const byAge = (a: Message, b: Message): number =>
	a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

type OfItem = Pick<Message, 'endpoint' | 'itemId'>;

const sameItem = (a: OfItem, b: OfItem): boolean =>
	a.itemId === b.itemId &&
	a.endpoint.name === b.endpoint.name &&
	a.endpoint.origin === b.endpoint.origin;

/** The turn of what is said next of an item. */
export const nextTurn = (messages: readonly Message[], item: OfItem): number =>
	1 + Math.max(0, ...messages.filter((one) => sameItem(one, item)).map(({ turn }) => turn ?? 0));

/** The order in which messages about one item were said, whatever the clock did in between. */
export const bySaying = (a: Message, b: Message): number =>
	(a.turn ?? 0) - (b.turn ?? 0) || byAge(a, b);

const isSaidBefore = (a: Message, b: Message): boolean => sameItem(a, b) && bySaying(a, b) < 0;

/** What is to be sent now, oldest first and of one item one at a time, and when to look again. */
export function messagePlan(
	messages: readonly Message[],
	now: number,
): { readonly due: readonly Message[]; readonly nextAt: number | undefined } {
	const open = messages.filter(isOpen).toSorted(byAge);
	const heads = open.filter((message) => !open.some((other) => isSaidBefore(other, message)));
	const isDue = (message: Message): boolean => {
		if (message.state === '发送中') return isLeaseOver(message, now);
		const wait = (message.retryAt ?? 0) - now;
		return message.state === '待发' && (wait <= 0 || wait > longestDelay);
	};
	const due = heads.filter(isDue);
	const moments = heads
		.filter((message) => !isDue(message))
		.map(dueAt)
		.filter((at): at is number => at !== undefined && at > now);
	return { due, nextAt: moments.length === 0 ? undefined : Math.min(...moments) };
}

/** A window takes a message for sending; undefined: another one has it, or it is not due. */
export function leaseMessage(
	message: Message,
	lease: NonNullable<Message['lease']>,
): Message | undefined {
	const { due } = messagePlan([message], lease.from);
	if (due.length === 0) return undefined;
	return { ...message, state: '发送中', lease, retryAt: undefined };
}

/** What the sender made of the answer. */
export type MessageOutcome =
	{ readonly kind: 'delivered' } | Exclude<Outcome, { readonly kind: 'receipt' }>;

/** The message after an answer. A delivered one stays delivered. */
export function afterAnswer(
	message: Message,
	outcome: MessageOutcome,
	{ now, random }: { readonly now: number; readonly random: number },
): Message {
	if (message.state === '已送') return message;
	const attempts = message.attempts + 1;
	const free = { ...message, attempts, lease: undefined, retryAt: undefined };
	switch (outcome.kind) {
		case 'delivered':
			return { ...free, state: '已送', problem: undefined, endedAt: now };
		case 'login':
			return { ...free, state: '待登录', problem: outcome.message };
		case 'retry':
		case 'ambiguous': {
			const afterMs = outcome.kind === 'retry' ? outcome.afterMs : undefined;
			const retryAt = now + retryDelay(attempts, random, afterMs);
			return { ...free, state: '待发', retryAt, problem: outcome.message };
		}
		case 'rejected':
		case 'redirect':
		case 'quarantine':
			return { ...free, state: '被拒', problem: outcome.message, endedAt: now };
	}
}

/** There is no token to send it with. */
export const waitForLogin = (message: Message): Message =>
	message.state === '待发' || message.state === '发送中'
		? {
				...message,
				state: '待登录',
				lease: undefined,
				problem: '还没有填写访问口令，填好后自动发送。',
			}
		: message;

/** A token was filled in, or a person wants it tried again. */
export const wakeMessage = (message: Message): Message =>
	message.state === '待登录' || (message.state === '待发' && message.retryAt !== undefined)
		? { ...message, state: '待发', retryAt: undefined, problem: undefined }
		: message;
