import { mergeChanges, noFates, type Fates } from '../core/feedback/fate';
import { foreignChange, foreignItemId } from '../core/feedback/foreign-change';
import type { News } from '../core/feedback/news';
import type { ForeignStatus } from '../core/mapping/apply';
import type { Submission } from '../core/submission/entry';
import { toBeijingIso } from '../core/text/beijing-time';
import { failureSentence, fatesId, notTold, type SyncDeps, type SyncResult } from './changes-sync';
import type { ReadyEndpoint } from './drain';
import { accessOf, secretsOf } from './endpoint-access';
import { sha256 } from './hash';

/** Such a system is asked for each item: so many at a time, the latest filed. */
const mostItems = 50;

type MappedSyncDeps = Omit<SyncDeps, 'isOurs'>;

/** Takes in what was told of one item, unless another window has done so meanwhile. */
async function store(
	{ store: records, clock }: MappedSyncDeps,
	endpoint: ReadyEndpoint,
	entry: Submission,
	status: ForeignStatus,
): Promise<readonly News[]> {
	let news: readonly News[] = [];
	await records.update(fatesId(endpoint), (stored: Fates = noFates(endpoint)) => {
		const known = stored.items.find(({ itemId }) => itemId === foreignItemId(entry));
		const heardAt = toBeijingIso(clock());
		const change = foreignChange(entry, status, { known, heardAt, hash: sha256 });
		if (!change) return undefined;
		const merged = mergeChanges(stored, [change], stored.cursor, () => true);
		({ news } = merged);
		return { ...merged.fates, checkedAt: clock() };
	});
	return news;
}

/**
 * Asks a system of another kind what became of items that it received, one after the other, by its
 * mapping's 处理情况. Safe to be killed at any step and to run in several windows. Rejects only where
 * the disk cannot be written (OutboxError).
 * @param entries received ones of this endpoint that may still change.
 */
export async function syncMapped(
	deps: MappedSyncDeps,
	endpoint: ReadyEndpoint,
	token: string,
	entries: readonly Submission[],
): Promise<SyncResult> {
	const { mapping } = endpoint;
	if (!mapping?.status) return { kind: 'silent' };
	const access = await accessOf(endpoint, token, deps.readFile);
	if ('problem' in access) return { kind: 'failed', message: access.problem, news: [] };
	// What compiles expressions is loaded where a mapping is used.
	const { createMappedStatus } = await import('./mapped-endpoint');
	const ask = createMappedStatus(deps.transport, mapping);
	const news: News[] = [];
	for (const entry of entries.slice(-mostItems)) {
		const said = await ask(entry, access.value);
		if (said.kind === 'problem') return { kind: 'failed', message: said.message, news };
		if (said.kind === 'failed') {
			const secrets = secretsOf(endpoint, token);
			return { ...failureSentence(notTold, said.exchange, secrets, deps.clock()), news };
		}
		if (said.kind === 'told') news.push(...(await store(deps, endpoint, entry, said.status)));
	}
	await deps.store.update(fatesId(endpoint), (stored = noFates(endpoint)) => ({
		...stored,
		checkedAt: deps.clock(),
	}));
	return { kind: 'done', news };
}
