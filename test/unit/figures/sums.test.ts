import assert from 'node:assert/strict';
import fc from 'fast-check';
import rule from '../../../src/core/lint/rules/parts-add-up';
import { run } from '../../rules/runner';

/** Numbers are drawn as whole units of the last place, so that sums are exact. */
interface Measure {
	readonly unit: string;
	/** Decimals as written. */
	readonly decimals: number;
}

const measures: readonly Measure[] = [
	{ unit: '家', decimals: 0 },
	{ unit: '人', decimals: 0 },
	{ unit: '处', decimals: 0 },
	{ unit: '万元', decimals: 0 },
	{ unit: '亿元', decimals: 1 },
	{ unit: '亿元', decimals: 2 },
	{ unit: '万亩', decimals: 1 },
	{ unit: '万人', decimals: 2 },
	{ unit: '公里', decimals: 1 },
	{ unit: '万吨', decimals: 2 },
];

const places = ['东山镇', '西河镇', '南岭镇', '北塘镇', '中和镇', '石桥镇', '青石镇'];
const levels = ['中央资金', '省级资金', '市级资金', '县级资金'];
const crops = ['小麦', '玉米', '大豆', '花生', '棉花', '蔬菜'];
const kindsOf = [places, levels, crops, ['一产', '二产', '三产'], ['重伤', '轻伤']];

type Write = (total: string, parts: readonly string[], names: readonly string[]) => string;
const joined = (parts: readonly string[], names: readonly string[], mark: string): string =>
	parts.map((part, i) => `${names[i]!}${part}`).join(mark);

const phrasings: readonly Write[] = [
	(total, parts, names) => `全县共完成${total}，${joined(parts, names, '、')}。`,
	(total, parts, names) => `全县共完成${total}，其中${joined(parts, names, '、')}。`,
	(total, parts, names) => `全县共完成${total}（${joined(parts, names, '、')}）。`,
	(total, parts, names) =>
		`全县共完成${total}，其中${joined(parts, names, '，增长3.9%；')}，增长5.2%。`,
	(total, parts, names) => `全县共完成${total}。其中，${joined(parts, names, '，')}。`,
	(total, parts, names) => `全县共完成${total}，${names.join('、')}分别为${parts.join('、')}。`,
	(total, parts, names) => `${joined(parts, names, '、')}，合计${total}。`,
	(total, parts, names) => `${joined(parts, names, '，')}，共计${total}。`,
	(total, parts, names) => `今年以来，受理${total}：${joined(parts, names, '、')}，进展平稳。`,
];

const statement = fc
	.record({
		measure: fc.constantFrom(...measures),
		kinds: fc.constantFrom(...kindsOf),
		write: fc.constantFrom(...phrasings),
		values: fc.array(fc.integer({ min: 1000, max: 99999 }), { minLength: 2, maxLength: 5 }),
		fullWidth: fc.boolean(),
	})
	.map(({ values, kinds, ...rest }) => ({ ...rest, kinds, values: values.slice(0, kinds.length) }));

const toFullWidth = (text: string): string =>
	text.replace(/[\d.]/gu, (c) => (c === '.' ? '．' : String.fromCharCode(0xff10 + Number(c))));

function written(value: number, { unit, decimals }: Measure, fullWidth: boolean): string {
	const number = value.toFixed(decimals);
	return (fullWidth ? toFullWidth(number) : number) + unit;
}

const show = (text: string): string[] => run(rule, text, 'body').map(({ message }) => message);

describe('sums', () => {
	it('that are right are left alone, in every unit and phrasing', () => {
		fc.assert(
			fc.property(statement, ({ measure, kinds, write, values, fullWidth }) => {
				const by = 10 ** measure.decimals;
				const parts = values.map((v) => written(v / by, measure, fullWidth));
				const total = written(values.reduce((a, b) => a + b, 0) / by, measure, fullWidth);
				assert.deepEqual(show(write(total, parts, kinds)), []);
			}),
			{ numRuns: 300 },
		);
	});

	it('whose terms were rounded one by one are left alone', () => {
		fc.assert(
			fc.property(statement, ({ measure, kinds, write, values, fullWidth }) => {
				// The true values have two places more than what is written; counts are not rounded.
				fc.pre(measure.decimals > 0 || measure.unit.startsWith('万'));
				const by = 100 * 10 ** measure.decimals;
				const parts = values.map((v) => written(Math.max(v, 100) / by, measure, fullWidth));
				const sum = values.reduce((a, b) => a + Math.max(b, 100), 0);
				assert.deepEqual(show(write(written(sum / by, measure, fullWidth), parts, kinds)), []);
			}),
			{ numRuns: 300 },
		);
	});

	it('with an approximate total are left alone where it fits', () => {
		fc.assert(
			fc.property(
				statement,
				fc.constantFrom('余', '近', '约'),
				({ kinds, write, values }, word) => {
					const sum = values.reduce((a, b) => a + b, 0);
					const low = Math.floor(sum / 100) * 100;
					const high = Math.ceil(sum / 100) * 100;
					const total = word === '余' ? `${low}余人` : `${word}${high}人`;
					assert.deepEqual(
						show(
							write(
								total,
								values.map((v) => `${v}人`),
								kinds,
							),
						),
						[],
					);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('in mixed units are right when they are right', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1000, max: 9000 }),
				fc.integer({ min: 1000, max: 9000 }),
				(a, b) => {
					const total = ((a + b) / 1e4).toFixed(4);
					const text = `总投资${total}亿元，其中省级资金${a}万元、县级资金${b}万元。`;
					assert.deepEqual(show(text), []);
				},
			),
			{ numRuns: 100 },
		);
	});

	it('whose total is less than its parts by more than rounding are reported, with the sum as fix', () => {
		fc.assert(
			fc.property(
				statement,
				fc.integer({ min: 5, max: 15 }),
				({ measure, kinds, write, values, fullWidth }, percent) => {
					const by = 10 ** measure.decimals;
					const parts = values.map((v) => written(v / by, measure, fullWidth));
					const sum = values.reduce((a, b) => a + b, 0);
					const wrong = Math.floor(sum * (1 - percent / 100));
					// A part that alone makes the total, or fewer parts that do, leave doubt.
					fc.pre(values.every((v) => v < wrong * 0.97) && isFarFromAll(values, wrong));
					const text = write(written(wrong / by, measure, fullWidth), parts, kinds);
					const found = run(rule, text, 'body');
					assert.equal(found.length, 1, text);
					const number = written(sum / by, measure, fullWidth);
					assert.equal(found[0]!.fixes?.[0]?.title, `改为“${number}”`);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('whose parts claim to be all and are less than the total are reported', () => {
		const complete = phrasings.filter((_, i) => [0, 2, 5, 6, 7, 8].includes(i));
		fc.assert(
			fc.property(
				statement,
				fc.constantFrom(...complete),
				fc.integer({ min: 5, max: 15 }),
				({ measure, kinds, values }, write, percent) => {
					const by = 10 ** measure.decimals;
					const wrong = Math.ceil(values.reduce((a, b) => a + b, 0) * (1 + percent / 100));
					const parts = values.map((v) => written(v / by, measure, false));
					const text = write(written(wrong / by, measure, false), parts, kinds);
					assert.equal(show(text).length, 1, text);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('of some of the things are left alone, however little they make', () => {
		fc.assert(
			fc.property(statement, fc.integer({ min: 115, max: 900 }), ({ kinds, values }, percent) => {
				const total = Math.ceil((values.reduce((a, b) => a + b, 0) * percent) / 100);
				const named = kinds.length > 3 ? kinds : places;
				const parts = values.slice(0, 2).map((v) => `${v}人`);
				const list = joined(parts, named, '、');
				assert.deepEqual(show(`全县共有${total}人，其中${list}。`), []);
				assert.deepEqual(show(`全县共有${total}人，其中${list}等。`), []);
				assert.deepEqual(show(`全县共有${total}人，主要有${list}。`), []);
			}),
			{ numRuns: 200 },
		);
	});

	it('of a list that has a 合计 of its own are held against it, and the list may be right', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1000, max: 9999 }), { minLength: 2, maxLength: 4 }),
				fc.integer({ min: 5, max: 15 }),
				(values, percent) => {
					const sum = values.reduce((a, b) => a + b, 0);
					const list = values.map((v, i) => `${levels[i]!}${v}万元`).join('、');
					assert.deepEqual(show(`总投资${sum}万元，其中${list}，合计${sum}万元。`), []);
					const wrong = Math.ceil(sum * (1 + percent / 100));
					fc.pre(isFarFromAll(values, wrong));
					assert.equal(show(`总投资${wrong}万元，其中${list}，合计${wrong}万元。`).length, 1);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('over places told of in paragraphs of their own are right when they are right, and only then', () => {
		const between = fc.constantFrom('\n', '\n\n', '，秩序良好。\n', '。');
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 100, max: 9999 }), { minLength: 2, maxLength: 6 }),
				fc.integer({ min: -15, max: 15 }),
				between,
				fc.boolean(),
				(values, percent, mark, isBehind) => {
					const sum = values.reduce((a, b) => a + b, 0);
					const total = Math.round(sum * (1 + percent / 100));
					const parts = values.map(
						(v, i) => `${places[i]!}转移群众${v}人，设安置点${i + 2}处${mark}`,
					);
					const said = `全县${values.length}个乡镇共转移群众${total}人。`;
					// Places in one paragraph before their total are a list by itself.
					fc.pre(!isBehind || mark !== '。');
					const text = isBehind ? `${parts.join('')}${said}` : `${said}\n${parts.join('')}`;
					assert.equal(show(text).length, total === sum ? 0 : 1, text);
					const fewer = `全县${values.length + 1}个乡镇共转移群众${total}人。\n${parts.join('')}`;
					assert.deepEqual(show(fewer), []);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('of shares that are all there is make 100, but for what each was rounded by', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 40, max: 300 }), { minLength: 2, maxLength: 3 }),
				fc.integer({ min: -100, max: 100 }),
				(tenths, off) => {
					const others = tenths.map((v, i) => `${crops[i]!}占${(v / 10).toFixed(1)}%`).join('、');
					const left = 1000 - tenths.reduce((a, b) => a + b, 0) + off;
					const text = `${others}、其他占${(left / 10).toFixed(1)}%。`;
					const n = tenths.length + 1;
					if (Math.abs(off) <= n) assert.deepEqual(show(text), []);
					if (Math.abs(off) > 2 * n) assert.equal(show(text).length, 1, text);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('are read to the end in any muddle of lists', () => {
		const piece = fc.constantFrom(
			...'其中 ； ， 、 。 （ ） 共 分别 合计 52家 70家 126家 3% 甲区 乙区 其他 1.2万 近 余 占 ∶ 结构 \n 三个乡镇 石桥镇 非'.split(
				' ',
			),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				run(rule, pieces.join(''), 'body');
			}),
			{ numRuns: 500 },
		);
	});
});

/** Some first or last parts must not happen to make the wrong total. */
function isFarFromAll(values: readonly number[], total: number): boolean {
	for (let n = 2; n < values.length; n++) {
		for (const some of [values.slice(0, n), values.slice(-n)]) {
			const sum = some.reduce((a, b) => a + b, 0);
			if (Math.abs(sum - total) <= 2 * (n + 1)) return false;
		}
	}
	return true;
}
