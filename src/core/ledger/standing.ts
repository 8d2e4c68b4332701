import type { Fate, Fates } from '../feedback/fate';
import type { Message } from '../feedback/message';
import { withdrawalOf } from '../feedback/thread';
import type { OutboxEntry, Submission } from '../submission/entry';
import type { Adoption } from '../submission/feedback';

/** What came back, for all entries. */
export interface Feedback {
	readonly fates: readonly Fates[];
	readonly messages: readonly Message[];
	/** Whether an endpoint is of our kind: it tells what became of items and takes answers. */
	readonly answers: (endpointName: string) => boolean;
}

export const noFeedback: Feedback = { fates: [], messages: [], answers: () => false };

/** How an entry stands at the receiving side. */
export interface Standing {
	/** The item it belongs to, as far as it was told. */
	readonly fate: Fate | undefined;
	/** State at the desk of the entry's own revision; undefined: nothing told. */
	readonly state: string | undefined;
	/** Of 退回 and 退稿. */
	readonly code?: string;
	readonly reason?: string;
	readonly adoption?: Adoption;
	readonly withdrawal: ReturnType<typeof withdrawalOf>;
	/** A later revision was filed. */
	readonly isReplaced: boolean;
	/** 撤稿, answers to comments: the item can be spoken of. */
	readonly itemId: string | undefined;
}

type Named = { readonly name: string; readonly origin: string };

const keyOf = ({ name, origin }: Named, id: string): string => JSON.stringify([name, origin, id]);

/** Items by endpoint and id, and the last one of a 稿号. */
function indexFates(fates: readonly Fates[]) {
	const byItem = new Map<string, Fate>();
	const byDraft = new Map<string, Fate>();
	for (const { endpoint, items } of fates)
		for (const fate of items) {
			byItem.set(keyOf(endpoint, fate.itemId), fate);
			byDraft.set(keyOf(endpoint, fate.draftId), fate);
		}
	return (entry: Submission): Fate | undefined =>
		byItem.get(keyOf(entry.endpoint, entry.receipt?.itemId ?? '')) ??
		byDraft.get(keyOf(entry.endpoint, entry.draftId));
}

const notFiled: ReadonlySet<OutboxEntry['state']> = new Set(['被拒', '已隔离', '已撤']);

/** The highest revision by item, of the entries that pass. */
function highest(
	entries: readonly OutboxEntry[],
	passes: (entry: Submission) => boolean,
): (entry: Submission) => number {
	const found = new Map<string, number>();
	for (const entry of entries) {
		if (entry.kind !== 'submission' || !passes(entry)) continue;
		const key = keyOf(entry.endpoint, entry.draftId);
		found.set(key, Math.max(found.get(key) ?? 0, entry.revision));
	}
	return ({ endpoint, draftId }) => found.get(keyOf(endpoint, draftId)) ?? 0;
}

/** The highest revision of an entry's item that has arrived; 0: none. */
export const createArrived = (entries: readonly OutboxEntry[]): ((entry: Submission) => number) =>
	highest(entries, ({ state }) => state === '已收');

/** How filings stand at the receiving side; undefined for what was filed by hand. */
export function createStandings(
	entries: readonly OutboxEntry[],
	{ fates, messages, answers }: Feedback,
): (entry: OutboxEntry) => Standing | undefined {
	const fateOf = indexFates(fates);
	const filedRevision = highest(entries, ({ state }) => !notFiled.has(state));
	return (entry) => {
		if (entry.kind !== 'submission') return undefined;
		const fate = fateOf(entry);
		const last = fate?.steps.findLast(({ revision }) => revision === entry.revision);
		const itemId = entry.receipt?.itemId ?? fate?.itemId;
		const canSpeak = answers(entry.endpoint.name) && itemId !== undefined;
		return {
			fate,
			state: last?.state ?? entry.receipt?.state,
			...(last?.code != null && { code: last.code }),
			...(last?.reason != null && { reason: last.reason }),
			...(last?.state === '已采用' && fate?.adoption && { adoption: fate.adoption }),
			withdrawal: itemId === undefined ? undefined : withdrawalOf(fate, itemId, messages),
			isReplaced: filedRevision(entry) > entry.revision,
			itemId: canSpeak ? itemId : undefined,
		};
	};
}
