import assert from 'node:assert/strict';
import fc from 'fast-check';
import { figureAt, figuresIn, readNumber, type Figure } from '../../../src/core/text/numerals';

const cut = (text: string, span: { from: number; to: number } | undefined): string | undefined =>
	span && text.slice(span.from, span.to);

function only(text: string): Figure {
	const [figure, ...others] = figuresIn(text);
	assert.ok(figure, `no figure in ${text}`);
	assert.equal(others.length, 0, `several figures in ${text}`);
	return figure;
}

describe('readNumber', () => {
	const values: readonly (readonly [string, number | undefined])[] = [
		['126', 126],
		['１２６', 126],
		['1,200', 1200],
		['１．５', 1.5],
		['1.2万', 12000],
		['0.07亿', 7000000],
		['1亿2000万', 120000000],
		['三百二十', 320],
		['十五万', 150000],
		['两千零五', 2005],
		['二〇二六', 2026],
		['一亿三千万', 130000000],
		['百分之五', 0.05],
		['四分之三', 0.75],
		['几十', undefined],
		['七八十', undefined],
		['上千', undefined],
		['', undefined],
		['企业', undefined],
	];
	for (const [text, value] of values) {
		it(`${text || '(empty)'} is ${value}`, () => assert.equal(readNumber(text), value));
	}
});

describe('figuresIn', () => {
	it('takes number and unit', () => {
		const text = '检查企业126家';
		const figure = only(text);
		assert.equal(cut(text, figure), '126家');
		assert.equal(cut(text, figure.number), '126');
		assert.equal(cut(text, figure.unit), '家');
		assert.deepEqual([figure.kind, figure.low, figure.high], ['exact', 126, 126]);
	});
	it('keeps the mark of an inexact figure', () => {
		for (const [text, mark, value] of [
			['500余万元', '余', 5000000],
			['30多家', '多', 30],
			['3个多月', '多', 3],
			['一个多小时', '多', 1],
		] as const) {
			const figure = only(text);
			assert.equal(figure.kind, 'rough', text);
			assert.equal(cut(text, figure.rough), mark, text);
			assert.equal(figure.low, value, text);
		}
	});
	it('knows numerals that are estimates by themselves', () => {
		for (const text of ['十几天', '七八十人', '三五天', '几十人', '数十万元', '上百家']) {
			assert.deepEqual([only(text).kind, only(text).low], ['rough', undefined], text);
		}
	});
	it('reads both ends of a range; the scale of the second holds for the first', () => {
		assert.deepEqual([only('5～6万元').low, only('5～6万元').high], [50000, 60000]);
		assert.deepEqual([only('5%–6%').low, only('5%–6%').high], [5, 6]);
		assert.deepEqual([only('500元至800元').low, only('500元至800元').high], [500, 800]);
	});
	it('leaves words that begin with a numeral, and ordinals', () => {
		for (const text of ['统一部署', '万一', '第三条', '十分重视', '一些', '千方百计', '三农']) {
			assert.deepEqual(figuresIn(text), [], text);
		}
	});
	it('leaves 多 of 多数 to its word', () => {
		assert.equal(cut('500多数为老人', only('500多数为老人')), '500');
	});
	it('reads back any whole number, in either width', () => {
		fc.assert(
			fc.property(fc.nat(99_999_999), (n) => {
				const wide = String(n).replace(/\d/g, (c) => String.fromCharCode(0xff10 + Number(c)));
				assert.equal(only(`${n}家`).low, n);
				assert.equal(only(`${wide}家`).low, n);
			}),
		);
	});
	it('gives spans inside the text, in order, whatever the text', () => {
		const alphabet = fc.constantFrom(...'126０.,，一十百千万亿几数多余来～至%家个月约分之第A');
		fc.assert(
			fc.property(fc.array(alphabet, { maxLength: 30 }), (characters) => {
				const text = characters.join('');
				let at = 0;
				for (const { from, to, number } of figuresIn(text)) {
					assert.ok(from >= at && to > from && to <= text.length);
					assert.ok(number.from === from && number.to <= to);
					at = to;
				}
			}),
		);
	});
});

describe('figureAt', () => {
	it('finds the figure that begins there, with offsets of the whole text', () => {
		const text = '大概有300人到场';
		assert.equal(cut(text, figureAt(text, 3)), '300人');
		assert.equal(cut(text, figureAt(text, 3)?.unit), '人');
		assert.equal(figureAt(text, 0), undefined);
	});
});
