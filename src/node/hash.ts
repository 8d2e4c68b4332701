import { createHash } from 'node:crypto';

/** SHA-256 of the UTF-8 bytes of a text, lower-case hex. */
export const sha256 = (text: string): string =>
	createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 of bytes, lower-case hex. */
export const sha256Of = (bytes: Uint8Array): string =>
	createHash('sha256').update(bytes).digest('hex');
