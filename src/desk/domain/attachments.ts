import type { Attachment, Payload } from '../../core/submission/payload';
import { AlreadyStored, type BlobNote, type Stores, type Unit } from '../store/store';
import type { DeskDeps } from './deps';
import { Refusal } from './refusal';
import { toBeijing } from './time';
import { sha256 } from './token';

export interface NewBlob {
	/** What the sender says the SHA-256 of the bytes is. */
	readonly digest: string;
	/** What the sender says they are. */
	readonly type: string;
	readonly bytes: Buffer;
}

export interface StoredBlob {
	readonly blob: BlobNote;
	/** False if it was there already. */
	readonly isNew: boolean;
}

/** The first bytes of each kind: JPEG SOI, PNG signature, RIFF container of form WEBP. */
const signatures: Readonly<Record<Attachment['type'], RegExp>> = {
	'image/jpeg': /^ffd8ff/,
	'image/png': /^89504e470d0a1a0a/,
	'image/webp': /^52494646.{8}57454250/,
};

const isType = (type: string): type is Attachment['type'] => Object.hasOwn(signatures, type);

function checked({ digest, type, bytes }: NewBlob): BlobNote {
	if (bytes.length === 0) throw new Refusal('malformed', '没有收到内容，请重新发送。');
	if (!isType(type) || !signatures[type].test(bytes.subarray(0, 12).toString('hex')))
		throw new Refusal('unsupportedMedia', '内容不是所说的图片格式，只接收 JPEG、PNG、WebP 图片。');
	if (sha256(bytes) !== digest)
		throw new Refusal('validation', '图片内容与地址里的指纹不一致，可能没有传完整，请重新发送。', [
			{ path: '/sha256', message: '指纹：与内容不一致' },
		]);
	return { digest, type, size: bytes.length };
}

/** Stores a picture of a unit once; the log row is there if and only if the picture is. */
export async function putBlob(
	{ store, clock }: DeskDeps,
	unit: Unit,
	given: NewBlob,
): Promise<StoredBlob> {
	const blob = checked(given);
	const at = toBeijing(clock());
	try {
		return await store.write(async (stores) => {
			if (await stores.blobs.describe(unit.id, blob.digest)) return { blob, isNew: false };
			await stores.blobs.add(unit.id, { ...blob, bytes: given.bytes }, at);
			const detail = { ...blob };
			const entry = { at, actor: unit.name, action: '收附件', subject: unit.id, detail };
			await stores.audit.append(entry);
			return { blob, isNew: true };
		});
	} catch (error) {
		// Another process over the same database stored it at the same moment.
		if (error instanceof AlreadyStored) return { blob, isNew: false };
		throw error;
	}
}

/** Every picture a filing names must be here, and be what the filing says. */
export async function checkAttachments(
	{ blobs }: Stores,
	unit: Unit,
	{ attachments = [] }: Payload,
): Promise<void> {
	const stored = await Promise.all(
		attachments.map(({ digest }) => blobs.describe(unit.id, digest)),
	);
	const problems = (wrong: (attachment: Attachment, i: number) => boolean, message: string) =>
		attachments.flatMap((attachment, i) =>
			wrong(attachment, i) ? [{ path: `/attachments/${i}`, message }] : [],
		);
	const missing = problems((_, i) => !stored[i], '这张图片还没有传到收稿台');
	if (missing.length > 0)
		throw new Refusal('blobMissing', '附件没有传全，稿件没有收下。请先传图片，再报送。', missing);
	const different = problems(
		({ size, type }, i) => stored[i]?.size !== size || stored[i]?.type !== type,
		'大小或类型与收到的图片不一致',
	);
	if (different.length > 0)
		throw new Refusal('validation', '附件与收到的图片不一致，稿件没有收下。', different);
}
