import assert from 'node:assert/strict';
import type { Submission } from '../../../src/core/submission/entry';
import {
	newManualEntry,
	newSubmission,
	nextRevision,
	otherFilesOf,
} from '../../../src/core/submission/new-entry';
import { scheduleOf, waitsFor } from '../../../src/core/submission/schedule';
import { aPayload, anEndpoint, aRequest } from '../../support/filing';

const t0 = 1_000_000;
const digest = 'a'.repeat(64);
let count = 0;

const entry = (change: Partial<Submission> = {}): Submission => {
	const id = `id-${++count}`;
	const minted = { id, revision: 1, contentSha256: digest, now: t0, key: id, text: '{}' };
	return { ...newSubmission(aRequest({ draftId: id }), { ...minted, sha256: digest }), ...change };
};
const lease = { owner: 'w', from: t0, until: t0 + 500 };
const ids = (entries: readonly Submission[]): readonly string[] => entries.map(({ id }) => id);

describe('what is to be done now', () => {
	it('sends in the order of filing what is due', () => {
		const late = entry({ createdAt: t0 + 2 });
		const early = entry({ createdAt: t0 + 1 });
		const hidden = [
			entry({ state: '已收' }),
			entry({ state: '待登录' }),
			entry({ notBefore: t0 + 100 }),
			entry({ retryAt: t0 + 50 }),
		];
		const schedule = scheduleOf([late, ...hidden, early], t0 + 10);
		assert.deepEqual(ids(schedule.due), [early.id, late.id]);
		assert.equal(schedule.nextAt, t0 + 50);
	});

	it('lets urgent ones go before others, in the order of filing among themselves', () => {
		const usual = entry({ createdAt: t0 });
		const second = entry({ createdAt: t0 + 3, urgent: true });
		const first = entry({ createdAt: t0 + 2, urgent: true });
		const { due } = scheduleOf([usual, second, first], t0 + 10);
		assert.deepEqual(ids(due), [first.id, second.id, usual.id]);
		assert.equal(waitsFor(first, [usual, first], t0 + 10), undefined);
	});

	it('finds abandoned and late ones, and the moment a lease ends', () => {
		const sending = entry({ state: '发送中', lease });
		const dead = entry({ state: '发送中', lease: { ...lease, until: t0 + 5 } });
		const late = entry({ deadline: t0 + 1 });
		const asked = entry({ deadline: t0 + 1, late: 'asked' });
		const schedule = scheduleOf([sending, dead, late, asked], t0 + 10);
		assert.deepEqual(ids(schedule.abandoned), [dead.id]);
		assert.deepEqual(ids(scheduleOf([sending], t0 + 10, () => true).abandoned), [sending.id]);
		assert.deepEqual(ids(schedule.late), [late.id]);
		assert.deepEqual(schedule.due, []);
		assert.equal(schedule.nextAt, t0 + 500);
	});

	it('has nothing to wait for in an empty or settled outbox', () => {
		assert.equal(scheduleOf([entry({ state: '被拒' })], t0).nextAt, undefined);
	});

	it('sends one at a time to an endpoint, and an earlier revision first', () => {
		const sending = entry({ state: '发送中', lease });
		const other = entry();
		assert.equal(waitsFor(other, [sending, other], t0)?.id, sending.id);
		assert.equal(waitsFor(other, [sending, other], t0 + 500), undefined);
		const elsewhere = entry({ endpoint: { ...other.endpoint, name: '省信息处' } });
		assert.equal(waitsFor(elsewhere, [sending, elsewhere], t0), undefined);
		const first = entry({ draftId: 'd', retryAt: t0 + 99_999 });
		const second = entry({ draftId: 'd', revision: 2 });
		assert.equal(waitsFor(second, [first, second], t0)?.id, first.id);
		assert.equal(waitsFor(first, [first, second], t0), undefined);
		const stopped = { ...first, deadline: t0 - 1, late: 'asked' as const };
		assert.equal(waitsFor(second, [stopped, second], t0), undefined);
	});
});

describe('what a new filing gets', () => {
	const endpoint = anEndpoint();
	const of = (revision: number, change: Partial<Submission> = {}) =>
		entry({ draftId: 'd', revision, ...change });

	it('counts revisions up per draft and endpoint, by what may have arrived', () => {
		assert.equal(nextRevision([], 'd', endpoint), 1);
		assert.equal(nextRevision([of(1, { state: '已收' }), of(2)], 'd', endpoint), 3);
		assert.equal(nextRevision([of(1, { state: '被拒' })], 'd', endpoint), 1);
		assert.equal(nextRevision([of(1, { state: '已撤' })], 'd', endpoint), 1);
		assert.equal(nextRevision([of(1, { state: '已撤', attempts: 1 })], 'd', endpoint), 2);
		assert.equal(nextRevision([of(1)], 'other', endpoint), 1);
		assert.equal(nextRevision([of(1)], 'd', { ...endpoint, origin: 'https://b.example' }), 1);
	});

	it('knows under which other files a 稿号 was filed, or registered', () => {
		const manual = newManualEntry(
			{ payload: aPayload({ draftId: 'd' }), file: '/c', unit: '科', date: 'x', number: '' },
			{ id: 'm', revision: 1, contentSha256: digest, now: t0 },
		);
		const entries = [
			of(1, { file: '/a' }),
			of(2, { file: '/a' }),
			of(3, { file: '/b' }),
			of(4, { file: '/gone', state: '已撤' }),
			manual,
		];
		assert.deepEqual(otherFilesOf(entries, 'd', '/b'), ['/a', '/c']);
		assert.deepEqual(otherFilesOf(entries, 'x', '/b'), []);
	});
});
