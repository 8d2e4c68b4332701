import type {
	FastifyBaseLogger,
	FastifyInstance,
	FastifyRequest,
	RawReplyDefaultExpression,
	RawRequestDefaultExpression,
	RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { Refusal } from '../domain/refusal';
import type { Unit } from '../store/store';

declare module 'fastify' {
	interface FastifyRequest {
		/** The request body as it arrived, set where JSON is read. */
		rawBody: Buffer | null;
		/** The unit of the bearer token, set on routes under /api/v1. */
		unit: Unit | null;
	}
}

export type DeskServer = FastifyInstance<
	RawServerDefault,
	RawRequestDefaultExpression,
	RawReplyDefaultExpression,
	FastifyBaseLogger,
	ZodTypeProvider
>;

/** The authenticated unit; a route that asks without the hook is a mistake of ours. */
export function unitOf(request: FastifyRequest): Unit {
	if (!request.unit) throw new Refusal('unauthorized', '请使用本单位的访问口令访问。');
	return request.unit;
}

/** What the log may know of a request: never its text, query, headers or token. */
export interface LogEvent {
	readonly id: string;
	readonly method: string;
	/** The route's pattern, e.g. /api/v1/items/:id. */
	readonly route: string;
	readonly status: number;
	readonly milliseconds: number;
	/** Name and code of an unexpected error, without its message. */
	readonly error?: string;
}
