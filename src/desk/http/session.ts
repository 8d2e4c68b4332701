import { createHmac } from 'node:crypto';
import { sameSecret, sha256 } from '../domain/token';
import type { Clock } from '../domain/time';

const lifetime = 12 * 60 * 60 * 1000;
const attemptsPerMinute = 10;

/** Sign-in of the desk's editors with the one page token. */
export interface Sessions {
	/** A cookie value for a right token, `refused` for a wrong one, `wait` after too many. */
	signIn(token: string): { readonly cookie: string } | 'refused' | 'wait';
	isValid(cookie: string | undefined): boolean;
	readonly lifetimeSeconds: number;
}

/**
 * The cookie is an expiry signed with a key made from the page token: it needs no storage, outlives
 * a restart, and ends when the token is changed.
 */
export function createSessions(pageToken: string, clock: Clock): Sessions {
	const key = sha256(`page-session:${pageToken}`);
	let failures: number[] = [];

	function sign(expires: string): string {
		return `${expires}.${createHmac('sha256', key).update(expires).digest('base64url')}`;
	}

	return {
		lifetimeSeconds: lifetime / 1000,
		signIn(token) {
			const now = clock().getTime();
			failures = failures.filter((at) => now - at < 60_000);
			if (failures.length >= attemptsPerMinute) return 'wait';
			if (sameSecret(token, pageToken)) return { cookie: sign(String(now + lifetime)) };
			failures.push(now);
			return 'refused';
		},
		isValid(cookie) {
			const expires = /^(\d{1,16})\./.exec(cookie ?? '')?.[1];
			if (cookie === undefined || expires === undefined) return false;
			return sameSecret(cookie, sign(expires)) && Number(expires) > clock().getTime();
		},
	};
}
