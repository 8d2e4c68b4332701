import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 as lower-case hex. */
export function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}

/** A new bearer token: 256 random bits. It is shown once; the store keeps its digest only. */
export function newToken(): string {
	return `zwxx_${randomBytes(32).toString('base64url')}`;
}

/** Compares two secrets without telling by time where they differ. */
export function sameSecret(a: string, b: string): boolean {
	return timingSafeEqual(Buffer.from(sha256(a), 'hex'), Buffer.from(sha256(b), 'hex'));
}
