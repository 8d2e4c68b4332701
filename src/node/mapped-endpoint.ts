import {
	readMapping,
	type FilingView,
	type ForeignReceipt,
	type ForeignStatus,
	type MappedRequest,
} from '../core/mapping/apply';
import type { Mapping } from '../core/mapping/schema';
import type { Submission } from '../core/submission/entry';
import type { Answer, Exchange, Failure } from '../core/submission/exchange';
import { payloadSchema, problemTypes, type Receipt } from '../core/submission/payload';
import type { Clock } from './clock';
import type { LookUp } from './drain';
import type { Access } from './endpoint-access';
import type { HttpRequest, Transport } from './transport';
import { toBeijingIso } from '../core/text/beijing-time';

// What compiles expressions stands in this one file, which is loaded when a mapping is used.
export { readMappingFile } from '../core/mapping/read-file';

/** A request as it goes over the wire, for 试运行; the access with its secrets is not part of it. */
export type WrittenRequest = Pick<HttpRequest, 'method' | 'path' | 'body' | 'contentType'>;

const viewOf = (entry: Pick<Submission, 'payload' | 'key' | 'sha256'>): FilingView => {
	const payload = payloadSchema.parse(JSON.parse(entry.payload));
	return { payload, key: entry.key, digest: entry.sha256, createdAt: payload.createdAt };
};

const refusal = (reason: string): Failure => ({
	kind: 'failure',
	cause: 'not-allowed',
	bytesLeft: false,
	reason,
});

const fieldsOf = (body: unknown): [string, string][] =>
	Object.entries(body as Record<string, unknown>)
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([name, value]) => [name, String(value)]);

/** Writes a mapped body in its format. */
async function write({ method, path, format, body }: MappedRequest): Promise<WrittenRequest> {
	if (body === undefined) return { method, path };
	if (format === 'json') return { method, path, body: JSON.stringify(body) };
	if (format === 'form') {
		const contentType = 'application/x-www-form-urlencoded; charset=utf-8';
		return { method, path, contentType, body: new URLSearchParams(fieldsOf(body)).toString() };
	}
	const form = new FormData();
	for (const [name, value] of fieldsOf(body)) form.append(name, value);
	const encoded = new Response(form);
	const bytes = new Uint8Array(await encoded.arrayBuffer());
	return { method, path, contentType: encoded.headers.get('content-type') ?? '', body: bytes };
}

/** What would be sent, or a Chinese sentence; nothing leaves. */
export async function dryRun(
	mapping: Mapping,
	entry: Pick<Submission, 'payload' | 'key' | 'sha256'>,
): Promise<WrittenRequest | { readonly problem: string }> {
	const request = await readMapping(mapping).submit(viewOf(entry));
	return 'problem' in request ? request : write(request);
}

const jsonAnswer = (status: number, json: unknown): Answer => ({
	kind: 'answer',
	status,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(json),
	truncated: false,
});

/**
 * A receiving system of another kind, made to look like ours: what it answers becomes an answer with
 * our receipt, or with our kind of refusal. Never rejects.
 */
export function createMappedEndpoint(
	{ transport, clock }: { readonly transport: Transport; readonly clock: Clock },
	mapping: Mapping,
) {
	const ready = readMapping(mapping);

	// The other side knows nothing of key and digest: the answer belongs to the request it came on.
	const receiptOf = (entry: Submission, found: ForeignReceipt): Receipt => ({
		receiptNo: found.receiptNo,
		itemId: found.itemId ?? found.receiptNo,
		key: entry.key,
		digest: entry.sha256,
		receivedAt: found.receivedAt ?? toBeijingIso(clock()),
		state: found.state ?? '已收',
	});

	return {
		async send(entry: Submission, access: Access): Promise<Exchange> {
			const view = viewOf(entry);
			const request = await ready.submit(view);
			if ('problem' in request) return refusal(request.problem);
			const written = await write(request);
			const exchange = await transport.exchange({ ...access, ...written, key: entry.key });
			if (exchange.kind === 'failure' || exchange.truncated) return exchange;
			// 401, redirects, busy: these mean the same everywhere.
			const isJudged = exchange.status < 300 || (exchange.status >= 400 && exchange.status < 500);
			if (!isJudged || exchange.status === 401) return exchange;
			const said = await ready.answer(view, exchange);
			if (said.kind === 'receipt') return jsonAnswer(201, receiptOf(entry, said.receipt));
			if (said.kind === 'none') return exchange;
			const { status } = exchange;
			const problem = { type: problemTypes.validation, detail: said.reason };
			return jsonAnswer(status < 300 ? 422 : status, problem);
		},
		async lookUp(entry: Submission, access: Access): Promise<LookUp> {
			if (!ready.lookUp) return { kind: 'unknown' };
			const view = viewOf(entry);
			const request = await ready.lookUp.request(view);
			if ('problem' in request) return { kind: 'unknown' };
			const { path } = request;
			const exchange = await transport.exchange({ ...access, method: 'GET', path });
			if (exchange.kind === 'failure') return { kind: 'unknown' };
			const said = await ready.lookUp.read(view, exchange);
			if (said.kind === 'unclear') return { kind: 'unknown' };
			if (said.kind === 'absent') return { kind: 'absent' };
			return { kind: 'found', receipt: receiptOf(entry, said.receipt) };
		},
	};
}

/** What came of asking a system of another kind about an item. */
export type StatusAnswer =
	| { readonly kind: 'told'; readonly status: ForeignStatus }
	| { readonly kind: 'nothing' }
	| { readonly kind: 'failed'; readonly exchange: Exchange }
	/** Chinese sentence. */
	| { readonly kind: 'problem'; readonly message: string };

/** Statuses that say nothing of the item: another place, no permission, too busy. */
const saysNothing: ReadonlySet<number> = new Set([301, 302, 303, 307, 308, 401, 403, 429]);

/** Asks a system of another kind what became of an item that it received. Never rejects. */
export function createMappedStatus(transport: Transport, mapping: Mapping) {
	const { status } = readMapping(mapping);
	return async (entry: Submission, access: Access): Promise<StatusAnswer> => {
		if (!status) return { kind: 'nothing' };
		const view = { ...viewOf(entry), receipt: entry.receipt };
		const request = await status.request(view);
		if ('problem' in request) return { kind: 'problem', message: request.problem };
		const { path } = request;
		const exchange = await transport.exchange({ ...access, method: 'GET', path });
		if (exchange.kind === 'failure' || exchange.truncated) return { kind: 'failed', exchange };
		if (exchange.status >= 500 || saysNothing.has(exchange.status))
			return { kind: 'failed', exchange };
		const said = await status.read(view, exchange);
		if (said === undefined) return { kind: 'nothing' };
		if ('problem' in said) return { kind: 'problem', message: said.problem };
		return { kind: 'told', status: said };
	};
}
