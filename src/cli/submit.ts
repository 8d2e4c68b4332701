import type { SubmissionRequest } from '../core/submission/new-entry';
import type { ReadyEndpoint } from '../node/drain';
import { OutboxError } from '../node/outbox-error';
import { isPlaintext } from '../node/ready-endpoints';
import { readItem, type DraftItem, type DraftItemDeps, type ReadItem } from './draft-item';
import {
	exitCodes,
	keep,
	readToken,
	send,
	tell,
	worstOf,
	type Filed,
	type FilingStores,
	type FilingTerminal,
} from './filing-tools';

const requestOf = (
	{ file, payload, urgent, deadline, lateConfirmed }: DraftItem,
	endpoint: ReadyEndpoint,
): SubmissionRequest => ({
	payload,
	endpoint: { name: endpoint.name, origin: endpoint.origin, dedup: endpoint.dedup },
	file,
	urgent,
	...(deadline !== undefined && { deadline }),
	lateConfirmed,
	plaintext: isPlaintext(endpoint),
});

/** Sends what was taken in, tells what became of each and returns the worst exit code. */
export async function sendFiled(
	stores: FilingStores,
	endpoint: ReadyEndpoint,
	token: string,
	filed: readonly Filed[],
	terminal: FilingTerminal,
): Promise<number> {
	const after = await send(stores, endpoint, token, filed);
	return worstOf(after.map((one) => tell(one, terminal)));
}

/** Runs work on the outbox; what is wrong with the disk is one sentence. */
export async function withOutbox(
	terminal: FilingTerminal,
	work: () => Promise<number>,
): Promise<number> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof OutboxError)) throw error;
		terminal.error(error.message);
		return exitCodes.wrong;
	}
}

export const noPictures = '这个收稿系统不收图片，没有报送；请从附件里去掉图片，另行传送。';

/** Why a draft is not filed; empty: it is. */
function whyNot(read: ReadItem, { mapping }: ReadyEndpoint): readonly string[] {
	if (read.kind === 'unread') return [`${read.reason}。`];
	if (read.kind === 'stopped') return read.reasons;
	return mapping && read.item.pictures.length > 0 ? [noPictures] : [];
}

/** `zwxx submit`: every draft that passes is in the outbox before the first one is sent. */
export async function submit(
	files: readonly string[],
	endpoint: ReadyEndpoint,
	stores: FilingStores,
	reader: DraftItemDeps,
	terminal: FilingTerminal,
): Promise<number> {
	const access = await readToken(endpoint, terminal);
	if (typeof access === 'string') {
		terminal.error(access);
		return exitCodes.wrong;
	}
	const codes: number[] = [];
	const filed: Filed[] = [];
	for (const name of files) {
		const read = await readItem(name, reader);
		const reasons = whyNot(read, endpoint);
		if (read.kind !== 'item' || reasons.length > 0) {
			codes.push(read.kind === 'unread' ? exitCodes.wrong : exitCodes.stopped);
			for (const reason of reasons) terminal.error(`${name}：${reason}`);
			continue;
		}
		const { item } = read;
		for (const note of item.notes) terminal.error(`${name}：${note}`);
		const pictures = item.pictures.map(({ attachment: { digest }, bytes }) => ({ digest, bytes }));
		await keep(stores, pictures);
		filed.push({ name, ...(await stores.outbox.enqueue(requestOf(item, endpoint))) });
	}
	codes.push(await sendFiled(stores, endpoint, access.token, filed, terminal));
	return worstOf(codes);
}
