import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPassage, type Passage } from '../../../src/core/feedback/anchor';

/** The passage as a desk describes it. */
function passageOf(text: string, from: number, to: number, context = 32): Passage {
	return {
		from,
		to,
		quote: text.slice(from, to),
		before: text.slice(Math.max(0, from - context), from),
		after: text.slice(to, to + context),
	};
}

const body =
	'云岭县在政务大厅设“一窗通办”窗口12个，群众少跑了许多路。\n截至11月20日，共办件2.3万件，平均用时缩短三成。\n下一步，将在各乡镇推开，让群众少跑许多路。';
const find = (text: string, part: string, nth = 0): Passage => {
	let from = -1;
	for (let n = 0; n <= nth; n++) from = text.indexOf(part, from + 1);
	return passageOf(text, from, from + part.length);
};
const found = (text: string, passage: Passage): string | undefined => {
	const anchor = findPassage(text, passage);
	return anchor && text.slice(anchor.from, anchor.to);
};

describe('findPassage', () => {
	it('follows a passage through text put in before it', () => {
		const text = `今年以来，${body}`;
		assert.deepEqual(findPassage(text, find(body, '共办件2.3万件')), {
			from: text.indexOf('共办件'),
			to: text.indexOf('共办件') + 8,
			how: '原文',
		});
	});

	it('of equal words takes those with the same surroundings, wherever they went', () => {
		const lines = body.split('\n');
		const turned = [lines[2], lines[1], lines[0]].join('\n');
		const anchor = findPassage(turned, find(body, '许多路', 1));
		assert.equal(anchor?.from, turned.indexOf('许多路'));
		const first = findPassage(turned, find(body, '许多路', 0));
		assert.equal(first?.from, turned.lastIndexOf('许多路'));
	});

	it('finds what was written in the place of the words', () => {
		const text = body.replace('共办件2.3万件', '累计受理和办结各类事项23461件');
		assert.equal(found(text, find(body, '共办件2.3万件')), '累计受理和办结各类事项23461件');
		assert.equal(findPassage(text, find(body, '共办件2.3万件'))?.how, '上下文');
	});

	it('finds the likest words where passage and surroundings have changed', () => {
		const text = '经核查，云岭县政务大厅设“一窗通办”窗口14个，效果好。';
		const passage = find(body, '云岭县在政务大厅设“一窗通办”窗口12个');
		const anchor = findPassage(text, passage);
		assert.equal(anchor?.how, '相近');
		assert.match(text.slice(anchor.from, anchor.to), /^云岭县政务大厅设“一窗通办”窗口1/u);
	});

	it('says that a passage is gone', () => {
		assert.equal(
			findPassage('另一篇文章，讲的是秋粮收购。', find(body, '共办件2.3万件')),
			undefined,
		);
		assert.equal(findPassage('', find(body, '共办件2.3万件')), undefined);
	});

	it('takes a word or two for proof only together with what stands around them', () => {
		const passage = passageOf(body, body.indexOf('的路') + 1, body.indexOf('的路') + 1);
		assert.equal(findPassage('的', { ...passage, quote: '的' }), undefined);
		assert.equal(found(`${body}的`, find(body, '12')), '12');
	});

	it('finds a place between words by what stands around it', () => {
		const at = body.indexOf('，共办件');
		const anchor = findPassage(`今年${body}`, passageOf(body, at, at));
		assert.deepEqual([anchor?.from, anchor?.to], [at + 2, at + 2]);
	});

	const characters = fc.string({
		unit: fc.constantFrom(...'云岭县办件，。万23件\n“窗”'),
		maxLength: 80,
	});

	it('finds an untouched passage that stands once, whatever changed around it', () => {
		fc.assert(
			fc.property(characters, characters, characters, characters, (a, b, c, d) => {
				const mark = '甲乙丙丁戊';
				const passage = passageOf(a + mark + b, a.length, a.length + mark.length);
				const anchor = findPassage(c + mark + d, passage);
				assert.deepEqual(anchor, { from: c.length, to: c.length + mark.length, how: '原文' });
			}),
		);
	});

	it('in an unchanged text finds every passage where it was', () => {
		fc.assert(
			fc.property(characters, fc.nat(), fc.nat(), (text, x, y) => {
				const [from, to] = [x % (text.length + 1), y % (text.length + 1)].sort((p, q) => p - q);
				fc.pre(from !== undefined && to !== undefined && to > from + 3);
				assert.deepEqual(findPassage(text, passageOf(text, from, to, 64)), {
					from,
					to,
					how: '原文',
				});
			}),
		);
	});

	it('stays inside the text and never throws, whatever it is given', () => {
		const any = fc.oneof(characters, fc.string({ unit: 'binary', maxLength: 60 }));
		fc.assert(
			fc.property(any, any, any, any, fc.nat(500), (text, quote, before, after, from) => {
				const passage = { from, to: from + quote.length, quote, before, after };
				const anchor = findPassage(text, passage);
				if (!anchor) return;
				assert.ok(0 <= anchor.from && anchor.from <= anchor.to && anchor.to <= text.length);
			}),
		);
	});

	it('finds a longer passage again after one character of it changed', () => {
		const words = fc.string({
			unit: fc.constantFrom(...'政务信息报送采编退回修改窗口办件群众'),
			minLength: 12,
			maxLength: 40,
		});
		fc.assert(
			fc.property(words, characters, characters, fc.nat(), (quote, before, after, nth) => {
				const at = 1 + (nth % (quote.length - 2));
				const changed = `${quote.slice(0, at)}某${quote.slice(at + 1)}`;
				const text = `${before}${changed}${after}`;
				const old = `前${quote}后`;
				const anchor = findPassage(text, passageOf(old, 1, 1 + quote.length));
				assert.ok(anchor, text);
				assert.ok(anchor.from < before.length + quote.length && anchor.to > before.length);
			}),
		);
	});
});
