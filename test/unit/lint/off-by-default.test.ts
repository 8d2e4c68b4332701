import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { defineRule } from '../../../src/core/lint/rule';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue as catalogue } from '../../../src/core/vehicle/catalogue';

describe('a rule that is off by default', () => {
	let looked = 0;
	const rule = defineRule({
		id: 'taste',
		ref: 'R99',
		title: '',
		rationale: '',
		severity: 'hint',
		offByDefault: true,
		scope: 'paragraph',
		triggers: ['甲'],
		since: '0.2.0',
		maturity: 'preview',
		examples: [{ bad: '⟦甲⟧' }],
		leaves: [],
		check: (_, hits) => {
			looked++;
			return hits.map(({ from, to }) => ({ from, to, message: '' }));
		},
	});
	const analyzer = createAnalyzer({ rules: [rule], segmenter: createIntlSegmenter() });
	const severities = (settings: Parameters<typeof analyzer.analyze>[1]['settings']) =>
		analyzer.analyze('甲乙', { catalogue, settings, form: 'body' }).findings.map((f) => f.severity);

	it('costs nothing and says nothing until a setting gives it a severity', () => {
		assert.deepEqual(severities({}), []);
		assert.equal(looked, 0);
		assert.deepEqual(severities({ rules: { taste: 'info' } }), ['info']);
		assert.deepEqual(severities({ rules: { taste: 'off' } }), []);
		assert.deepEqual(severities({}), []);
		assert.equal(looked, 1);
	});
});
