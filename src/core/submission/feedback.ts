import * as z from 'zod';

/**
 * What comes back from a receiving system: changes of one's items, the comments of a return, what an
 * adoption made of the text. Strings are limited, since the other side may be anybody.
 */

const moment = z.string().min(1).max(64);
const id = z.string().min(1).max(64);

/** A remark of the desk or an answer of the unit. */
const noteSchema = z.object({
	by: z.string().max(200),
	side: z.enum(['收稿', '报送']),
	/** ISO 8601. */
	at: moment,
	text: z.string().max(5000),
});

/** 意见: a comment on a passage of one revision. */
export const commentSchema = z.object({
	id,
	revision: z.number().int().positive(),
	/**
	 * The passage: UTF-16 offsets into the payload's `body`, half-open; absent: the whole item. `quote`
	 * is its text and `before` and `after` what stands around it, by which a moved passage is found again.
	 */
	passage: z
		.object({
			from: z.number().int().nonnegative(),
			to: z.number().int().nonnegative(),
			quote: z.string().max(2000),
			before: z.string().max(64),
			after: z.string().max(64),
		})
		.optional(),
	/** The first is the desk's own words; answers follow. */
	notes: z.array(noteSchema).min(1).max(200),
	/** 标记已改 by the unit. */
	done: z.boolean(),
});
export type Comment = z.infer<typeof commentSchema>;
export type CommentNote = z.infer<typeof noteSchema>;

/** Return-reason codes; a system may use others, which are shown as text. */
export const returnCodes = [
	'时效已过',
	'已有同类',
	'缺数据',
	'缺原因或建议',
	'题文不符',
	'超出字数或载体不符',
	'要素不全',
	'数据有误',
	'文字差错',
	'体例不符',
	'涉密或不宜',
	'待核实',
	'审签不全',
	'其他',
] as const;

/** 采用: where the item was used, what it earned, and the text as it was edited. */
export const adoptionSchema = z.object({
	vehicle: z.string().max(64),
	/** 期号, e.g. `第36期`. */
	issue: z.string().max(64),
	date: moment,
	points: z.number().nonnegative().max(10_000).optional(),
	title: z.string().max(500),
	/** Paragraphs separated by \n. */
	body: z.string().max(500_000),
});
export type Adoption = z.infer<typeof adoptionSchema>;

/** One step an item took at the receiving side. */
export const changeSchema = z.object({
	/** Where to go on from; opaque, rises. */
	cursor: z.string().min(1).max(64),
	itemId: id,
	draftId: z.string().min(1).max(64),
	receiptNo: z.string().max(128),
	at: moment,
	previous: z.string().max(32).nullable(),
	/** A state a client does not know is shown as text. */
	state: z.string().min(1).max(32),
	revision: z.number().int().positive(),
	/** Of 退回 and 退稿: one of the codes, or another word. */
	code: z.string().max(32).nullable().default(null),
	reason: z.string().max(5000).nullable(),
	/** Of the item as they stand now; given with 退回 and whenever the desk added to them. */
	comments: z.array(commentSchema).max(500).default([]),
	adoption: adoptionSchema.optional(),
});
export type ItemChange = z.infer<typeof changeSchema>;

/** Answer of `GET /api/v1/changes?after=cursor`. */
export const changesSchema = z.object({
	changes: z.array(changeSchema).max(500),
	/** To be sent as `after` next time. */
	next: z.string().max(64),
	more: z.boolean(),
});
export type Changes = z.infer<typeof changesSchema>;

/** `POST /api/v1/items/{id}/comments/{commentId}`: an answer of the unit, with an Idempotency-Key. */
export const commentAnswerSchema = z.strictObject({
	text: z.string().max(5000).optional(),
	done: z.boolean().optional(),
});
export type CommentAnswer = z.infer<typeof commentAnswerSchema>;
