import type { OutboxEntry } from '../submission/entry';
import { otherFilesOf } from '../submission/new-entry';

/**
 * Files that a draft may be a copy of: its 稿号 was last filed from another one. Where it was last
 * filed from this file, the question was answered then.
 */
export function possibleOriginals(
	entries: readonly OutboxEntry[],
	draftId: string,
	file: string,
): readonly string[] {
	const known = entries.filter((entry) => entry.draftId === draftId && entry.state !== '已撤');
	const newest = known.reduce<OutboxEntry | undefined>(
		(last, entry) => (last && last.createdAt > entry.createdAt ? last : entry),
		undefined,
	);
	return newest === undefined || newest.file === file ? [] : otherFilesOf(entries, draftId, file);
}
