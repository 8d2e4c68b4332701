import assert from 'node:assert/strict';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { createParagraphContext } from '../../../src/core/lint/paragraph-context';
import { rules } from '../../../src/core/lint/rules/index';
import type { Segmenter } from '../../../src/core/segment/segmenter';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

/** Cuts into words of two characters and remembers how many it was given. */
function countingSegmenter() {
	let given = 0;
	const segmenter: Segmenter = {
		kind: 'intl',
		cut(text) {
			given += text.length;
			return text.match(/.{1,2}/gsu) ?? [];
		},
	};
	return { segmenter, given: () => given };
}

const contextOf = (text: string, segmenter: Segmenter) =>
	createParagraphContext({ text, from: 0, to: text.length, index: 0, level: 0 }, 'body', segmenter);

describe('paragraph context', () => {
	it('knows the words of a clause', () => {
		const context = contextOf('昨天，部分乡镇受灾。', countingSegmenter().segmenter);
		assert.equal(context.wordAt(3), '部分');
		assert.equal(context.wordAt(5), '乡镇');
		assert.equal(context.wordAt(4), undefined);
		assert.equal(context.straddles({ from: 4, to: 6 }), true);
		assert.equal(context.straddles({ from: 3, to: 7 }), false);
	});

	it('cuts a clause once, however many places are asked about', () => {
		const { segmenter, given } = countingSegmenter();
		const context = contextOf('部分乡镇部分村庄部分路段', segmenter);
		for (const from of [0, 4, 8]) context.straddles({ from, to: from + 2 });
		assert.equal(given(), 12);
	});

	it('cuts a text without marks about once, not once for each place', () => {
		const { segmenter, given } = countingSegmenter();
		const text = '全县大部分逆变器约三成受损个别泵房停机'.repeat(5_000);
		const { failures } = createAnalyzer({ rules, segmenter }).analyze(text, {
			catalogue: defaultCatalogue,
			settings: {},
			form: 'body',
		});
		assert.deepEqual(failures, []);
		assert.ok(given() > 0);
		assert.ok(given() < 4 * text.length, `${given()} of ${text.length}`);
	});
});
