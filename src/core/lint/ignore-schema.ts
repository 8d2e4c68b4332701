import * as z from 'zod';

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

export const ignoreFileSchema = z.strictObject({
	version: z.literal(1),
	entries: z.array(ignoreEntrySchema),
});
