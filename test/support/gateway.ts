import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RunningDesk } from './desk';
import { passOn } from './pass-on';
import { testCertificate, testKey } from './tls-fixture';

export interface Gateway {
	readonly port: number;
	close(): void;
}

/** The desk behind a certificate of the office's own, as a gateway puts it there. */
export async function startGateway(desk: Pick<RunningDesk, 'port'>): Promise<Gateway> {
	const server = createServer({ key: testKey, cert: testCertificate }, (request, response) =>
		passOn(request, response, desk.port),
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}
