/*
 * A writer's machine: files its drafts into an outbox on the disk and sends them, until everything is
 * settled or somebody kills it. Says on stdout, a line of JSON each, what it was told is safe and what
 * it asks a person. Started by the harness.
 */
import { createInterface } from 'node:readline';
import type { Mapping } from '../../src/core/mapping/schema';
import type { Dedup } from '../../src/core/submission/endpoint';
import { systemClock, systemSleep } from '../../src/node/clock';
import { createDrainer, type ReadyEndpoint } from '../../src/node/drain';
import { createDrainLoop } from '../../src/node/drain-loop';
import { systemFs } from '../../src/node/fs-port';
import { createIds } from '../../src/node/ids';
import { isProcessAlive } from '../../src/node/lock';
import { createOutbox } from '../../src/node/outbox';
import { createTransport, type TimeLimits } from '../../src/node/transport';
import { aFiler, aRequest } from '../support/filing';

/** What the harness tells a client. */
export interface Orders {
	readonly dir: string;
	/** Address of the proxy. */
	readonly url: string;
	readonly dedup: Dedup;
	readonly token: string;
	readonly unit: string;
	readonly drafts: readonly string[];
	/** So many times faster than the wall clock waits for retries and leases pass, since `epoch`. */
	readonly speed: number;
	readonly epoch: number;
}

/** What a client tells the harness. */
export type Told =
	| {
			readonly kind: 'acknowledged';
			readonly draftId: string;
			readonly key: string;
			readonly sha256: string;
	  }
	| { readonly kind: 'failure'; readonly cause: string }
	/** 待核实: has this draft arrived? */
	| {
			readonly kind: 'question';
			readonly id: string;
			readonly serial: number;
			readonly draftId: string;
	  }
	| { readonly kind: 'odd'; readonly state: string; readonly draftId: string; readonly why: string }
	| { readonly kind: 'settled' };

/** The person's answer to a question. */
export interface Answer {
	readonly id: string;
	/** Which question: another window may have been answered and have sent it again. */
	readonly serial: number;
	readonly arrived: boolean;
}

const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const limits: TimeLimits = { connect: 700, idle: 700, total: 1400 };
const clock = (): number => orders.epoch + (systemClock() - orders.epoch) * orders.speed;
const tell = (told: Told): boolean => process.stdout.write(`${JSON.stringify(told)}\n`);

const mapping: Mapping = {
	submit: { method: 'POST', path: "'api/v1/items'", format: 'json', body: 'payload' },
	lookUp: {
		path: "'lookup/' & key",
		clear: 'status in [200, 404]',
		receipt: 'status = 200 ? body',
	},
	answer: { receipt: 'status = 201 and body.digest = digest ? body' },
};
const { origin } = new URL(orders.url);
const endpoint: ReadyEndpoint = {
	name: orders.dedup,
	url: orders.url,
	origin,
	dedup: orders.dedup,
	allowPlaintext: false,
	// A system that knows no keys is spoken to through a mapping, as any of another kind.
	...(orders.dedup !== '幂等键' && { mapping }),
};
const transport = createTransport(limits);
const self = { pid: process.pid, host: 'here', isAlive: isProcessAlive };
const outbox = createOutbox({
	fs: systemFs,
	dir: orders.dir,
	clock: systemClock,
	sleep: systemSleep,
	process: self,
	...createIds(systemClock),
});

const filer = aFiler(transport);
const drainer = createDrainer({
	outbox,
	async send(...args) {
		const exchange = await filer.send(...args);
		if (exchange.kind === 'failure') tell({ kind: 'failure', cause: exchange.cause });
		return exchange;
	},
	lookUp: filer.lookUp,
	clock,
	random: Math.random,
	owner: `w${process.pid}`,
	process: self,
	endpoints: () => [endpoint],
	tokenFor: async () => orders.token,
	// Longer than a look-up and a request, as it must be, but not by half a minute.
	leaseMs: (2 * limits.total + 500) * orders.speed,
});

const usual = new Set(['待发', '发送中', '已收', '待核实']);

/** Asks about what is not clear, and says when nothing is left to do. */
async function look(): Promise<{ readonly settled: boolean; readonly again: boolean }> {
	const { entries } = await outbox.list();
	let again = false;
	for (const entry of entries) {
		if (entry.kind !== 'submission') continue;
		const { id, serial, draftId, state } = entry;
		if (state === '待核实') tell({ kind: 'question', id, serial, draftId });
		// A redirect was refused; the person looks and sends it again.
		else if (state === '被拒') {
			await outbox.transition(id, { type: 'retry', now: clock() });
			again = true;
		} else if (!usual.has(state))
			tell({ kind: 'odd', state, draftId, why: entry.problem?.message ?? '' });
	}
	const settled = entries.every(({ state }) => state === '已收');
	return { settled: settled && entries.length === orders.drafts.length, again };
}

async function fileAll(): Promise<void> {
	for (const draftId of orders.drafts) {
		const body = `${draftId}：云岭县推行“一窗通办”，三个月办件2.3万件。`;
		const payload = { draftId, unit: orders.unit, title: `第${draftId}号信息`, body };
		const { entry } = await outbox.enqueue(aRequest(payload, endpoint));
		const { key, sha256 } = entry;
		tell({ kind: 'acknowledged', draftId, key, sha256 });
	}
}

async function main(): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const loop = createDrainLoop({
		drain: () => drainer.drain(),
		clock,
		timer: {
			set(milliseconds, run) {
				clearTimeout(timer);
				timer = setTimeout(run, milliseconds / orders.speed);
			},
			clear: () => clearTimeout(timer),
		},
		pollMs: 500 * orders.speed,
		onReport: () => void check(),
	});
	async function check(): Promise<void> {
		const { settled, again } = await look();
		if (again) loop.wake();
		if (!settled) return;
		tell({ kind: 'settled' });
		loop.dispose();
		process.stdin.destroy();
	}
	createInterface({ input: process.stdin }).on('line', (line) => {
		const { id, serial, arrived } = JSON.parse(line) as Answer;
		const event = arrived
			? ({ type: 'confirm-received', by: '人工', now: clock() } as const)
			: ({ type: 'resend', now: clock() } as const);
		void outbox.transition(id, event, { serial }).then(() => loop.wake());
	});
	await loop.run();
	await fileAll();
	loop.wake();
}

main().catch((error: unknown) => {
	process.stderr.write(`${String(error)}\n`);
	process.exit(1);
});
