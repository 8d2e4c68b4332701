import assert from 'node:assert/strict';
import { countByRule, withoutBaseline } from '../../../src/core/lint/baseline';
import type { LintFinding } from '../../../src/core/lint/engine';
import {
	everyDraft,
	fingerprint,
	ignoredIn,
	wordsMark,
	type IgnoreEntry,
} from '../../../src/core/lint/ignores';
import { withoutSilenced } from '../../../src/core/lint/silence';
import { withoutAccepted } from '../../../src/core/lint/terms';
import { parseDraft } from '../../../src/core/draft/parse';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const finding = (text: string, words: string, over: Partial<LintFinding> = {}): LintFinding => ({
	from: text.indexOf(words),
	to: text.indexOf(words) + words.length,
	message: '。',
	rule: 'some-words',
	ref: 'R22',
	title: '词语',
	severity: 'warning',
	...over,
});

describe('accepted terms', () => {
	const text = '东风座落渠边，座落在渠边。';
	const first = finding(text, '座落');
	const second = { ...first, from: text.lastIndexOf('座落'), to: text.lastIndexOf('座落') + 2 };

	it('answer findings inside their occurrences only', () => {
		assert.deepEqual(withoutAccepted([first, second], text, ['风座落']), [second]);
		assert.deepEqual(withoutAccepted([first, second], text, ['落渠']), [first, second]);
		assert.deepEqual(withoutAccepted([first, second], text, ['座落']), []);
		assert.deepEqual(withoutAccepted([first, second], text, []), [first, second]);
		const atEnds = finding('座落', '座落');
		assert.deepEqual(withoutAccepted([atEnds], '座落', ['座落']), []);
	});

	it('do not answer figures, secrecy and whatever bears on filing', () => {
		for (const over of [{ ref: 'R01' }, { ref: 'R20' }, { gate: 'confirm' }] as const) {
			const one = finding(text, '座落', over);
			assert.deepEqual(withoutAccepted([one], text, ['座落']), [one]);
		}
	});
});

describe('baseline', () => {
	const text = '甲乙丙丁';
	const three = ['甲', '乙', '丙'].map((words) => finding(text, words));
	const gate = finding(text, '丁', { gate: 'block', rule: 'gate' });

	it('hides as many as recorded, and none where there are more', () => {
		assert.deepEqual(withoutBaseline(three, { 'some-words': 3 }), []);
		assert.deepEqual(withoutBaseline(three, { 'some-words': 4 }), []);
		assert.deepEqual(withoutBaseline(three, { 'some-words': 2 }), three);
		assert.deepEqual(withoutBaseline(three, {}), three);
		assert.deepEqual(withoutBaseline(three, undefined), three);
	});

	it('neither counts nor hides what bears on filing', () => {
		assert.deepEqual(countByRule([...three, gate]), { 'some-words': 3 });
		assert.deepEqual(withoutBaseline([...three, gate], { 'some-words': 3, gate: 9 }), [gate]);
	});
});

describe('what the office ignores', () => {
	const text = '---\n稿号: 甲\n---\n有关部门到场，有关部门协助。\n';
	const one = finding(text, '有关部门');
	const two = { ...one, from: text.lastIndexOf('有关'), to: text.lastIndexOf('有关') + 4 };
	const left = (entry: IgnoreEntry) =>
		withoutSilenced([one, two], parseDraft(text).draft, {
			catalogue: defaultCatalogue,
			settings: {},
			isIgnored: (id) => ignoredIn([entry], id ?? ''),
		});
	const rule = 'some-words';

	it('holds in every draft: one place, or the words wherever they stand', () => {
		const place = { rule, draft: everyDraft, mark: fingerprint(rule, text, one) };
		assert.deepEqual(left(place), [two]);
		const words = { rule, draft: everyDraft, mark: wordsMark(rule, text, one) };
		assert.deepEqual(left(words), []);
		assert.deepEqual(left({ ...words, draft: '乙' }), [one, two]);
	});
});
