import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Rule } from '../core/lint/rule';
import { endpointSchema } from '../core/submission/endpoint';
import type { Submission } from '../core/submission/entry';
import { createBlobStore, type BlobStore } from '../node/blob-store';
import { systemClock, systemSleep } from '../node/clock';
import { createDrainer, type ReadyEndpoint } from '../node/drain';
import { checkAddress } from '../node/endpoint-address';
import { createHistoryReader } from '../node/filing-history';
import { systemFs } from '../node/fs-port';
import { createIds } from '../node/ids';
import { isProcessAlive } from '../node/lock';
import { createOutbox, type Outbox } from '../node/outbox';
import { toOutboxError } from '../node/outbox-error';
import { createPacketStore, type PacketStore } from '../node/packet-store';
import { createFiler } from '../node/submit-item';
import { readTextFile } from '../node/text-file';
import { createTransport, defaultTimeLimits, leaseFor } from '../node/transport';
import { createEnvironments } from './environment';
import type { DraftItemDeps } from './draft-item';
import type { FilingCommand } from './filing-arguments';

/** What the filing commands write to and read from. */
export interface FilingTerminal {
	readonly out: (text: string) => void;
	readonly error: (line: string) => void;
	readonly env?: (name: string) => string | undefined;
	/** All of the standard input; undefined where a person sits at it. */
	readonly input?: () => Promise<string | undefined>;
}

export const exitCodes = { done: 0, stopped: 1, wrong: 2, waiting: 3 } as const;

/** The worst of several outcomes: what a person must do comes before what only takes time. */
export function worstOf(codes: readonly number[]): number {
	const order = [exitCodes.wrong, exitCodes.stopped, exitCodes.waiting];
	return order.find((code) => codes.includes(code)) ?? exitCodes.done;
}

export interface FilingStores {
	readonly outbox: Outbox;
	readonly packets: PacketStore;
	/** Pictures that wait with their entries. */
	readonly blobs: BlobStore;
	readonly ids: ReturnType<typeof createIds>;
	readonly dir: string;
}

const self = () => ({ pid: process.pid, host: os.hostname(), isAlive: isProcessAlive });

export function openStores(folder: string): FilingStores {
	const dir = path.resolve(folder);
	const ids = createIds(systemClock);
	const { newId, newKey } = ids;
	const packets = createPacketStore({ fs: systemFs, dir, newId });
	const place = {
		fs: systemFs,
		dir,
		clock: systemClock,
		sleep: systemSleep,
		process: self(),
		newId,
	};
	const outbox = createOutbox({ ...place, newKey, packets });
	return { outbox, packets, blobs: createBlobStore(place), ids, dir };
}

/** What reading drafts needs, with the outbox as it is now. */
export async function readerFor(
	{ config, answers }: FilingCommand,
	{ outbox, ids, dir }: FilingStores,
	rules: readonly Rule[],
	terminal: FilingTerminal,
	officeDir: string | undefined,
): Promise<DraftItemDeps> {
	const environments = createEnvironments({
		rules,
		officeDir: config === undefined ? undefined : officeDir,
		levels: {},
		now: undefined,
		baseline: false,
		onProblem: (file, message) => terminal.error(`${path.relative('', file) || file}：${message}`),
	});
	const [{ entries }, history] = await Promise.all([outbox.list(), createHistoryReader(dir)()]);
	return {
		environmentOf: (file) => environments.of(file),
		entries,
		history,
		answers,
		ids,
		clock: systemClock,
	};
}

/** Reads an endpoint's file; a Chinese sentence where it is none. Certificates lie beside it. */
export async function readEndpointFile(file: string): Promise<ReadyEndpoint | string> {
	const read = await readTextFile(file);
	if (!read.ok) return `${file}：${read.reason}。`;
	let json: unknown;
	try {
		json = JSON.parse(read.text);
	} catch {
		return `${file}：不是 JSON，读不出报送地址。`;
	}
	const parsed = endpointSchema.safeParse(json);
	if (!parsed.success) {
		const place = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
		return `${file}：报送地址写得不对${place === '' ? '' : `（${place}）`}；写法同编辑器设置里的一项。`;
	}
	const endpoint = parsed.data;
	const address = checkAddress(endpoint.url, endpoint.allowPlaintext);
	if ('problem' in address) return `${file}：${address.problem}`;
	const beside = (name: string): string => path.resolve(path.dirname(file), name);
	const { extraCa, clientCertificate, clientKey } = endpoint;
	return {
		...endpoint,
		...(extraCa !== undefined && { extraCa: beside(extraCa) }),
		...(clientCertificate !== undefined && { clientCertificate: beside(clientCertificate) }),
		...(clientKey !== undefined && { clientKey: beside(clientKey) }),
		origin: address.value.origin,
	};
}

/** The token, from ZWXX_TOKEN or the standard input; a Chinese sentence where there is none. */
export async function readToken(
	{ auth }: ReadyEndpoint,
	{ env, input }: FilingTerminal,
): Promise<{ readonly token: string } | string> {
	const given = env?.('ZWXX_TOKEN') || (await input?.()) || '';
	const token = given.replace(/^\ufeff/u, '').trim();
	if (token !== '' || auth?.kind === 'certificate') return { token };
	return '没有访问口令；请放在环境变量 ZWXX_TOKEN 里，或从标准输入给出。';
}

/** Gives what waits another go now: the person has asked for it by running the command. */
async function release({ outbox }: FilingStores, { id, state }: Submission): Promise<void> {
	const now = systemClock();
	if (state === '待登录') await outbox.transition(id, { type: 'logged-in', now });
	else if (state === '待发' || state === '被拒' || state === '已撤')
		await outbox.transition(id, { type: 'retry', now });
}

/** A filing as the outbox has it; one that was there before (not `created`) gets another go. */
export interface Filed {
	/** As it was named on the command line. */
	readonly name: string;
	readonly entry: Submission;
	readonly created: boolean;
}

/** Sends entries, and resolves to them as they are afterwards. */
export async function send(
	stores: FilingStores,
	endpoint: ReadyEndpoint,
	token: string,
	filed: readonly Filed[],
): Promise<readonly Filed[]> {
	for (const { entry, created } of filed) if (!created) await release(stores, entry);
	const { outbox, blobs } = stores;
	const drainer = createDrainer({
		outbox,
		...createFiler({
			transport: createTransport(),
			clock: systemClock,
			readFile: (file) => fs.readFile(file, 'utf8'),
			readBlob: (digest) => blobs.read(digest),
		}),
		clock: systemClock,
		random: Math.random,
		owner: randomUUID(),
		process: self(),
		endpoints: () => [endpoint],
		tokenFor: async (origin) => (origin === endpoint.origin && token !== '' ? token : undefined),
		leaseMs: leaseFor(defaultTimeLimits),
	});
	await drainer.drain();
	// What is left over goes another time.
	await blobs.clear().catch(() => undefined);
	const { entries } = await outbox.list();
	const now = new Map(entries.map((entry) => [entry.id, entry]));
	return filed.map((one) => {
		const entry = now.get(one.entry.id);
		return entry?.kind === 'submission' ? { ...one, entry } : one;
	});
}

/** Whether a sentence repeats so many characters of what was filed. */
const quoteLength = 8;

function quotes(sentence: string, { payload, title }: Submission): boolean {
	const text = `${title}\n${JSON.stringify(JSON.parse(payload))}`;
	for (let at = 0; at + quoteLength <= sentence.length; at++)
		if (text.includes(sentence.slice(at, at + quoteLength))) return true;
	return false;
}

/** Stores pictures before their entry: from then on their files may change. */
export async function keep(
	{ blobs }: FilingStores,
	pictures: readonly { readonly digest: string; readonly bytes: Uint8Array }[],
): Promise<void> {
	try {
		for (const { digest, bytes } of pictures) await blobs.keep(digest, bytes);
	} catch (error) {
		throw toOutboxError(error);
	}
}

/** What became of a filing, in one line without a word of its text. */
export function tell({ name, entry }: Filed, terminal: FilingTerminal): number {
	const { state, receipt, confirmed, problem } = entry;
	if (state === '已收') {
		const number = receipt?.receiptNo ?? confirmed?.number;
		terminal.out(`${name}：已收${number === undefined ? '' : `，回执号${number}`}\n`);
		return exitCodes.done;
	}
	const said = problem?.message ?? '已存入待发箱，还没有发出。';
	const why = quotes(said, entry) ? '收稿系统的说明引用了稿件内容，请看待发箱里的记录。' : said;
	terminal.error(`${name}：${state}，${why}`);
	return state === '被拒' || state === '已隔离' ? exitCodes.stopped : exitCodes.waiting;
}
