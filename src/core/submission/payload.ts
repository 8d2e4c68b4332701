import * as z from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** 附件: a picture without EXIF and position, named by the SHA-256 of its bytes. */
export const attachmentSchema = z.strictObject({
	digest,
	/** In bytes. */
	size: z.number().int().positive().max(10_485_760),
	type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
	/** File name without folder. */
	name: z
		.string()
		.min(1)
		.max(200)
		.regex(/^[^/\\\p{Cc}]+$/u),
	/** 图片说明 */
	caption: z.string().max(500),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/**
 * 报送内容: what one filing carries, version 1 of the contract with a receiving system.
 * Field names are English on the wire; values are as the writer wrote them.
 */
export const payloadSchema = z.strictObject({
	schema: z.literal('zwxx.item/1'),
	/** 稿号 */
	draftId: z.string().min(1).max(64),
	/** 1 for the first filing, counted up by resubmission. */
	revision: z.number().int().positive(),
	vehicle: z.string().min(1).max(64),
	/** Version of the vehicle catalogue that was in force. */
	vehicleVersion: z.string().max(64).optional(),
	title: z.string().min(1).max(500),
	/** Paragraphs separated by \n. */
	body: z.string().min(1).max(500_000),
	unit: z.string().min(1).max(200),
	/** All other front matter keys in the order of the file; 数据 lines are joined by \n. */
	meta: z
		.array(z.strictObject({ key: z.string().max(64), value: z.string().max(10_000) }))
		.max(200),
	counts: z.strictObject({
		words: z.number().int().nonnegative(),
		characters: z.number().int().nonnegative(),
		charactersWithSpaces: z.number().int().nonnegative(),
	}),
	/** 关口 answers that travel with the item: reason for a confirmed finding, 保密审查 name. */
	confirmations: z
		.array(
			z.strictObject({
				rule: z.string().max(64),
				reason: z.string().max(500),
				reviewer: z.string().max(64).optional(),
			}),
		)
		.max(100),
	/** 同源: 稿号 of the item that this one was cut from for another vehicle. */
	family: z.string().min(1).max(64).optional(),
	/** 续报: 稿号 of the report before, and which one this is. */
	follows: z
		.strictObject({ draftId: z.string().min(1).max(64), stage: z.enum(['续报', '终报']) })
		.optional(),
	/** 约稿 that this answers. */
	commission: z.string().min(1).max(64).optional(),
	/** 审签: who reviewed and who released the text, of which `digest` is SHA-256 of title and body. */
	signOffs: z
		.array(
			z.strictObject({
				role: z.enum(['审核', '签发', '保密审查']),
				name: z.string().min(1).max(64),
				/** ISO 8601 with +08:00; absent where only the name stands in the draft. */
				at: z.string().max(40).optional(),
				digest: digest.optional(),
			}),
		)
		.max(10)
		.optional(),
	/** Pictures, in order; their bytes go before by `PUT /api/v1/blobs/{digest}`. */
	attachments: z.array(attachmentSchema).max(20).optional(),
	/** ISO 8601 with +08:00: dates of the trade are Beijing time. */
	createdAt: z.string().max(40),
});
export type Payload = z.infer<typeof payloadSchema>;

/** 回执: counts as proof only if it echoes the key and the digest of the bytes that were sent. */
export const receiptSchema = z.object({
	receiptNo: z.string().min(1).max(128),
	itemId: z.string().min(1).max(128),
	/** The Idempotency-Key of the request. */
	key: z.string().min(1).max(128),
	/** SHA-256 of the request body's bytes, lower-case hex. */
	digest,
	receivedAt: z.string().min(1).max(64),
	/** State at the desk, e.g. 待采编; a client shows an unknown one as text. */
	state: z.string().max(32),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** RFC 9457 problem details. */
export const problemSchema = z.object({
	type: z.string(),
	title: z.string().optional(),
	status: z.number().int().optional(),
	detail: z.string().optional(),
	errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** `type` values of the desk's problems; a client decides by them, never by wording. */
export const problemTypes = {
	validation: 'urn:zwxx:problem:validation',
	keyReuse: 'urn:zwxx:problem:idempotency-key-reuse',
	keyMissing: 'urn:zwxx:problem:idempotency-key-missing',
	inProgress: 'urn:zwxx:problem:request-in-progress',
	unauthorized: 'urn:zwxx:problem:unauthorized',
	forbidden: 'urn:zwxx:problem:forbidden',
	notFound: 'urn:zwxx:problem:not-found',
	tooLarge: 'urn:zwxx:problem:too-large',
	classified: 'urn:zwxx:problem:classified',
	duplicateRevision: 'urn:zwxx:problem:duplicate-revision',
	stateConflict: 'urn:zwxx:problem:state-conflict',
	blobMissing: 'urn:zwxx:problem:blob-missing',
	malformed: 'urn:zwxx:problem:malformed',
	unsupportedMedia: 'urn:zwxx:problem:unsupported-media-type',
	wrongHost: 'urn:zwxx:problem:wrong-host',
	tooManyAttempts: 'urn:zwxx:problem:too-many-attempts',
	stopping: 'urn:zwxx:problem:stopping',
	internal: 'urn:zwxx:problem:internal',
} as const;
