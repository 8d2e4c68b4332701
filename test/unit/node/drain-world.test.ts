import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import type { Dedup } from '../../../src/core/submission/endpoint';
import {
	parseEntry,
	serializeEntry,
	type OutboxEntry,
	type Submission,
} from '../../../src/core/submission/entry';
import type { Exchange } from '../../../src/core/submission/exchange';
import { applyEvent, type OutboxEvent } from '../../../src/core/submission/machine';
import { newSubmission } from '../../../src/core/submission/new-entry';
import { createDrainer, type Drainer, type LookUp } from '../../../src/node/drain';
import { sha256 } from '../../../src/node/hash';
import type { Outbox } from '../../../src/node/outbox';
import {
	anEndpoint,
	aRequest,
	createReceiver,
	jsonAnswer,
	startOfTest,
} from '../../support/filing';

/*
 * Two windows over one outbox, a network and a receiving system, taken apart into their steps: looking,
 * storing, asking, sending, arriving, answering. A history is any order of these steps, with a window
 * that dies between any two of them and a clock that jumps. Each step by itself is atomic here; that
 * it is so on a disk too is what `outbox-crash.test.ts` asks.
 */

const minute = 60_000;
const hour = 60 * minute;
const year = 365 * 24 * hour;

/** What the network and the other side make of a request. */
const fates = [
	'answered',
	'answered twice over',
	'stored, then cut',
	'stored, then 502',
	'cut',
	'refused at the door',
	'500',
	'busy',
	'401',
	'redirect',
	'a page',
] as const;
type Fate = (typeof fates)[number];

type Action =
	| { readonly type: 'step' | 'drain' | 'crash'; readonly window: 0 | 1 }
	| { readonly type: 'arrive'; readonly nth: number; readonly fate: Fate }
	| { readonly type: 'answer' | 'give up'; readonly nth: number }
	| { readonly type: 'jump'; readonly by: number }
	| { readonly type: 'person'; readonly nth: number; readonly wish: 'look' | 'withdraw' | 'again' };

const window = fc.constantFrom(0 as const, 1 as const);
const nth = fc.nat(3);
const anyAction: fc.Arbitrary<Action> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ type: fc.constant('step' as const), window }) },
	{ weight: 3, arbitrary: fc.record({ type: fc.constant('drain' as const), window }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('crash' as const), window }) },
	{
		weight: 4,
		arbitrary: fc.record({
			type: fc.constant('arrive' as const),
			nth,
			fate: fc.constantFrom(...fates),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ type: fc.constant('answer' as const), nth }) },
	{ weight: 1, arbitrary: fc.record({ type: fc.constant('give up' as const), nth }) },
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('jump' as const),
			by: fc.constantFrom(minute, 3 * minute, hour, -5 * minute, -hour, year, -year),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			type: fc.constant('person' as const),
			nth,
			wish: fc.constantFrom(
				'look' as const,
				'look' as const,
				'withdraw' as const,
				'again' as const,
			),
		}),
	},
);

interface Flying {
	readonly entry: Submission;
	readonly end: (exchange: Exchange) => void;
}

/** One window, until it dies: every step of it waits to be let on. */
interface Window {
	readonly pid: number;
	readonly drainer: Drainer;
	readonly waiting: (() => void)[];
	isDraining: boolean;
}

const cut: Exchange = { kind: 'failure', cause: 'cut', bytesLeft: true };
const at = <T>(list: readonly T[], nth: number): T | undefined =>
	list.length === 0 ? undefined : list[nth % list.length];

function createWorld(dedup: Dedup) {
	const endpoint = anEndpoint({ dedup });
	const receiver = createReceiver(dedup);
	const files = new Map<string, string>();
	const alive = new Set<number>();
	/** Requests that left and have not arrived, and answers on their way back; in no order. */
	const requests: Flying[] = [];
	const answers: { readonly flying: Flying; readonly exchange: Exchange }[] = [];
	let now = startOfTest;
	let pids = 0;
	let isCalm = false;

	const read = (): OutboxEntry[] =>
		[...files.values()].map((text) => {
			const parsed = parseEntry(text);
			assert.ok('value' in parsed, text);
			return parsed.value;
		});
	const submissions = (): Submission[] => read().filter((entry) => entry.kind === 'submission');

	function apply(id: string, event: OutboxEvent, guard?: (e: OutboxEntry) => string | undefined) {
		const before = read().find((entry) => entry.id === id);
		assert.ok(before?.kind === 'submission');
		const refusal = guard?.(before);
		if (refusal !== undefined) return { ok: false as const, reason: refusal };
		const result = applyEvent(before, event);
		if (!result.ok) return result;
		const entry = { ...result.entry, serial: before.serial + 1 };
		assert.ok(entry.kind === 'submission');
		assert.deepEqual(
			[entry.key, entry.payload, entry.sha256, entry.id],
			[before.key, before.payload, before.sha256, before.id],
		);
		if (before.receipt) assert.deepEqual([entry.state, entry.receipt], ['已收', before.receipt]);
		files.set(id, serializeEntry(entry));
		return { ok: true as const, entry };
	}

	function arrive(flying: Flying, fate: Fate): void {
		const { entry } = flying;
		const receive = () => receiver.receive(entry.key, entry.payload);
		const answer = (exchange: Exchange): void => void answers.push({ flying, exchange });
		switch (fate) {
			case 'answered twice over':
				// Only a system that knows keys may be given a request twice by the network.
				if (dedup === '幂等键') receive();
				return answer(jsonAnswer(200, receive()));
			case 'answered':
				return answer(jsonAnswer(201, receive()));
			case 'stored, then cut':
				receive();
				return flying.end(cut);
			case 'stored, then 502':
				receive();
				return answer(jsonAnswer(502, {}));
			case 'cut':
				return flying.end(cut);
			case 'refused at the door':
				return flying.end({ kind: 'failure', cause: 'connect', bytesLeft: false });
			case '500':
				return answer(jsonAnswer(500, {}));
			case 'busy':
				return answer(jsonAnswer(503, {}, { 'retry-after': '30' }));
			case '401':
				return answer(jsonAnswer(401, {}));
			case 'redirect':
				return answer(jsonAnswer(307, {}, { location: 'https://b.example/' }));
			case 'a page':
				return answer({
					...(jsonAnswer(200, {}) as Extract<Exchange, { kind: 'answer' }>),
					body: '<p>',
				});
		}
	}

	const isFlying = (key: string): boolean => requests.some(({ entry }) => entry.key === key);

	function open(): Window {
		const pid = ++pids;
		alive.add(pid);
		const waiting: (() => void)[] = [];
		const step = (): Promise<void> =>
			isCalm ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
		const outbox: Outbox = {
			entriesDir: '',
			enqueue: () => assert.fail(),
			register: () => assert.fail(),
			async list() {
				await step();
				return { entries: read(), corrupt: [], newer: [] };
			},
			async transition(id, event, { guard } = {}) {
				await step();
				return apply(id, event, guard && ((entry) => guard(entry, read())));
			},
		};
		const drainer = createDrainer({
			outbox,
			async send(entry) {
				await step();
				return new Promise((end) => {
					const flying = { entry, end };
					if (isCalm) end(jsonAnswer(201, receiver.receive(entry.key, entry.payload)));
					else requests.push(flying);
				});
			},
			async lookUp({ key }): Promise<LookUp> {
				await step();
				// What it is just taking in it does not deny.
				if (isFlying(key)) return { kind: 'unknown' };
				const receipt = receiver.receipts.get(key);
				return receipt ? { kind: 'found', receipt } : { kind: 'absent' };
			},
			clock: () => now,
			random: () => 0.5,
			owner: `w${pid}`,
			process: { pid, host: 'office', isAlive: (one) => alive.has(one) },
			endpoints: () => [endpoint],
			tokenFor: async () => 'secret',
			leaseMs: 150_000,
		});
		return { pid, drainer, waiting, isDraining: false };
	}

	/** Looks at the desk's own records, as a person does by telephone, and says what is true. */
	function person(entry: Submission, wish: 'look' | 'withdraw' | 'again'): void {
		const has = receiver.receipts.has(entry.key);
		if (wish === 'withdraw') return void apply(entry.id, { type: 'withdraw', now });
		if (entry.state === '待登录') return void apply(entry.id, { type: 'logged-in', now });
		// Pressed at any time, without a thought of what may have arrived.
		if (wish === 'again' && entry.state !== '待核实')
			return void apply(entry.id, { type: 'retry', now });
		if (entry.state === '待核实' && !isFlying(entry.key))
			apply(
				entry.id,
				has ? { type: 'confirm-received', now, by: '人工' } : { type: 'resend', now },
			);
	}

	let windows = [open(), open()] as const;
	const start = (one: Window): void => {
		if (one.isDraining) return;
		one.isDraining = true;
		void one.drainer.drain().then(({ errors }) => {
			assert.deepEqual(errors, []);
			one.isDraining = false;
		});
	};

	function act(action: Action): void {
		switch (action.type) {
			case 'drain':
				return start(windows[action.window]);
			case 'step':
				return windows[action.window].waiting.shift()?.();
			case 'crash': {
				const [first, second] = windows;
				// Its requests fly on; nobody waits for the answers any more.
				alive.delete(windows[action.window].pid);
				windows = action.window === 0 ? [open(), second] : [first, open()];
				return;
			}
			case 'arrive': {
				const flying = at(requests, action.nth);
				if (!flying) return;
				requests.splice(requests.indexOf(flying), 1);
				return arrive(flying, action.fate);
			}
			case 'answer': {
				const answer = at(answers, action.nth);
				if (!answer) return;
				answers.splice(answers.indexOf(answer), 1);
				return answer.flying.end(answer.exchange);
			}
			case 'give up':
				// The request stays under way, and may arrive long after.
				return at(requests, action.nth)?.end({
					kind: 'failure',
					cause: 'timeout',
					bytesLeft: true,
				});
			case 'jump':
				now += action.by;
				return;
			case 'person': {
				const entry = at(submissions(), action.nth);
				if (entry) person(entry, action.wish);
			}
		}
	}

	return {
		endpoint,
		receiver,
		submissions,
		file(entry: Submission): void {
			files.set(entry.id, serializeEntry(entry));
		},
		async act(action: Action): Promise<void> {
			act(action);
			await turn();
		},
		/** Good weather and people who answer: whatever was left lying must come to an end. */
		async calmDown(): Promise<void> {
			for (const flying of requests.splice(0)) arrive(flying, 'stored, then cut');
			alive.clear();
			isCalm = true;
			for (let round = 0; round < 6; round++) {
				now += 3 * hour;
				await open().drainer.drain();
				for (const entry of submissions()) person(entry, 'look');
				for (const entry of submissions()) if (entry.state === '被拒') person(entry, 'again');
			}
		},
	};
}

const count = <T>(list: readonly T[], test: (one: T) => boolean): number =>
	list.filter(test).length;

/** One waiting filing, or two, of a world. */
function fileInto(world: ReturnType<typeof createWorld>, draftIds: readonly string[]): void {
	for (const [place, draftId] of draftIds.entries()) {
		const request = aRequest({ draftId }, world.endpoint);
		const text = JSON.stringify(request.payload);
		const minted = { id: `id-${place}`, key: `key-${place}`, revision: 1 };
		const rest = { text, sha256: sha256(text), contentSha256: sha256(draftId) };
		world.file(newSubmission(request, { ...minted, ...rest, now: startOfTest }));
	}
}

describe('two windows, a network and a clock', () => {
	it('that slept between asking and sending does not send what another has sent meanwhile', async () => {
		const world = createWorld('可查询');
		fileInto(world, ['20261122-7F3K']);
		const drain = async (window: 0 | 1, steps: number): Promise<void> => {
			await world.act({ type: 'drain', window });
			for (let step = 0; step < steps; step++) await world.act({ type: 'step', window });
		};
		const pass = () => world.act({ type: 'jump', by: hour });
		// Looking, taking, sending; it breaks off, so that the next attempt asks first.
		await drain(0, 3);
		await world.act({ type: 'arrive', nth: 0, fate: 'cut' });
		await world.act({ type: 'step', window: 0 });
		await pass();
		await drain(0, 3);
		await pass();
		await drain(1, 2);
		await pass();
		await drain(1, 20);
		await world.act({ type: 'arrive', nth: 0, fate: 'answered' });
		for (let step = 0; step < 20; step++) await world.act({ type: 'step', window: 0 });
		await world.act({ type: 'arrive', nth: 0, fate: 'answered' });
		assert.equal(world.receiver.stored.length, 1);
	});

	for (const dedup of ['幂等键', '可查询', '无'] as const)
		it(`file every item once in whatever order things happen (${dedup})`, async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(anyAction, { maxLength: 120 }), async (history) => {
					const world = createWorld(dedup);
					fileInto(world, ['20261122-7F3K', '20261122-M2QX']);
					const check = (): void => {
						const { stored } = world.receiver;
						for (const { key, payload } of world.submissions()) {
							assert.ok(count(stored, (one) => one.key === key) <= 1, `${key} doubled`);
							assert.ok(stored.every((one) => one.key !== key || one.body === payload));
						}
					};
					for (const action of history) {
						await world.act(action);
						check();
					}
					await world.calmDown();
					check();
					for (const { key, state, receipt } of world.submissions()) {
						const isThere = world.receiver.receipts.has(key);
						assert.ok(state === '已收' || state === '已撤', `${key} ${state}`);
						if (state === '已收') assert.ok(isThere, `${key} lost`);
						if (receipt) assert.equal(receipt.key, key);
					}
				}),
				{ numRuns: 500 },
			);
		});
});
