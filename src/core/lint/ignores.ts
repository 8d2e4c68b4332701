import type * as z from 'zod';
import type { Span } from '../text/span';
import type { ignoreEntrySchema, ignoreFileSchema } from './ignore-schema';

export type IgnoreEntry = z.infer<typeof ignoreEntrySchema>;

export type IgnoreFile = z.infer<typeof ignoreFileSchema>;

/** Stands for every draft in an entry. */
export const everyDraft = '*';

const contextLength = 8;

/** 53-bit string hash (two mixed 32-bit lanes), hexadecimal; for look-up, not for security. */
function hash(text: string): string {
	let a = 0xdeadbeef;
	let b = 0x41c6ce57;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		a = Math.imul(a ^ code, 2654435761);
		b = Math.imul(b ^ code, 1597334677);
	}
	a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
	b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
	return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16);
}

/**
 * Names a place by rule, words and the few characters of its line around it, so that it is still
 * known after other lines have changed.
 * @param span offsets of `text`.
 */
export function fingerprint(rule: string, text: string, span: Span): string {
	const before = text
		.slice(Math.max(0, span.from - contextLength), span.from)
		.split('\n')
		.at(-1);
	const after = text.slice(span.to, span.to + contextLength).split('\n')[0];
	return hash([rule, before, text.slice(span.from, span.to), after].join('\u0000'));
}

/** Names the words of a place under a rule, wherever they stand. */
export const wordsMark = (rule: string, text: string, { from, to }: Span): string =>
	hash([rule, text.slice(from, to)].join('\u0000'));

/**
 * Whether a place is ignored in the draft with this identity.
 * @param mark fingerprint of the place.
 * @param words mark of its words; absent: they are not asked for.
 */
export type IsIgnored = (rule: string, mark: () => string, words?: () => string) => boolean;

export function ignoredIn(entries: readonly IgnoreEntry[], draft: string): IsIgnored {
	const own = entries.filter((e) => e.draft === draft || e.draft === everyDraft);
	const rules = new Set(own.filter((e) => e.mark === undefined).map((e) => e.rule));
	const marks = new Set(own.flatMap((e) => e.mark ?? []));
	return (rule, mark, words) =>
		rules.has(rule) ||
		(marks.size > 0 && (marks.has(mark()) || (words !== undefined && marks.has(words()))));
}

/** What is ignored in one file: under its 稿号, and under its own name from before it had one. */
export function ignoredInFile(
	entries: readonly IgnoreEntry[],
	fileKey: string,
): (draftId: string | undefined) => IsIgnored {
	const byFile = ignoredIn(entries, fileKey);
	return (draftId) => {
		if (!draftId) return byFile;
		const byId = ignoredIn(entries, draftId);
		return (rule, mark, words) => byId(rule, mark, words) || byFile(rule, mark, words);
	};
}
