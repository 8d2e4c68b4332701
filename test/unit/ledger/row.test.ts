import assert from 'node:assert/strict';
import { ledgerGroups, ledgerRow, newerNote, openCounts } from '../../../src/core/ledger/row';
import type { OutboxEntry, Submission } from '../../../src/core/submission/entry';
import { newManualEntry, newSubmission } from '../../../src/core/submission/new-entry';
import { aPayload, aRequest, receiptFor, startOfTest } from '../../support/filing';

const minute = 60_000;
const digest = 'a'.repeat(64);

function anEntry(change: Partial<Submission> = {}): Submission {
	const minted = { id: 'e1', revision: 1, contentSha256: digest, now: startOfTest };
	const made = newSubmission(aRequest(), { ...minted, key: 'k1', text: '{}', sha256: digest });
	return { ...made, ...change };
}

const manual = newManualEntry(
	{ payload: aPayload(), file: '/a.zwxx', unit: '市政府办', date: '2026-11-20', number: '12' },
	{ id: 'm1', revision: 1, contentSha256: digest, now: startOfTest },
);

const received = anEntry({
	state: '已收',
	receipt: receiptFor('k1', '{}', 7),
	history: [{ at: startOfTest + minute, state: '已收', note: '已收。' }],
});

describe('ledgerRow', () => {
	it('says until when an entry can be withdrawn', () => {
		const row = ledgerRow(anEntry({ notBefore: startOfTest + minute }), startOfTest);
		assert.equal(row.detail, '09:01前可撤回 · 普刊信息');
		assert.deepEqual(row.actions, ['withdraw', 'sendNow', 'openDraft']);
		assert.equal(row.needsPerson, false);
	});

	it('says when it tries again', () => {
		const waiting = anEntry({ attempts: 2, retryAt: startOfTest + 5 * minute });
		assert.match(ledgerRow(waiting, startOfTest).detail, /^09:05再试/u);
		assert.match(ledgerRow(waiting, startOfTest + 6 * minute).detail, /^即将发送/u);
	});

	it('shows the receipt number', () => {
		const row = ledgerRow(received, startOfTest);
		assert.equal(row.label, `收〔2026〕1122-0007 ${row.title}`);
		assert.equal(row.detail, '11月22日 09:01 · 普刊信息');
		assert.ok(row.tooltip.includes('回执号：收〔2026〕1122-0007'));
		assert.deepEqual(row.actions, ['openDraft']);
	});

	it('says to which place where the same draft went to several', () => {
		const endpoint = {
			name: '市政府办',
			origin: 'https://other.example',
			dedup: '幂等键' as const,
		};
		const twin = anEntry({ id: 'e2', endpoint });
		const details = (...entries: OutboxEntry[]) =>
			ledgerGroups(entries, startOfTest + minute).flatMap(({ rows }) =>
				rows.map(({ detail }) => detail),
			);
		assert.deepEqual(details(received, twin), [
			'市政府办 · 即将发送 · 普刊信息',
			'市委信息科 · 11月22日 09:01 · 普刊信息',
		]);
		assert.deepEqual(details(received, { ...twin, draftId: '20261122-9H5N' }), [
			'即将发送 · 普刊信息',
			'11月22日 09:01 · 普刊信息',
		]);
	});

	it('shows what a person registered', () => {
		const row = ledgerRow(manual, startOfTest);
		assert.equal(row.group, '已登记');
		assert.equal(row.detail, '12 · 2026-11-20 · 普刊信息');
		assert.deepEqual(ledgerRow({ ...manual, state: '已撤' }, startOfTest).actions, ['openDraft']);
	});

	it('asks about an entry past its time window instead of letting it wait', () => {
		const late = anEntry({ deadline: startOfTest - 1, late: 'asked' });
		const row = ledgerRow(late, startOfTest);
		assert.equal(row.group, '超时限待确认');
		assert.deepEqual(row.actions, ['confirmLate', 'withdraw', 'openDraft']);
		assert.equal(ledgerRow({ ...late, late: 'confirmed' }, startOfTest).group, '待发');
	});

	it('says in the hover why it is stuck, and that it goes in plain text', () => {
		const row = ledgerRow(anEntry({ plaintext: true }), startOfTest, { held: '地址改过。' });
		assert.ok(row.tooltip.includes('明文传送'));
		assert.ok(row.tooltip.includes('地址改过。'));
		assert.equal(row.needsPerson, true);
	});

	it('offers no step that the state machine would refuse', () => {
		assert.deepEqual(ledgerRow(anEntry({ state: '已隔离', file: '' }), startOfTest).actions, []);
		assert.ok(ledgerRow(anEntry({ state: '待核实' }), startOfTest).actions.includes('markArrived'));
		assert.ok(ledgerRow(anEntry({ state: '被拒' }), startOfTest).actions.includes('sendNow'));
	});
});

describe('ledgerGroups', () => {
	const named = (id: string, change: Partial<Submission>): OutboxEntry =>
		anEntry({ id, ...change });

	it('puts what waits for a person first, newest first, and leaves empty groups out', () => {
		const later = [{ at: startOfTest + minute, state: '待核实', note: '不明。' }];
		const groups = ledgerGroups(
			[
				received,
				named('w', { state: '待发' }),
				named('a', { state: '待核实' }),
				named('b', { state: '待核实', history: later }),
			],
			startOfTest,
		);
		assert.deepEqual(
			groups.map(({ name, rows }) => [name, rows.map(({ id }) => id)]),
			[
				['待核实', ['b', 'a']],
				['待发', ['w']],
				['已收', ['e1']],
			],
		);
		assert.deepEqual(openCounts(groups), { waiting: 1, forPerson: 2 });
	});

	it('of nothing is nothing', () => {
		assert.deepEqual(ledgerGroups([], startOfTest), []);
	});
});

describe('newerNote', () => {
	it('counts what a newer build wrote, and is silent where there is none', () => {
		assert.equal(newerNote(2, true), '另有2条由较新版本保存，请更新扩展后查看');
		assert.equal(newerNote(1, false), '有1条由较新版本保存，请更新扩展后查看');
		assert.equal(newerNote(0, true), undefined);
	});
});
