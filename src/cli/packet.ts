import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { packetSentences, passphraseProblem } from '../core/packet/problems';
import { mostPacketBytes } from '../core/packet/schema';
import { systemClock } from '../node/clock';
import type { ReadyEndpoint } from '../node/drain';
import { writeDurably } from '../node/durable';
import { systemFs } from '../node/fs-port';
import { openPacket, packetCode, sealPacket, type OpenedPacket } from '../node/packet';
import { packetRecordFor, requestOfPacket } from '../node/packet-content';
import { readItem, type DraftItemDeps } from './draft-item';
import { exitCodes, keep, readToken, type FilingStores, type FilingTerminal } from './filing-tools';
import { noPictures, sendFiled } from './submit';

const passphraseOf = ({ env }: FilingTerminal): string | undefined =>
	env?.('ZWXX_PASSPHRASE') || undefined;

/** `zwxx packet export`: the same gate, then one file. */
export async function exportPacket(
	{ file, out }: { readonly file: string; readonly out: string },
	stores: FilingStores,
	reader: DraftItemDeps,
	terminal: FilingTerminal,
): Promise<number> {
	const passphrase = passphraseOf(terminal);
	const weak = passphrase === undefined ? undefined : passphraseProblem(passphrase);
	if (weak !== undefined) {
		terminal.error(weak);
		return exitCodes.wrong;
	}
	const read = await readItem(file, reader);
	if (read.kind === 'unread') {
		terminal.error(`${file}：${read.reason}。`);
		return exitCodes.wrong;
	}
	if (read.kind === 'stopped') {
		for (const reason of read.reasons) terminal.error(`${file}：${reason}`);
		return exitCodes.stopped;
	}
	const { newKey, newId } = stores.ids;
	const record = await packetRecordFor({ ...stores, newKey }, read.item.payload);
	const attachments = read.item.pictures.map(({ bytes }) => bytes);
	const content = { payload: record.payload, key: record.key, attachments };
	const now = systemClock();
	const bytes = await sealPacket(content, { now, ...(passphrase !== undefined && { passphrase }) });
	const target = path.resolve(out);
	try {
		const temporary = `${target}.${newId()}.tmp`;
		await writeDurably(systemFs, { file: target, temporary, text: bytes, isNew: false });
	} catch {
		terminal.error(`${out}：报送包没有写成，可能文件夹不存在、只读或磁盘已满；请换个位置再试。`);
		return exitCodes.wrong;
	}
	const sealed = passphrase === undefined ? '没有加口令，不防偷看' : '已加口令';
	terminal.out(`${file}：已写成报送包（${sealed}），核对码 ${packetCode(bytes)}\n`);
	return exitCodes.done;
}

async function read(file: string, passphrase: string | undefined): Promise<OpenedPacket | string> {
	let bytes: Uint8Array;
	try {
		if ((await fs.stat(file)).size > mostPacketBytes) return packetSentences['too-large'];
		bytes = await fs.readFile(file);
	} catch {
		return '报送包读不出来，可能文件不在或没有读取的权限。';
	}
	const opened = await openPacket(bytes, passphrase);
	return 'value' in opened ? opened.value : packetSentences[opened.fault];
}

/** `zwxx packet import`: files what a packet carries, under the key it was given where it was made. */
export async function importPacket(
	file: string,
	endpoint: ReadyEndpoint,
	stores: FilingStores,
	terminal: FilingTerminal,
): Promise<number> {
	const packet = await read(file, passphraseOf(terminal));
	if (typeof packet === 'string') {
		terminal.error(`${file}：${packet}`);
		return exitCodes.wrong;
	}
	if (endpoint.mapping && packet.attachments.length > 0) {
		terminal.error(`${file}：${noPictures}`);
		return exitCodes.stopped;
	}
	const access = await readToken(endpoint, terminal);
	if (typeof access === 'string') {
		terminal.error(access);
		return exitCodes.wrong;
	}
	terminal.error(`${file}：核对码 ${packet.code}，${packet.createdAt}导出。`);
	const { item, attachments } = packet;
	const named = (item.attachments ?? []).map(({ digest }) => digest);
	await keep(
		stores,
		attachments.map((bytes, at) => ({ digest: named[at] ?? '', bytes })),
	);
	const request = requestOfPacket(packet, endpoint, path.resolve(file));
	const filed = [{ name: file, ...(await stores.outbox.enqueue(request)) }];
	return sendFiled(stores, endpoint, access.token, filed, terminal);
}
