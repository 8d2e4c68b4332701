import * as z from 'zod';
import { mappingSchema } from '../mapping/schema';

/**
 * 去重: what a receiving system does with a request it has seen. 幂等键: gives the same receipt again.
 * 可查询: can be asked what it has. 无: would store it twice.
 */
export const dedupSchema = z.enum(['幂等键', '可查询', '无']);
export type Dedup = z.infer<typeof dedupSchema>;

/** Names of header fields that a setting may add; those that this program sets are not among them. */
const ownHeaders =
	/^(?:authorization|cookie|host|content-|transfer-|connection|upgrade|te$|trailer|expect|idempotency-key|accept|proxy-|sec-)/iu;
const headerName = z
	.string()
	.regex(/^[!#$%&'*+.^`|~\w-]{1,64}$/u)
	.refine((name) => !ownHeaders.test(name));

/** 认证: how the receiving system knows who files. The secret itself lies in the system's keeping. */
export const authSchema = z.discriminatedUnion('kind', [
	/** `Authorization: Bearer 口令` */
	z.strictObject({ kind: z.literal('bearer') }),
	/** `Authorization: Basic 用户名:口令` */
	z.strictObject({ kind: z.literal('basic'), user: z.string().min(1).max(200) }),
	/** The secret in a header of its own. */
	z.strictObject({ kind: z.literal('header'), header: headerName }),
	/** By the client certificate alone; the secret is its passphrase. */
	z.strictObject({ kind: z.literal('certificate') }),
]);
export type Auth = z.infer<typeof authSchema>;

const seconds = z.number().int().min(1).max(600);
const file = z.string().trim().min(1).max(1000);

/** 报送地址: a receiving system as an office set it up. */
export const endpointSchema = z.strictObject({
	name: z.string().trim().min(1).max(64),
	/** Address under which `api/v1/…`, or the mapping's paths, lie. */
	url: z.string().trim().min(1).max(2000),
	dedup: dedupSchema.default('幂等键'),
	/** 允许明文: plain http to a private address. */
	allowPlaintext: z.boolean().default(false),
	/** 载体 that are filed here without asking; absent or empty: any. */
	vehicles: z.array(z.string().trim().min(1).max(64)).max(100).optional(),
	/** Absent: bearer. */
	auth: authSchema.optional(),
	/** Sent with every request; no secrets. */
	headers: z
		.record(
			headerName,
			z
				.string()
				.max(1000)
				.regex(/^[\t\x20-\x7e]*$/u),
		)
		.optional(),
	/** Files in PEM form: an authority of the office's own, one's certificate and its key. */
	extraCa: file.optional(),
	clientCertificate: file.optional(),
	clientKey: file.optional(),
	/** Seconds. */
	timeouts: z
		.strictObject({
			connect: seconds.optional(),
			idle: seconds.optional(),
			total: seconds.optional(),
		})
		.optional(),
	/** 对接映射, where the system is not of our kind. */
	mapping: mappingSchema.optional(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** What an endpoint says of the holder of a token, `GET /api/v1/whoami`. */
export const whoamiSchema = z.object({ unit: z.string().min(1).max(200) });
export type Whoami = z.infer<typeof whoamiSchema>;
