import * as path from 'node:path';
import { countsAsFiled, enteredItem, sentItem } from '../core/ledger/filing-history';
import type { FiledItem, FilingHistory } from '../core/lint/filing-history';
import type { OutboxEntry } from '../core/submission/entry';
import { createEntryStore } from './entry-store';
import { systemFs } from './fs-port';
import { readTextFile } from './text-file';

/** Older filings are no news any more; a check must not become slow over the years. */
const mostItems = 2000;

/** So many items are read before others get a turn. */
const atOnce = 25;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function itemOf(entry: OutboxEntry): Promise<FiledItem | undefined> {
	if (entry.kind === 'submission') return sentItem(entry);
	const read = await readTextFile(entry.file);
	return read.ok ? enteredItem(entry, read.text) : undefined;
}

/** Of several filings of one draft the latest; latest first. */
function latest(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
	const byDraft = new Map(entries.filter(countsAsFiled).map((entry) => [entry.draftId, entry]));
	return [...byDraft.values()].sort((a, b) => b.createdAt - a.createdAt).slice(0, mostItems);
}

/** Turns ledger entries into what rules may see of them; unchanged entries are not read again. */
export function createHistoryMaker() {
	let known = new Map<string, FiledItem>();
	return async (entries: readonly OutboxEntry[]): Promise<FilingHistory> => {
		const next = new Map<string, FiledItem>();
		let read = 0;
		for (const entry of latest(entries)) {
			const key = `${entry.id} ${entry.serial}`;
			const old = known.get(key);
			const item = old ?? (await itemOf(entry));
			if (item) next.set(key, item);
			if (!old && ++read % atOnce === 0) await breathe();
		}
		known = next;
		return { items: [...next.values()] };
	};
}

/**
 * Reads what this person filed before out of the outbox, without locking or changing it. The text stays
 * on this machine.
 * @param dir the outbox's folder, which need not exist.
 */
export function createHistoryReader(dir: string): () => Promise<FilingHistory> {
	const store = createEntryStore(systemFs, path.resolve(dir), () => '');
	const make = createHistoryMaker();
	return async () => {
		try {
			return await make((await store.readAll()).entries);
		} catch {
			// Without a ledger the other rules still speak.
			return { items: [] };
		}
	};
}
