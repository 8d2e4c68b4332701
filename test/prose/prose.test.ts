import assert from 'node:assert/strict';
import { createAnalyzer, type LintEnvironment } from '../../src/core/lint/engine';
import { rules } from '../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../src/core/segment/intl';
import { defaultCatalogue } from '../../src/core/vehicle/catalogue';
import { itemsOf, type ProseItem } from './items';

const isLoud = ({ severity }: { readonly severity: string }): boolean =>
	severity === 'error' || severity === 'warning';

function findingsOf({ text, form }: ProseItem, show: LintEnvironment['show'] & string) {
	const analyzer = createAnalyzer({ rules, segmenter: createIntlSegmenter() });
	const environment = { catalogue: defaultCatalogue, settings: {}, form, show };
	const { findings, failures } = analyzer.analyze(text, environment);
	assert.deepEqual(failures, []);
	return findings;
}

const shown = (text: string, at: { readonly from: number; readonly to: number; rule: string }) =>
	`${at.from} ${at.rule} ${text.slice(at.from, at.to)}`;

describe('whole items', () => {
	for (const item of itemsOf('clean')) {
		it(`nothing to warn of, and little to remark: ${item.file}`, () => {
			assert.deepEqual(item.faults, []);
			const found = findingsOf(item, 'grouped');
			assert.deepEqual(found.filter(isLoud).map((f) => shown(item.text, f)), []);
			assert.ok(found.length <= 8, found.map((f) => shown(item.text, f)).join('\n'));
		});
	}
	for (const item of itemsOf('faulty')) {
		it(`exactly the faults marked: ${item.file}`, () => {
			assert.ok(item.faults.length > 0);
			const due = item.faults.filter(({ isMissed }) => !isMissed);
			const marked = new Set(due.map((fault) => shown(item.text, fault)));
			// Remarks that are not marked are a matter of taste; what is marked must be said.
			const found = findingsOf(item, 'each').filter(
				(f) => isLoud(f) || marked.has(shown(item.text, f)),
			);
			assert.deepEqual(
				found.map((f) => shown(item.text, f)),
				due.map((fault) => shown(item.text, fault)),
			);
		});
	}
	it('covers both kinds', () => {
		assert.ok(itemsOf('clean').length >= 30);
		assert.ok(itemsOf('faulty').length >= 30);
	});
});
