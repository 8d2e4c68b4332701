import * as z from 'zod';
import { attachmentSchema } from '../../core/submission/payload';
import type { Intake } from '../domain/intake';
import { Refusal } from '../domain/refusal';
import { answer, blobParams, blobSchema, problemAnswers } from './api-schemas';
import { unitOf, type DeskServer } from './server';

const types = attachmentSchema.shape.type.options;
const bodyLimit = attachmentSchema.shape.size.maxValue ?? 0;

/** Takes in pictures; their own corner of the server, where no other content is read. */
export function registerBlobRoutes(api: DeskServer, intake: Intake): void {
	void api.register(async (app: DeskServer) => {
		app.removeAllContentTypeParsers();
		app.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit }, (request, body, done) =>
			(request.headers['content-encoding'] ?? 'identity') === 'identity'
				? done(null, body)
				: done(new Refusal('unsupportedMedia', '不接收压缩传输的内容，请直接发送。')),
		);
		app.put(
			'/blobs/:sha256',
			{
				bodyLimit,
				schema: {
					operationId: 'putBlob',
					summary: '传一张附件图片（JPEG、PNG、WebP，不超过10MB），报送之前传',
					security: [{ unitToken: [] as string[] }],
					params: blobParams,
					consumes: [...types],
					body: z.unknown().describe('图片的字节，原样。'),
					response: {
						201: answer('收下了', blobSchema),
						200: answer('以前已收下', blobSchema),
						...problemAnswers(400, 401, 413, 415, 422, 500, 503),
					},
				},
			},
			async (request, reply) => {
				const { body: bytes } = request;
				if (!Buffer.isBuffer(bytes)) throw new Refusal('malformed', '没有收到内容，请重新发送。');
				const { blob, isNew } = await intake.putBlob(unitOf(request), {
					digest: request.params.sha256,
					type: (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase(),
					bytes,
				});
				void reply.code(isNew ? 201 : 200);
				return blob;
			},
		);
	});
}
