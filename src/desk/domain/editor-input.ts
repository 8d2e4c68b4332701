import * as z from 'zod';
import { returnCodes } from '../../core/submission/feedback';
import { check, refuseUnstorable } from './check';
import { isClassified } from './classification';
import { Refusal } from './refusal';

/** What an editor hands in with an act; every text is trimmed, line breaks are `\n`. */

export const text = (most: number) =>
	z
		.string()
		.transform((value) => value.replace(/\r\n?/gu, '\n').trim())
		.pipe(z.string().min(1).max(most));
const offset = z.number().int().nonnegative();
const code = z.enum(returnCodes);

const common = {
	/** 经办人 as the unit will read it. */
	actor: text(64),
	/** The revision the editor had before his eyes; a newer one refuses the act. */
	revision: z.number().int().positive().optional(),
};

const newComment = z.strictObject({
	text: text(5000),
	/** Absent: on the whole item. */
	passage: z
		.strictObject({
			from: offset.optional(),
			to: offset.optional(),
			quote: z.string().max(4000).optional(),
		})
		.optional(),
});
const comments = z.array(newComment).max(100);

export const returnSchema = z
	.strictObject({
		...common,
		code,
		reason: text(5000).optional(),
		comments: comments.default([]),
	})
	.superRefine(({ reason, comments: given }, context) => {
		if (reason === undefined && given.length === 0)
			context.addIssue({
				code: 'custom',
				path: ['reason'],
				message: '写明理由，或在正文里提出意见，报送单位才知道怎么改',
			});
	});
export const rejectSchema = z.strictObject({ ...common, code, reason: text(5000) });
export const adoptSchema = z.strictObject({
	...common,
	vehicle: text(64),
	/** 期号 */
	issue: text(64),
	/** Day in Beijing; absent: today. */
	date: z.iso.date().optional(),
	points: z.number().nonnegative().max(10_000).optional(),
	/** The text as edited; absent: as filed. */
	title: text(500).optional(),
	body: text(500_000).optional(),
});
export const commentSchema = z.strictObject({ ...common, comments: comments.min(1) });
export const replySchema = z.strictObject({
	...common,
	text: text(5000),
	/** Takes the mark 已改 away, or sets it. */
	done: z.boolean().optional(),
});
export const moveSchema = z.strictObject(common);

export type ReturnInput = z.input<typeof returnSchema>;
export type RejectInput = z.input<typeof rejectSchema>;
export type AdoptInput = z.input<typeof adoptSchema>;
export type CommentInput = z.input<typeof commentSchema>;
export type ReplyInput = z.input<typeof replySchema>;
export type MoveInput = z.input<typeof moveSchema>;
export type NewComment = z.output<typeof newComment>;

/** The input as its schema has it, or throws why not. */
export function accept<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
	const storable = z.unknown().superRefine((value, context) => {
		refuseUnstorable(value, [], context);
	});
	const plain = check(storable, input);
	if (plain instanceof Refusal) throw plain;
	const checked = check(schema, input);
	if (checked instanceof Refusal) throw checked;
	// Each text by itself: a mark that is a line of its own would vanish in JSON's `\n`.
	if (textsIn(checked).some(isClassified))
		throw new Refusal('classified', '所写内容带有涉密标志，本系统不能存放涉密信息，没有保存。');
	return checked;
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
