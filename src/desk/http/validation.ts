import type { FastifySchemaCompiler } from 'fastify';
import * as z from 'zod';
import { commentAnswerSchema } from '../../core/submission/feedback';
import { check, refuseUnstorable } from '../domain/check';
import { Refusal } from '../domain/refusal';

/** Checks what was sent. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> =
	({ schema }) =>
	(data: unknown) => {
		const checked = check(schema, data);
		return checked instanceof Refusal ? { error: checked } : { value: checked };
	};

export const withdrawalSchema = z
	.strictObject({
		/** Why the item is taken back; shown at the desk. */
		reason: z.string().trim().min(1).max(500),
	})
	.superRefine((withdrawal, context) => refuseUnstorable(withdrawal, [], context));

/** An answer says something, sets the mark, or both. */
export const storableAnswer = commentAnswerSchema.superRefine((answer, context) => {
	refuseUnstorable(answer, [], context);
	if (answer.done === undefined && (answer.text ?? '').trim() === '')
		context.addIssue({ code: 'custom', path: ['text'], message: '不能为空，或者标记已改' });
});
