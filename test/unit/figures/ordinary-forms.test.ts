import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../../src/core/lint/engine';
import change from '../../../src/core/lint/rules/change-adds-up';
import points from '../../../src/core/lint/rules/percentage-points';
import sums from '../../../src/core/lint/rules/parts-add-up';
import times from '../../../src/core/lint/rules/times-misuse';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const analyzer = createAnalyzer({
	rules: [sums, change, points, times],
	segmenter: createIntlSegmenter(),
});
const toldIn = (text: string): readonly string[] =>
	analyzer
		.analyze(text, { catalogue: defaultCatalogue, settings: {}, form: 'body', show: 'each' })
		.findings.map(({ from, to }) => text.slice(from, to));

/** What is done to what, counted by what, and three that share it. */
const fields = [
	['改造', '小区', '个', ['河口镇', '东山镇', '南岭乡']],
	['排查', '隐患', '处', ['消防', '用电', '燃气']],
	['受理', '诉求', '件', ['咨询类', '求助类', '投诉类']],
	['走访', '企业', '家', ['制造业', '建筑业', '批发业']],
	['培训', '农民', '人次', ['江城县', '平川县', '云岭区']],
	['购置', '车辆', '辆', ['轿车', '客车', '货车']],
] as const;

type Parts = readonly [number, number, number];
type Form = (field: (typeof fields)[number], total: number, parts: Parts) => string;

/** Ordinary ways to tell a total and all its parts. */
const forms: readonly Form[] = [
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`全县共${v}${x}${t}${u}，分别为${A}${a}${u}、${B}${b}${u}、${C}${c}${u}。`,
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`今年以来，全县共${v}${x}${t}${u}，${A}${a}${u}，${B}${b}${u}，${C}${c}${u}。`,
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`全县${v}${x}${t}${u}（${A}${a}${u}、${B}${b}${u}、${C}${c}${u}），已全部完成。`,
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`${A}${v}${x}${a}${u}，${B}${b}${u}，${C}${c}${u}，加起来是${t}${u}。`,
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`${A}${v}${x}${a}${u}。${B}${v}${x}${b}${u}。${C}${v}${x}${c}${u}。三项合计${t}${u}。`,
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`全县${v}${x}${t}${u}，${A}占${a}${u}，${B}占${b}${u}，剩下的${c}${u}是${C}。`,
	([v, x, u, [A, B]], t, [a, b, c]) =>
		`全县共${v}${x}${t}${u}，其中${A}${a}${u}、${B}${b}${u}，其余${c}${u}。`,
	([v, x, u, [A, B, C]], t, [a, b, c]) =>
		`${A}、${B}、${C}分别${v}${x}${a}${u}、${b}${u}和${c}${u}，共${t}${u}。`,
];

const count = (min: number, max: number) => fc.integer({ min, max });
/** The same texts at every run: what comes near by chance must not fail one of many. */
const fixed = { seed: 20261130, numRuns: 30 };

describe('totals in ordinary forms', () => {
	const drawn = fc.record({
		field: fc.constantFrom(...fields),
		parts: fc.tuple(count(120, 499), count(120, 499), count(120, 499)),
		by: fc.constantFrom(10, -10, 20, -20, 30),
	});

	it('are silent where the parts make them and are told where they do not', () => {
		fc.assert(
			fc.property(drawn, ({ field, parts, by }) => {
				const sum = parts[0] + parts[1] + parts[2];
				const digits = (n: number): string => String(Math.floor(n / 100));
				fc.pre(digits(sum) === digits(sum + by));
				for (const form of forms) {
					assert.deepEqual(toldIn(form(field, sum, parts)), []);
					const wrong = form(field, sum + by, parts);
					assert.deepEqual(toldIn(wrong), [`${sum + by}${field[2]}`], wrong);
				}
			}),
			fixed,
		);
	});
});

const share = (part: number, whole: number): string => ((part / whole) * 100).toFixed(1);

/** Right sentences of many fields, of two numbers each. */
const sentences: readonly ((a: number, b: number) => string)[] = [
	(a, b) => `规上企业由上年的${a}家增加到${a + b}家，增长${share(b, a)}%。`,
	(a, b) => `共排查隐患${a + b}处，已整改${a}处，其余${b}处明确了责任人和完成时限。`,
	(a, b) => `走访企业${a + b + 30}家，收集问题${a}个，现场解决${a - 20}个，转办20个。`,
	(a, b) => `受理案件${a + b + 99}件，审结${a}件，调解${b}件，剩余99件正在审理。`,
	(a, b) => `城区新增停车位${a + b}个，其中公共停车场${a}个；施划路内泊位${a + 30}个。`,
	(a, b) => `一号线全长32公里，设站${a}座，其中换乘站5座；二号线全长41公里，设站${b}座。`,
	(a, b) =>
		`${a + b + 60}个行政村中，收入10万元以上的${a + 50}个，20万元以上的${b}个，50万元以上的6个。`,
	(a, b) => `上半年调解纠纷${a + b}起，下半年调解${a}起，全年调解成功率98.9%。`,
	(a, b) => `东片${a}户、西片${b}户已签约，南片39户正在协商，签约率${share(a + b, a + b + 39)}%。`,
	(a, b) => `举办培训班${a}期，每期${b}人，培训${a * b}人次。`,
	(a, b) =>
		`甲、乙两村分别流转土地${a}亩、${b}亩，共${a + b}亩，租金每亩797元。项目用地730亩，已征收511亩，剩余219亩。`,
	(a, b) => `应到会${a}人，实到${a - 7}人，请假7人。一等奖${b}名，二等奖${b + 4}名。`,
	(a, b) => `三类诉求共${a + b + 147}起，咨询${a}起，求助${b}起，投诉147起。`,
	(a, b) => `信访量${a}件，比上年同期的${a + b}件减少${b}件，下降${share(b, a + b)}%。`,
	(a, b) => `检查单位${a + b}家，责令整改${a}家，警告12家，罚款8家，没收违法所得1.2万元。`,
	(a, b) => `参加线上培训${a}人，线下培训${b}人，去重后共${a + b - 9}人。`,
];

describe('right sentences beside each other', () => {
	it('are silent', () => {
		const pair = fc.tuple(count(120, 399), count(41, 119));
		const text = fc
			.tuple(fc.shuffledSubarray([...sentences], { minLength: 2, maxLength: 5 }), pair, pair)
			.map(([all, ...pairs]) => all.map((say, i) => say(...pairs[i % 2]!)).join(''));
		fc.assert(
			fc.property(text, (said) => {
				assert.deepEqual(toldIn(said), [], said);
			}),
			{ ...fixed, numRuns: 100 },
		);
	});
});
