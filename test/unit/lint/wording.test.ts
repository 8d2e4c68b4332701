import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../../src/core/lint/engine';
import confusableWords from '../../../src/core/lint/rules/confusable-words';
import noDoubleApproximation from '../../../src/core/lint/rules/no-double-approximation';
import noVagueQuantity from '../../../src/core/lint/rules/no-vague-quantity';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const analyzer = createAnalyzer({
	rules: [confusableWords, noDoubleApproximation, noVagueQuantity],
	segmenter: createIntlSegmenter(),
});

const told = (text: string): readonly string[] =>
	analyzer
		.analyze(text, { catalogue: defaultCatalogue, settings: {}, form: 'body', show: 'each' })
		.findings.map(({ from, to }) => text.slice(from, to));

const things = fc.constantFrom(
	['台', '抽水机'],
	['艘', '渔船'],
	['栋', '居民楼'],
	['座', '危桥'],
	['所', '农村学校'],
	['盏', '路灯'],
	['支', '救援队'],
	['头', '生猪'],
	['株', '行道树'],
	['家', '超市'],
	['户', '养殖户'],
	['名', '网格员'],
);
const frames = fc.constantFrom(
	(what: string) => `${what}在这次强降雨中受损。`,
	(what: string) => `截至8月底，共排查${what}。`,
	(what: string) => `由于${what}无人管护，问题反复出现。`,
	(what: string) => `县里将${what}纳入重点监管。`,
);

describe('wording, over words and frames', () => {
	it('finds 多, 几 and 好几 before any measure word, and no number there', () => {
		fc.assert(
			fc.property(
				things,
				frames,
				fc.constantFrom('多', '几', '好几'),
				fc.integer({ min: 2, max: 999 }),
				([measure, noun], frame, lead, n) => {
					assert.deepEqual(told(frame(lead + measure + noun)), [lead + measure]);
					assert.deepEqual(told(frame(`${n}${measure}${noun}`)), []);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('takes 己 for 已 before what was done, and leaves it behind 自, 异 and 律', () => {
		const done = fc.constantFrom('完工', '撤离', '通车', '核实', '移交', '于8月投用', '全线贯通');
		const owner = fc.constantFrom('自', '异', '律', '知', '舍');
		fc.assert(
			fc.property(done, owner, (what, before) => {
				assert.deepEqual(told(`该项目己${what}。`), ['己']);
				assert.deepEqual(told(`该项目已${what}。`), []);
				assert.deepEqual(told(`要${before}己${what}。`), []);
			}),
			{ numRuns: 30 },
		);
	});

	it('finds two rough words around any figure, and neither by itself', () => {
		const before = fc.constantFrom('约', '大约', '将近', '近');
		const after = fc.constantFrom('左右', '上下');
		const unit = fc.constantFrom('人', '户', '万元', '公里', '吨', '%');
		fc.assert(
			fc.property(before, after, unit, fc.integer({ min: 3, max: 9999 }), (a, b, measure, n) => {
				assert.equal(told(`全县${a}${n}${measure}${b}。`).length, 1);
				assert.deepEqual(told(`全县${a}${n}${measure}。`), []);
				assert.deepEqual(told(`全县共${n}${measure}${b}。`), []);
			}),
			{ numRuns: 60 },
		);
	});
});
