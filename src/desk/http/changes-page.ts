import type { Changes, Comment, ItemChange } from '../../core/submission/feedback';
import type { Stores, UnitChange } from '../store/store';

/** Bytes after which a page ends; with one more change it stays below the 1 MB a client reads. */
const pageBytes = 100_000;

/** Reads each item's comments once for a page. */
function createReader({ comments, adoptions }: Stores) {
	const known = new Map<string, readonly Comment[]>();

	async function commentsOf(itemId: string): Promise<readonly Comment[]> {
		const found = known.get(itemId) ?? (await comments.ofItem(itemId));
		known.set(itemId, found);
		return found;
	}

	return async (change: UnitChange): Promise<ItemChange> => {
		const { seq, itemId, draftId, receiptNo, withComments } = change;
		const { at, previous, state, revision, code, reason } = change;
		const adopted = state === '已采用' ? await adoptions.ofItem(itemId) : [];
		const adoption = adopted.find(({ changeSeq }) => changeSeq === seq);
		return {
			...{ cursor: String(seq), itemId, draftId, receiptNo },
			...{ at, previous, state, revision, code, reason },
			comments: withComments ? [...(await commentsOf(itemId))] : [],
			...(adoption && { adoption }),
		};
	};
}

/**
 * The unit's changes after a cursor, at most `limit`, fewer where comments and adopted texts make
 * them large.
 */
export async function changesPage(
	stores: Stores,
	unitId: string,
	after: string,
	limit: number,
): Promise<Changes> {
	const found = await stores.changes.after(unitId, Number(after), limit + 1);
	const read = createReader(stores);
	const changes: ItemChange[] = [];
	let bytes = 0;
	for (const change of found.slice(0, limit)) {
		if (bytes > pageBytes) break;
		const answer = await read(change);
		changes.push(answer);
		bytes += Buffer.byteLength(JSON.stringify(answer));
	}
	const next = changes.at(-1)?.cursor ?? after;
	return { changes, next, more: found.length > changes.length };
}
