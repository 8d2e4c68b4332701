import { mergeChanges, noFates, type Fates } from '../core/feedback/fate';
import type { News } from '../core/feedback/news';
import { readChanges } from '../core/feedback/read-changes';
import { classify } from '../core/submission/classify';
import type { Exchange } from '../core/submission/exchange';
import type { ItemChange } from '../core/submission/feedback';
import type { Clock } from './clock';
import type { ReadyEndpoint } from './drain';
import { accessOf, secretsOf } from './endpoint-access';
import type { FeedbackStore } from './feedback-store';
import { sha256 } from './hash';
import type { Transport } from './transport';

/** What became of one's items, below the endpoint's address. */
export const changesPath = 'api/v1/changes';

/** So many pages are read at a time; a system that always has more must not keep us for ever. */
const mostPages = 20;
/** Statuses by which a system may say that it does not know the cursor any more. */
const cursorLost: ReadonlySet<number> = new Set([400, 410, 422]);

export interface SyncDeps {
	readonly transport: Transport;
	readonly store: FeedbackStore<Fates>;
	readonly clock: Clock;
	/** Reads a certificate file. */
	readonly readFile: (path: string) => Promise<string>;
	/** Whether the ledger of this machine knows the item. */
	readonly isOurs: (endpoint: ReadyEndpoint, change: ItemChange) => boolean;
}

/** What came of asking an endpoint. */
export type SyncResult =
	| { readonly kind: 'done'; readonly news: readonly News[] }
	/** It does not tell, and need not be asked again soon. */
	| { readonly kind: 'silent' }
	| {
			readonly kind: 'failed';
			/** Chinese sentence. */
			readonly message: string;
			readonly afterMs?: number;
			/** What had come before it failed. */
			readonly news: readonly News[];
	  };

/** Begins every sentence about fates that could not be had. */
export const notTold = '没有取到处理情况';

/** File name of what an endpoint told. */
export const fatesId = ({ name, origin }: { readonly name: string; readonly origin: string }) =>
	sha256(JSON.stringify([name, origin])).slice(0, 32);

const pathAfter = (cursor: string): string =>
	cursor === '' ? changesPath : `${changesPath}?after=${encodeURIComponent(cursor)}`;

type Failed = Omit<Extract<SyncResult, { kind: 'failed' }>, 'news'>;

/**
 * The sentences of a filing, put to a question.
 * @param what could not be had, e.g. 没有取到处理情况
 */
export function failureSentence(
	what: string,
	exchange: Exchange,
	secrets: readonly string[],
	now: number,
): Failed {
	const sent = { key: '', sha256: '', dedup: '幂等键' as const, now, secrets };
	const outcome = classify(exchange, sent);
	const { message } = outcome;
	const afterMs = outcome.kind === 'retry' ? outcome.afterMs : undefined;
	const said = (message.split(/[；。]/u)[0] ?? message).replace(/，?没有发送/u, '');
	const sentence = `${what}：${said}。`;
	return { kind: 'failed', message: sentence, ...(afterMs !== undefined && { afterMs }) };
}

type Page =
	| {
			readonly kind: 'page';
			readonly changes: readonly ItemChange[];
			readonly next: string;
			readonly more: boolean;
	  }
	| { readonly kind: 'silent' }
	| { readonly kind: 'lost' }
	| Failed;

async function askPage(
	deps: SyncDeps,
	endpoint: ReadyEndpoint,
	token: string,
	cursor: string,
): Promise<Page> {
	const access = await accessOf(endpoint, token, deps.readFile);
	if ('problem' in access) return { kind: 'failed', message: access.problem };
	const exchange = await deps.transport.exchange({
		...access.value,
		method: 'GET',
		path: pathAfter(cursor),
	});
	if (exchange.kind === 'answer') {
		if (exchange.status === 404 || exchange.status === 405) return { kind: 'silent' };
		if (cursor !== '' && cursorLost.has(exchange.status)) return { kind: 'lost' };
		if (exchange.status === 200) {
			const page = readChanges(exchange);
			if (!('problem' in page)) return { kind: 'page', ...page };
			return { kind: 'failed', message: `${notTold}：${page.problem}。` };
		}
	}
	return failureSentence(notTold, exchange, secretsOf(endpoint, token), deps.clock());
}

/** Takes a page in, unless another window has gone on from the same place meanwhile. */
async function store(
	deps: SyncDeps,
	endpoint: ReadyEndpoint,
	after: string,
	page: Extract<Page, { kind: 'page' }>,
): Promise<{ readonly news: readonly News[]; readonly cursor: string }> {
	let news: readonly News[] = [];
	const stored = await deps.store.update(fatesId(endpoint), (known = noFates(endpoint)) => {
		if (known.cursor !== after) return undefined;
		const isOurs = (change: ItemChange): boolean => deps.isOurs(endpoint, change);
		const merged = mergeChanges(known, page.changes, page.next, isOurs);
		({ news } = merged);
		return { ...merged.fates, checkedAt: deps.clock() };
	});
	return { news, cursor: stored?.cursor ?? page.next };
}

async function stored(deps: SyncDeps, endpoint: ReadyEndpoint): Promise<Fates | undefined> {
	const { values } = await deps.store.list();
	return values.find(({ endpoint: own }) => {
		return own.name === endpoint.name && own.origin === endpoint.origin;
	});
}

/** From the beginning once more: what is known stays known. */
const startOver = (deps: SyncDeps, endpoint: ReadyEndpoint, lost: string) =>
	deps.store.update(fatesId(endpoint), (known) =>
		known?.cursor === lost ? { ...known, cursor: '' } : undefined,
	);

/**
 * Asks an endpoint of our kind what became of one's items since it was last asked, and stores it page
 * by page. Safe to be killed at any step and to run in several windows. Rejects only where the disk
 * cannot be written (OutboxError).
 */
export async function syncChanges(
	deps: SyncDeps,
	endpoint: ReadyEndpoint,
	token: string,
): Promise<SyncResult> {
	const news: News[] = [];
	let cursor = (await stored(deps, endpoint))?.cursor ?? '';
	let restarted = false;
	for (let pages = 0; pages < mostPages; pages++) {
		const page = await askPage(deps, endpoint, token, cursor);
		if (page.kind === 'lost' && !restarted) {
			await startOver(deps, endpoint, cursor);
			cursor = '';
			restarted = true;
			continue;
		}
		if (page.kind === 'lost')
			return { kind: 'failed', message: `${notTold}：收稿系统的答复前后不一。`, news };
		if (page.kind === 'silent') return news.length > 0 ? { kind: 'done', news } : page;
		if (page.kind === 'failed') return { ...page, news };
		const taken = await store(deps, endpoint, cursor, page);
		news.push(...taken.news);
		if (!page.more || taken.cursor === cursor) break;
		({ cursor } = taken);
	}
	return { kind: 'done', news };
}
