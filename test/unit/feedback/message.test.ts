import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	afterAnswer,
	leaseMessage,
	messagePlan,
	parseMessage,
	waitForLogin,
	wakeMessage,
	type Message,
	type MessageOutcome,
} from '../../../src/core/feedback/message';
import { openThreads, threadOf, withdrawalOf } from '../../../src/core/feedback/thread';
import { startOfTest as now } from '../../support/filing';
import { aComment, aFate, aMessage } from './support';

const reply = (change: Partial<Message> = {}): Message =>
	aMessage({ kind: 'comment', commentId: 'c1', text: '已写明。' }, change);
const lease = { owner: 'w1', from: now, until: now + 60_000 };
const retry = { kind: 'retry', mayHaveArrived: true, message: '断网。' } as const;

describe('messagePlan', () => {
	it('sends of one item the oldest first and nothing beside it', () => {
		const later = reply({ id: 'm2', createdAt: now + 1 });
		const other = reply({ id: 'm3', itemId: 'item-2', createdAt: now + 2 });
		const ids = (messages: readonly Message[]) =>
			messagePlan(messages, now).due.map(({ id }) => id);
		assert.deepEqual(ids([later, other, reply()]), ['m1', 'm3']);
		assert.deepEqual(ids([later, reply({ state: '发送中', lease })]), []);
		assert.deepEqual(ids([later, reply({ state: '已送' })]), ['m2']);
	});

	it('says when to look again, and takes up what a window left lying', () => {
		const waiting = reply({ retryAt: now + 5000 });
		assert.deepEqual(messagePlan([waiting], now), { due: [], nextAt: now + 5000 });
		assert.deepEqual(messagePlan([waiting], now + 5000).due, [waiting]);
		const ahead = reply({ retryAt: now + 365 * 86_400_000 });
		assert.deepEqual(messagePlan([ahead], now).due, [ahead], 'planned by a clock that ran ahead');
		const left = reply({ state: '发送中', lease });
		assert.equal(messagePlan([left], now).nextAt, lease.until);
		assert.deepEqual(messagePlan([left], lease.until).due, [left]);
		assert.deepEqual(messagePlan([left], now - 120_000).due, [left], 'the clock was set back');
	});
});

describe('a message on its way', () => {
	const outcome = fc.constantFrom<MessageOutcome>(
		{ kind: 'delivered' },
		retry,
		{ kind: 'login', message: '口令不对。', note: { status: 401 } },
		{ kind: 'rejected', message: '不收。' },
		{ kind: 'ambiguous', message: '不明。' },
	);

	it('keeps its key and words, and once delivered stays delivered, whatever happens to it', () => {
		const event = fc.oneof(
			outcome.map(
				(one) => (message: Message, at: number) =>
					afterAnswer(message, one, { now: at, random: 0.5 }),
			),
			fc.constant((message: Message, at: number) => {
				return leaseMessage(message, { owner: 'w', from: at, until: at + 10 }) ?? message;
			}),
			fc.constant(waitForLogin),
			fc.constant(wakeMessage),
		);
		fc.assert(
			fc.property(fc.array(event, { maxLength: 12 }), (events) => {
				let message = reply();
				let delivered = false;
				events.forEach((apply, at) => {
					message = apply(message, now + at * 1000);
					delivered ||= message.state === '已送';
					assert.equal(delivered, message.state === '已送');
					assert.deepEqual([message.key, message.content], ['k1', reply().content]);
					assert.deepEqual(parseMessage(JSON.stringify(message)), {
						value: JSON.parse(JSON.stringify(message)) as unknown,
					});
				});
			}),
		);
	});

	it('waits longer after each failure and goes out at once when a token came', () => {
		const failed = afterAnswer(reply(), retry, { now, random: 0 });
		assert.deepEqual([failed.state, failed.problem], ['待发', '断网。']);
		assert.ok((failed.retryAt ?? 0) > now);
		const login = waitForLogin(reply());
		assert.equal(messagePlan([login], now).due.length, 0);
		assert.deepEqual(messagePlan([wakeMessage(login)], now).due.length, 1);
	});

	it('is taken by one window only', () => {
		const taken = leaseMessage(reply(), lease);
		assert.equal(taken?.state, '发送中');
		assert.equal(leaseMessage(taken, { ...lease, owner: 'w2' }), undefined);
	});
});

describe('threads', () => {
	it('show an answer at once, and once only when the desk shows it too', () => {
		const texts = (fate = aFate(), ...messages: Message[]) =>
			threadOf(fate, fate.comments[0] ?? aComment(), messages).notes.map(
				({ text, sending = '' }) => text + sending,
			);
		assert.deepEqual(texts(aFate(), reply()), ['写明窗口数。', '已写明。正在送']);
		assert.deepEqual(texts(aFate(), reply({ state: '被拒' })), [
			'写明窗口数。',
			'已写明。没有送到',
		]);
		assert.deepEqual(texts(aFate(), reply({ state: '已送' })), ['写明窗口数。', '已写明。']);
		const own = { by: '云岭县', side: '报送' as const, at: '2026-11-22', text: '已写明。' };
		const told = aFate({ comments: [aComment({ notes: [...aComment().notes, own] })] });
		assert.deepEqual(texts(told, reply({ state: '已送' })), ['写明窗口数。', '已写明。']);
	});

	it('are done by the last mark that was not refused', () => {
		const mark = (done: boolean, at: number, change: Partial<Message> = {}) =>
			aMessage({ kind: 'comment', commentId: 'c1', done }, { createdAt: now + at, ...change });
		const done = (...messages: Message[]) => threadOf(aFate(), aComment(), messages).done;
		assert.equal(done(), false);
		assert.equal(done(mark(true, 1)), true);
		assert.equal(done(mark(false, 2), mark(true, 1)), false);
		assert.equal(done(mark(true, 1), mark(false, 2, { state: '被拒' })), true);
	});

	it('are done by the mark that was set last, also where the clock was set back in between', () => {
		const mark = (done: boolean, turn: number, createdAt: number): Message => ({
			...aMessage({ kind: 'comment', commentId: 'c1', done }, { id: `m${turn}`, createdAt }),
			turn,
		});
		const now = Date.UTC(2027, 0, 1);
		const messages = [mark(true, 1, now), mark(false, 2, now - 3_600_000)];
		assert.equal(threadOf(aFate(), aComment(), messages).done, false);
	});

	it('are open again when the desk took the mark away after it', () => {
		const mark = aMessage({ kind: 'comment', commentId: 'c1', done: true }, { state: '已送' });
		const at = new Date(now + 60_000).toISOString();
		const [first] = aComment().notes;
		assert.ok(first);
		const answered = aComment({ notes: [first, { ...first, at, text: '还差一处。' }] });
		assert.equal(
			threadOf(aFate(), { ...aComment(), notes: [{ ...first, at: '昨天' }] }, [mark]).done,
			true,
		);
		assert.equal(threadOf(aFate(), answered, [mark]).done, false);
	});

	it('are those of the revision that counts, and none of what is settled', () => {
		const count = (fate: Parameters<typeof aFate>[0], filed = 1): number =>
			openThreads(aFate(fate), [], filed).length;
		assert.equal(count({}), 1);
		assert.equal(count({}, 2), 0, 'the next revision was filed');
		assert.equal(count({ revision: 2 }), 0);
		assert.equal(count({ state: '退稿' }), 0);
	});
});

describe('withdrawalOf', () => {
	const asked = (change: Partial<Message> = {}): Message =>
		aMessage({ kind: 'withdrawal', reason: '数据有误' }, change);

	it('tells how far a 撤稿 has come', () => {
		const state = (message: Message) => withdrawalOf(aFate(), 'item-1', [message])?.state;
		assert.equal(withdrawalOf(aFate(), 'item-1', [reply()]), undefined);
		assert.equal(state(asked()), '正在撤稿');
		assert.equal(state(asked({ state: '待登录' })), '正在撤稿');
		assert.equal(state(asked({ state: '已送' })), '已撤稿');
		assert.deepEqual(
			withdrawalOf(aFate(), 'item-1', [asked({ state: '被拒', problem: '已采用。' })]),
			{ state: '撤稿未成', problem: '已采用。' },
		);
	});
});
