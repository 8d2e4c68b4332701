import type { Submission } from '../core/submission/entry';
import type { Exchange } from '../core/submission/exchange';
import type { Clock } from './clock';
import type { LookUp, ReadyEndpoint } from './drain';
import { accessOf, type Access } from './endpoint-access';
import type { Transport } from './transport';

/** Where items are taken in, below the endpoint's address. */
export const itemsPath = 'api/v1/items';

export interface FilerDeps {
	readonly transport: Transport;
	readonly clock: Clock;
	/** Reads a certificate file. */
	readonly readFile: (path: string) => Promise<string>;
}

const notAllowed = (reason: string): Exchange => ({
	kind: 'failure',
	cause: 'not-allowed',
	bytesLeft: false,
	reason,
});

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

/** To a system of our kind, or through the endpoint's mapping. */
export function createFiler(deps: FilerDeps): Filer {
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
			return foreign ? foreign.send(entry, access.value) : sendPlain(deps, entry, access.value);
		},
		async lookUp(entry, endpoint, token) {
			const access = await accessOf(endpoint, token, deps.readFile);
			const foreign = await mapped(endpoint);
			if ('problem' in access || !foreign) return { kind: 'unknown' };
			return foreign.lookUp(entry, access.value);
		},
	};
}
