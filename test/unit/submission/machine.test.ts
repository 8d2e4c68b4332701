import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outcome } from '../../../src/core/submission/classify';
import {
	parseEntry,
	serializeEntry,
	type State,
	type Submission,
} from '../../../src/core/submission/entry';
import {
	applyEvent,
	isDue,
	isLeaseOver,
	type EventType,
	type OutboxEvent,
} from '../../../src/core/submission/machine';
import { newManualEntry, newSubmission } from '../../../src/core/submission/new-entry';
import { aPayload, aRequest, receiptFor } from '../../support/filing';

const t0 = 1_000_000;
const digest = 'a'.repeat(64);
const minted = { id: 'id-1', revision: 1, contentSha256: digest, now: t0 };
const fresh = (): Submission =>
	newSubmission(aRequest(), { ...minted, key: 'key-1', text: '{}', sha256: digest });
const receipt = receiptFor('key-1', '{}', 1);
const lease = { owner: 'w1', from: t0, until: t0 + 1000 };

const inState = (state: State, change: Partial<Submission> = {}): Submission => ({
	...fresh(),
	state,
	...(state === '发送中' && { lease }),
	...(state === '已收' && { receipt }),
	...change,
});

const outcomes: readonly Outcome[] = [
	{ kind: 'receipt', receipt, message: '已收。' },
	{ kind: 'retry', mayHaveArrived: true, message: '再试。' },
	{ kind: 'login', message: '口令。' },
	{ kind: 'rejected', message: '不收。' },
	{ kind: 'ambiguous', message: '不明。' },
	{ kind: 'quarantine', message: '重复。' },
	{ kind: 'redirect', note: { status: 301, target: 'https://b.example/' }, message: '转走。' },
];

const events = (now: number): fc.Arbitrary<OutboxEvent> =>
	fc.oneof(
		fc.record({
			type: fc.constant('lease' as const),
			now: fc.constant(now),
			owner: fc.constantFrom('w1', 'w2'),
			until: fc.integer({ min: now - 1, max: now + 5000 }),
		}),
		fc.record({
			type: fc.constant('answer' as const),
			now: fc.constant(now),
			owner: fc.constantFrom('w1', 'w2'),
			outcome: fc.constantFrom(...outcomes),
			random: fc.double({ min: 0, max: 0.99, noNaN: true }),
		}),
		fc.record({
			type: fc.constant('lease-expired' as const),
			now: fc.constant(now),
			dedup: fc.constantFrom('幂等键' as const, '可查询' as const, '无' as const),
			random: fc.constant(0.5),
			ownerEnded: fc.boolean(),
		}),
		fc.constantFrom<OutboxEvent>(
			...(
				[
					'withdraw',
					'retry',
					'login-needed',
					'logged-in',
					'resend',
					'window-passed',
					'confirm-late',
				] as const
			).map((type) => ({ type, now })),
		),
		fc.record({
			type: fc.constant('confirm-received' as const),
			now: fc.constant(now),
			by: fc.constantFrom('人工' as const, '查询' as const),
			number: fc.constantFrom('', '12号'),
		}),
		fc.constant<OutboxEvent>({
			type: 'register',
			now,
			unit: '市委信息科',
			date: '2026-11-22',
			number: '1',
		}),
	);

const anyHistory = fc.array(
	fc
		.integer({ min: 0, max: 20_000 })
		.chain((later) => events(t0).map((event) => ({ event, later }))),
	{ maxLength: 40 },
);

/** Where an event leads from each state when time and owner fit; what is not named is refused. */
const table: Record<State, Partial<Record<EventType, State>>> = {
	待发: { lease: '发送中', withdraw: '已撤', retry: '待发', 'login-needed': '待登录' },
	发送中: { 'lease-expired': '待发' },
	已收: {},
	待登录: { 'logged-in': '待发', withdraw: '已撤' },
	被拒: { retry: '待发' },
	待核实: { resend: '待发', 'confirm-received': '已收', withdraw: '已撤' },
	已撤: { retry: '待发' },
	已隔离: {},
};

/** Where an answer leads the window that is sending. */
const answers: Record<Outcome['kind'], State> = {
	receipt: '已收',
	retry: '待发',
	login: '待登录',
	rejected: '被拒',
	redirect: '被拒',
	ambiguous: '待核实',
	quarantine: '已隔离',
};

const now = t0 + 2000;
const eventOf: Record<Exclude<EventType, 'answer'>, OutboxEvent> = {
	lease: { type: 'lease', now, owner: 'w1', until: now + 1000 },
	'lease-expired': { type: 'lease-expired', now, dedup: '幂等键', random: 0 },
	withdraw: { type: 'withdraw', now },
	retry: { type: 'retry', now },
	'login-needed': { type: 'login-needed', now },
	'logged-in': { type: 'logged-in', now },
	resend: { type: 'resend', now },
	'confirm-received': { type: 'confirm-received', now, by: '人工' },
	'window-passed': { type: 'window-passed', now },
	'confirm-late': { type: 'confirm-late', now },
	register: { type: 'register', now, unit: 'x', date: 'x', number: '' },
};

describe('outbox states', () => {
	for (const state of Object.keys(table) as State[]) {
		it(`defines every event in ${state}`, () => {
			for (const [name, event] of Object.entries(eventOf)) {
				const expected = table[state][name as EventType];
				const result = applyEvent(inState(state), event);
				assert.equal(result.ok ? result.entry.state : undefined, expected, name);
				if (!result.ok) assert.match(result.reason, /^[\p{Script=Han}“”，；、。]+$/u);
			}
			for (const outcome of outcomes) {
				const event = { type: 'answer' as const, now, owner: 'w1', outcome, random: 0 };
				// A receipt proves arrival in any state; everything else is only for the sender.
				const isTaken = state === '发送中' || (outcome.kind === 'receipt' && state !== '已收');
				const expected = isTaken ? answers[outcome.kind] : undefined;
				const result = applyEvent(inState(state), event);
				assert.equal(result.ok ? result.entry.state : undefined, expected, outcome.kind);
			}
		});
	}

	it('keeps key, payload and receipt through anything that happens', () => {
		fc.assert(
			fc.property(anyHistory, (happenings) => {
				let entry = fresh();
				let at = t0;
				for (const { event, later } of happenings) {
					at += later;
					const shift = event.type === 'lease' ? { until: event.until + at - t0 } : {};
					const result = applyEvent(entry, { ...event, ...shift, now: at });
					if (!result.ok) {
						assert.ok(result.reason.length > 0);
						continue;
					}
					const after = result.entry;
					assert.ok(after.kind === 'submission');
					assert.deepEqual(
						[after.key, after.payload, after.sha256, after.id, after.revision],
						['key-1', '{}', digest, 'id-1', 1],
					);
					if (entry.receipt) assert.deepEqual(after.receipt, entry.receipt);
					if (entry.receipt) assert.equal(after.state, '已收');
					assert.equal(after.state === '发送中', after.lease !== undefined);
					if (after.state === '已收') assert.ok(after.receipt ?? after.confirmed);
					assert.ok(after.attempts >= entry.attempts);
					assert.deepEqual(parseEntry(serializeEntry(after)), {
						value: JSON.parse(JSON.stringify(after)) as unknown,
					});
					entry = after;
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('lets only one window send at a time', () => {
		const taken = applyEvent(fresh(), { type: 'lease', now: t0, owner: 'w1', until: t0 + 1000 });
		assert.ok(taken.ok);
		assert.equal(
			applyEvent(taken.entry, { type: 'lease', now: t0, owner: 'w2', until: t0 + 9 }).ok,
			false,
		);
		const dedup = '幂等键' as const;
		const early = { type: 'lease-expired' as const, now: t0 + 999, dedup, random: 0 };
		assert.equal(applyEvent(taken.entry, early).ok, false);
		assert.equal(applyEvent(taken.entry, { ...early, now: t0 + 1000 }).ok, true);
		// The dead window's request may still arrive: who knows no keys must wait for the lease to end.
		const ended = { ...early, ownerEnded: true };
		assert.equal(applyEvent(taken.entry, ended).ok, true);
		assert.equal(applyEvent(taken.entry, { ...ended, dedup: '可查询' }).ok, false);
		assert.equal(applyEvent(taken.entry, { ...ended, dedup: '无' }).ok, false);
	});

	it('does not take an answer from a window that lost its lease, except a receipt', () => {
		const sending = inState('发送中', { lease: { ...lease, owner: 'w2' } });
		const from = (outcome: Outcome): OutboxEvent => ({
			type: 'answer',
			now: t0,
			owner: 'w1',
			outcome,
			random: 0,
		});
		for (const outcome of outcomes)
			assert.equal(applyEvent(sending, from(outcome)).ok, outcome.kind === 'receipt');
	});

	it('keeps what may have arrived in mind once it was sent again', () => {
		const event = { type: 'lease-expired' as const, now, dedup: '可查询' as const, random: 0 };
		const result = applyEvent(inState('发送中'), event);
		assert.ok(result.ok && result.entry.kind === 'submission');
		assert.equal(result.entry.mayHaveArrived, true);
		const past = { type: 'lease' as const, now: now + 1e6, owner: 'w', until: now };
		assert.equal(applyEvent(result.entry, past).ok, false, 'a lease that is over at once');
	});

	it('counts no attempt for a missing or wrong token', () => {
		const outcome: Outcome = { kind: 'login', message: '口令。' };
		const event = { type: 'answer' as const, now: t0, owner: 'w1', outcome, random: 0 };
		const result = applyEvent(inState('发送中', { attempts: 3 }), event);
		assert.ok(result.ok && result.entry.kind === 'submission');
		assert.equal(result.entry.attempts, 3);
	});

	it('asks a person where the other side knows no duplicates', () => {
		const event = {
			type: 'lease-expired' as const,
			now: t0 + 9999,
			dedup: '无' as const,
			random: 0,
		};
		const result = applyEvent(inState('发送中'), event);
		assert.ok(result.ok);
		assert.equal(result.entry.state, '待核实');
	});

	it('waits with 已超时限，仍要报送？ instead of going out late', () => {
		const late = inState('待发', { deadline: t0 + 10 });
		const take: OutboxEvent = { type: 'lease', now: t0 + 11, owner: 'w', until: t0 + 99 };
		assert.equal(isDue(late, t0 + 10), true);
		assert.equal(isDue(late, t0 + 11), false);
		assert.equal(applyEvent(late, take).ok, false);
		assert.equal(applyEvent(late, { type: 'retry', now: t0 + 11 }).ok, false);
		const asked = applyEvent(late, { type: 'window-passed', now: t0 + 11 });
		assert.ok(asked.ok && asked.entry.kind === 'submission');
		assert.equal(asked.entry.late, 'asked');
		assert.equal(asked.entry.history.at(-1)?.note, '已超时限，仍要报送？');
		assert.equal(applyEvent(asked.entry, { type: 'window-passed', now: t0 + 12 }).ok, false);
		const yes = applyEvent(asked.entry, { type: 'confirm-late', now: t0 + 12 });
		assert.ok(yes.ok);
		assert.equal(applyEvent(yes.entry, { ...take, now: t0 + 13 }).ok, true);
		assert.equal(applyEvent(asked.entry, { type: 'withdraw', now: t0 + 12 }).ok, true);
	});

	it('keeps to the 撤回 window, and ends it when told to send now', () => {
		const waiting = inState('待发', { notBefore: t0 + 10_000 });
		const take = { type: 'lease' as const, now: t0, owner: 'w', until: t0 + 99 };
		assert.equal(applyEvent(waiting, take).ok, false);
		const hurried = applyEvent(waiting, { type: 'retry', now: t0 });
		assert.ok(hurried.ok);
		assert.equal(applyEvent(hurried.entry, take).ok, true);
	});

	it('says so where a withdrawn text may have arrived before', () => {
		const result = applyEvent(inState('待发', { mayHaveArrived: true }), {
			type: 'withdraw',
			now: t0,
		});
		assert.ok(result.ok);
		assert.match(result.entry.history.at(-1)?.note ?? '', /可能已经到达/);
	});

	it('asks before it sends again what was taken back and may have arrived where it would be doubled', () => {
		const takenBack = (dedup: '幂等键' | '可查询' | '无', mayHaveArrived?: true) =>
			inState('已撤', {
				endpoint: { ...fresh().endpoint, dedup },
				...(mayHaveArrived && { mayHaveArrived }),
			});
		const stateAfter = (entry: Submission): string => {
			const result = applyEvent(entry, { type: 'retry', now });
			return result.ok ? result.entry.state : result.reason;
		};
		assert.equal(stateAfter(takenBack('无', true)), '待核实');
		assert.equal(stateAfter(takenBack('无')), '待发');
		assert.equal(stateAfter(takenBack('可查询', true)), '待发');
		assert.equal(stateAfter(takenBack('幂等键', true)), '待发');
	});

	it('ends a lease when the clock was set back behind its beginning', () => {
		const sending = inState('发送中');
		assert.equal(isLeaseOver(sending, t0 + 1), false);
		assert.equal(isLeaseOver(sending, t0 - 3_600_000), true);
	});

	it('does not wait for a moment of a clock that ran ahead and was set right', () => {
		const year = 365 * 86_400_000;
		const ahead = t0 + year;
		const step = { at: ahead, state: '待发', note: '连接不上。' };
		const failed = inState('待发', { retryAt: ahead + 5000, history: [step] });
		assert.equal(isDue(failed, ahead + 1000), false);
		assert.equal(isDue(failed, t0), true);
		assert.equal(applyEvent(failed, { ...eventOf.lease, now: t0 }).ok, true);
		const filed = inState('待发', { createdAt: ahead, notBefore: ahead + 10_000, history: [step] });
		assert.equal(isDue(filed, t0), true);
		// A clock that is corrected by seconds changes nothing.
		assert.equal(isDue(failed, ahead - 30_000), false);
	});

	it('tells a failure that repeats as one step with a count', () => {
		let entry = fresh();
		const apply = (event: OutboxEvent): void => {
			const result = applyEvent(entry, event);
			assert.ok(result.ok && result.entry.kind === 'submission', event.type);
			entry = result.entry;
		};
		const outcome: Outcome = { kind: 'retry', mayHaveArrived: false, message: '连接不上。' };
		for (let day = 1; day <= 50; day++) {
			const at = t0 + day * 86_400_000;
			apply({ type: 'lease', now: at, owner: 'w', until: at + 99 });
			apply({ type: 'answer', now: at + 1, owner: 'w', outcome, random: 0.5 });
		}
		assert.equal(entry.attempts, 50);
		assert.ok(entry.history.length < 5, `${entry.history.length}`);
		const last = entry.history.at(-1);
		assert.deepEqual([last?.note, last?.times], ['连接不上。', 50]);
		assert.equal(last?.lastAt, t0 + 50 * 86_400_000 + 1);
	});

	it('never sends what was registered by hand; a registration can be taken back', () => {
		const manual = newManualEntry(
			{ payload: aPayload(), file: '/a', unit: '市委信息科', date: '2026-11-22', number: '7' },
			minted,
		);
		for (const event of Object.values(eventOf))
			assert.equal(applyEvent(manual, event).ok, event.type === 'withdraw');
		const gone = applyEvent(manual, { type: 'withdraw', now });
		assert.ok(gone.ok);
		const event = eventOf.register;
		const back = applyEvent(gone.entry, event);
		assert.ok(back.ok);
		assert.equal(back.entry.state, '已登记');
	});
});

describe('stored entries', () => {
	it('are read back as they were', () => {
		assert.deepEqual(parseEntry(serializeEntry(fresh())), { value: fresh() });
	});

	it('of a newer build are left alone', () => {
		assert.deepEqual(parseEntry('{"version":2,"anything":true}'), { newer: true });
	});

	it('that are torn, foreign or contradict themselves are named, never thrown', () => {
		const broken = [
			'',
			'{"version":1',
			'[]',
			'null',
			'{"version":1}',
			serializeEntry({ ...fresh(), state: '发送中' }),
			serializeEntry({ ...fresh(), state: '已收' }),
		];
		for (const text of broken) assert.ok('problem' in parseEntry(text), text.slice(0, 30));
		fc.assert(
			fc.property(fc.string(), (text) => {
				parseEntry(text);
			}),
		);
	});
});
