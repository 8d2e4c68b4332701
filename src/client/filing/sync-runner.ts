import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { newsSentence, newsSummary, type News } from '../../core/feedback/news';
import { isFresh, mayAsk, nextSyncDelay } from '../../core/feedback/sync-schedule';
import { createStandings } from '../../core/ledger/standing';
import type { Submission } from '../../core/submission/entry';
import type { ItemChange } from '../../core/submission/feedback';
import { notTold, syncChanges, type SyncResult } from '../../node/changes-sync';
import type { ReadyEndpoint } from '../../node/drain';
import { usableToken } from '../../node/feedback-sender';
import { createTimer } from '../../node/drain-loop';
import { syncMapped } from '../../node/mapped-sync';
import { commands, ledgerView } from '../commands';
import type { Host } from '../host';
import { offer } from './announce';
import type { FeedbackService } from './feedback';
import type { Filing } from './filing';

/** States in which nothing more happens to an item. */
const settled: ReadonlySet<string> = new Set(['退稿', '已采用', '已撤']);
/** After a filing the desk is asked soon, for it may look at the item at once. */
const soonMs = 45_000;

/** What came of asking all endpoints. */
export interface SyncReport {
	readonly news: readonly News[];
	/** Chinese sentences: why an endpoint could not be asked. */
	readonly problems: readonly string[];
	/** How many were asked. */
	readonly asked: number;
}

export interface SyncRunner {
	/** Asks all endpoints now, whatever the plan says. */
	now(): Promise<SyncReport>;
	/** Plans the next round; a round that is planned earlier stays. */
	plan(milliseconds: number): void;
	/** No more rounds by themselves. */
	pause(): void;
}

interface Attempt {
	failures: number;
	/** Not before; milliseconds since 1970. */
	notBefore: number;
}

/** What was received and may still change. */
function openItems(filing: Filing, feedback: FeedbackService): readonly Submission[] {
	const { entries } = filing.listing();
	const standingOf = createStandings(entries, feedback.current());
	return entries.filter((entry): entry is Submission => {
		if (entry.kind !== 'submission' || entry.state !== '已收') return false;
		const standing = standingOf(entry);
		const isUnderWay = standing?.withdrawal?.state === '正在撤稿';
		return standing?.isReplaced === false && (isUnderWay || !settled.has(standing.state ?? ''));
	});
}

const isOf =
	({ name, origin }: ReadyEndpoint) =>
	({ endpoint }: Submission): boolean =>
		endpoint.name === name && endpoint.origin === origin;

/** Whether an item is one of this machine's ledger; a unit may have other machines. */
function createIsOurs(filing: Filing) {
	const drafts = new Set(filing.listing().entries.map(({ draftId }) => draftId));
	return (_endpoint: ReadyEndpoint, { draftId }: ItemChange): boolean => drafts.has(draftId);
}

/** One quiet sentence on what came. */
async function tell(filing: Filing, feedback: FeedbackService, news: readonly News[]) {
	const summary = newsSummary(news);
	if (!summary) return;
	await feedback.whenQuiet();
	const entry = filing
		.listing()
		.entries.findLast((one) => one.kind === 'submission' && one.receipt?.itemId === summary.itemId);
	const look = entry
		? { label: '查看', command: commands.showEntry, argument: entry.id }
		: ({ label: '查看', command: `${ledgerView}.focus` } as const);
	await offer('info', newsSentence(summary, entry?.title), [look]);
}

interface Round {
	/** Asks what is wanted; on demand everybody, else those with open items whose time has come. */
	run(demand: boolean): Promise<SyncReport>;
	/** The next moment at which an endpoint with open items may be asked; undefined: none has any. */
	nextAt(): number | undefined;
}

/** Asks one endpoint; never rejects. */
async function ask(
	host: Host,
	filing: Filing,
	feedback: FeedbackService,
	endpoint: ReadyEndpoint,
): Promise<SyncResult> {
	const { clock, transport, tokens } = filing;
	const token = await usableToken(endpoint, (origin) => tokens.get(origin));
	if (token === undefined)
		return { kind: 'failed', message: `${notTold}：还没有填写访问口令。`, news: [] };
	const store = feedback.changes;
	const readFile = (file: string) => fs.readFile(file, 'utf8');
	try {
		const deps = { transport, store, clock, readFile };
		if (endpoint.mapping) {
			const items = openItems(filing, feedback).filter(isOf(endpoint));
			return await syncMapped(deps, endpoint, token, items);
		}
		return await syncChanges({ ...deps, isOurs: createIsOurs(filing) }, endpoint, token);
	} catch (error) {
		host.log.warn(`sync ${String(error)}`);
		const message = error instanceof Error ? error.message : '处理情况没有存上。';
		return { kind: 'failed', message, news: [] };
	}
}

function createRound(host: Host, filing: Filing, feedback: FeedbackService): Round {
	const { clock } = filing;
	const attempts = new Map<string, Attempt>();

	function note({ name }: ReadyEndpoint, result: SyncResult): void {
		const failed = result.kind === 'failed';
		const failures = failed ? (attempts.get(name)?.failures ?? 0) + 1 : 0;
		const wait = nextSyncDelay(failures, Math.random(), failed ? result.afterMs : 0);
		attempts.set(name, { failures, notBefore: clock() + wait });
	}

	function wanted(demand: boolean): readonly ReadyEndpoint[] {
		const telling = filing.endpoints().filter(({ mapping }) => !mapping || mapping.status);
		if (demand) return telling;
		const open = openItems(filing, feedback);
		const { fates } = feedback.current();
		return telling.filter((endpoint) => {
			const { name, origin } = endpoint;
			const told = fates.find(({ endpoint: e }) => e.name === name && e.origin === origin);
			const isDue = mayAsk(attempts.get(name)?.notBefore ?? 0, clock());
			return open.some(isOf(endpoint)) && isDue && !(told && isFresh(told.checkedAt, clock()));
		});
	}

	return {
		async run(demand) {
			// A folder that is not trusted makes nothing go out.
			if (!vscode.workspace.isTrusted) return { news: [], problems: [], asked: 0 };
			await Promise.all([filing.refresh(), feedback.refresh()]);
			const news: News[] = [];
			const problems: string[] = [];
			const endpoints = wanted(demand);
			for (const endpoint of endpoints) {
				const result = await ask(host, filing, feedback, endpoint);
				note(endpoint, result);
				if (result.kind !== 'silent') news.push(...result.news);
				if (result.kind === 'failed') problems.push(result.message);
			}
			if (endpoints.length > 0) await feedback.refresh();
			void tell(filing, feedback, news);
			return { news, problems, asked: endpoints.length };
		},
		nextAt() {
			const open = openItems(filing, feedback);
			const telling = filing
				.endpoints()
				.filter((one) => (!one.mapping || one.mapping.status) && open.some(isOf(one)));
			if (telling.length === 0) return undefined;
			return Math.min(...telling.map(({ name }) => attempts.get(name)?.notBefore ?? 0));
		},
	};
}

/** Asks endpoints in the background and on demand; one round at a time. */
export function createSyncRunner(
	host: Host,
	filing: Filing,
	feedback: FeedbackService,
	isOn: () => boolean,
): SyncRunner {
	const { clock } = filing;
	const round = createRound(host, filing, feedback);
	const timer = createTimer();
	let plannedAt = Infinity;
	let running: Promise<SyncReport> | undefined;
	host.own({ dispose: () => timer.clear() });

	function pause(): void {
		plannedAt = Infinity;
		timer.clear();
	}

	function start(demand: boolean): Promise<SyncReport> {
		pause();
		running = round.run(demand).finally(() => {
			running = undefined;
			const nextAt = round.nextAt();
			if (nextAt !== undefined) plan(Math.max(soonMs, nextAt - clock()));
		});
		return running;
	}

	function plan(milliseconds: number): void {
		const at = clock() + milliseconds;
		if (!isOn() || at >= plannedAt) return;
		plannedAt = at;
		timer.set(milliseconds, () => {
			plannedAt = Infinity;
			if (isOn() && !running) start(false).catch((error: unknown) => host.log.warn(String(error)));
		});
	}

	return {
		plan,
		pause,
		async now() {
			await running?.catch(() => undefined);
			return start(true);
		},
	};
}
