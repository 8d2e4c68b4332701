import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { possibleOriginals } from '../../../src/core/ledger/identity';
import { filingQuestions } from '../../../src/core/ledger/questions';
import type { Submission } from '../../../src/core/submission/entry';
import { newSubmission } from '../../../src/core/submission/new-entry';
import type { Vehicle } from '../../../src/core/vehicle/schema';
import { aRequest, startOfTest } from '../../support/filing';

const vehicle: Vehicle = {
	name: '要情信息',
	purpose: '',
	requiredKeys: ['标题', '签发'],
	windowHours: 24,
	templates: [{ name: '动态', structure: '叙事式', body: [''] }],
};
const draft = (...meta: readonly string[]) =>
	parseDraft(['---', ...meta, '---', '文'].join('\n')).draft;

describe('filingQuestions', () => {
	it('names required keys that have no value', () => {
		const found = filingQuestions(draft('标题: 甲', '签发:'), vehicle, startOfTest);
		assert.deepEqual(found, { missingKeys: ['签发'], late: false });
	});

	it('names sign-offs that the vehicle needs, each once', () => {
		const signed: Vehicle = { ...vehicle, signOffs: ['审核', '签发'] };
		const found = filingQuestions(draft('标题: 甲'), signed, startOfTest);
		assert.deepEqual(found.missingKeys, ['签发', '审核']);
		const given = draft('标题: 甲', '审核: 乙', '签发: 丙 2026-11-22 09:30 ✓7f3a91c2');
		assert.deepEqual(filingQuestions(given, signed, startOfTest).missingKeys, []);
	});

	it('asks where the time window has passed', () => {
		const asked = (when: string) =>
			filingQuestions(draft('标题: 甲', '签发人: 乙', `事发时间: ${when}`), vehicle, startOfTest);
		assert.deepEqual(asked('2026-11-19'), { missingKeys: [], late: true });
		assert.deepEqual(asked('2026-11-22 08:00'), { missingKeys: [], late: false });
	});

	it('asks nothing of the 首报 of an urgent item', () => {
		const found = filingQuestions(
			draft('事发时间: 2026-01-01'),
			{ ...vehicle, urgent: true },
			startOfTest,
		);
		assert.deepEqual(found, { missingKeys: [], late: false });
	});
});

describe('possibleOriginals', () => {
	const filed = (
		file: string,
		createdAt: number,
		change: Partial<Submission> = {},
	): Submission => ({
		...newSubmission(aRequest({}, undefined, { file }), {
			id: file.slice(1),
			revision: 1,
			contentSha256: 'a'.repeat(64),
			now: createdAt,
			key: 'k',
			text: '{}',
			sha256: 'a'.repeat(64),
		}),
		...change,
	});
	const id = '20261122-7F3K';

	it('names the file a copy was made from', () => {
		assert.deepEqual(possibleOriginals([filed('/old', 1)], id, '/new'), ['/old']);
		assert.deepEqual(possibleOriginals([filed('/old', 1)], id, '/old'), []);
		assert.deepEqual(possibleOriginals([filed('/old', 1)], '20261122-AAAA', '/new'), []);
	});

	it('does not ask again once it was filed from the new place', () => {
		const entries = [filed('/old', 1), filed('/new', 2)];
		assert.deepEqual(possibleOriginals(entries, id, '/new'), []);
		assert.deepEqual(possibleOriginals(entries, id, '/old'), ['/new']);
	});

	it('forgets what was withdrawn', () => {
		assert.deepEqual(possibleOriginals([filed('/old', 1, { state: '已撤' })], id, '/new'), []);
	});
});
