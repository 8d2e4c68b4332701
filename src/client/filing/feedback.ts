import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { parseFates, type Fates } from '../../core/feedback/fate';
import { parseMessage, type Message, type NewMessage } from '../../core/feedback/message';
import { noFeedback, type Feedback } from '../../core/ledger/standing';
import { quote } from '../../core/draft/quote';
import { systemClock, systemSleep } from '../../node/clock';
import { createDrainLoop, createTimer, type DrainLoop } from '../../node/drain-loop';
import { createMessenger, type Messenger } from '../../node/feedback-sender';
import { createFeedbackStore, type FeedbackStore } from '../../node/feedback-store';
import { systemFs } from '../../node/fs-port';
import { isProcessAlive } from '../../node/lock';
import { defaultTimeLimits, leaseFor } from '../../node/transport';
import { watchFolder } from '../../node/watch-folder';
import { commands } from '../commands';
import type { Host } from '../host';
import { offer } from './announce';
import type { Filing } from './filing';
import { createQuietMoment, type QuietMoment } from './quiet-moment';
import { oneAtATime } from './one-at-a-time';

const pollMs = 30_000;
const settleMs = 150;

/** What comes back from receiving systems, and what is said to them about items that have arrived. */
export interface FeedbackService {
	/** What endpoints told, one file each. */
	readonly changes: FeedbackStore<Fates>;
	/** As it was last read. */
	current(): Feedback;
	/** Files that could not be read and were put aside. */
	corrupt(): number;
	/** Reads everything anew and tells who listens. */
	refresh(): Promise<void>;
	readonly onDidChange: vscode.Event<void>;
	/** Puts a message into the queue and sends it as soon as it can be; rejects with an OutboxError. */
	say(message: NewMessage): Promise<Message>;
	/** A message was delivered or refused. */
	readonly onDidSend: vscode.Event<Message>;
	readonly whenQuiet: QuietMoment;
}

function openStores(host: Host) {
	const home = path.join(host.context.globalStorageUri.fsPath, 'feedback');
	const deps = {
		fs: systemFs,
		clock: systemClock,
		sleep: systemSleep,
		process: { pid: process.pid, host: os.hostname(), isAlive: isProcessAlive },
		newToken: randomUUID,
	};
	return {
		changes: createFeedbackStore(deps, { dir: path.join(home, 'changes'), parse: parseFates }),
		messages: createFeedbackStore(deps, { dir: path.join(home, 'messages'), parse: parseMessage }),
	};
}

type Stores = ReturnType<typeof openStores>;

/** Reads the stores and keeps what was read; who asks during a read shares the one after it. */
function createView(host: Host, filing: Filing, { changes, messages }: Stores) {
	const changed = host.own(new vscode.EventEmitter<void>());
	const answers = (name: string): boolean =>
		filing.endpoints().some((one) => one.name === name && !one.mapping);
	let last: Feedback = { ...noFeedback, answers };
	let corrupt = 0;
	async function read(): Promise<void> {
		const [told, said] = await Promise.all([changes.list(), messages.list()]);
		last = { fates: told.values, messages: said.values, answers };
		corrupt = told.corrupt.length + said.corrupt.length;
		changed.fire();
	}
	return {
		onDidChange: changed.event,
		current: () => last,
		corrupt: () => corrupt,
		refresh: oneAtATime(read),
	};
}

function createSender(filing: Filing, { messages }: Stores): Messenger {
	const { transport, ids, tokens } = filing;
	return createMessenger({
		store: messages,
		transport,
		clock: systemClock,
		random: Math.random,
		owner: randomUUID(),
		leaseMs: leaseFor(defaultTimeLimits),
		newId: ids.newId,
		newKey: ids.newKey,
		endpoints: () => filing.endpoints(),
		tokenFor: (origin) => tokens.get(origin),
		readFile: (file) => fs.readFile(file, 'utf8'),
		online: () => vscode.workspace.isTrusted,
	});
}

/** What was refused is told once, with the way to its story; the rest is seen where it was said. */
function tellRefused(filing: Filing, { itemId, content, problem = '' }: Message): void {
	const entry = filing
		.listing()
		.entries.findLast((one) => one.kind === 'submission' && one.receipt?.itemId === itemId);
	const what = content.kind === 'withdrawal' ? '撤稿未成' : '回复没有送到';
	const name = entry ? quote(entry.title) : '';
	const look = { label: '查看经过', command: commands.showEntry, argument: entry?.id ?? '' };
	void offer('warning', `${name}${what}：${problem}`, entry ? [look] : []);
}

/** What wakes the sender: time, the folder, a token, trust. */
function keepSending(
	host: Host,
	filing: Filing,
	messenger: Messenger,
	parts: {
		readonly dir: string;
		readonly sent: (message: Message) => void;
		readonly refresh: () => void;
	},
): DrainLoop {
	const { refresh } = parts;
	const loop = host.own(
		createDrainLoop({
			async drain() {
				const { changed, errors, nextAt } = await messenger.drain();
				for (const message of changed) parts.sent(message);
				for (const { message } of errors) host.log.warn(`feedback ${message}`);
				if (changed.length > 0) refresh();
				return { changed: [], held: [], errors, nextAt };
			},
			clock: systemClock,
			timer: createTimer(),
			pollMs,
			isPaused: () => !vscode.workspace.isTrusted,
			onReport: () => watch.ensure(),
		}),
	);
	const watch = host.own(
		watchFolder(parts.dir, settleMs, () => {
			refresh();
			loop.wake();
		}),
	);
	host.own(vscode.workspace.onDidGrantWorkspaceTrust(() => loop.wake()));
	host.own(
		filing.tokens.onDidChange((origin) => {
			void messenger.loggedIn(origin).then(
				() => loop.wake(),
				() => undefined,
			);
		}),
	);
	return loop;
}

/** Stores, queue and what keeps them moving, for as long as the window lives. */
export function createFeedback(host: Host, filing: Filing): FeedbackService {
	const stores = openStores(host);
	const view = createView(host, filing, stores);
	const messenger = createSender(filing, stores);
	const sent = host.own(new vscode.EventEmitter<Message>());
	const whenQuiet = createQuietMoment(host, systemClock);
	const refresh = (): void => {
		view.refresh().catch((error: unknown) => host.log.error('feedback', String(error)));
	};
	const loop = keepSending(host, filing, messenger, {
		dir: stores.messages.dir,
		refresh,
		sent: (message) => {
			if (message.state === '已送' || message.state === '被拒') sent.fire(message);
			if (message.state === '被拒') void whenQuiet().then(() => tellRefused(filing, message));
		},
	});
	const told = host.own(watchFolder(stores.changes.dir, settleMs, refresh));
	host.own(view.onDidChange(() => told.ensure()));
	refresh();
	loop.wake();
	return {
		...view,
		changes: stores.changes,
		whenQuiet,
		onDidSend: sent.event,
		async say(message) {
			const queued = await messenger.enqueue(message);
			await view.refresh();
			loop.wake();
			return queued;
		},
	};
}
