import type { Submission } from '../core/submission/entry';
import type { Exchange } from '../core/submission/exchange';
import type { ReadyEndpoint } from './drain';
import type { Certificates, Transport } from './transport';

/** Where items are taken in, below the endpoint's address. */
export const itemsPath = 'api/v1/items';

/** The drainer's `send`: the stored bytes, with the entry's one key, to the endpoint's items. */
export const createSubmitItem =
	(transport: Transport, certificatesFor: (endpoint: ReadyEndpoint) => Certificates = () => ({})) =>
	(entry: Submission, endpoint: ReadyEndpoint, token: string): Promise<Exchange> =>
		transport.exchange({
			method: 'POST',
			url: endpoint.url,
			path: itemsPath,
			allowPlaintext: endpoint.allowPlaintext,
			token,
			key: entry.key,
			body: entry.payload,
			certificates: certificatesFor(endpoint),
		});
