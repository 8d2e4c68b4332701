import { contentOf } from '../core/submission/build-payload';
import type { OutboxEntry, Submission } from '../core/submission/entry';
import type { SubmissionRequest } from '../core/submission/new-entry';
import { nextRevision } from '../core/submission/new-entry';
import type { Payload } from '../core/submission/payload';
import type { ReadyEndpoint } from './drain';
import { sha256 } from './hash';
import type { Outbox } from './outbox';
import type { OpenedPacket } from './packet';
import type { PacketRecord, PacketStore } from './packet-store';
import { isPlaintext } from './ready-endpoints';

export interface PacketContentDeps {
	readonly outbox: Pick<Outbox, 'list'>;
	readonly packets: PacketStore;
	readonly newKey: () => string;
}

/** What of a filing goes into its packet: the same bytes and the same key as over the network. */
export const recordOf = ({ draftId, revision, payload, key }: Submission): PacketRecord => ({
	version: 1,
	draftId,
	revision,
	payload,
	key,
});

/** The filing that has this content already, wherever it went. */
const sameContent = (
	entries: readonly OutboxEntry[],
	draftId: string,
	contentSha256: string,
): Submission | undefined =>
	entries.find(
		(entry): entry is Submission =>
			entry.kind === 'submission' &&
			entry.draftId === draftId &&
			entry.contentSha256 === contentSha256,
	);

/** One more than any revision that another machine may have seen. */
function freshRevision(
	entries: readonly OutboxEntry[],
	draftId: string,
	inPackets: number,
): number {
	const sent = entries.filter((entry) => entry.kind === 'submission');
	const revisions = sent.map(({ endpoint }) => nextRevision(entries, draftId, endpoint));
	return Math.max(1, inPackets + 1, ...revisions);
}

/**
 * What goes into a packet of a draft. A text that was filed or exported before keeps its bytes and its
 * key, so that a receiving side takes it once, by whatever way and however often it arrives.
 * @param payload its `revision` is set here.
 */
export async function packetRecordFor(
	{ outbox, packets, newKey }: PacketContentDeps,
	payload: Payload,
): Promise<PacketRecord> {
	const contentSha256 = sha256(contentOf(payload));
	const { draftId } = payload;
	const { entries } = await outbox.list();
	const known = sameContent(entries, draftId, contentSha256);
	if (known) return recordOf(known);
	const before = await packets.find(contentSha256);
	if (before) return before;
	const revision = freshRevision(entries, draftId, await packets.lastRevision(draftId));
	const text = JSON.stringify({ ...payload, revision });
	const record: PacketRecord = { version: 1, draftId, revision, payload: text, key: newKey() };
	await packets.add(contentSha256, record);
	return record;
}

/**
 * The filing that a packet asks for. Taken in twice it is one entry, and on another machine another
 * entry with the same key.
 * @param file where the packet lay; the ledger names it in the place of the draft.
 */
export const requestOfPacket = (
	{ item, payload, key }: OpenedPacket,
	endpoint: ReadyEndpoint,
	file: string,
): SubmissionRequest => ({
	payload: item,
	sealed: { payload, key },
	endpoint: { name: endpoint.name, origin: endpoint.origin, dedup: endpoint.dedup },
	file,
	plaintext: isPlaintext(endpoint),
});
