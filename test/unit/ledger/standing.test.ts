import assert from 'node:assert/strict';
import {
	filterChoices,
	filterGroups,
	filterOf,
	filterText,
	noFilter,
} from '../../../src/core/ledger/filter';
import { ledgerGroups, openCounts } from '../../../src/core/ledger/row';
import { createStandings, type Feedback } from '../../../src/core/ledger/standing';
import { storyPage } from '../../../src/core/ledger/story';
import type { Fate } from '../../../src/core/feedback/fate';
import type { Message } from '../../../src/core/feedback/message';
import type { OutboxEntry, Submission } from '../../../src/core/submission/entry';
import { newSubmission } from '../../../src/core/submission/new-entry';
import { aPayload, aRequest, receiptFor, startOfTest } from '../../support/filing';
import { aChange, aComment, aFate, aMessage, someFates } from '../feedback/support';

const digest = 'a'.repeat(64);

/** A filing that arrived; item-1 is the item of its draft. */
function filed(id: string, change: Partial<Submission> = {}): Submission {
	const minted = { id, revision: 1, contentSha256: digest, now: startOfTest };
	const text = JSON.stringify(aPayload());
	const made = newSubmission(aRequest(), { ...minted, key: `k-${id}`, text, sha256: digest });
	return { ...made, state: '已收', receipt: receiptFor('k', '{}', 1), ...change };
}

const feedback = (fates: readonly Fate[], messages: readonly Message[] = []): Feedback => ({
	fates: [someFates(...fates)],
	messages,
	answers: () => true,
});

const groupsOf = (entries: readonly OutboxEntry[], back: Feedback) =>
	ledgerGroups(entries, startOfTest, new Map(), back);

const namesOf = (entries: readonly OutboxEntry[], back: Feedback): readonly string[] =>
	groupsOf(entries, back).map(({ name, rows }) => `${name} ${rows.map(({ id }) => id).join(' ')}`);

const inState = (state: string, change: Partial<Fate> = {}): Fate => aFate({ state, ...change });

describe('the ledger after filing', () => {
	it('groups by the state of the desk, 退回 before everything else', () => {
		assert.deepEqual(namesOf([filed('a')], feedback([inState('待采编')])), ['已收 a']);
		assert.deepEqual(namesOf([filed('a')], feedback([inState('采编中')])), ['采编中 a']);
		const refused = filed('b', { state: '待核实', draftId: 'other' });
		const groups = groupsOf([refused, filed('a')], feedback([inState('退回')]));
		assert.deepEqual(
			groups.map(({ name }) => name),
			['退回', '待核实'],
		);
		assert.equal(openCounts(groups).forPerson, 2);
		assert.deepEqual(groups[0]?.rows[0]?.actions, [
			'resubmit',
			'compareFiled',
			'withdrawItem',
			'openDraft',
		]);
	});

	it('shows a state that nobody knew as text, and never as one of its own', () => {
		assert.deepEqual(namesOf([filed('a')], feedback([inState('会商中')])), ['会商中 a']);
		assert.deepEqual(namesOf([filed('a')], feedback([inState('__proto__')])), ['__proto__ a']);
		const posing = groupsOf([filed('a')], feedback([inState('待核实')]));
		assert.equal(posing[0]?.name, '收稿单位：待核实');
		assert.deepEqual(posing[0].rows[0]?.actions, ['withdrawItem', 'openDraft']);
		assert.equal(openCounts(posing).forPerson, 0);
	});

	it('lets the returned revision rest once the next was filed, and not where that was refused', () => {
		const next = filed('b', { revision: 2, state: '待发', receipt: undefined });
		const back = feedback([inState('退回')]);
		assert.deepEqual(namesOf([filed('a'), next], back), ['待发 b', '已改报 a']);
		assert.deepEqual(namesOf([filed('a'), { ...next, state: '被拒' }], back), ['退回 a', '被拒 b']);
	});

	it('gives each revision its own state', () => {
		const [first] = aFate().steps;
		assert.ok(first);
		const fate = aFate({
			state: '已采用',
			revision: 2,
			steps: [first, { ...first, cursor: '2', revision: 2, state: '已采用' }],
		});
		const entries = [filed('a'), filed('b', { revision: 2 })];
		const standing = createStandings(entries, feedback([fate]));
		assert.deepEqual(
			entries.map((entry) => standing(entry)?.state),
			['退回', '已采用'],
		);
	});

	it('tells how far a 撤稿 is and offers it only where it can be', () => {
		const asked = aMessage({ kind: 'withdrawal', reason: '数据有误' });
		const row = (state: string, ...messages: Message[]) =>
			groupsOf([filed('a')], feedback([inState(state)], messages))[0]?.rows[0];
		assert.match(row('采编中', asked)?.detail ?? '', /^正在撤稿/u);
		assert.ok(!row('采编中', asked)?.actions.includes('withdrawItem'));
		const refused = row('采编中', { ...asked, state: '被拒', problem: '已经采用。' });
		assert.ok(refused);
		assert.ok(refused.tooltip.includes('撤稿未成：已经采用。'));
		assert.ok(refused.actions.includes('withdrawItem'));
		assert.equal(row('采编中', { ...asked, state: '已送' })?.group, '已撤');
		assert.deepEqual(row('退稿')?.actions, ['openDraft']);
		const foreign = { ...feedback([]), answers: () => false };
		assert.deepEqual(groupsOf([filed('a')], foreign)[0]?.rows[0]?.actions, ['openDraft']);
	});
});

describe('filter of the ledger', () => {
	const entries = [
		filed('a'),
		filed('b', { draftId: 'd2', vehicle: '要情信息', receipt: undefined, state: '待发' }),
		filed('c', {
			draftId: 'd3',
			vehicle: '要情信息',
			createdAt: Date.UTC(2026, 8, 30, 17),
			receipt: undefined,
			state: '被拒',
		}),
	];
	const groups = groupsOf(entries, feedback([inState('退回')]));

	it('offers what there is, with how often, months of Beijing', () => {
		assert.deepEqual(
			filterChoices(groups).map(({ label, count }) => `${label} ${count}`),
			['退回 1', '被拒 1', '待发 1', '要情信息 2', '普刊信息 1', '2026年11月 2', '2026年10月 1'],
		);
	});

	it('shows what passes all kinds, and says so', () => {
		const chosen = filterChoices(groups).filter(({ label }) =>
			['要情信息', '2026年10月'].includes(label),
		);
		const filter = filterOf(chosen);
		const shown = filterGroups(groups, filter);
		assert.deepEqual(
			shown.flatMap(({ rows }) => rows.map(({ id }) => id)),
			['c'],
		);
		assert.equal(filterText(filter, 1), '只看：要情信息；2026年10月（1条）');
		assert.deepEqual(filterGroups(groups, noFilter), groups);
	});
});

describe('storyPage of what came back', () => {
	it('is one timeline of both sides, with reason, comments and adoption', () => {
		const adoption = {
			vehicle: '要情',
			issue: '第36期',
			date: '2026-11-25',
			points: 2,
			title: '甲',
			body: '乙',
		};
		const [first] = aFate().steps;
		assert.ok(first);
		const fate = aFate({
			state: '已采用',
			adoption,
			comments: [aComment()],
			steps: [
				{
					...first,
					state: '退回',
					code: '缺数据',
					reason: '补数',
					at: '2026-11-22T09:05:00+08:00',
				},
				{ ...first, cursor: '2', state: '会商中', at: '不知何时' },
				{ ...first, cursor: '3', state: '已采用', at: '2026-11-22T10:00:00+08:00' },
			],
		});
		const entry = filed('a', {
			history: [
				{ at: startOfTest, state: '待发', note: '已入待发箱。' },
				{ at: startOfTest + 1_800_000, state: '已收', note: '经核实已收到。' },
			],
		});
		const standing = createStandings([entry], feedback([fate]))(entry);
		const page = storyPage(entry, { standing });
		const section = (heading: string) =>
			page.sections.find((one) => one.heading === heading)?.fields;
		assert.deepEqual(
			section('经过')?.map(([, text]) => text),
			[
				'已入待发箱。',
				'收稿单位：退回。缺数据：补数',
				'收稿单位：会商中',
				'经核实已收到。',
				'收稿单位：已采用',
			],
		);
		assert.deepEqual(section('采用'), [
			['载体', '要情'],
			['期号', '第36期'],
			['日期', '2026-11-25'],
			['积分', '2'],
		]);
		assert.deepEqual(section('修改意见'), [['“一窗通办”', '周编辑：写明窗口数。']]);
	});

	it('says why an item was refused', () => {
		const { cursor, at, previous, revision } = aChange();
		const step = {
			cursor,
			at,
			previous,
			revision,
			state: '退稿',
			code: '已有同类',
			reason: '已刊发。',
		};
		const entry = filed('a');
		const standing = createStandings(
			[entry],
			feedback([aFate({ state: '退稿', steps: [step] })]),
		)(entry);
		const refusal = storyPage(entry, { standing }).sections.find(
			({ heading }) => heading === '退稿',
		);
		assert.deepEqual(refusal?.fields, [
			['原因', '已有同类'],
			['说明', '已刊发。'],
		]);
	});
});
