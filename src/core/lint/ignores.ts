import * as z from 'zod';
import type { Span } from '../text/span';

/**
 * What the writer chose not to be told again. It lives beside the drafts, never in them: a draft is
 * filed as it stands.
 */
export const ignoreEntrySchema = z.strictObject({
	rule: z.string(),
	/** 稿号, or the file where there is none yet; `*`: every draft of the office. */
	draft: z.string(),
	/** Fingerprint of one place, or mark of the words; absent: the rule is silent in the whole draft. */
	mark: z.string().optional(),
	/** The words themselves, so that the list can be read and taken back. */
	quote: z.string().max(80).optional(),
});
export type IgnoreEntry = z.infer<typeof ignoreEntrySchema>;

export const ignoreFileSchema = z.strictObject({
	version: z.literal(1),
	entries: z.array(ignoreEntrySchema),
});
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
