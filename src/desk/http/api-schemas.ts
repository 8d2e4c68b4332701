import * as z from 'zod';
import { adoptionSchema, commentSchema } from '../../core/submission/feedback';
import {
	attachmentSchema,
	payloadSchema,
	problemSchema,
	receiptSchema,
} from '../../core/submission/payload';
import { limitSchema } from '../../core/vehicle/schema';

/** Routes' own schemas: what the desk answers beside receipts and problems. */

export const idParams = z.object({ id: z.string().min(1).max(64) });

export const commentParams = idParams.extend({ commentId: z.string().min(1).max(64) });

export const blobParams = z.object({
	sha256: attachmentSchema.shape.digest.describe('图片内容的 SHA-256，小写十六进制。'),
});

export const blobSchema = attachmentSchema.pick({ digest: true, size: true, type: true });

/** A receipt for the answer, and the comment as it stands now. */
export const answeredSchema = receiptSchema.extend({ comment: commentSchema });

export const keyHeaders = z.looseObject({
	'idempotency-key': z
		.string()
		.optional()
		.describe(
			'必填。1到128个英文字符。同键同内容重发得到原回执，同键不同内容被拒；永久有效，按单位区分。',
		),
});

export const changesQuery = z.object({
	after: z
		.string()
		.regex(/^\d{1,15}$/)
		.default('0')
		.describe('上次返回的 next；首次为 0。'),
	limit: z.coerce.number().int().min(1).max(500).default(100),
});

const history = {
	at: z.string(),
	previous: z.string().nullable(),
	state: z.string(),
	revision: z.number().int(),
	/** Of 退回 and 退稿: one of the return-reason codes. */
	code: z.string().nullable(),
	reason: z.string().nullable(),
};

export const itemSchema = z.object({
	id: z.string(),
	receiptNo: z.string(),
	draftId: z.string(),
	state: z.string(),
	revision: z.number().int(),
	receivedAt: z.string(),
	updatedAt: z.string(),
	/** The current revision as it was filed. */
	payload: payloadSchema,
	revisions: z.array(
		z.object({
			revision: z.number().int(),
			receiptNo: z.string(),
			digest: z.string(),
			receivedAt: z.string(),
		}),
	),
	history: z.array(z.object(history)),
	/** As they stand now. */
	comments: z.array(commentSchema),
	/** The latest, which corrects those before. */
	adoption: adoptionSchema.optional(),
});

export const vehiclesSchema = z.object({
	vehicles: z.array(
		z.object({
			name: z.string(),
			aliases: z.array(z.string()).optional(),
			purpose: z.string(),
			limit: limitSchema.optional(),
			counting: z.string().optional(),
			windowHours: z.number().optional(),
			urgent: z.boolean().optional(),
		}),
	),
});

export const whoamiSchema = z.object({ unit: z.string() });

const problemNames: Readonly<Record<number, string>> = {
	400: '内容无法读取，或缺少幂等键',
	401: '访问口令无效',
	404: '没有找到',
	409: '同一请求正在处理、这一稿已收到，或当前状态不允许',
	413: '内容超过2MB，或图片超过10MB',
	415: '内容不是这个接口接收的格式',
	422: '内容不合要求、缺附件、幂等键重复使用，或带有涉密标志',
	500: '收稿台出错',
	503: '收稿台正在停止',
};

/** The problem answers of a route, for its `response`. */
export function problemAnswers(...statuses: number[]) {
	return Object.fromEntries(
		statuses.map((status) => [
			status,
			{
				description: problemNames[status] ?? '出错',
				content: { 'application/problem+json': { schema: problemSchema } },
			},
		]),
	);
}

/** An answer of JSON with a description. */
export function answer<T extends z.ZodType>(description: string, schema: T) {
	return { description, content: { 'application/json': { schema } } };
}
