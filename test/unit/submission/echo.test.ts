import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createEchoFilter } from '../../../src/core/submission/echo';

const body =
	'石桥镇梧桐巷第七调解室三个月化解纠纷86件，群众回访满意率98.6%。\n下一步增设两个调解室。';
const filter = createEchoFilter(() => body);

describe('what an answer repeats of the text', () => {
	it('is taken out, and the rest stays', () => {
		const whole = `不合要求：${body}请改。`;
		assert.equal(filter(whole), '不合要求：……请改。');
		const json = JSON.stringify({ vehicle: '普刊信息', body });
		assert.equal(
			filter(json),
			'{"vehicle":"普刊信息","body":"……\\n下一步增设两个调解室。"}',
			'what is escaped goes by its parts, of which a short one is a quotation',
		);
	});

	it('stays where it only quotes a passage', () => {
		const quoting = '“化解纠纷86件”缺数据来源，“满意率98.6%”请核对。';
		assert.equal(filter(quoting), quoting);
	});

	it('is never longer than a quotation, wherever it stands; a foreign sentence is left alone', () => {
		const part = fc.tuple(fc.nat(body.length), fc.nat(body.length));
		fc.assert(
			fc.property(fc.string(), part, fc.string(), (before, [from, length], after) => {
				const kept = filter(before + body.slice(from, from + length) + after);
				for (let at = 0; at + 20 <= body.length; at++)
					assert.ok(!kept.includes(body.slice(at, at + 20)));
			}),
		);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme-ascii' }), (foreign) => filter(foreign) === foreign),
		);
	});
});
