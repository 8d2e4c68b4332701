import type { Answer, Exchange } from '../core/submission/exchange';
import { payloadSchema, problemTypes, type Attachment } from '../core/submission/payload';
import type { Clock } from './clock';
import type { Access } from './endpoint-access';
import { defaultTimeLimits, type Transport } from './transport';

/** Where pictures are taken in, below the endpoint's address. */
export const blobPath = (digest: string): string => `api/v1/blobs/${digest}`;

export interface AttachmentSenderDeps {
	readonly transport: Transport;
	readonly clock: Clock;
	/** Bytes that were kept with the entry. */
	readonly readBlob: (digest: string) => Promise<Uint8Array | undefined>;
}

/** The pictures of a stored payload. */
export function attachmentsOf(payload: string): readonly Attachment[] {
	return payloadSchema.parse(JSON.parse(payload)).attachments ?? [];
}

/** The item itself has not been sent, so it cannot have arrived, whatever happened to a picture. */
const notYet = (reason: string): Exchange => ({
	kind: 'failure',
	cause: 'cut',
	bytesLeft: false,
	reason,
});

const inParts = '图片较多，正在分批传送';

/** A system of our kind that knows no pictures, or not this one. */
const refused = (detail: string): Answer => ({
	kind: 'answer',
	status: 422,
	headers: { 'content-type': 'application/problem+json' },
	body: JSON.stringify({ type: problemTypes.validation, detail }),
	truncated: false,
});

/** What an answer to a picture means for the item; undefined: the picture is there. */
function judge(exchange: Exchange, { name }: Attachment): Exchange | undefined {
	if (exchange.kind === 'failure') return { ...exchange, bytesLeft: false };
	const { status } = exchange;
	if (status >= 200 && status < 300) return undefined;
	if (status === 404 || status === 405 || status === 501)
		return refused('这个收稿系统不收图片，请删去附件里的图片，另行传送');
	if (status === 413) return refused(`图片“${name}”超过收稿系统的大小限制，请压缩`);
	if (status === 408 || status >= 500) return notYet(`图片没有传完，收稿系统出错（${status}）`);
	return exchange;
}

/**
 * Sends the pictures of entries before the items that name them.
 * @returns a function that resolves to undefined once all are there, else to what stands in the way.
 */
export function createAttachmentSender({ transport, clock, readBlob }: AttachmentSenderDeps) {
	/** What an address has taken, so that a long list gets through in several attempts. */
	const taken = new Set<string>();
	const nameOf = (url: string, digest: string): string => `${url}\n${digest}`;

	async function sendOne(attachment: Attachment, access: Access): Promise<Exchange | undefined> {
		const { digest, type, name } = attachment;
		const bytes = await readBlob(digest);
		if (!bytes) {
			const reason = `图片“${name}”在待发箱里找不到或已损坏，没有发送；请重新报送这份稿件。`;
			return { kind: 'failure', cause: 'not-allowed', bytesLeft: false, reason };
		}
		const request = { method: 'PUT' as const, path: blobPath(digest), contentType: type };
		return judge(await transport.exchange({ ...access, ...request, body: bytes }), attachment);
	}

	return {
		async send(payload: string, access: Access): Promise<Exchange | undefined> {
			const begun = clock();
			// With the item's own request all of it stays within the lease, see `leaseFor`.
			const { total } = access.limits ?? defaultTimeLimits;
			for (const attachment of attachmentsOf(payload)) {
				const name = nameOf(access.url, attachment.digest);
				if (taken.has(name)) continue;
				if (clock() - begun > total / 2) return notYet(inParts);
				const problem = await sendOne(attachment, access);
				if (problem) return problem;
				taken.add(name);
			}
			return clock() - begun > total ? notYet(inParts) : undefined;
		},
		/** The other side says that it lacks one: all are sent again next time. */
		forget(payload: string, { url }: Access): void {
			for (const { digest } of attachmentsOf(payload)) taken.delete(nameOf(url, digest));
		},
	};
}
