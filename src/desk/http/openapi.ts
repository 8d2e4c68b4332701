import swagger from '@fastify/swagger';
import {
	createJsonSchemaTransform,
	createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import * as z from 'zod';
import { commissionSchema } from '../../core/submission/commission';
import { adoptionSchema, commentSchema } from '../../core/submission/feedback';
import { payloadSchema, problemSchema, receiptSchema } from '../../core/submission/payload';
import type { DeskServer } from './server';

/** Schemas that the document names once and refers to. */
function namedSchemas() {
	const registry = z.registry<{ id: string }>();
	registry.add(payloadSchema, { id: 'Payload' });
	registry.add(receiptSchema, { id: 'Receipt' });
	registry.add(problemSchema, { id: 'Problem' });
	registry.add(commentSchema, { id: 'Comment' });
	registry.add(adoptionSchema, { id: 'Adoption' });
	registry.add(commissionSchema, { id: 'Commission' });
	return registry;
}

/** Collects the routes registered after it; serves the contract at /openapi.json. */
export async function serveOpenApi(app: DeskServer): Promise<void> {
	const schemaRegistry = namedSchemas();
	await app.register(swagger, {
		openapi: {
			openapi: '3.1.0',
			info: {
				title: '政务信息收稿台',
				description:
					'报送、修改、撤稿、传图片、查询约稿与变化、答复意见。报送内容是 UTF-8 的 JSON；回执重复幂等键和请求字节的 SHA-256；' +
					'出错时答复 application/problem+json（RFC 9457），按 type 区分情形。日期时间为北京时间。',
				version: '1.0.0',
			},
			components: {
				securitySchemes: {
					unitToken: { type: 'http', scheme: 'bearer', description: '本单位的访问口令' },
				},
			},
		},
		transform: createJsonSchemaTransform({ schemaRegistry }),
		transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
	});
	app.get(
		'/openapi.json',
		{
			schema: {
				operationId: 'openapi',
				summary: '接口说明（本文档）',
				response: {
					200: {
						description: 'OpenAPI 3.1 文档',
						content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
					},
				},
			},
		},
		() => ({ ...app.swagger() }),
	);
}
