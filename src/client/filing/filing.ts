import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { OutboxEntry } from '../../core/submission/entry';
import { createBlobStore, type BlobStore } from '../../node/blob-store';
import { systemClock, systemSleep, type Clock } from '../../node/clock';
import { createDrainer, type Drainer, type ReadyEndpoint } from '../../node/drain';
import { createDrainLoop, createTimer } from '../../node/drain-loop';
import { systemFs } from '../../node/fs-port';
import { createIds, type Ids } from '../../node/ids';
import { isProcessAlive, type ProcessIdentity } from '../../node/lock';
import { createOutbox, type Outbox, type OutboxListing } from '../../node/outbox';
import { createPacketStore, type PacketStore } from '../../node/packet-store';
import { createFiler } from '../../node/submit-item';
import { createTransport, defaultTimeLimits, leaseFor, type Transport } from '../../node/transport';
import { watchFolder } from '../../node/watch-folder';
import type { Host } from '../host';
import { affects } from '../settings';
import { createAnnouncer, type Announcer } from './announce';
import { readEndpointSettings } from './filing-settings';
import { clearPictures } from './clear-pictures';
import { createTokens, type Tokens } from './tokens';
import { oneAtATime } from './one-at-a-time';

/** At the latest after so many milliseconds the outbox is looked at again. */
const pollMs = 30_000;
/** Changes of the folder come in bursts. */
const settleMs = 150;

/** What the filing features share. */
export interface Filing {
	readonly outbox: Outbox;
	/** Pictures that wait with their entries. */
	readonly blobs: BlobStore;
	/** What went out in packets. */
	readonly packets: PacketStore;
	readonly drainer: Drainer;
	readonly transport: Transport;
	readonly tokens: Tokens;
	readonly ids: Ids;
	readonly clock: Clock;
	endpoints(): readonly ReadyEndpoint[];
	/** The outbox as it was last read. */
	listing(): OutboxListing;
	/** Why entries are not being sent although they are due, by id. */
	held(): ReadonlyMap<string, string>;
	/** Reads the outbox anew and tells who listens. */
	refresh(): Promise<OutboxListing>;
	/** Sends what is due, now. */
	wake(): void;
	readonly onDidChange: vscode.Event<void>;
}

const emptyListing: OutboxListing = { entries: [], corrupt: [], newer: [] };

const readText = (file: string): Promise<string> => fs.readFile(file, 'utf8');

const self = (): ProcessIdentity => ({
	pid: process.pid,
	host: os.hostname(),
	isAlive: isProcessAlive,
});

const outboxDir = (host: Host): string => path.join(host.context.globalStorageUri.fsPath, 'outbox');

/** What lies in the outbox's folder: entries, the pictures they name, what went out in packets. */
function openStores(
	host: Host,
	{ newId, newKey }: Ids,
): Pick<Filing, 'outbox' | 'blobs' | 'packets'> {
	const place = {
		fs: systemFs,
		dir: outboxDir(host),
		clock: systemClock,
		sleep: systemSleep,
		process: self(),
		newId,
	};
	const packets = createPacketStore(place);
	const outbox = createOutbox({ ...place, newKey, packets });
	return { outbox, packets, blobs: createBlobStore(place) };
}

/** Reads the outbox and keeps what was read; who asks during a read shares the one after it. */
function createView(host: Host, outbox: Outbox) {
	const changed = host.own(new vscode.EventEmitter<void>());
	let last = emptyListing;
	async function read(): Promise<OutboxListing> {
		last = await outbox.list();
		changed.fire();
		return last;
	}
	return {
		onDidChange: changed.event,
		listing: () => last,
		refresh: oneAtATime(read),
	};
}

interface Parts {
	readonly host: Host;
	readonly outbox: Outbox;
	readonly blobs: BlobStore;
	readonly transport: Transport;
	readonly tokens: Tokens;
	readonly endpoints: () => readonly ReadyEndpoint[];
	/** Reads the outbox anew; a failure is only logged. */
	readonly refresh: () => void;
	readonly announcer: Announcer;
}

function createSender({ host, outbox, blobs, transport, tokens, ...parts }: Parts): Drainer {
	return createDrainer({
		outbox,
		...createFiler({
			transport,
			clock: systemClock,
			readFile: readText,
			readBlob: (digest) => blobs.read(digest),
		}),
		clock: systemClock,
		random: Math.random,
		owner: randomUUID(),
		process: self(),
		endpoints: parts.endpoints,
		tokenFor: (origin) => tokens.get(origin),
		leaseMs: leaseFor(defaultTimeLimits),
		online: () => vscode.workspace.isTrusted,
		onChange(entry: OutboxEntry) {
			parts.announcer.changed(entry);
			parts.refresh();
			host.log.debug(`outbox ${entry.id} ${entry.state}`);
		},
	});
}

/** What wakes the drainer: time, the folder, a token, a changed address, trust. */
function createWaking(parts: Parts, drainer: Drainer) {
	const { host, outbox, tokens, endpoints, refresh, announcer } = parts;
	const held = new Map<string, string>();
	const loop = host.own(
		createDrainLoop({
			drain: () => drainer.drain(),
			clock: systemClock,
			timer: createTimer(),
			pollMs,
			isPaused: () => !vscode.workspace.isTrusted,
			onReport(report) {
				held.clear();
				for (const { entry, reason } of report.held) held.set(entry.id, reason);
				announcer.reported(report);
				watch.ensure();
				refresh();
			},
		}),
	);
	const watch = host.own(
		watchFolder(outbox.entriesDir, settleMs, () => {
			refresh();
			loop.wake();
		}),
	);
	/** Only what waits for this origin: the tokens of the others are those that were refused. */
	async function loggedIn(changed: string): Promise<void> {
		const isUsed = endpoints().some(({ origin }) => origin === changed);
		if (isUsed && (await tokens.get(changed))) await drainer.loggedIn(changed);
		loop.wake();
	}
	host.own(tokens.onDidChange((origin) => void loggedIn(origin).catch(() => undefined)));
	host.own(vscode.workspace.onDidGrantWorkspaceTrust(() => loop.wake()));
	host.own(
		vscode.workspace.onDidChangeConfiguration((e) => affects(e, 'endpoints') && loop.wake()),
	);
	loop.wake();
	return { held: () => held, wake: () => loop.wake() };
}

/** Outbox, drainer and what wakes it, for as long as the window lives. */
export function createFiling(host: Host): Filing {
	const ids = createIds(systemClock);
	const stores = openStores(host, ids);
	const view = createView(host, stores.outbox);
	clearPictures(host, stores.blobs);
	const shared = {
		...stores,
		transport: createTransport(),
		tokens: createTokens(host.context.secrets),
		endpoints: () => readEndpointSettings().endpoints,
	};
	const refresh = (): void => {
		view.refresh().catch((error: unknown) => host.log.error('ledger', String(error)));
	};
	const announcer = createAnnouncer(host, shared.endpoints);
	const parts: Parts = { ...shared, host, refresh, announcer };
	const drainer = createSender(parts);
	const waking = createWaking(parts, drainer);
	return { ...shared, ...view, ...waking, ids, clock: systemClock, drainer };
}
