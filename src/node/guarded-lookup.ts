import * as dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isLoopbackAddress, isPrivateAddress } from './endpoint-address';

/** Code of the error when a name over plain http leads out of where plain text may go. */
export const publicAddressCode = 'EPUBLICADDRESS';

/**
 * A name look-up for plain http: the name must lead to this machine, or to the office's own network;
 * the address that was looked at is the one that is connected to.
 */
export const createGuardedLookup =
	(loopbackOnly: boolean): LookupFunction =>
	(hostname, options, callback) => {
		const isAllowed = loopbackOnly ? isLoopbackAddress : isPrivateAddress;
		dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
			const [first] = addresses ?? [];
			if (error || !first) {
				callback(error ?? new Error('no address'), '', 0);
				return;
			}
			if (!addresses.every(({ address }) => isAllowed(address))) {
				const refusal = Object.assign(new Error('public address'), { code: publicAddressCode });
				callback(refusal, '', 0);
				return;
			}
			if (options.all) callback(null, addresses);
			else callback(null, first.address, first.family);
		});
	};
