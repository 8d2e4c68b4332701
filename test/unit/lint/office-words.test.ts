import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { createOfficeWordsRule } from '../../../src/core/lint/office-words';
import { noSegmenter } from '../../../src/core/segment/none';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

function shown(words: readonly string[], text: string): readonly string[] {
	const analyzer = createAnalyzer({
		rules: [createOfficeWordsRule(words)],
		segmenter: noSegmenter,
	});
	const { findings, failures } = analyzer.analyze(text, {
		catalogue: defaultCatalogue,
		settings: {},
	});
	assert.deepEqual(failures, []);
	assert.ok(findings.every((f) => f.gate === 'confirm'));
	return findings.map((f) => text.slice(f.from, f.to));
}

describe('createOfficeWordsRule', () => {
	it('finds the words in title, body and other values', () => {
		const text = '---\n标题: 长风一号进展\n联系人: 长风一号办\n---\n长风一号完成。';
		assert.equal(shown(['长风一号'], text).length, 3);
	});
	it('does not mind spaces around words, doubles and empty lines of the list', () => {
		assert.deepEqual(shown([' 长风 ', '', '长风', '  '], '长风完成。'), ['长风']);
	});
	it('shows the longest of overlapping words', () => {
		assert.deepEqual(shown(['长风', '长风一号', '一号库'], '长风一号完成。'), ['长风一号']);
	});
	it('reports nothing where the list is empty', () => {
		assert.deepEqual(shown([], '长风一号完成。'), []);
	});
});
