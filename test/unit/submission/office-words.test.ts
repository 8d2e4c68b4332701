import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { withOfficeWords } from '../../../src/core/lint/office-words';
import { defineRule, type Rule } from '../../../src/core/lint/rule';
import { runGate } from '../../../src/core/submission/gate';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

/** Stands for the rule of classification marks, without which the gate lets nothing pass. */
const marks = defineRule({
	id: 'marks',
	ref: 'R20',
	title: '',
	rationale: '',
	severity: 'error',
	gate: 'block',
	since: '0',
	maturity: 'stable',
	scope: 'paragraph',
	triggers: ['绝密★'],
	examples: [{ bad: '' }],
	leaves: [],
	check: (_context, hits) => hits.map(({ from, to }) => ({ from, to, message: '' })),
});

function gateOf(text: string, words: unknown, shipped: readonly Rule[] = [marks]) {
	const rules = withOfficeWords(shipped, words);
	const { draft } = parseDraft(text);
	return runGate({ rules, draft, vehicle: undefined, catalogue: defaultCatalogue });
}

describe('words of an office at the gate', () => {
	it('are no rule where the office has none, or the setting is of another form', () => {
		for (const words of [[], [' ', ''], undefined, '磐石', [1]])
			assert.deepEqual(withOfficeWords([marks], words), [marks]);
	});

	it('do not stand for the rule of classification marks', () => {
		assert.equal(gateOf('磐石镇', ['磐石行动'], []).verdict, '挡下');
	});

	it('ask for a named 保密审查 wherever a word stands', () => {
		const result = gateOf('---\n标题: 磐石行动进展\n附件: 磐石行动名单\n---\n磐石行动结束。', [
			'磐石行动',
		]);
		assert.equal(result.verdict, '确认');
		assert.equal(result.confirm.length, 3);
		assert.ok(result.confirm.every(({ needsReviewer }) => needsReviewer));
	});

	it('let other text pass', () => {
		assert.equal(gateOf('磐石镇', ['磐石行动', ' ']).verdict, '放行');
	});
});
