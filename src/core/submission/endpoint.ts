import * as z from 'zod';

/**
 * 去重: what a receiving system does with a request it has seen. 幂等键: gives the same receipt again.
 * 可查询: can be asked what it has. 无: would store it twice.
 */
export const dedupSchema = z.enum(['幂等键', '可查询', '无']);
export type Dedup = z.infer<typeof dedupSchema>;

/** 报送地址: a receiving system as an office set it up. */
export const endpointSchema = z.strictObject({
	name: z.string().trim().min(1).max(64),
	/** Address under which `api/v1/…` lies. */
	url: z.string().trim().min(1).max(2000),
	dedup: dedupSchema.default('幂等键'),
	/** 允许明文: plain http to a private address. */
	allowPlaintext: z.boolean().default(false),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** What an endpoint says of the holder of a token, `GET /api/v1/whoami`. */
export const whoamiSchema = z.object({ unit: z.string().min(1).max(200) });
export type Whoami = z.infer<typeof whoamiSchema>;
