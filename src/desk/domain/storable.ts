import { pictureNameProblem } from '../../core/attachments/listing';
import { payloadSchema } from '../../core/submission/payload';
import { refuseUnstorable } from './check';

/** A filing that can be kept and shown as it came. */
export const storablePayload = payloadSchema.superRefine((payload, context) => {
	refuseUnstorable(payload, [], context);
	// A name is shown to people and saved by them: none may be a way, a device or read the wrong way round.
	for (const [i, { name }] of (payload.attachments ?? []).entries())
		if (pictureNameProblem(name) !== undefined)
			context.addIssue({
				code: 'custom',
				path: ['attachments', i, 'name'],
				message: '不能用作文件名，请给图片改名后重报',
			});
});
