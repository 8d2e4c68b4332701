import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	readChineseNumeral,
	readCount,
	writeChineseNumeral,
	writeCountLike,
} from '../../../src/core/text/chinese-numerals';

describe('Chinese numerals', () => {
	it('are read as they are written, from 0 to 99', () => {
		for (let value = 0; value <= 99; value++) {
			assert.equal(readChineseNumeral(writeChineseNumeral(value) ?? ''), value);
		}
	});

	it('have one spelling each', () => {
		const all = new Set(Array.from({ length: 100 }, (_, value) => writeChineseNumeral(value)));
		assert.equal(all.size, 100);
		assert.equal(writeChineseNumeral(10), '十');
		assert.equal(writeChineseNumeral(12), '十二');
		assert.equal(writeChineseNumeral(20), '二十');
		assert.equal(writeChineseNumeral(99), '九十九');
	});

	it('read 两, 零 and 〇', () => {
		assert.deepEqual(['两', '二', '零', '〇'].map(readChineseNumeral), [2, 2, 0, 0]);
	});

	it('refuse what is no numeral', () => {
		for (const text of [
			'',
			'一二',
			'两十',
			'二十两',
			'十〇',
			'十十',
			'百',
			'一百',
			'三五',
			'3',
			'𠀀',
		]) {
			assert.equal(readChineseNumeral(text), undefined, text);
		}
	});

	it('read anything without throwing, and only what can be written back', () => {
		const text = fc.string({ unit: fc.constantFrom(...'〇零一二两三九十百千'), maxLength: 4 });
		fc.assert(
			fc.property(fc.oneof(text, fc.string()), (t) => {
				const value = readChineseNumeral(t);
				if (value === undefined) return;
				const plain = t.replace('零', '〇').replace('两', '二').replace(/^一十/u, '十');
				assert.equal(writeChineseNumeral(value), plain);
			}),
		);
	});

	it('outside 0 to 99 are not written', () => {
		for (const value of [-1, 100, 1.5, NaN, Infinity]) {
			assert.equal(writeChineseNumeral(value), undefined);
		}
	});

	it('as counts keep the manner of what they replace', () => {
		assert.equal(writeCountLike(5, '四'), '五');
		assert.equal(writeCountLike(2, '三'), '两');
		assert.equal(writeCountLike(12, '11'), '12');
		assert.equal(writeCountLike(12, '９'), '１２');
		assert.deepEqual(['4', '０４', '十二', '两', '123', '', '四五'].map(readCount), [
			4,
			4,
			12,
			2,
			undefined,
			undefined,
			undefined,
		]);
	});
});
