import * as z from 'zod';
import { packetSentences } from '../../core/packet/problems';
import type { Payload, Receipt } from '../../core/submission/payload';
import { parseJson } from '../../core/text/parse-json';
import { openPacket, type OpenedPacket } from '../../node/packet';
import type { Stores, Unit } from '../store/store';
import { check } from './check';
import { accept, text } from './editor-input';
import type { Intake } from './intake';
import { Refusal } from './refusal';
import { storablePayload } from './storable';

const importSchema = z.strictObject({
	actor: text(64),
	/** Absent: the unit that the item is signed with. */
	unitId: z.string().max(64).optional(),
	/** Not trimmed: it is compared as it was typed. */
	passphrase: z.string().max(1000).optional(),
});
export type ImportInput = z.input<typeof importSchema>;

/** What came of a packet. */
export interface ImportedPacket {
	readonly receipt: Receipt;
	readonly title: string;
	/** 核对码 */
	readonly code: string;
	/** True if it was here before, by whatever way; nothing was stored now. */
	readonly replayed: boolean;
}

export interface PacketDeps {
	readonly stores: Stores;
	readonly intake: Pick<Intake, 'receive' | 'putBlob'>;
}

async function open(bytes: Uint8Array, passphrase: string | undefined): Promise<OpenedPacket> {
	const opened = await openPacket(bytes, passphrase);
	if ('value' in opened) return opened.value;
	throw new Refusal('validation', packetSentences[opened.fault]);
}

function readPayload({ payload }: OpenedPacket): Payload {
	const checked = check(storablePayload, parseJson(payload));
	if (checked instanceof Refusal) throw checked;
	return checked;
}

/** A packet does not prove who made it: the editor says, or takes the signature's word for it. */
async function unitOf(
	{ units }: Stores,
	unitId: string | undefined,
	{ unit: signed }: Payload,
): Promise<Unit> {
	const found = await (unitId === undefined ? units.findByName(signed) : units.find(unitId));
	if (found) return found;
	const message =
		unitId === undefined
			? '报送单位：稿件署名的单位没有在这里登记，请选择是哪个单位报来的'
			: '报送单位：没有这个单位，请重新选择';
	throw new Refusal('validation', '报送包没有导入。', [{ path: '/unit', message }]);
}

/**
 * 导入报送包: takes in what was carried here on removable media, under the key it was given where it was
 * made. However often, and over the network as well, it is one item.
 */
export async function importPacket(
	{ stores, intake }: PacketDeps,
	bytes: Uint8Array,
	given: ImportInput,
): Promise<ImportedPacket> {
	const { actor, unitId, passphrase } = accept(importSchema, given);
	const packet = await open(bytes, passphrase);
	const payload = readPayload(packet);
	const unit = await unitOf(stores, unitId, payload);
	for (const [i, { digest, type }] of (payload.attachments ?? []).entries())
		await intake.putBlob(unit, { digest, type, bytes: Buffer.from(packet.attachments[i] ?? []) });
	const { key, sha256: digest, code } = packet;
	const ticket = { unit, key, digest, operation: 'receive', carried: { by: actor, code } };
	const outcome = await intake.receive(ticket, payload, Buffer.from(packet.payload, 'utf8'));
	return { ...outcome, title: payload.title, code };
}
