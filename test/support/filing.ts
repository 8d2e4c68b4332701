import type { Dedup } from '../../src/core/submission/endpoint';
import type { Exchange } from '../../src/core/submission/exchange';
import type { SubmissionRequest } from '../../src/core/submission/new-entry';
import type { Payload, Receipt } from '../../src/core/submission/payload';
import { createBlobStore, type BlobStore } from '../../src/node/blob-store';
import type { ReadyEndpoint } from '../../src/node/drain';
import type { FsPort } from '../../src/node/fs-port';
import { sha256 } from '../../src/node/hash';
import { createOutbox, type Outbox } from '../../src/node/outbox';
import { createFiler } from '../../src/node/submit-item';
import type { Transport } from '../../src/node/transport';

export const startOfTest = Date.UTC(2026, 10, 22, 1, 0, 0);

export const aPayload = (change: Partial<Payload> = {}): Payload => ({
	schema: 'zwxx.item/1',
	draftId: '20261122-7F3K',
	revision: 1,
	vehicle: '普刊信息',
	title: '云岭县“一窗通办”三个月办件2.3万件',
	body: '云岭县推行“一窗通办”，三个月办件2.3万件。',
	unit: '云岭县行政审批局',
	meta: [{ key: '撰稿', value: '张三' }],
	counts: { words: 20, characters: 20, charactersWithSpaces: 20 },
	confirmations: [],
	createdAt: '2026-11-22T09:00:00+08:00',
	...change,
});

export const anEndpoint = (change: Partial<ReadyEndpoint> = {}): ReadyEndpoint => ({
	name: '市委信息科',
	url: 'https://desk.example/',
	origin: 'https://desk.example',
	dedup: '幂等键',
	allowPlaintext: false,
	...change,
});

export const aRequest = (
	change: Partial<Payload> = {},
	endpoint: ReadyEndpoint = anEndpoint(),
	rest: Partial<SubmissionRequest> = {},
): SubmissionRequest => ({
	payload: aPayload(change),
	endpoint: { name: endpoint.name, origin: endpoint.origin, dedup: endpoint.dedup },
	file: '/drafts/一窗通办.zwxx',
	plaintext: false,
	...rest,
});

/** Sends as the product does; certificate files are not there. */
export const aFiler = (transport: Transport, files: Readonly<Record<string, string>> = {}) =>
	createFiler({
		transport,
		clock: () => startOfTest,
		async readFile(path) {
			const text = files[path];
			if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' });
			return text;
		},
	});

export interface FakeClock {
	readonly now: () => number;
	advance(milliseconds: number): void;
	readonly sleep: (milliseconds: number) => Promise<void>;
}

export function createFakeClock(start = startOfTest): FakeClock {
	let now = start;
	return {
		now: () => now,
		advance(milliseconds) {
			now += milliseconds;
		},
		async sleep(milliseconds) {
			now += milliseconds;
			// Others get their turn.
			for (let turn = 0; turn < 10; turn++) await Promise.resolve();
		},
	};
}

/** Words that never repeat, told apart by who mints them. */
export function createCounter(prefix: string): () => string {
	let count = 0;
	return () => `${prefix}-${++count}`;
}

export interface OutboxSetting {
	readonly fs: FsPort;
	readonly clock: FakeClock;
	readonly pid: number;
	/** Which processes live. */
	readonly alive: ReadonlySet<number>;
	readonly dir?: string;
	/** Makes ids of one test's processes differ. */
	readonly name?: string;
}

function placeOf({ fs, clock, pid, alive, dir = '/store/outbox' }: OutboxSetting) {
	return {
		fs,
		dir,
		clock: clock.now,
		sleep: clock.sleep,
		process: { pid, host: 'office', isAlive: (one: number) => alive.has(one) },
	};
}

export function openOutbox(setting: OutboxSetting): Outbox {
	const { name = `p${setting.pid}` } = setting;
	const newId = createCounter(`${name}-id`);
	return createOutbox({ ...placeOf(setting), newId, newKey: createCounter(`${name}-key`) });
}

/** The pictures of the same window. */
export function openBlobs(setting: OutboxSetting): BlobStore {
	const { name = `p${setting.pid}` } = setting;
	return createBlobStore({ ...placeOf(setting), newId: createCounter(`${name}-blob`) });
}

export const receiptFor = (key: string, body: string, nth: number): Receipt => ({
	receiptNo: `收〔2026〕1122-${String(nth).padStart(4, '0')}`,
	itemId: `item-${nth}`,
	key,
	digest: sha256(body),
	receivedAt: '2026-11-22T09:00:01+08:00',
	state: '待采编',
});

export const jsonAnswer = (
	status: number,
	json: unknown,
	headers: Record<string, string> = {},
): Exchange => ({
	kind: 'answer',
	status,
	headers: { 'content-type': 'application/json', ...headers },
	body: JSON.stringify(json),
	truncated: false,
});

/** A receiving system in memory. With a key it gives the old receipt, without it stores once more. */
export function createReceiver(dedup: Dedup) {
	const receipts = new Map<string, Receipt>();
	const stored: { key: string; body: string }[] = [];
	return {
		stored,
		receipts,
		receive(key: string, body: string): Receipt {
			const known = dedup === '幂等键' ? receipts.get(key) : undefined;
			if (known) return known;
			stored.push({ key, body });
			const receipt = receiptFor(key, body, stored.length);
			receipts.set(key, receipt);
			return receipt;
		},
	};
}
