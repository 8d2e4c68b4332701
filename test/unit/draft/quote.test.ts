import assert from 'node:assert/strict';
import { quote } from '../../../src/core/draft/quote';

describe('quote', () => {
	it('puts words between quotation marks', () => assert.equal(quote('要情'), '“要情”'));

	it('turns quotation marks inside into the inner ones', () => {
		assert.equal(quote('云岭县“一窗通办”'), '“云岭县‘一窗通办’”');
		assert.equal(quote('“称‘好’”'), '“‘称“好”’”');
		assert.equal(quote('所谓‘好’'), '“所谓‘好’”');
	});

	it('cuts long words by whole characters', () => {
		assert.equal(quote('𠮷'.repeat(20)), `“${'𠮷'.repeat(20)}”`);
		assert.equal(quote('𠮷'.repeat(21)), `“${'𠮷'.repeat(20)}……”`);
		assert.equal(quote('甲乙丙', 2), '“甲乙……”');
		assert.equal(quote('甲'.repeat(100_000)).length, 24);
	});
});
