import * as path from 'node:path';
import { contentOf } from '../core/submission/build-payload';
import type { ManualEntry, OutboxEntry, Submission } from '../core/submission/entry';
import { applyEvent, type OutboxEvent, type Transition } from '../core/submission/machine';
import {
	findManual,
	findSubmission,
	newManualEntry,
	newSubmission,
	nextRevision,
	type ManualRequest,
	type SubmissionRequest,
} from '../core/submission/new-entry';
import type { Clock, Sleep } from './clock';
import { createEntryStore, type EntryStore } from './entry-store';
import { errorCode, type FsPort } from './fs-port';
import { sha256 } from './hash';
import { createLock, type Lock, type ProcessIdentity } from './lock';
import { toOutboxError } from './outbox-error';
import type { PacketStore } from './packet-store';
import type { CorruptEntry } from './quarantine';

export interface OutboxDeps {
	readonly fs: FsPort;
	/** The outbox's own folder; created when first needed. */
	readonly dir: string;
	readonly clock: Clock;
	readonly sleep: Sleep;
	readonly process: ProcessIdentity;
	readonly newId: () => string;
	readonly newKey: () => string;
	/** What went out in packets: filed over the network as well, it keeps its bytes and its key. */
	readonly packets?: Pick<PacketStore, 'find' | 'lastRevision'>;
}

export interface OutboxListing {
	/** In the order of filing. */
	readonly entries: readonly OutboxEntry[];
	/** Entries that could not be read; kept in the quarantine folder, never dropped. */
	readonly corrupt: readonly CorruptEntry[];
	/** Files that a newer build wrote; left where they are. */
	readonly newer: readonly string[];
}

export interface Enqueued<T> {
	readonly entry: T;
	/** False: the same filing was there already, in whatever state; nothing was minted. */
	readonly created: boolean;
}

export interface TransitionOptions {
	/** Only if the entry is still this version (`serial`). */
	readonly serial?: number;
	/** Looks at all entries under the lock; a returned Chinese sentence refuses. */
	readonly guard?: (entry: OutboxEntry, entries: readonly OutboxEntry[]) => string | undefined;
}

/** 待发箱: the durable queue that all windows of a person share. All errors are OutboxErrors. */
export interface Outbox {
	/** Folder whose `*.json` files change when an entry does; to be watched. */
	readonly entriesDir: string;
	list(): Promise<OutboxListing>;
	/**
	 * 已入待发箱 may be shown when this resolves: from then on the filing survives a power cut. The same
	 * text for the same endpoint gives the entry that is there already, also from two windows at once.
	 */
	enqueue(request: SubmissionRequest): Promise<Enqueued<Submission>>;
	/** 登记已报 */
	register(request: ManualRequest): Promise<Enqueued<ManualEntry>>;
	/** Applies an event to the entry as it is on the disk now, and stores the result. */
	transition(id: string, event: OutboxEvent, options?: TransitionOptions): Promise<Transition>;
}

interface Inner {
	readonly deps: OutboxDeps;
	readonly store: EntryStore;
	/** Runs work alone among all windows, on a folder that is ready. */
	readonly alone: <T>(work: (assertHeld: () => Promise<void>) => Promise<T>) => Promise<T>;
}

/** One sentence for whatever goes wrong on the disk. */
async function told<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw toOutboxError(error);
	}
}

function createInner(deps: OutboxDeps): Inner {
	const store = createEntryStore(deps.fs, deps.dir, deps.newId);
	const lock: Lock = createLock({
		...deps,
		file: path.join(deps.dir, 'lock'),
		newToken: deps.newId,
	});
	let created = false;
	let tidied = false;

	async function inFolder<T>(work: (assertHeld: () => Promise<void>) => Promise<T>): Promise<T> {
		if (!created) await store.create();
		created = true;
		return lock.run(async (assertHeld) => {
			if (!tidied) await store.tidy();
			tidied = true;
			return work(assertHeld);
		});
	}

	return {
		deps,
		store,
		alone: (work) =>
			told(async () => {
				try {
					return await inFolder(work);
				} catch (error) {
					// Somebody cleared the folder away under a running window.
					if (errorCode(error) !== 'ENOENT') throw error;
					created = false;
					return inFolder(work);
				}
			}),
	};
}

/** The bytes of a new filing, their revision and their key. */
async function bytesOf(
	{ newKey, packets }: OutboxDeps,
	entries: readonly OutboxEntry[],
	{ payload, sealed, endpoint }: SubmissionRequest,
	contentSha256: string,
) {
	const { draftId } = payload;
	if (sealed) return { text: sealed.payload, key: sealed.key, revision: payload.revision };
	const packed = await packets?.find(contentSha256);
	if (packed) return { text: packed.payload, key: packed.key, revision: packed.revision };
	const afterPackets = ((await packets?.lastRevision(draftId)) ?? 0) + 1;
	const revision = Math.max(nextRevision(entries, draftId, endpoint), afterPackets);
	return { text: JSON.stringify({ ...payload, revision }), key: newKey(), revision };
}

async function enqueue({ deps, store, alone }: Inner, request: SubmissionRequest) {
	const { payload } = request;
	const contentSha256 = sha256(contentOf(payload));
	return alone(async (assertHeld): Promise<Enqueued<Submission>> => {
		const { entries } = await store.readAll();
		const known = findSubmission(entries, request, contentSha256);
		if (known) {
			// Its writer may have been killed before the name was safe.
			await store.settle();
			return { entry: known, created: false };
		}
		const bytes = await bytesOf(deps, entries, request, contentSha256);
		const entry = newSubmission(request, {
			...bytes,
			id: deps.newId(),
			contentSha256,
			sha256: sha256(bytes.text),
			now: deps.clock(),
		});
		await store.write(entry, true, assertHeld);
		return { entry, created: true };
	});
}

async function register({ deps, store, alone }: Inner, request: ManualRequest) {
	const contentSha256 = sha256(contentOf(request.payload));
	return alone(async (assertHeld): Promise<Enqueued<ManualEntry>> => {
		const { entries } = await store.readAll();
		const known = findManual(entries, request, contentSha256);
		const now = deps.clock();
		if (!known) {
			const { revision } = request.payload;
			const entry = newManualEntry(request, { id: deps.newId(), revision, contentSha256, now });
			await store.write(entry, true, assertHeld);
			return { entry, created: true };
		}
		const { unit, date, number } = request;
		const again = applyEvent(known, { type: 'register', now, unit, date, number });
		if (!again.ok || again.entry.kind !== 'manual') {
			await store.settle();
			return { entry: known, created: false };
		}
		const entry = { ...again.entry, serial: known.serial + 1 };
		await store.write(entry, false, assertHeld);
		return { entry, created: true };
	});
}

async function transition(
	{ store, alone }: Inner,
	id: string,
	event: OutboxEvent,
	{ serial, guard }: TransitionOptions,
): Promise<Transition> {
	return alone(async (assertHeld): Promise<Transition> => {
		const { entries } = await store.readAll();
		const entry = entries.find((one) => one.id === id);
		if (!entry) return { ok: false, reason: '待发箱里没有这份记录，可能已被移走。' };
		if (serial !== undefined && entry.serial !== serial)
			return { ok: false, reason: '这份记录已在另一个窗口更新，请看最新状态后再操作。' };
		const refusal = guard?.(entry, entries);
		if (refusal !== undefined) return { ok: false, reason: refusal };
		const result = applyEvent(entry, event);
		if (!result.ok) return result;
		const changed = { ...result.entry, serial: entry.serial + 1 };
		await store.write(changed, false, assertHeld);
		return { ok: true, entry: changed };
	});
}

async function list({ deps, store, alone }: Inner): Promise<OutboxListing> {
	const { entries, corrupt, newer } = await store.readAll();
	let stuck: readonly CorruptEntry[] = [];
	if (corrupt.length > 0) {
		try {
			await alone(async () => {
				for (const { file } of corrupt) await store.quarantine(file, deps.clock());
			});
		} catch {
			// Where they cannot be moved (read-only folder), they are still named.
			stuck = corrupt;
		}
	}
	return { entries, corrupt: [...stuck, ...(await store.quarantined())], newer };
}

/** The outbox over a folder. Several may stand over one folder, in one process or many. */
export function createOutbox(deps: OutboxDeps): Outbox {
	const inner = createInner(deps);
	return {
		entriesDir: path.join(deps.dir, 'entries'),
		list: () => told(() => list(inner)),
		enqueue: (request) => enqueue(inner, request),
		register: (request) => register(inner, request),
		transition: (id, event, options = {}) => transition(inner, id, event, options),
	};
}
