import * as z from 'zod';
import {
	adoptionSchema,
	changeSchema,
	commentSchema,
	type ItemChange,
} from '../submission/feedback';
import { parseVersioned, type Parsed } from '../text/versioned';

/** So many steps of one item are kept, the latest; more is no item's life. */
const mostSteps = 200;
/** One 稿号 has one item at a receiving system; more than a few is a system gone wrong. */
const mostItemsOfDraft = 10;

const { cursor, itemId, draftId, receiptNo, at, previous, state, revision, code, reason } =
	changeSchema.shape;

/** A step of an item at the receiving side. */
const fateStepSchema = z.object({ cursor, at, previous, state, revision, code, reason });
export type FateStep = z.infer<typeof fateStepSchema>;

/** What became of an item, as far as it was told. */
export const fateSchema = z.object({
	itemId,
	draftId,
	receiptNo,
	state,
	revision,
	comments: z.array(commentSchema).max(500),
	adoption: adoptionSchema.optional(),
	/** Oldest first. */
	steps: z.array(fateStepSchema).min(1).max(mostSteps),
});
export type Fate = z.infer<typeof fateSchema>;

/** What one endpoint told so far; stored as it is. */
export const fatesSchema = z.object({
	/** Form of the file. A build that does not know it leaves the file alone. */
	version: z.literal(1),
	endpoint: z.object({ name: z.string(), origin: z.string() }),
	/** Where to go on from; empty: from the beginning. */
	cursor: z.string().max(64),
	/** When it was last asked with success, milliseconds since 1970. */
	checkedAt: z.number(),
	items: z.array(fateSchema),
});
export type Fates = z.infer<typeof fatesSchema>;

export const noFates = (endpoint: { readonly name: string; readonly origin: string }): Fates => ({
	version: 1,
	endpoint: { name: endpoint.name, origin: endpoint.origin },
	cursor: '',
	checkedAt: 0,
	items: [],
});

/** Whether a cursor surely is not behind another; cursors that are no numbers cannot be compared. */
function isBehind(one: string, other: string): boolean {
	if (!/^\d+$/u.test(one) || !/^\d+$/u.test(other)) return false;
	const [a, b] = [one.replace(/^0+(?=\d)/u, ''), other.replace(/^0+(?=\d)/u, '')];
	return a.length === b.length ? a < b : a.length < b.length;
}

/** Whether a change has been merged, or came before what has. */
function isKnown({ steps }: Fate, change: ItemChange): boolean {
	const last = steps.at(-1);
	return (
		steps.some((step) => step.cursor === change.cursor) ||
		(last !== undefined && isBehind(change.cursor, last.cursor))
	);
}

const stepOf = (change: ItemChange): FateStep => ({
	cursor: change.cursor,
	at: change.at,
	previous: change.previous,
	state: change.state,
	revision: change.revision,
	code: change.code,
	reason: change.reason,
});

/** Comments are given as they stand now; where a change gives none, those of before stay. */
function applyTo(fate: Fate | undefined, change: ItemChange): Fate {
	const comments = change.comments.length > 0 ? change.comments : (fate?.comments ?? []);
	const adoption = change.adoption ?? fate?.adoption;
	return {
		itemId: change.itemId,
		draftId: change.draftId,
		receiptNo: change.receiptNo,
		state: change.state,
		revision: change.revision,
		comments,
		...(adoption && { adoption }),
		steps: [...(fate?.steps ?? []), stepOf(change)].slice(-mostSteps),
	};
}

/** What a merge brought. */
export interface Merged {
	readonly fates: Fates;
	/** The changes that were new, each with the item as it was before. */
	readonly news: readonly { readonly change: ItemChange; readonly before: Fate | undefined }[];
}

function limited(items: readonly Fate[]): Fate[] {
	const counts = new Map<string, number>();
	return items
		.toReversed()
		.filter((fate) => {
			const count = (counts.get(fate.draftId) ?? 0) + 1;
			counts.set(fate.draftId, count);
			return count <= mostItemsOfDraft;
		})
		.toReversed();
}

/**
 * Takes a page of changes in. What was merged before changes nothing; nothing is taken back.
 * @param isOurs whether the ledger of this machine knows the item; others' items are not kept.
 */
export function mergeChanges(
	fates: Fates,
	changes: readonly ItemChange[],
	next: string,
	isOurs: (change: ItemChange) => boolean,
): Merged {
	const items = new Map(fates.items.map((fate) => [fate.itemId, fate]));
	const news: { change: ItemChange; before: Fate | undefined }[] = [];
	for (const change of changes) {
		const before = items.get(change.itemId);
		if (before ? isKnown(before, change) : !isOurs(change)) continue;
		items.set(change.itemId, applyTo(before, change));
		news.push({ change, before });
	}
	const cursor = isBehind(next, fates.cursor) ? fates.cursor : next;
	return { fates: { ...fates, cursor, items: limited([...items.values()]) }, news };
}

/** Reads what is stored of an endpoint. Never throws. */
export const parseFates = (text: string): Parsed<Fates> =>
	parseVersioned(text, { schema: fatesSchema, what: '收稿单位的处理记录' });
