import * as z from 'zod';

/** An expression in JSONata. */
const expression = z.string().trim().min(1).max(20_000);

/**
 * 对接映射: how a receiving system of another kind is spoken to. Every expression sees
 * `{payload, key, digest, createdAt}`: the item as it is filed, the entry's one key, the SHA-256 of the
 * filed bytes. Expressions about an answer see `{status, headers, body}` besides; `body` is the parsed
 * JSON, else the text.
 */
export const mappingSchema = z.strictObject({
	submit: z.strictObject({
		method: z.enum(['POST', 'PUT']).default('POST'),
		/** Below the endpoint's address; an expression that gives text, e.g. `"xxbs/add"`. */
		path: expression,
		/** How the body is written: form and multipart take a flat object. */
		format: z.enum(['json', 'form', 'multipart']).default('json'),
		body: expression,
	}),
	/** 查询: asks whether an item is there; needed for 去重 可查询. */
	lookUp: z
		.strictObject({
			path: expression,
			/** `{receiptNo, itemId?, receivedAt?, state?}` where it is there; nothing where it is not. */
			receipt: expression,
			/** True where the answer can be believed. Default: status 200. */
			clear: expression.optional(),
		})
		.optional(),
	answer: z.strictObject({
		/** `{receiptNo, itemId?, receivedAt?, state?}`; nothing where the answer is no receipt. */
		receipt: expression,
		/** A text that says why the item was refused, for systems that refuse with 200; else nothing. */
		refused: expression.optional(),
	}),
	/** 处理情况: asks what became of an item that was received. Both see the `receipt` besides. */
	status: z
		.strictObject({
			path: expression,
			/**
			 * `{state, code?, reason?, at?, adoption?: {issue, vehicle?, date?, points?, title?, body?}}`;
			 * nothing where the answer says nothing. States of ours (退回、已采用、退稿…) are grouped as such.
			 */
			state: expression,
		})
		.optional(),
});
export type Mapping = z.infer<typeof mappingSchema>;
