import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../src/core/draft/parse';
import { metaValue } from '../../../src/core/draft/meta';
import {
	answerCommission,
	byUrgency,
	commissionNote,
} from '../../../src/core/feedback/answer-commission';
import { readCommissions } from '../../../src/core/feedback/read-commissions';
import { callDeadline } from '../../../src/core/lint/dates/call-deadline';
import { commissionNumberIn, type Commission } from '../../../src/core/submission/commission';
import type { Answer } from '../../../src/core/submission/exchange';
import { applyEdits } from '../../../src/core/text/edits';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { askCommissions } from '../../../src/node/ask-commissions';
import { createTransport } from '../../../src/node/transport';
import { file, startDesk, type RunningDesk } from '../../support/desk';
import {
	answerWith,
	behaviours,
	startFakeEndpoint,
	type FakeEndpoint,
} from '../../support/fake-endpoint';
import { anEndpoint, startOfTest as now } from '../../support/filing';
import { payloadFor } from './support';

const aCommission = (change: Partial<Commission> = {}): Commission => ({
	number: '约〔2026〕12号',
	title: '冬季供暖保障',
	requirements: '写清保供面积。',
	deadline: '2026-11-25T18:00:00.000+08:00',
	issuedAt: '2026-11-22T09:00:00.000+08:00',
	state: '征集中',
	answered: false,
	...change,
});

const draftOf = (...lines: readonly string[]): string =>
	`---\n稿号: 20261122-7F3K\n${lines.map((line) => `${line}\n`).join('')}标题: 甲\n报送单位: 云岭县\n---\n正文三十六字。\n`;

const answered = (text: string, commission: Commission): string => {
	const { draft } = parseDraft(text);
	return applyEdits(text, [answerCommission(draft, commission, defaultCatalogue)]).text;
};

describe('number of a commission', () => {
	it('is found in what people write, in one form', () => {
		for (const text of [
			'约〔2026〕12号',
			'约[2026]12号',
			'约（２０２６）１２号（11月25日前）',
			'約〔2026〕012号 冬季供暖',
			'市府办 约 〔 2026 〕 12 号',
		])
			assert.equal(commissionNumberIn(text), '约〔2026〕12号', text);
		for (const text of ['', '第8期', '约〔26〕12号', '〔2026〕12号', '约〔2026〕号'])
			assert.equal(commissionNumberIn(text), undefined, text);
	});
});

describe('a draft that answers a commission', () => {
	it('names number and deadline, and the vehicle where it had none', () => {
		const text = answered(draftOf('载体:'), aCommission({ vehicle: '要情' }));
		const { draft } = parseDraft(text);
		assert.equal(metaValue(draft, '约稿'), '约〔2026〕12号');
		assert.equal(metaValue(draft, '约稿时限'), '2026-11-25 18:00');
		assert.equal(metaValue(draft, '载体'), '要情信息');
		assert.deepEqual(parseDraft(text).problems, []);
		const kept = answered(
			draftOf('载体: 普刊信息', '约稿: 第7期'),
			aCommission({ vehicle: '要情' }),
		);
		assert.equal(metaValue(parseDraft(kept).draft, '载体'), '普刊信息');
		assert.equal(metaValue(parseDraft(kept).draft, '约稿'), '约〔2026〕12号');
	});

	it('is reminded of the deadline by R19, and files the number as a field of its own', () => {
		const { draft } = parseDraft(answered(draftOf('载体: 普刊信息'), aCommission()));
		const deadline = callDeadline({ draft } as Parameters<typeof callDeadline>[0], now);
		assert.equal(deadline?.time.to, Date.parse('2026-11-25T10:00:00Z'));
		assert.equal(payloadFor(draft.text).commission, '约〔2026〕12号');
	});
});

describe('commissions for a person', () => {
	it('come in the order in which they press', () => {
		const list = [
			aCommission({ number: '1', deadline: '2026-11-20T18:00+08:00' }),
			aCommission({ number: '2', deadline: '2026-11-30T18:00+08:00' }),
			aCommission({ number: '3' }),
			aCommission({ number: '4', answered: true }),
			aCommission({ number: '5', deadline: '2026-11-21T18:00+08:00' }),
		];
		assert.deepEqual(
			list.toSorted(byUrgency(now)).map(({ number }) => number),
			['3', '2', '5', '1', '4'],
		);
	});

	it('say until when, in what state, for which vehicle, and whether one has answered', () => {
		assert.equal(commissionNote(aCommission()), '11月25日 18:00截止');
		const all = aCommission({ state: '已截止', vehicle: '要情信息', answered: true });
		assert.equal(commissionNote(all), '11月25日 18:00截止 · 已截止 · 要情信息 · 已报');
		assert.equal(commissionNote(aCommission({ deadline: '月底\n前' })), '月底前截止');
	});
});

const answerOf = (body: string, truncated = false): Answer => ({
	kind: 'answer',
	status: 200,
	headers: {},
	body,
	truncated,
});

describe('readCommissions', () => {
	it('takes the good ones, without what would turn or break a line', () => {
		const list = [
			aCommission({ title: '供\u202e暖\n', requirements: '甲\n乙' }),
			{ number: 7 },
			null,
		];
		const read = readCommissions(answerOf(JSON.stringify({ commissions: list })));
		assert.deepEqual(read, {
			commissions: [aCommission({ title: '供暖', requirements: '甲 乙' })],
		});
	});

	it('survives whatever is sent', () => {
		for (const body of [
			'',
			'<html>',
			'['.repeat(500_000),
			'{"commissions":{}}',
			'{"__proto__":[]}',
		])
			assert.ok('problem' in readCommissions(answerOf(body)), body.slice(0, 20));
		assert.ok('problem' in readCommissions(answerOf('{}', true)));
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				readCommissions(answerOf(JSON.stringify({ commissions: [json] })));
			}),
		);
	});
});

describe('asking for commissions', () => {
	const transport = createTransport({ connect: 2000, idle: 300, total: 3000 });
	const deps = { transport, clock: () => now, readFile: async () => '' };
	let fake: FakeEndpoint;
	let desk: RunningDesk;
	beforeEach(async () => {
		[fake, desk] = [await startFakeEndpoint(), await startDesk({ clock: () => new Date(now) })];
	});
	afterEach(() => Promise.all([fake.close(), desk.close()]));

	it('brings back what the desk calls for, and whether the unit has answered', async () => {
		const act = { actor: '贺岚', title: '冬季供暖保障', requirements: '写清保供面积。' };
		const { number } = await desk.desk.commissions.issue({
			...act,
			deadline: '2026-11-25T18:00',
			units: 'all',
		});
		const endpoint = anEndpoint({ url: `${desk.url}/`, origin: desk.url });
		const told = (change: Partial<Commission>) => ({
			kind: 'told',
			commissions: [aCommission({ number, issuedAt: '2026-11-22T09:00:00.000+08:00', ...change })],
		});
		assert.deepEqual(await askCommissions(deps, endpoint, desk.token), told({}));
		const text = answered(draftOf('载体: 普刊信息'), aCommission({ number }));
		assert.equal((await file(desk, payloadFor(text))).status, 201);
		assert.deepEqual(await askCommissions(deps, endpoint, desk.token), told({ answered: true }));
	});

	it('is quiet where a system has none, and says in Chinese what went wrong, without the token', async () => {
		const endpoint = anEndpoint({ url: fake.url, origin: fake.origin });
		fake.next(answerWith(404, {}));
		assert.deepEqual(await askCommissions(deps, endpoint, 'tok-1'), { kind: 'silent' });
		fake.next(
			answerWith(401, { detail: 'tok-1' }),
			answerWith(302, {}, { location: 'https://b.example/?tok-1' }),
			behaviours.page,
			behaviours.huge,
			behaviours.silent,
		);
		for (let nth = 0; nth < 5; nth++) {
			const asked = await askCommissions(deps, endpoint, 'tok-1');
			assert.ok(asked.kind === 'failed');
			assert.match(asked.message, /^没有取到约稿：\p{Script=Han}.*。$/u);
			assert.doesNotMatch(asked.message, /tok-1/u);
		}
		await fake.goDown();
		const down = await askCommissions(deps, endpoint, 'tok-1');
		assert.ok(down.kind === 'failed');
		await fake.comeUp();
	});
});
