import {
	afterAnswer,
	isOpen,
	leaseMessage,
	messagePlan,
	newMessage,
	nextTurn,
	waitForLogin,
	wakeMessage,
	type Message,
	type MessageContent,
	type MessageOutcome,
	type NewMessage,
} from '../core/feedback/message';
import { classify } from '../core/submission/classify';
import type { Exchange } from '../core/submission/exchange';
import { commentAnswerSchema, type CommentAnswer } from '../core/submission/feedback';
import type { Clock } from './clock';
import type { ReadyEndpoint } from './drain';
import { checkAddress } from './endpoint-address';
import { accessOf, limitsOf, secretsOf } from './endpoint-access';
import type { FeedbackStore, Records } from './feedback-store';
import { sha256 } from './hash';
import { leaseFor, type Transport } from './transport';

export interface MessengerDeps {
	readonly store: FeedbackStore<Message>;
	readonly transport: Transport;
	readonly clock: Clock;
	/** At least 0, below 1. */
	readonly random: () => number;
	/** This window; no two are equal. */
	readonly owner: string;
	readonly leaseMs: number;
	readonly newId: () => string;
	readonly newKey: () => string;
	readonly endpoints: () => readonly ReadyEndpoint[];
	readonly tokenFor: (origin: string) => Promise<string | undefined>;
	/** Reads a certificate file. */
	readonly readFile: (path: string) => Promise<string>;
	/** False: do not even try. */
	readonly online: () => boolean;
}

export interface MessageRound {
	/** Messages that changed, as they are now. */
	readonly changed: readonly Message[];
	readonly errors: readonly Error[];
	/** When to look again; undefined: nothing waits for time to pass. */
	readonly nextAt: number | undefined;
}

/** 回话: answers to comments and 撤稿, queued on the disk until they are delivered. */
export interface Messenger {
	list(): Promise<Records<Message>>;
	/**
	 * When this resolves, the message survives a power cut. A 撤稿 that is under way is not asked twice.
	 */
	enqueue(message: NewMessage): Promise<Message>;
	/** Sends what is due, one after the other. Never rejects. */
	drain(): Promise<MessageRound>;
	/** A token was filled in for this origin. */
	loggedIn(origin: string): Promise<void>;
}

const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));

/** A part of a path; undefined where a server could lead us elsewhere by it. */
const segment = (id: string): string | undefined =>
	/^\.+$/u.test(id) ? undefined : encodeURIComponent(id);

interface Written {
	readonly path: string;
	readonly body: string;
}

function answerOf({ text, done }: Extract<MessageContent, { kind: 'comment' }>): CommentAnswer {
	return commentAnswerSchema.parse({
		...(text !== undefined && { text }),
		...(done !== undefined && { done }),
	});
}

/** The request of a message; the same bytes each time, as its one key demands. */
function write({ itemId, content }: Message): Written | undefined {
	const item = segment(itemId);
	if (item === undefined) return undefined;
	const base = `api/v1/items/${item}`;
	if (content.kind === 'withdrawal')
		return { path: `${base}/withdrawal`, body: JSON.stringify({ reason: content.reason }) };
	const comment = segment(content.commentId);
	if (comment === undefined) return undefined;
	return { path: `${base}/comments/${comment}`, body: JSON.stringify(answerOf(content)) };
}

function isJsonObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}

/** 撤稿 needs a receipt; an answer is delivered when the desk took it, whatever else it says. */
function judge(
	message: Message,
	exchange: Exchange,
	sent: { readonly sha256: string; readonly now: number; readonly secrets: readonly string[] },
): MessageOutcome {
	const { key } = message;
	const outcome = classify(exchange, { ...sent, key, dedup: '幂等键' });
	if (outcome.kind === 'receipt') return { kind: 'delivered' };
	if (message.content.kind === 'withdrawal' || exchange.kind === 'failure') return outcome;
	const { status, body, truncated } = exchange;
	const isTaken = status >= 200 && status < 300 && !truncated;
	return isTaken && (status === 204 || isJsonObject(body)) ? { kind: 'delivered' } : outcome;
}

const rejected = (message: string): MessageOutcome => ({ kind: 'rejected', message });

async function send(
	deps: MessengerDeps,
	message: Message,
	endpoint: ReadyEndpoint,
	token: string,
): Promise<MessageOutcome> {
	const written = write(message);
	if (!written) return rejected('收稿系统给的编号不合规矩，没有发送；请联系收稿单位。');
	const access = await accessOf(endpoint, token, deps.readFile);
	const exchange: Exchange =
		'problem' in access
			? { kind: 'failure', cause: 'not-allowed', bytesLeft: false, reason: access.problem }
			: await deps.transport.exchange({
					...access.value,
					...written,
					method: 'POST',
					key: message.key,
				});
	const digest = sha256(written.body);
	const secrets = secretsOf(endpoint, token);
	return judge(message, exchange, { sha256: digest, now: deps.clock(), secrets });
}

/** The endpoint a message is meant for, if it is still the same place. */
function endpointFor({ endpoint }: Message, endpoints: readonly ReadyEndpoint[]) {
	const found = endpoints.find(({ name }) => name === endpoint.name);
	if (found?.origin !== endpoint.origin || found.mapping) return undefined;
	return 'problem' in checkAddress(found.url, found.allowPlaintext) ? undefined : found;
}

/** The secret for an endpoint; undefined: it needs one and there is none that can be sent. */
export async function usableToken(
	{ origin, auth }: ReadyEndpoint,
	tokenFor: (origin: string) => Promise<string | undefined>,
): Promise<string | undefined> {
	const token = await tokenFor(origin);
	if (auth?.kind === 'certificate') return token ?? '';
	if (auth?.kind === 'basic') return token;
	return token !== undefined && /^[\x21-\x7e]+$/u.test(token) ? token : undefined;
}

const leaseOf = ({ leaseMs }: MessengerDeps, endpoint: ReadyEndpoint): number => {
	const limits = limitsOf(endpoint);
	return Math.max(leaseMs, limits ? leaseFor(limits) : 0);
};

/** Sends one message if it is due and nobody else does; what became of it, or undefined. */
async function attempt(deps: MessengerDeps, due: Message): Promise<Message | undefined> {
	const { store, clock, owner, random } = deps;
	const endpoint = endpointFor(due, deps.endpoints());
	if (!endpoint) return undefined;
	const token = await usableToken(endpoint, deps.tokenFor);
	if (token === undefined) return store.update(due.id, (now) => now && waitForLogin(now));
	const from = clock();
	const lease = { owner, from, until: from + leaseOf(deps, endpoint) };
	const leased = await store.update(due.id, (now) => now && leaseMessage(now, lease));
	if (leased?.lease?.owner !== owner || leased.lease.from !== from) return undefined;
	const outcome = await send(deps, leased, endpoint, token);
	const at = { now: clock(), random: random() };
	return store.update(due.id, (now) => {
		const isMine = now?.lease?.owner === owner || outcome.kind === 'delivered';
		return now && isMine ? afterAnswer(now, outcome, at) : undefined;
	});
}

async function round(deps: MessengerDeps): Promise<MessageRound> {
	const changed: Message[] = [];
	const errors: Error[] = [];
	const tried = new Set<string>();
	for (;;) {
		const { values } = await deps.store.list();
		const plan = messagePlan(values, deps.clock());
		const next = deps.online() ? plan.due.find(({ id }) => !tried.has(id)) : undefined;
		if (!next) return { changed, errors, nextAt: plan.nextAt };
		tried.add(next.id);
		try {
			const now = await attempt(deps, next);
			if (now) changed.push(now);
		} catch (error) {
			// What is on the disk stays true: the lease runs out and the same key is sent again.
			errors.push(asError(error));
		}
	}
}

/** The next 撤稿 of an item has the same name in every window, so that two ask but once. */
function withdrawalId(messages: readonly Message[], { endpoint, itemId }: NewMessage): string {
	const own = messages.filter(
		(one) =>
			one.content.kind === 'withdrawal' &&
			one.itemId === itemId &&
			one.endpoint.name === endpoint.name &&
			one.endpoint.origin === endpoint.origin,
	);
	const refused = own.filter(({ state }) => state === '被拒').length;
	const item = sha256(JSON.stringify([endpoint.name, endpoint.origin, itemId])).slice(0, 32);
	return `withdrawal-${item}-${refused + 1}`;
}

export function createMessenger(deps: MessengerDeps): Messenger {
	const { store } = deps;
	let running: Promise<MessageRound> | undefined;
	let queued: Promise<MessageRound> | undefined;

	const start = (): Promise<MessageRound> => {
		running = round(deps)
			.catch((error: unknown) => ({
				changed: [],
				errors: [asError(error)],
				nextAt: deps.clock() + 5_000,
			}))
			.finally(() => {
				running = undefined;
			});
		return running;
	};

	return {
		list: () => store.list(),
		async enqueue(message) {
			const isWithdrawal = message.content.kind === 'withdrawal';
			const { values } = await store.list();
			const id = isWithdrawal ? withdrawalId(values, message) : deps.newId();
			const turn = nextTurn(values, message);
			const fresh = newMessage(message, { id, key: deps.newKey(), now: deps.clock(), turn });
			return (await store.update(id, (now) => now ?? fresh)) ?? fresh;
		},
		drain() {
			if (!running) return start();
			queued ??= running.then(() => {
				queued = undefined;
				return start();
			});
			return queued;
		},
		async loggedIn(origin) {
			const { values } = await store.list();
			for (const { id, endpoint, state } of values)
				if (endpoint.origin === origin && state === '待登录')
					await store.update(id, (now) => (now && isOpen(now) ? wakeMessage(now) : undefined));
		},
	};
}
