import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indicatorBefore, isAverage, nounBehind } from '../../../src/core/figures/noun';
import { quantitiesIn, type Quantity } from '../../../src/core/figures/quantity';
import { isSameDimension } from '../../../src/core/figures/unit';
import { writeLike } from '../../../src/core/figures/write-like';

function only(text: string): Quantity {
	const found = quantitiesIn(text);
	assert.equal(found.length, 1, text);
	return found[0]!;
}
const shown = (text: string): string[] => quantitiesIn(text).map((q) => text.slice(q.from, q.to));

describe('quantities', () => {
	it('have their value in base units', () => {
		const values: [string, number][] = [
			['126家', 126],
			['１２６家', 126],
			['三百二十六人', 326],
			['两万五千亩', 25000],
			['1.2万人次', 12000],
			['15.7亿元', 15.7e8],
			['3亿2000万元', 3.2e8],
			['1.5万亿元', 1.5e12],
			['1,234.5元', 1234.5],
			['20公顷', 300],
			['2平方公里', 3000],
			['3公里', 3000],
			['三成', 30],
			['百分之五', 5],
			['1.2个百分点', 1.2],
			['GDP1234.56亿元', 1234.56e8],
		];
		for (const [text, value] of values) assert.equal(only(text).low, value, text);
	});

	it('know how exactly they are written', () => {
		const slacks: [string, number][] = [
			['126家', 0],
			['1.2万家', 500],
			['15.7亿元', 0.05e8],
			['38万元', 5000],
			['8.5%', 0.05],
			['18.3公里', 50],
		];
		for (const [text, slack] of slacks) assert.equal(only(text).slack, slack, text);
	});

	it('bend as the words beside them say', () => {
		const bounds: [string, string, number, number][] = [
			['近500人', 'under', 400, 500],
			['500余人', 'over', 500, 600],
			['约500人', 'about', 400, 600],
			['500人左右', 'about', 400, 600],
			['不足500人', 'under', 0, 500],
			['500人以上', 'over', 500, Infinity],
			['逾500人', 'over', 500, Infinity],
			['几十人', 'vague', 0, Infinity],
		];
		for (const [text, bend, low, high] of bounds) {
			const q = only(text);
			assert.deepEqual([q.bend, q.lowest, q.highest], [bend, low, high], text);
			assert.deepEqual([q.from, q.to], [0, text.length], text);
		}
		assert.equal(only('节约12万元').bend, 'none');
		assert.equal(only('附近3个村').bend, 'none');
	});

	it('leave out dates, times, codes, numbers of documents and marks of order', () => {
		for (const text of [
			'2024年3月5日',
			'2024、2025年',
			'1—6月',
			'15时30分',
			'8:30',
			'国发〔2024〕5号',
			'G104',
			'第32号',
			'第十二届',
			'十四五',
			'0531-88886666',
			'12345热线',
			'（3）',
			'一季度',
			'附件1',
			'一期工程',
			'5G',
		])
			assert.deepEqual(shown(text), [], text);
	});

	it('compare what is alike only', () => {
		const unit = (text: string) => only(text).unit;
		assert.ok(isSameDimension(unit('5名'), unit('6人')));
		assert.ok(isSameDimension(unit('5万元'), unit('6亿元')));
		assert.ok(isSameDimension(unit('5亩'), unit('6公顷')));
		assert.ok(!isSameDimension(unit('5人次'), unit('6人')));
		assert.ok(!isSameDimension(unit('5%'), unit('6个百分点')));
		assert.ok(!isSameDimension(unit('5家'), unit('6户')));
	});

	it('know what is counted', () => {
		const text = '全年产值达到10.2亿元';
		assert.equal(indicatorBefore(text, only(text)), '全年产值');
		assert.equal(nounBehind('126家小微企业，', only('126家小微企业，')), '小微企业');
		assert.ok(isAverage('人均可支配收入2万元', only('人均可支配收入2万元')));
		assert.ok(isAverage('8000元/亩', only('8000元/亩')));
		assert.ok(!isAverage('投资2万元', only('投资2万元')));
	});

	it('write another value in their own notation', () => {
		const cases: [string, number, string][] = [
			['1.2万人', 13400, '1.3万'],
			['２．５万元', 28000, '２．８万'],
			['3,260户', 3360, '3,360'],
			['十二起', 13, '十三'],
			['10.20亿元', 10.7e8, '10.70亿'],
			['两千零五人', 3040, '三千零四十'],
			['20公顷', 450, '30'],
		];
		for (const [text, value, expected] of cases)
			assert.equal(writeLike(text, only(text), value), expected, text);
		assert.equal(writeLike('500余人', only('500余人'), 600), undefined);
	});

	it('lie in the text, in order, and never throw', () => {
		const piece = fc.constantFrom(
			...'0123456789.,万亿千百十一二三两几余多约近第年月日％%元人家个亩、，。（）/-:：G分之成',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const text = pieces.join('');
				for (const q of quantitiesIn(text)) {
					assert.ok(q.from >= 0 && q.from < q.to && q.to <= text.length);
					assert.ok(q.lowest <= q.highest && !Number.isNaN(q.low));
					writeLike(text, q, 12345.678);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
