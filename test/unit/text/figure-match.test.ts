import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextFigure, units } from '../../../src/core/text/figure-match';

/** The same form as one expression, many times slower: what `nextFigure` must agree with. */
const arabic = String.raw`[\d０-９]+(?:,[\d０-９]{3})*(?:[.．][\d０-９]+)?`;
const scale = String.raw`(?:[十百千]?[万亿]{1,2}|千(?![克米瓦伏卡帕赫焦兆吨字])|百(?![分帕]))`;
const chinese = '[〇零一二两三四五六七八九十百千万亿几]+';
const fraction = `(?:${chinese}|[\\d０-９]+)分之(?:${arabic}|${chinese})`;
const number = `(?:${fraction}|${arabic}亿${arabic}万|${arabic}${scale}?|${chinese}|[数上][十百千万亿]+)`;
const rough = '(?:余(?![额款热粮下生力震党])|多(?![数为是于由属余])|来(?=[个名家户人天年次岁里]))';
const unit = `(?:${[...units].sort((a, b) => b.length - a.length).join('|')})`;
const unitRough =
	'(?:多(?=$|[月年天小星工时点，。；、）的])|余(?=$|[月年天小，。；、）]))(?:小时|星期|月|天)?';
const expression = new RegExp(
	`(?:(?<![\\d０-９A-Za-z.第统])|(?<=GDP))(?<low>${number})(?:(?<lowUnit>${unit})?(?<dash>[-－–—―~～至到])(?<second>${number}))?` +
		`(?<rough>${rough})?(?<scale>${scale})?(?<unit>${unit})?(?<unitRough>${unitRough})?`,
	'gu',
);

const byExpression = (text: string): string[][] =>
	[...text.matchAll(expression)].map(({ index, groups = {} }) => [
		String(index),
		...['low', 'lowUnit', 'dash', 'second', 'rough', 'scale', 'unit', 'unitRough'].map(
			(name) => groups[name] ?? '',
		),
	]);

function byMatcher(text: string): string[][] {
	const found: string[][] = [];
	for (let m = nextFigure(text, 0); m; m = nextFigure(text, m.to)) {
		const ends = [m.from, m.low, m.lowUnit, m.secondFrom, m.second, m.rough, m.scale, m.unit, m.to];
		const parts = ends.slice(1).map((end, i) => text.slice(ends[i], end));
		found.push([String(m.from), ...parts]);
	}
	return found;
}

describe('nextFigure', () => {
	const piece = fc.oneof(
		{
			arbitrary: fc.constantFrom(
				...'0123456789０５９,.．-～至到分之余多来数上几十百千万亿一二两〇',
			),
			weight: 8,
		},
		{ arbitrary: fc.constantFrom(...units), weight: 3 },
		{ arbitrary: fc.constantFrom(...'的，。第统A克数天月点额星'), weight: 3 },
		{
			arbitrary: fc.constantFrom('分之', 'GDP', '小时', ',200', '万元', '\ud800', '𠮷', '1,234.5'),
			weight: 3,
		},
	);
	const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

	it('finds what the expression finds, part by part', () => {
		fc.assert(
			fc.property(text, (t) => assert.deepEqual(byMatcher(t), byExpression(t))),
			{ numRuns: 5000 },
		);
	});

	it('reads 200,000 characters of one kind', () => {
		for (const unit of [
			'1',
			'一',
			'分之',
			'1,',
			'1.',
			'数',
			'上',
			'至',
			'1至',
			'GDP',
			'万',
			'多',
		]) {
			let count = 0;
			const t = unit.repeat(200_000 / unit.length);
			for (let m = nextFigure(t, 0); m; m = nextFigure(t, m.to)) count++;
			assert.ok(count <= t.length);
		}
	});
});
