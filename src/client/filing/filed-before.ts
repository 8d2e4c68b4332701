import type { FilingHistory } from '../../core/lint/filing-history';
import { createHistoryMaker } from '../../node/filing-history';
import type { Filing } from './filing';

/** What was filed before, as the outbox has it now; read again only where it changed. */
export function createFiledBefore({ outbox }: Filing): () => Promise<FilingHistory> {
	const make = createHistoryMaker();
	return async () => make((await outbox.list()).entries);
}
