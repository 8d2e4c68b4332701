import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { dedupSchema, type Dedup } from '../../src/core/submission/endpoint';
import { balance, type Acknowledged, type Balance } from './books';
import type { Answer, Orders, Told } from './client';
import { startDeskProcess, type DeskProcess } from './desk-process';
import { faultNames } from './faults';
import { startProxy, type Proxy } from './proxy';
import { createRandom, type Random } from './random';

export interface FaultRun extends Balance {
	/** How often each fault happened. */
	readonly faults: ReadonlyMap<string, number>;
	/** What should not be: an entry in a state of its own, two keys for one draft. */
	readonly odd: readonly string[];
}

export interface FaultRunOptions {
	readonly n: number;
	readonly seed: number;
	readonly onProgress?: (settled: number) => void;
}

const root = join(__dirname, '..', '..');
/** Drafts of one outbox: a writer's month. */
const batchSize = 25;
const speed = 200;

/** Both programs as one file each: they are started again hundreds of times. */
async function bundlePrograms(): Promise<{ readonly client: string; readonly desk: string }> {
	const folder = join(root, '.cache', 'faults');
	mkdirSync(folder, { recursive: true });
	const client = join(folder, `client-${process.pid}.js`);
	const desk = join(folder, `desk-${process.pid}.js`);
	const common = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' } as const;
	await build({
		...common,
		entryPoints: [join(__dirname, 'client.ts')],
		mainFields: ['module', 'main'],
		outfile: client,
	});
	await build({
		...common,
		entryPoints: [join(root, 'src', 'desk', 'main.ts')],
		packages: 'external',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		outfile: desk,
	});
	return { client, desk };
}

/** What all parts of a run write down. */
function createBooks() {
	const faults = new Map<string, number>(
		[...faultNames, 'refused', 'client killed', 'desk killed'].map((name) => [name, 0]),
	);
	const acknowledged = new Map<string, Acknowledged>();
	const odd: string[] = [];
	return {
		faults,
		acknowledged,
		odd,
		count: (name: string): void => void faults.set(name, (faults.get(name) ?? 0) + 1),
		acknowledge(one: Acknowledged): void {
			const before = acknowledged.get(one.draftId);
			if (before && before.key !== one.key) odd.push(`two keys for ${one.draftId}`);
			acknowledged.set(one.draftId, one);
		},
	};
}
type Books = ReturnType<typeof createBooks>;

interface Machine {
	readonly client: string;
	readonly orders: Orders;
	readonly proxy: Proxy;
	readonly books: Books;
	readonly random: Random;
}

const reply = (child: ChildProcess, answer: Answer): void => {
	if (child.stdin?.writable) child.stdin.write(`${JSON.stringify(answer)}\n`);
};

/** One life of a client, to its end. Resolves to whether everything was settled. */
async function live(machine: Machine, lifetime: number | undefined): Promise<boolean> {
	const { client, orders, proxy, books } = machine;
	const child = spawn(process.execPath, [client, JSON.stringify(orders)], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	child.stdin.on('error', () => undefined);
	const gone = once(child, 'exit');
	let settled = false;
	const asked = new Set<string>();
	async function ask({ id, serial, draftId }: Extract<Told, { kind: 'question' }>): Promise<void> {
		if (asked.has(id)) return;
		asked.add(id);
		const arrived = await proxy.hasArrived(draftId);
		asked.delete(id);
		if (arrived !== undefined) reply(child, { id, serial, arrived });
	}
	createInterface({ input: child.stdout }).on('line', (line) => {
		const told = JSON.parse(line) as Told;
		if (told.kind === 'acknowledged') books.acknowledge(told);
		else if (told.kind === 'failure' && told.cause === 'connect') books.count('refused');
		else if (told.kind === 'question') void ask(told);
		else if (told.kind === 'odd') books.odd.push(`${told.state} ${told.draftId} ${told.why}`);
		else if (told.kind === 'settled') settled = true;
	});
	const timer =
		lifetime === undefined
			? undefined
			: setTimeout(() => {
					if (!settled && child.kill('SIGKILL')) books.count('client killed');
				}, lifetime);
	await gone;
	clearTimeout(timer);
	return settled;
}

/** A window that is opened again whenever it was killed, until all is settled. */
async function untilSettled(machine: Machine): Promise<void> {
	for (let lives = 0; ; lives++) {
		// Killed often at first, then left to come to an end.
		const lifetime = lives < 6 ? 150 + machine.random() * 1200 : 20_000;
		if (await live(machine, lifetime)) return;
	}
}

/** Outboxes of one kind that are filed from at a time: writers of several offices. */
const lanes = 3;

/** One outbox after the other, in some lanes side by side; every third has two windows. */
async function fileAll(
	dedup: Dedup,
	drafts: readonly string[],
	setting: Omit<Machine, 'orders'> & { desk: DeskProcess; dir: string; epoch: number },
	onSettled: (drafts: number) => void,
): Promise<void> {
	const { desk, proxy, dir, epoch, ...rest } = setting;
	let next = 0;
	async function fileBatch(at: number): Promise<void> {
		const batch = drafts.slice(at, at + batchSize);
		const orders: Orders = {
			dir: join(dir, `outbox-${at}`),
			url: proxy.url,
			dedup,
			token: desk.token,
			unit: '演示单位',
			drafts: batch,
			speed,
			epoch,
		};
		const machine = { ...rest, proxy, orders };
		const windows = (at / batchSize) % 3 === 2 ? 2 : 1;
		await Promise.all(Array.from({ length: windows }, () => untilSettled(machine)));
		onSettled(batch.length);
	}
	async function lane(): Promise<void> {
		while (next < drafts.length) {
			const at = next;
			next += batchSize;
			await fileBatch(at);
		}
	}
	await Promise.all(Array.from({ length: lanes }, lane));
}

/** Kills the desk, and lets the proxies refuse, until told to stop. */
function createWeather(desk: DeskProcess, proxies: readonly Proxy[], random: Random, books: Books) {
	let over = false;
	async function killDesk(): Promise<void> {
		while (!over) {
			await wait(1500 + random() * 3000);
			if (over) return;
			await desk.killAndRestart();
			books.count('desk killed');
		}
	}
	async function refuse(proxy: Proxy): Promise<void> {
		while (!over) {
			await wait(800 + random() * 3000);
			if (!over) await proxy.refuse(100 + random() * 400);
		}
	}
	const running = [killDesk(), ...proxies.map(refuse)];
	return async (): Promise<void> => {
		over = true;
		await Promise.all(running);
	};
}

/**
 * Files `n` drafts through injected faults and kills, with all three kinds of 去重, and compares what the
 * writers were told with what the desk has.
 */
export async function runFaults({ n, seed, onProgress }: FaultRunOptions): Promise<FaultRun> {
	const dir = mkdtempSync(join(tmpdir(), 'zwxx-faults-'));
	const { client, desk: deskFile } = await bundlePrograms();
	const desk = await startDeskProcess(deskFile, join(dir, 'desk'));
	const books = createBooks();
	const epoch = Date.now();
	const kinds = dedupSchema.options;
	const proxies = await Promise.all(
		kinds.map((dedup, i) =>
			startProxy({
				dedup,
				desk: desk.url,
				token: desk.token,
				random: createRandom(seed * 31 + i),
				onFault: books.count,
			}),
		),
	);
	const stopWeather = createWeather(desk, proxies, createRandom(seed), books);
	let settled = 0;
	try {
		await Promise.all(
			kinds.map((dedup, i) => {
				const drafts = Array.from({ length: n }, (_, k) => k).filter((k) => k % kinds.length === i);
				const random = createRandom(seed * 97 + i);
				const setting = { client, desk, proxy: proxies[i]!, books, random, epoch };
				return fileAll(
					dedup,
					drafts.map((k) => `20261122-${String(k).padStart(5, '0')}`),
					{ ...setting, dir: join(dir, String(i)) },
					(more) => onProgress?.((settled += more)),
				);
			}),
		);
	} finally {
		await stopWeather();
		await desk.stop();
		await Promise.all(proxies.map((proxy) => proxy.close()));
		for (const file of [client, deskFile]) rmSync(file, { force: true });
	}
	const result = await balance(desk.data, [...books.acknowledged.values()]);
	rmSync(dir, { recursive: true, force: true });
	return { ...result, faults: books.faults, odd: books.odd };
}
