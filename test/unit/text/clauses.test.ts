import assert from 'node:assert/strict';
import { clauseAround, sentenceAt, sentences } from '../../../src/core/text/clauses';

const text = '强降雨过后，部分乡镇断电；抢修队到场。次日恢复。';
const at = (part: string) => {
	const from = text.indexOf(part);
	return { from, to: from + part.length };
};
const shown = (span: { from: number; to: number }): string => text.slice(span.from, span.to);

describe('clauses and sentences', () => {
	it('stand between marks, marks left out', () => {
		assert.equal(shown(clauseAround(text, at('乡镇'))), '部分乡镇断电');
		assert.equal(shown(sentenceAt(text, at('乡镇').from)), '强降雨过后，部分乡镇断电');
		assert.equal(shown(sentenceAt(text, at('恢复').from)), '次日恢复');
		assert.deepEqual(sentences(text).map(shown), [
			'强降雨过后，部分乡镇断电',
			'抢修队到场',
			'次日恢复',
		]);
	});

	it('reach only so far in a text without marks', () => {
		const long = '字'.repeat(100_000);
		const clause = clauseAround(long, { from: 50_000, to: 50_002 });
		assert.deepEqual(clause, { from: 49_800, to: 50_202 });
		assert.deepEqual(sentenceAt(long, 50_000), { from: 49_400, to: 50_600 });
		assert.deepEqual(clauseAround(long, { from: 0, to: 1 }), { from: 0, to: 201 });
		assert.deepEqual(clauseAround(long, { from: 99_999, to: 100_000 }).to, 100_000);
	});
});
