import {
	createCipheriv,
	createDecipheriv,
	createHash,
	randomBytes,
	scrypt,
	type ScryptOptions,
} from 'node:crypto';
import type { PacketFault } from '../core/packet/problems';
import {
	checkCode,
	digestBytes,
	lengthBytes,
	mostHeaderBytes,
	mostPacketBytes,
	packetFormat,
	packetHeaderSchema,
	packetManifestSchema,
	packetVersion,
	tagBytes,
	type PacketHeader,
	type PacketManifest,
	type PacketSeal,
} from '../core/packet/schema';
import { payloadSchema, type Payload } from '../core/submission/payload';
import { toBeijingIso } from '../core/text/beijing-time';
import { parseJson } from '../core/text/parse-json';

/** What a packet carries. */
export interface PacketContent {
	/** The JSON that is filed, byte for byte. */
	readonly payload: string;
	/** Idempotency key. */
	readonly key: string;
	/** Bytes of the attachments that the payload names, in its order. */
	readonly attachments: readonly Uint8Array[];
}

/** A packet that was opened and found whole. */
export interface OpenedPacket extends PacketContent {
	readonly item: Payload;
	readonly sha256: string;
	/** ISO 8601 with +08:00. */
	readonly createdAt: string;
	/** 核对码 */
	readonly code: string;
}

export type OpenResult = { readonly value: OpenedPacket } | { readonly fault: PacketFault };

const hash = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

/** 核对码 of a packet's bytes. */
export const packetCode = (bytes: Uint8Array): string =>
	checkCode(Buffer.from(bytes.subarray(-digestBytes)).toString('hex'));

/**
 * The key of a passphrase. scrypt, AES-256-GCM and SHA-256 are what both OpenSSL (Node) and BoringSSL
 * (Electron, so the desktop editor) have; SM3 and SM4 are in OpenSSL alone and are not used. The text
 * is normalised, because input methods write one character in two ways.
 */
function keyOf(passphrase: string, { cost, blockSize, parallel, salt }: PacketSeal) {
	const options: ScryptOptions = {
		N: cost,
		r: blockSize,
		p: parallel,
		// Needed are 128 * N * r; the default limit is just that and fails.
		maxmem: 256 * cost * blockSize,
	};
	return new Promise<Buffer>((resolve, reject) => {
		scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, options, (error, key) => {
			if (error) reject(error);
			else resolve(key);
		});
	});
}

function pack({ payload, key, attachments }: PacketContent): Buffer {
	const manifest: PacketManifest = {
		payload,
		sha256: hash(payload).toString('hex'),
		key,
		attachments: attachments.map((bytes) => ({
			digest: hash(bytes).toString('hex'),
			size: bytes.length,
		})),
	};
	const json = Buffer.from(JSON.stringify(manifest), 'utf8');
	const length = Buffer.alloc(lengthBytes);
	length.writeUInt32BE(json.length);
	return Buffer.concat([length, json, ...attachments]);
}

const newSeal = (): PacketSeal => ({
	kdf: 'scrypt',
	cost: 32_768,
	blockSize: 8,
	parallel: 1,
	salt: randomBytes(16).toString('hex'),
	cipher: 'aes-256-gcm',
	iv: randomBytes(12).toString('hex'),
});

async function encrypt(content: Buffer, seal: PacketSeal, head: Buffer, passphrase: string) {
	const key = await keyOf(passphrase, seal);
	const cipher = createCipheriv(seal.cipher, key, Buffer.from(seal.iv, 'hex'), {
		authTagLength: tagBytes,
	});
	cipher.setAAD(head);
	return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Makes a packet. Without a passphrase anyone can read it and, by making a new one, change it: then
 * only the 核对码, told by another way, says that it is the same.
 * @param now milliseconds since 1970.
 */
export async function sealPacket(
	content: PacketContent,
	{ passphrase, now }: { readonly passphrase?: string; readonly now: number },
): Promise<Uint8Array> {
	const seal = passphrase === undefined ? undefined : newSeal();
	const header: PacketHeader = {
		format: packetFormat,
		createdAt: toBeijingIso(now),
		...(seal && { seal }),
	};
	const head = Buffer.from(`${JSON.stringify(header)}\n`, 'utf8');
	const plain = pack(content);
	const body =
		seal && passphrase !== undefined ? await encrypt(plain, seal, head, passphrase) : plain;
	const whole = Buffer.concat([head, body]);
	return Buffer.concat([whole, hash(whole)]);
}

interface Parts {
	readonly header: PacketHeader;
	/** The header's bytes with the line end. */
	readonly head: Buffer;
	readonly body: Buffer;
}

/** Takes a file apart; what is left is whole, though not yet what its maker wrote. */
function takeApart(bytes: Uint8Array): Parts | PacketFault {
	if (bytes.length > mostPacketBytes) return 'too-large';
	const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	const end = file.subarray(0, mostHeaderBytes).indexOf(0x0a);
	const line = file.subarray(0, Math.max(0, end)).toString('utf8');
	const version = packetVersion(line);
	if (version === 'newer') return 'newer';
	if (version === 'none') return 'not-a-packet';
	const whole = file.subarray(0, -digestBytes);
	if (whole.length <= end || !hash(whole).equals(file.subarray(-digestBytes))) return 'damaged';
	const header = packetHeaderSchema.safeParse(parseJson(line));
	if (!header.success) return 'damaged';
	return { header: header.data, head: file.subarray(0, end + 1), body: whole.subarray(end + 1) };
}

/** @returns undefined where the passphrase does not fit or the content was changed. */
async function decrypt(
	{ head, body }: Parts,
	seal: PacketSeal,
	passphrase: string,
): Promise<Buffer | undefined> {
	const key = await keyOf(passphrase, seal);
	try {
		const decipher = createDecipheriv(seal.cipher, key, Buffer.from(seal.iv, 'hex'), {
			authTagLength: tagBytes,
		});
		decipher.setAAD(head);
		decipher.setAuthTag(body.subarray(-tagBytes));
		return Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()]);
	} catch {
		return undefined;
	}
}

/** The attachments behind the manifest; undefined where one is not what the manifest says. */
function cutAttachments(rest: Buffer, manifest: PacketManifest): Uint8Array[] | undefined {
	const found: Uint8Array[] = [];
	let at = 0;
	for (const { digest, size } of manifest.attachments) {
		const bytes = rest.subarray(at, at + size);
		if (hash(bytes).toString('hex') !== digest) return undefined;
		found.push(bytes);
		at += size;
	}
	return at === rest.length ? found : undefined;
}

function unpack(content: Buffer): Omit<OpenedPacket, 'createdAt' | 'code'> | undefined {
	if (content.length < lengthBytes) return undefined;
	const end = lengthBytes + content.readUInt32BE();
	const json = content.subarray(lengthBytes, end).toString('utf8');
	const manifest = packetManifestSchema.safeParse(parseJson(json)).data;
	if (!manifest || end > content.length) return undefined;
	const { payload, sha256, key } = manifest;
	const item = payloadSchema.safeParse(parseJson(payload)).data;
	const attachments = cutAttachments(content.subarray(end), manifest);
	const named = (item?.attachments ?? []).map(({ digest }) => digest);
	const carried = manifest.attachments.map(({ digest }) => digest);
	const fits = hash(payload).toString('hex') === sha256 && named.join(' ') === carried.join(' ');
	return item && attachments && fits ? { payload, item, sha256, key, attachments } : undefined;
}

/**
 * Opens a packet and checks everything in it. Never rejects for what a file holds.
 * @param passphrase may be given although the packet has none; it is then not used.
 */
export async function openPacket(bytes: Uint8Array, passphrase?: string): Promise<OpenResult> {
	const parts = takeApart(bytes);
	if (typeof parts === 'string') return { fault: parts };
	const { header, body } = parts;
	let content: Buffer | undefined = body;
	if (header.seal) {
		if (passphrase === undefined) return { fault: 'needs-passphrase' };
		if (body.length < tagBytes) return { fault: 'damaged' };
		content = await decrypt(parts, header.seal, passphrase);
		if (!content) return { fault: 'wrong-passphrase' };
	}
	const opened = unpack(content);
	if (!opened) return { fault: 'inconsistent' };
	return { value: { ...opened, createdAt: header.createdAt, code: packetCode(bytes) } };
}
