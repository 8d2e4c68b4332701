import type { Submission } from '../core/submission/entry';
import type { Exchange } from '../core/submission/exchange';
import { problemSchema, problemTypes } from '../core/submission/payload';
import type { Clock } from './clock';
import type { LookUp, ReadyEndpoint } from './drain';
import { accessOf, type Access } from './endpoint-access';
import { attachmentsOf, createAttachmentSender } from './send-attachments';
import type { Transport } from './transport';

/** Where items are taken in, below the endpoint's address. */
export const itemsPath = 'api/v1/items';

export interface FilerDeps {
	readonly transport: Transport;
	readonly clock: Clock;
	/** Reads a certificate file. */
	readonly readFile: (path: string) => Promise<string>;
	/** Reads a picture that was kept with the outbox; without it an item with pictures is not sent. */
	readonly readBlob?: (digest: string) => Promise<Uint8Array | undefined>;
}

const notAllowed = (reason: string): Exchange => ({
	kind: 'failure',
	cause: 'not-allowed',
	bytesLeft: false,
	reason,
});

/** Whether the other side says that a picture of the item is not there. */
function lacksPicture(exchange: Exchange): boolean {
	if (exchange.kind !== 'answer' || exchange.status < 400) return false;
	try {
		const problem = problemSchema.safeParse(JSON.parse(exchange.body));
		return problem.data?.type === problemTypes.blobMissing;
	} catch {
		return false;
	}
}

/** The stored bytes, with the entry's one key, to the endpoint's items. */
const sendPlain = ({ transport }: FilerDeps, entry: Submission, access: Access) =>
	transport.exchange({
		...access,
		method: 'POST',
		path: itemsPath,
		key: entry.key,
		body: entry.payload,
	});

/** The drainer's two ways of speaking to an endpoint. */
export interface Filer {
	readonly send: (entry: Submission, endpoint: ReadyEndpoint, token: string) => Promise<Exchange>;
	readonly lookUp: (entry: Submission, endpoint: ReadyEndpoint, token: string) => Promise<LookUp>;
}

/** Pictures first, then the item: a receiving side never holds an item that lacks one. */
function createPlainSender(deps: FilerDeps) {
	const { readBlob = async () => undefined } = deps;
	const pictures = createAttachmentSender({ ...deps, readBlob });
	return async (entry: Submission, access: Access): Promise<Exchange> => {
		if (!mentionsPictures(entry)) return sendPlain(deps, entry, access);
		const problem = await pictures.send(entry.payload, access);
		if (problem) return problem;
		const exchange = await sendPlain(deps, entry, access);
		if (!lacksPicture(exchange)) return exchange;
		pictures.forget(entry.payload, access);
		const reason = '收稿系统说图片没有传全，将重新传送';
		return { kind: 'failure', cause: 'cut', bytesLeft: false, reason };
	};
}

/** Most items have none: their text is not parsed. */
const mentionsPictures = ({ payload }: Submission): boolean =>
	payload.includes('"attachments"') && attachmentsOf(payload).length > 0;

/** To a system of our kind, or through the endpoint's mapping. */
export function createFiler(deps: FilerDeps): Filer {
	const sendOwn = createPlainSender(deps);
	/** Loaded when the first mapping is used: most offices have none. */
	async function mapped({ mapping }: ReadyEndpoint) {
		if (!mapping) return undefined;
		const { createMappedEndpoint } = await import('./mapped-endpoint');
		return createMappedEndpoint(deps, mapping);
	}
	return {
		async send(entry, endpoint, token) {
			const access = await accessOf(endpoint, token, deps.readFile);
			if ('problem' in access) return notAllowed(access.problem);
			const foreign = await mapped(endpoint);
			return foreign ? foreign.send(entry, access.value) : sendOwn(entry, access.value);
		},
		async lookUp(entry, endpoint, token) {
			const access = await accessOf(endpoint, token, deps.readFile);
			const foreign = await mapped(endpoint);
			if ('problem' in access || !foreign) return { kind: 'unknown' };
			return foreign.lookUp(entry, access.value);
		},
	};
}
