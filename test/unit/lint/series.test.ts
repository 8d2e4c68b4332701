import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBody } from '../../../src/core/draft/parse';
import { ordinalTriggers, readMarks } from '../../../src/core/lint/lists/ordinal-marks';
import { createParagraphContext } from '../../../src/core/lint/paragraph-context';
import { defineRule, type Collected } from '../../../src/core/lint/rule';
import { createScanner } from '../../../src/core/lint/scanner';
import { readSeries, type HasMarks } from '../../../src/core/lint/lists/series';
import { noSegmenter } from '../../../src/core/segment/none';
import { writeChineseNumeral } from '../../../src/core/text/chinese-numerals';

const marksIn = (text: string) => {
	const paragraph = { from: 0, to: text.length, text, index: 0, level: 0 } as const;
	return readMarks(createParagraphContext(paragraph, 'body', noSegmenter));
};

const sure = (text: string) =>
	marksIn(text)
		.filter((mark) => mark.sure)
		.map((mark) => `${mark.form}${mark.n}`);

const read = (text: string) => {
	const { paragraphs } = parseBody(text);
	return readSeries(
		paragraphs.map((paragraph) => {
			const marks = readMarks(createParagraphContext(paragraph, 'body', noSegmenter));
			const own: Collected<HasMarks> = {
				paragraph,
				place: 'body',
				items: [{ marks }],
				once: (make) => make(own),
			};
			return own;
		}),
		paragraphs,
	);
};

const shown = (text: string) =>
	read(text).series.map(
		(s) =>
			`${s.form}${s.marks.map((mark) => mark.n).join('')}${s.closing ? '+' : ''}${s.isPlain ? '' : '?'}`,
	);

describe('ordinal marks', () => {
	it('are read in each of their forms', () => {
		assert.deepEqual(
			sure('一是甲，二要乙；第三，丙。其四，丁。首先，戊。其次己。再次，庚。最后，辛。'),
			['是1', '要2', '第3', '其4', '先1', '先2', '先3', '先0'],
		);
		assert.deepEqual(sure('（一）甲；（二）乙；(3)丙；④丁；5.戊'), [
			'（一）1',
			'（一）2',
			'（1）3',
			'①4',
			'1.5',
		]);
		assert.deepEqual(['十一、甲', '（十二）乙', '１３．丙', '（14）丁'].flatMap(sure), [
			'一、11',
			'（一）12',
			'1.13',
			'（1）14',
		]);
	});

	it('are doubtful where the words may be something else', () => {
		for (const text of [
			'一是一，二是二',
			'周三是休息日',
			'百分之三是新增',
			'第一书记',
			'第一、第二产业',
			'一、二级公路',
			'要求三要素齐全，三要素保障',
			'再次召开会议，最后一批',
			'1.5亿元，2.3亿元',
			'依照第（一）、（三）项',
			'“一是甲，二是乙”',
			'《一是甲》',
			'三是否到位',
		]) {
			assert.deepEqual(sure(text), [], text);
		}
	});

	it('know their numeral and whether they open the paragraph', () => {
		const [first, second] = marksIn('　　（十一）甲；第二，乙');
		assert.deepEqual(
			[first?.from, first?.to, first?.numeral, first?.opensParagraph],
			[2, 6, { from: 3, to: 5 }, true],
		);
		assert.deepEqual(
			[second?.from, second?.to, second?.numeral, second?.opensParagraph],
			[8, 11, { from: 9, to: 10 }, false],
		);
	});

	const piece = fc.constantFrom(
		...'一二三十是要、，。；：（）“”《》第其12.．①② 　\n',
		'首先',
		'其次',
		'最后',
		'甲',
		'\ud800',
	);

	it('lie inside the text in order, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: piece, maxLength: 60 }), (text) => {
				let last = 0;
				for (const { from, to, numeral, n } of marksIn(text)) {
					assert.ok(from < to && to <= text.length && n >= 0);
					assert.ok(numeral.from >= from && numeral.to <= text.length);
					assert.ok(numeral.from >= last, 'in text order');
					last = numeral.to;
				}
			}),
		);
	});

	it('are never found without a trigger', () => {
		const rule = defineRule({
			id: 'x',
			ref: 'R00',
			title: '',
			rationale: '',
			severity: 'info',
			scope: 'paragraph',
			triggers: ordinalTriggers,
			since: '0',
			maturity: 'preview',
			examples: [{ bad: '' }],
			leaves: [],
			check: () => [],
		});
		const scanner = createScanner([rule]);
		fc.assert(
			fc.property(fc.string({ unit: piece, maxLength: 30 }), (text) => {
				if (marksIn(text).some((mark) => mark.sure)) assert.equal(scanner.scan(text).length, 1);
			}),
		);
	});
});

describe('series', () => {
	it('are taken apart by what they go on with', () => {
		assert.deepEqual(shown('一是甲，二是乙，三是丙。'), ['是123']);
		assert.deepEqual(shown('一是甲。一是乙，二是丙。二是丁。'), ['是12?', '是12?']);
		assert.deepEqual(shown('一是甲：第一，子；第二，丑。二是乙。'), ['是12?', '第12']);
		assert.deepEqual(shown('首先，甲；其次，乙；最后，丙。'), ['先12+']);
		assert.deepEqual(shown('一是甲；二要乙；三是丙。'), ['是123']);
	});

	it('end at a heading', () => {
		assert.deepEqual(shown('（一）甲。一是子，二是丑。\n（二）乙。一是寅，二是卯。'), [
			'（一）12',
			'是12',
			'是12',
		]);
		assert.deepEqual(shown('一、甲\n1.子\n2.丑\n二、乙\n1.寅'), ['一、12', '1.12', '1.1']);
	});

	it('say what is irregular', () => {
		const kinds = (text: string) =>
			read(text).irregularities.map(({ kind, at }) => `${kind} ${at.form}${at.n}`);
		assert.deepEqual(kinds('一是甲，三是丙。'), ['gap 是3']);
		assert.deepEqual(kinds('一是甲，二是乙，二是丙。'), ['repeat 是2']);
		assert.deepEqual(kinds('一是甲，一是乙，三是丙。'), ['repeat 是1']);
		assert.deepEqual(kinds('县里抓进度。二是乙。'), ['start 是2']);
		assert.deepEqual(kinds('首先，甲。二是乙。'), ['mixed 是2']);
		assert.deepEqual(kinds('一、甲\n三、丙'), ['gap 一、3']);
		assert.deepEqual(kinds('（一）甲\n（二）乙\n（二）丙\n（四）丁\n（五）戊'), ['repeat （一）2']);
		assert.deepEqual(kinds('第一条 甲\n第二条 乙\n（一）子\n第四条 丁'), ['gap 条4']);
		assert.deepEqual(kinds('第三条 甲\n第五条 乙\n第九条 丙'), []);
	});

	const forms: readonly ((n: number) => string)[] = [
		(n) => `${writeChineseNumeral(n)}是`,
		(n) => `${writeChineseNumeral(n)}要`,
		(n) => `第${writeChineseNumeral(n)}，`,
		(n) => `其${writeChineseNumeral(n)}，`,
	];
	const form = fc.constantFrom(...forms);
	const length = fc.integer({ min: 2, max: 20 });
	const glue = fc.constantFrom('抓好落实；', '抓好落实。', '推进整改，', '强化督导。\n');

	it('without a fault have no irregularity, and are plain', () => {
		fc.assert(
			fc.property(form, length, glue, (mark, size, end) => {
				const text = Array.from({ length: size }, (_, i) => mark(i + 1) + end).join('');
				const { series, irregularities } = read(text);
				assert.deepEqual(irregularities, []);
				assert.deepEqual(
					series.map((s) => [s.marks.length, s.isPlain]),
					[[size, true]],
				);
			}),
		);
	});

	it('with one place left out in the middle have exactly one', () => {
		fc.assert(
			fc.property(form, length, glue, fc.nat(), (mark, size, end, at) => {
				const left = 2 + (at % size);
				const numbers = Array.from({ length: size + 1 }, (_, i) => i + 1).filter((n) => n !== left);
				const { irregularities } = read(numbers.map((n) => mark(n) + end).join(''));
				const expected = left <= size ? [['gap', left + 1]] : [];
				assert.deepEqual(
					irregularities.map(({ kind, at: where }) => [kind, where.n]),
					expected,
				);
			}),
		);
	});

	it('take linear time also where nothing fits together', () => {
		const count = (text: string) => read(text).series.length;
		assert.ok(count('一是甲。'.repeat(20_000)) > 0);
		assert.ok(count('二是甲。'.repeat(20_000)) > 0);
		assert.ok(count('一是甲。二是乙。三是丙。一是丁。'.repeat(5_000)) > 0);
		assert.ok(count('1.甲\n'.repeat(20_000)) > 0);
		assert.ok(count('第三条 甲\n'.repeat(20_000)) > 0);
	});
});
