import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/edits';

describe('applyEdits', () => {
	it('replaces, inserts and deletes by offsets of the original', () => {
		const edits = [
			{ from: 4, to: 5, text: '' },
			{ from: 0, to: 2, text: '截至' },
			{ from: 5, to: 5, text: '。' },
		];
		assert.equal(applyEdits('截止6月底', edits).text, '截至6月。');
	});

	it('leaves out the later of two edits that overlap', () => {
		const edits = [
			{ from: 0, to: 3, text: 'x' },
			{ from: 2, to: 4, text: 'y' },
		];
		const { text, applied } = applyEdits('abcd', edits);
		assert.equal(text, 'xd');
		assert.equal(applied.length, 1);
	});

	it('keeps the length equation and every untouched character, for any edits', () => {
		const edit = fc
			.tuple(fc.nat(30), fc.nat(30), fc.string({ maxLength: 3 }))
			.map(([a, b, text]) => ({ from: Math.min(a, b), to: Math.max(a, b), text }));
		fc.assert(
			fc.property(fc.string({ maxLength: 25 }), fc.array(edit, { maxLength: 8 }), (text, edits) => {
				const result = applyEdits(text, edits);
				const grown = result.applied.reduce((n, e) => n + e.text.length - (e.to - e.from), 0);
				assert.equal(result.text.length, text.length + grown);
			}),
		);
	});
});
