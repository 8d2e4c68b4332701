import { classify } from '../core/submission/classify';
import { createEchoFilter } from '../core/submission/echo';
import type { Dedup, Endpoint } from '../core/submission/endpoint';
import type { OutboxEntry, Submission } from '../core/submission/entry';
import type { Exchange } from '../core/submission/exchange';
import { isLeaseOver, type OutboxEvent } from '../core/submission/machine';
import { payloadSchema, receiptSchema, type Receipt } from '../core/submission/payload';
import { overtakes, scheduleOf, waitsFor } from '../core/submission/schedule';
import { parseJson } from '../core/text/parse-json';
import type { Clock } from './clock';
import { checkAddress } from './endpoint-address';
import { limitsOf, secretsOf } from './endpoint-access';
import type { ProcessIdentity } from './lock';
import type { Outbox } from './outbox';
import { leaseFor } from './transport';

/** Endpoint as it is set up now, with the origin its address has. */
export interface ReadyEndpoint extends Endpoint {
	readonly origin: string;
}

/** What a look-up at the receiving system said (去重: 可查询). */
export type LookUp =
	| { readonly kind: 'found'; readonly receipt: Receipt }
	| { readonly kind: 'absent' }
	/** Could not be asked, or answered unclearly: nothing may be sent on it. */
	| { readonly kind: 'unknown' };

export interface DrainerDeps {
	readonly outbox: Outbox;
	/** Makes one request; resolves to what came of it, never rejects for network reasons. */
	readonly send: (entry: Submission, endpoint: ReadyEndpoint, token: string) => Promise<Exchange>;
	/** Asks a 可查询 endpoint whether it has the item. */
	readonly lookUp?: (entry: Submission, endpoint: ReadyEndpoint, token: string) => Promise<LookUp>;
	readonly clock: Clock;
	/** At least 0, below 1. */
	readonly random: () => number;
	/** This window; no two are equal. */
	readonly owner: string;
	/** Absent: leases end by time alone. */
	readonly process?: ProcessIdentity;
	readonly endpoints: () => readonly ReadyEndpoint[];
	/** Token for an endpoint's origin. */
	readonly tokenFor: (origin: string) => Promise<string | undefined>;
	/** Longer than the total time limit of one request, look-up included; milliseconds. */
	readonly leaseMs: number;
	/** False: do not even try; who asks drains again once it is true. */
	readonly online?: () => boolean;
	/** Told of every stored change. */
	readonly onChange?: (entry: OutboxEntry) => void;
}

/** An entry that is due and was not sent, and why (Chinese). */
export interface Held {
	readonly entry: Submission;
	readonly reason: string;
}

export interface DrainReport {
	/** Entries that changed, as they are now. */
	readonly changed: readonly OutboxEntry[];
	readonly held: readonly Held[];
	/** What went wrong with the outbox itself, e.g. a full disk. */
	readonly errors: readonly Error[];
	/** When to drain again; undefined: nothing waits for time to pass. */
	readonly nextAt: number | undefined;
}

export interface Drainer {
	/** Sends what is due. While one runs, a second call lets it make another round and waits for that. */
	drain(): Promise<DrainReport>;
	/** Releases what waits for a token of this origin. Resolves to how many there were. */
	loggedIn(origin: string): Promise<number>;
}

interface Round {
	readonly changed: Map<string, OutboxEntry>;
	readonly held: Held[];
	readonly errors: Error[];
	/** What was due when the round began. */
	readonly seen: Set<string>;
}

const soon = 5_000;
const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));

/** Stores an event; what comes back is noted in the round. */
async function apply(
	{ outbox, onChange }: DrainerDeps,
	round: Round,
	id: string,
	event: OutboxEvent,
	leaseOnly = false,
): Promise<Submission | undefined> {
	const guard = (entry: OutboxEntry, entries: readonly OutboxEntry[]): string | undefined =>
		entry.kind === 'submission' &&
		(waitsFor(entry, entries, event.now) ?? overtakes(entry, entries, event.now, round.seen))
			? '另一份稿件正在发送，请稍候。'
			: undefined;
	const result = await outbox.transition(id, event, leaseOnly ? { guard } : {});
	if (!result.ok || result.entry.kind !== 'submission') return undefined;
	round.changed.set(id, result.entry);
	onChange?.(result.entry);
	return result.entry;
}

/** The endpoint an entry was filed for, if it is still the same place. */
function endpointFor(
	entry: Submission,
	endpoints: readonly ReadyEndpoint[],
): ReadyEndpoint | string {
	const { name, origin } = entry.endpoint;
	const endpoint = endpoints.find((one) => one.name === name);
	if (!endpoint)
		return `报送地址“${name}”已经不在设置里，这份稿件先不发送；请恢复设置，或撤回后改报。`;
	if (endpoint.origin !== origin)
		return `报送地址“${name}”改过，这份稿件是报给原来那个的，先不发送；请核对设置，或撤回后重新报送。`;
	const address = checkAddress(endpoint.url, endpoint.allowPlaintext);
	if ('problem' in address) return address.problem;
	if (address.value.plaintext && !entry.plaintext)
		return `报送地址“${name}”改成了明文传送，这份稿件没有同意明文，先不发送；请撤回后重新报送。`;
	return endpoint;
}

/** What came of one entry: done with it, or the whole endpoint must wait for a token. */
type Sending = 'done' | 'login';

/**
 * Whether nobody took the entry over while its fate was looked up: a machine may have slept in between,
 * and what another window sent meanwhile would be stored twice.
 */
async function isStillOurs({ outbox, clock }: DrainerDeps, entry: Submission): Promise<boolean> {
	const { entries } = await outbox.list();
	const now = entries.find(({ id }) => id === entry.id);
	return now?.serial === entry.serial && !isLeaseOver(entry, clock());
}

/** What no answer may have kept; of a payload that cannot be read, all of it. */
const bodyOf = ({ payload }: Submission): string =>
	payloadSchema.safeParse(parseJson(payload)).data?.body ?? payload;

async function attempt(
	deps: DrainerDeps,
	entry: Submission,
	endpoint: ReadyEndpoint,
	token: string,
): Promise<OutboxEvent & { readonly type: 'answer' }> {
	const secrets = secretsOf(endpoint, token);
	const withoutEcho = createEchoFilter(() => bodyOf(entry));
	const { key, sha256 } = entry;
	const sent = { key, sha256, dedup: endpoint.dedup, secrets, withoutEcho };
	const looksUp = endpoint.dedup === '可查询' && entry.mayHaveArrived === true;
	const later = (message: string) => {
		const now = deps.clock();
		const outcome = { kind: 'retry' as const, mayHaveArrived: true, message };
		return { type: 'answer' as const, now, owner: deps.owner, outcome, random: deps.random() };
	};
	const conclude = (exchange: Exchange) => {
		const now = deps.clock();
		const outcome = classify(exchange, { ...sent, now });
		return { type: 'answer' as const, now, owner: deps.owner, outcome, random: deps.random() };
	};
	if (looksUp) {
		const found = deps.lookUp ? await deps.lookUp(entry, endpoint, token) : undefined;
		if (found?.kind === 'found') return conclude(answerOf(found.receipt));
		if (found?.kind !== 'absent') return later('查不到上次发送的结果，稍后再查；查清之前不重发。');
		if (!(await isStillOurs(deps, entry)))
			return later('查询时耽搁太久，不再凭这次查询发送，稍后重新查。');
	}
	return conclude(await deps.send(entry, endpoint, token));
}

/** A receipt that was looked up is judged like one that was answered. */
const answerOf = (receipt: Receipt): Exchange => ({
	kind: 'answer',
	status: 200,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(receiptSchema.parse(receipt)),
	truncated: false,
});

/** The secret for an endpoint; undefined: it needs one and there is none that can be sent. */
async function tokenOf(
	{ tokenFor }: DrainerDeps,
	{ origin, auth }: ReadyEndpoint,
): Promise<string | undefined> {
	const token = await tokenFor(origin);
	// A certificate's key may have no passphrase; a password may hold any character.
	if (auth?.kind === 'certificate') return token ?? '';
	if (auth?.kind === 'basic') return token;
	// What no header can carry is no token: it was pasted with blanks or Chinese characters.
	return token !== undefined && /^[\x21-\x7e]+$/u.test(token) ? token : undefined;
}

/** An endpoint that may take its time needs a lease that lasts as long. */
const ownLease = (endpoint: ReadyEndpoint): number => {
	const limits = limitsOf(endpoint);
	return limits ? leaseFor(limits) : 0;
};

async function sendOne(
	deps: DrainerDeps,
	round: Round,
	entry: Submission,
	endpoint: ReadyEndpoint,
): Promise<Sending> {
	const { clock, owner } = deps;
	const token = await tokenOf(deps, endpoint);
	if (token === undefined) {
		await apply(deps, round, entry.id, { type: 'login-needed', now: clock() });
		return 'done';
	}
	const now = clock();
	const self = deps.process && { pid: deps.process.pid, host: deps.process.host };
	const lease = {
		type: 'lease' as const,
		now,
		owner,
		until: now + Math.max(deps.leaseMs, ownLease(endpoint)),
		...(self && { process: self }),
	};
	const leased = await apply(deps, round, entry.id, lease, true);
	if (!leased) return 'done';
	const event = await attempt(deps, leased, endpoint, token);
	await apply(deps, round, entry.id, event);
	return event.outcome.kind === 'login' ? 'login' : 'done';
}

/** All due entries of one endpoint, one after the other. */
async function sendAll(
	deps: DrainerDeps,
	round: Round,
	entries: readonly Submission[],
): Promise<void> {
	let waitsForLogin = false;
	for (const entry of entries) {
		const endpoint = endpointFor(entry, deps.endpoints());
		if (typeof endpoint === 'string') {
			round.held.push({ entry, reason: endpoint });
			continue;
		}
		try {
			const event = { type: 'login-needed' as const, now: deps.clock() };
			if (waitsForLogin) await apply(deps, round, entry.id, event);
			else waitsForLogin = (await sendOne(deps, round, entry, endpoint)) === 'login';
		} catch (error) {
			// What is on the disk stays true: the lease runs out and the same key is sent again.
			round.errors.push(asError(error));
		}
	}
}

/** Whether the process that was sending an entry ran on this machine and is no more. */
const ownerEnded = ({ lease }: Submission, self: ProcessIdentity | undefined): boolean =>
	lease?.process !== undefined &&
	self?.host === lease.process.host &&
	!self.isAlive(lease.process.pid);

/** Settles what is abandoned or too late, then sends what is due; one look at a ledger of years. */
async function runRound(deps: DrainerDeps, round: Round): Promise<number | undefined> {
	const { outbox, clock, random } = deps;
	const { entries } = await outbox.list();
	const current = (): OutboxEntry[] => entries.map((one) => round.changed.get(one.id) ?? one);
	const dedupOf = ({ endpoint }: Submission): Dedup =>
		deps.endpoints().find(({ name }) => name === endpoint.name)?.dedup ?? endpoint.dedup;
	const hasEnded = (entry: Submission): boolean =>
		dedupOf(entry) === '幂等键' && ownerEnded(entry, deps.process);
	const { abandoned, late } = scheduleOf(entries, clock(), hasEnded);
	for (const entry of abandoned) {
		const how = { dedup: dedupOf(entry), random: random(), ownerEnded: hasEnded(entry) };
		await apply(deps, round, entry.id, { type: 'lease-expired', now: clock(), ...how });
	}
	for (const { id } of late) await apply(deps, round, id, { type: 'window-passed', now: clock() });
	if (deps.online?.() !== false) await sendDue(deps, round, current());
	return nextRound(deps, round, current());
}

async function sendDue(
	deps: DrainerDeps,
	round: Round,
	entries: readonly OutboxEntry[],
): Promise<void> {
	const { due } = scheduleOf(entries, deps.clock());
	for (const { id } of due) round.seen.add(id);
	const names = new Set(due.map(({ endpoint }) => endpoint.name));
	await Promise.all(
		[...names].map((name) =>
			sendAll(
				deps,
				round,
				due.filter(({ endpoint }) => endpoint.name === name),
			),
		),
	);
}

/** When to look again: the next moment by plan, or soon for what is due and could not go. */
function nextRound(
	{ clock, online }: DrainerDeps,
	{ held }: Round,
	entries: readonly OutboxEntry[],
): number | undefined {
	const now = clock();
	const { due, nextAt } = scheduleOf(entries, now);
	const isStuck =
		online?.() !== false && due.some(({ id }) => held.every(({ entry }) => entry.id !== id));
	return isStuck ? Math.min(now + soon, nextAt ?? Infinity) : nextAt;
}

async function drainOnce(deps: DrainerDeps): Promise<DrainReport> {
	const round: Round = { changed: new Map(), held: [], errors: [], seen: new Set() };
	let nextAt: number | undefined;
	try {
		nextAt = await runRound(deps, round);
	} catch (error) {
		round.errors.push(asError(error));
		nextAt = deps.clock() + soon;
	}
	return { changed: [...round.changed.values()], held: round.held, errors: round.errors, nextAt };
}

/** Takes entries out of the outbox to their endpoints. Safe to be killed at any step. */
export function createDrainer(deps: DrainerDeps): Drainer {
	let running: Promise<DrainReport> | undefined;
	let queued: Promise<DrainReport> | undefined;

	const start = (): Promise<DrainReport> => {
		running = drainOnce(deps).finally(() => {
			running = undefined;
		});
		return running;
	};

	return {
		drain() {
			if (!running) return start();
			queued ??= running.then(() => {
				queued = undefined;
				return start();
			});
			return queued;
		},
		async loggedIn(origin) {
			const { entries } = await deps.outbox.list();
			const waiting = entries.filter(
				(e) => e.kind === 'submission' && e.state === '待登录' && e.endpoint.origin === origin,
			);
			for (const { id } of waiting) {
				const event = { type: 'logged-in' as const, now: deps.clock() };
				const result = await deps.outbox.transition(id, event);
				if (result.ok) deps.onChange?.(result.entry);
			}
			return waiting.length;
		},
	};
}
