import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { parseMessage, type Message } from '../../../src/core/feedback/message';
import type { Exchange } from '../../../src/core/submission/exchange';
import { createMessenger, type Messenger } from '../../../src/node/feedback-sender';
import type { FeedbackStore } from '../../../src/node/feedback-store';
import type { HttpRequest } from '../../../src/node/transport';
import { createCounter, jsonAnswer, anEndpoint, startOfTest } from '../../support/filing';

/*
 * What `drain-world.test.ts` asks of filings, asked of answers to comments: two windows that share a store,
 * taken apart into steps, a network without order, a clock that jumps, windows that die.
 */

const hour = 3_600_000;
const year = 365 * 24 * hour;
const fates = ['answered', 'taken, then cut', 'cut', 'refused at the door', '503', '401'] as const;
type Fate = (typeof fates)[number];

type Action =
	| { readonly type: 'say' | 'step' | 'drain' | 'crash'; readonly window: 0 | 1 }
	| { readonly type: 'arrive'; readonly nth: number; readonly fate: Fate }
	| { readonly type: 'give up'; readonly nth: number }
	| { readonly type: 'jump'; readonly by: number }
	| { readonly type: 'token' };

const act = <T extends Action['type']>(...types: readonly T[]) => fc.constantFrom(...types);
const window = fc.constantFrom(0 as const, 1 as const);
const nth = fc.nat(3);
const anyAction: fc.Arbitrary<Action> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ type: act('step'), window }) },
	{ weight: 5, arbitrary: fc.record({ type: act('drain', 'say'), window }) },
	{ weight: 1, arbitrary: fc.record({ type: act('crash'), window }) },
	{
		weight: 4,
		arbitrary: fc.record({ type: act('arrive'), nth, fate: fc.constantFrom(...fates) }),
	},
	{ weight: 1, arbitrary: fc.record({ type: act('give up'), nth }) },
	{ weight: 1, arbitrary: fc.record({ type: act('token') }) },
	{
		weight: 2,
		arbitrary: fc.record({
			type: act('jump'),
			by: fc.constantFrom(60_000, hour, -hour, year, -year),
		}),
	},
);

interface Flying {
	readonly request: HttpRequest;
	readonly end: (exchange: Exchange) => void;
}
interface Window {
	readonly messenger: Messenger;
	readonly waiting: (() => void)[];
	isDraining: boolean;
}

const cut: Exchange = { kind: 'failure', cause: 'cut', bytesLeft: true };

function createWorld() {
	const endpoint = anEndpoint();
	const files = new Map<string, string>();
	const flying: Flying[] = [];
	/** Keys in the order in which the desk first took them, and what was said under them. */
	const taken = new Map<string, string>();
	/** In the order in which it was said. */
	const said: Message[] = [];
	const newId = createCounter('m');
	let now = startOfTest;
	let count = 0;
	let isCalm = false;

	const read = (): Message[] =>
		[...files.values()].map((text) => {
			const parsed = parseMessage(text);
			assert.ok('value' in parsed, text);
			return parsed.value;
		});

	function take({ key = '', body }: HttpRequest): Exchange {
		const text = String(body);
		assert.equal(taken.get(key) ?? text, text, 'a key never carries other words');
		taken.set(key, text);
		return jsonAnswer(200, {});
	}

	function open(): Window {
		const waiting: (() => void)[] = [];
		const step = (): Promise<void> =>
			isCalm ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
		const store: FeedbackStore<Message> = {
			dir: '',
			async list() {
				await step();
				return { values: read(), corrupt: [] };
			},
			async update(id, change) {
				await step();
				const before = read().find((one) => one.id === id);
				const after = change(before);
				if (after) files.set(id, JSON.stringify(after));
				return after ?? before;
			},
		};
		const messenger = createMessenger({
			store,
			transport: {
				async exchange(request) {
					await step();
					if (isCalm) return take(request);
					return new Promise((end) => flying.push({ request, end }));
				},
			},
			clock: () => now,
			random: () => 0.5,
			owner: newId(),
			leaseMs: 150_000,
			newId,
			newKey: createCounter(`key-${newId()}`),
			endpoints: () => [endpoint],
			tokenFor: async () => 'secret',
			readFile: () => assert.fail(),
			online: () => true,
		});
		return { messenger, waiting, isDraining: false };
	}

	let windows = [open(), open()] as const;
	const pick = (place: number): Flying | undefined =>
		flying.length === 0 ? undefined : flying[place % flying.length];

	function arrive(one: Flying, fate: Fate): void {
		flying.splice(flying.indexOf(one), 1);
		if (fate === 'answered') return one.end(take(one.request));
		if (fate === 'taken, then cut') take(one.request);
		if (fate === 'refused at the door')
			return one.end({ kind: 'failure', cause: 'connect', bytesLeft: false });
		if (fate === '503' || fate === '401') return one.end(jsonAnswer(Number(fate), {}));
		one.end(cut);
	}

	/** A person says the next thing; nothing else happens until it is stored. */
	async function say({ messenger, waiting }: Window): Promise<void> {
		const left = waiting.splice(0);
		const content = { kind: 'comment', commentId: 'c1', text: `第${++count}句` } as const;
		const stored = messenger.enqueue({
			endpoint,
			itemId: 'item-1',
			draftId: '20261122-7F3K',
			content,
		});
		let isStored = false;
		void stored.then(() => (isStored = true));
		while (!isStored) {
			await turn();
			waiting.shift()?.();
		}
		said.push(await stored);
		waiting.unshift(...left);
	}

	async function play(action: Action): Promise<void> {
		switch (action.type) {
			case 'say':
				return say(windows[action.window]);
			case 'step':
				return windows[action.window].waiting.shift()?.();
			case 'drain': {
				const one = windows[action.window];
				if (one.isDraining) return;
				one.isDraining = true;
				void one.messenger.drain().then(({ errors }) => {
					assert.deepEqual(errors, []);
					one.isDraining = false;
				});
				return;
			}
			case 'crash':
				windows = action.window === 0 ? [open(), windows[1]] : [windows[0], open()];
				return;
			case 'arrive': {
				const one = pick(action.nth);
				return one && arrive(one, action.fate);
			}
			case 'give up':
				return pick(action.nth)?.end({ kind: 'failure', cause: 'timeout', bytesLeft: true });
			case 'jump':
				now += action.by;
				return;
			case 'token':
				for (const [id, text] of files) {
					const message = JSON.parse(text) as Message;
					if (message.state === '待登录')
						files.set(id, JSON.stringify({ ...message, state: '待发' }));
				}
		}
	}

	return {
		said,
		taken,
		read,
		async act(action: Action): Promise<void> {
			await play(action);
			await turn();
		},
		async calmDown(): Promise<void> {
			for (const one of [...flying]) arrive(one, 'taken, then cut');
			isCalm = true;
			for (let round = 0; round < 4; round++) {
				now += 3 * hour;
				const { messenger } = open();
				await messenger.loggedIn(endpoint.origin);
				await messenger.drain();
			}
		},
	};
}

describe('answers to comments, two windows, a network and a clock', () => {
	it('arrive once each, in the order in which they were said', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyAction, { maxLength: 100 }), async (history) => {
				const world = createWorld();
				for (const action of history) await world.act(action);
				await world.calmDown();
				assert.deepEqual(
					world.read().map(({ state }) => state),
					world.said.map(() => '已送'),
				);
				assert.deepEqual(
					[...world.taken.keys()],
					world.said.map(({ key }) => key),
				);
			}),
			{ numRuns: 400 },
		);
	});
});
