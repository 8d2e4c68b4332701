import * as z from 'zod';

/**
 * 报送包, version 1: a filing carried on removable media. One file of four parts, one behind the other:
 *
 * 1. the header, one line of JSON (`packetHeaderSchema`) and `\n`;
 * 2. the content, sealed where the header names a seal: the length of the manifest (4 bytes, big
 *    endian), the manifest (`packetManifestSchema` as JSON, UTF-8), the attachments in its order;
 * 3. where it is sealed, the tag of AES-256-GCM (16 bytes), which covers the header too;
 * 4. SHA-256 (32 bytes) of everything before: what was damaged on the way is told from a passphrase
 *    that does not fit. Its beginning is the 核对码 that people compare.
 */
export const packetFormat = 'zwxx.packet/1';

export const lengthBytes = 4;
export const tagBytes = 16;
export const digestBytes = 32;
/** A header is a few hundred bytes; without its end by then, the file is something else. */
export const mostHeaderBytes = 4096;
/** 20 attachments of 10 MB, the text, and some room. */
export const mostPacketBytes = 256 * 1024 * 1024;
export const shortestPassphrase = 8;

const hex = (bytes: number): z.ZodString =>
	z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'));
const digest = hex(32);

/** How a key comes out of a passphrase, and what it encrypts. */
const sealSchema = z.strictObject({
	kdf: z.literal('scrypt'),
	/** A packet of a stranger may not cost more memory than 128 MB nor more than seconds. */
	cost: z.union([z.literal(32_768), z.literal(65_536), z.literal(131_072)]),
	blockSize: z.literal(8),
	parallel: z.literal(1),
	salt: hex(16),
	cipher: z.literal('aes-256-gcm'),
	iv: hex(12),
});
export type PacketSeal = z.infer<typeof sealSchema>;

/** Says nothing of the item: a sealed packet tells a finder only when it was made. */
export const packetHeaderSchema = z.strictObject({
	format: z.literal(packetFormat),
	/** ISO 8601 with +08:00. */
	createdAt: z.string().max(40),
	seal: sealSchema.optional(),
});
export type PacketHeader = z.infer<typeof packetHeaderSchema>;

export const packetManifestSchema = z.strictObject({
	/** The JSON that is filed, byte for byte. */
	payload: z.string().min(1).max(4_000_000),
	/** SHA-256 of the payload's bytes. */
	sha256: digest,
	/** The one idempotency key, by which it is filed once however often it is taken in. */
	key: z.string().min(1).max(128),
	attachments: z
		.array(z.strictObject({ digest, size: z.number().int().positive().max(10_485_760) }))
		.max(20),
});
export type PacketManifest = z.infer<typeof packetManifestSchema>;

/** Whether the first line of a file is that of a packet, of this version or of another. */
export function packetVersion(line: string): 'this' | 'newer' | 'none' {
	const found = /^\{"format":"zwxx\.packet\/(\d{1,4})"/u.exec(line);
	if (!found) return 'none';
	return found[1] === '1' ? 'this' : 'newer';
}

/** 核对码: the beginning of the file's digest, in groups that can be read out on the telephone. */
export const checkCode = (sha256: string): string =>
	(sha256.slice(0, 16).match(/.{4}/gu) ?? []).join(' ').toUpperCase();
