import { readCommissions } from '../core/feedback/read-commissions';
import type { Commission } from '../core/submission/commission';
import type { Clock } from './clock';
import { failureSentence } from './changes-sync';
import type { ReadyEndpoint } from './drain';
import { accessOf, secretsOf } from './endpoint-access';
import type { Transport } from './transport';

/** Calls for items to one's unit, below the endpoint's address. */
export const commissionsPath = 'api/v1/commissions';

export interface AskDeps {
	readonly transport: Transport;
	readonly clock: Clock;
	/** Reads a certificate file. */
	readonly readFile: (path: string) => Promise<string>;
}

/** What came of asking; `silent`: the system has no such thing. */
export type AskedCommissions =
	| { readonly kind: 'told'; readonly commissions: readonly Commission[] }
	| { readonly kind: 'silent' }
	/** Chinese sentence. */
	| { readonly kind: 'failed'; readonly message: string };

const what = '没有取到约稿';

/** Asks an endpoint of our kind what it calls for. Never rejects. */
export async function askCommissions(
	{ transport, clock, readFile }: AskDeps,
	endpoint: ReadyEndpoint,
	token: string,
): Promise<AskedCommissions> {
	const access = await accessOf(endpoint, token, readFile);
	if ('problem' in access) return { kind: 'failed', message: access.problem };
	const exchange = await transport.exchange({
		...access.value,
		method: 'GET',
		path: commissionsPath,
	});
	if (exchange.kind === 'answer') {
		if (exchange.status === 404 || exchange.status === 405) return { kind: 'silent' };
		if (exchange.status === 200) {
			const read = readCommissions(exchange);
			if ('commissions' in read) return { kind: 'told', commissions: read.commissions };
			return { kind: 'failed', message: `${what}：${read.problem}。` };
		}
	}
	const secrets = secretsOf(endpoint, token);
	return { kind: 'failed', message: failureSentence(what, exchange, secrets, clock()).message };
}
