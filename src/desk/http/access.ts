import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';
import { Refusal } from '../domain/refusal';
import { sameSecret, sha256 } from '../domain/token';
import type { Unit, UnitStore } from '../store/store';

/** The unit a request's bearer token belongs to. */
export async function authenticate(request: FastifyRequest, units: UnitStore): Promise<Unit> {
	const [, token] = /^Bearer +(\S{1,512})$/i.exec(request.headers.authorization ?? '') ?? [];
	// What the look-up's time could tell is about a SHA-256, which does not lead back to a token.
	const hash = token === undefined ? '' : sha256(token);
	const found = token === undefined ? undefined : await units.findByTokenHash(hash);
	if (!found || !sameSecret(found.tokenHash, hash))
		throw new Refusal('unauthorized', '访问口令无效或已停用。请向收稿单位领取本单位的访问口令。');
	return { id: found.id, name: found.name };
}

/** The Host header's name without port and brackets. */
function hostName(request: FastifyRequest): string {
	const host = (request.headers.host ?? '').toLowerCase();
	return host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isLoopbackAddress(address: string): boolean {
	const plain = address.replace(/^::ffff:/i, '');
	return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLoopbackName(name: string): boolean {
	return name === 'localhost' || isLoopbackAddress(name);
}

/**
 * Stops DNS rebinding: a foreign page can make a browser ask this address under its own name only,
 * so a name must be ours. A numeric address cannot be rebound.
 */
export function checkHost(request: FastifyRequest, allowedHosts: ReadonlySet<string>): void {
	const name = hostName(request);
	if (isLoopbackName(name) || isIP(name) !== 0 || allowedHosts.has(name)) return;
	throw new Refusal('wrongHost', '不能用这个地址访问收稿台，请使用管理员给出的地址。');
}

/** True for a request from this machine, made under this machine's own name (not through a proxy). */
export function isLocal(request: FastifyRequest): boolean {
	return isLoopbackAddress(request.socket.remoteAddress ?? '') && isLoopbackName(hostName(request));
}

/** A form sent from a foreign page carries that page's origin; a browser also tells where it is from. */
export function refuseForeignForm({ headers }: FastifyRequest): void {
	const { origin, host } = headers;
	const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
	const site = headers['sec-fetch-site'] ?? 'same-origin';
	if (isOwn && (site === 'same-origin' || site === 'none')) return;
	throw new Refusal('forbidden', '请在收稿台自己的页面上操作。');
}
