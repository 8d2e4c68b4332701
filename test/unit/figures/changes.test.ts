import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noSegmenter } from '../../../src/core/segment/none';
import type { Finding, Rule } from '../../../src/core/lint/rule';
import adds from '../../../src/core/lint/rules/change-adds-up';
import times from '../../../src/core/lint/rules/times-misuse';
import points from '../../../src/core/lint/rules/percentage-points';
import { createStretchChecker } from '../../../src/core/lint/stretches';
import { applyEdits } from '../../../src/core/text/edits';

function findingsOf(rules: readonly Rule[]): (text: string) => readonly Finding[] {
	const { check } = createStretchChecker(rules, noSegmenter);
	return (text) => {
		const paragraph = { from: 0, to: text.length, text, index: 0, level: 0 } as const;
		const { findings, failures } = check([{ paragraph, place: 'body' }])[0]!;
		assert.deepEqual(failures, []);
		return findings.flatMap(([, list]) => list);
	};
}

const all = findingsOf([adds, times, points]);
const sums = findingsOf([adds]);

interface Measure {
	readonly subject: string;
	readonly unit: string;
	readonly least: number;
	readonly most: number;
	readonly decimals: readonly number[];
}

/** What is counted is exact; what is measured is rounded to some decimals. */
const measures: readonly Measure[] = [
	{ subject: '规上企业', unit: '家', least: 5, most: 900, decimals: [0] },
	{ subject: '在册合作社', unit: '个', least: 5, most: 3000, decimals: [0] },
	{ subject: '受理案件', unit: '件', least: 30, most: 9999, decimals: [0] },
	{ subject: '技改投资', unit: '亿元', least: 1, most: 900, decimals: [0, 1, 2] },
	{ subject: '村集体收入', unit: '万元', least: 3, most: 9000, decimals: [0, 1] },
	{ subject: '接待游客', unit: '万人次', least: 1, most: 800, decimals: [1, 2] },
	{ subject: '秋粮面积', unit: '万亩', least: 1, most: 99, decimals: [0, 1] },
	{ subject: '收储小麦', unit: '吨', least: 10, most: 99999, decimals: [0] },
	{ subject: '每户收入', unit: '元', least: 500, most: 90000, decimals: [0] },
];

/** One true change, of which each figure is rounded by itself. */
interface Truth {
	readonly subject: string;
	readonly unit: string;
	readonly isUp: boolean;
	readonly base: string;
	readonly now: string;
	readonly amount: string;
	readonly percent: string;
	/** Percentage that the true values have. */
	readonly exact: number;
}

const truth: fc.Arbitrary<Truth> = fc
	.record({
		measure: fc.constantFrom(...measures),
		base: fc.double({ min: 0, max: 1, noNaN: true }),
		ratio: fc.double({ min: 0.15, max: 2.9, noNaN: true }),
		places: fc.nat(2),
		percentPlaces: fc.nat(2),
	})
	.map(({ measure, base, ratio, places, percentPlaces }) => {
		const { subject, unit, least, most, decimals } = measure;
		const isWhole = decimals.length === 1 && decimals[0] === 0;
		const digits = decimals[places % decimals.length]!;
		const settle = (value: number): number => (isWhole ? Math.round(value) : value);
		const a = settle(least + base * (most - least));
		const b = settle(Math.max(a * ratio, least / 4));
		const exact = (Math.abs(b - a) / a) * 100;
		return {
			subject,
			unit,
			isUp: b > a,
			base: a.toFixed(digits),
			now: b.toFixed(digits),
			amount: Math.abs(b - a).toFixed(digits),
			percent: exact.toFixed(percentPlaces),
			exact,
		};
	})
	.filter(
		({ base, now, amount, percent }) =>
			[base, now, amount, percent].every((figure) => Number(figure) > 0) && base !== now,
	);

type Phrase = (t: Truth, grow: string, add: string) => string;
/** 由A增至B and its kin, with percentage, amount or both. */
const phrases: readonly Phrase[] = [
	(t, g) => `${t.subject}由${t.base}${t.unit}${g}至${t.now}${t.unit}，${g}${t.percent}%。`,
	(t, g) =>
		`${t.subject}从2020年的${t.base}${t.unit}${g}到2024年的${t.now}${t.unit}，累计${g}${t.percent}%。`,
	(t, g, a) =>
		`${t.subject}由${t.base}${t.unit}${g}到${t.now}${t.unit}，${a}${t.amount}${t.unit}，${g}${t.percent}%。`,
	(t, g) => `${t.subject}${t.now}${t.unit}（去年同期${t.base}${t.unit}），同比${g}${t.percent}%。`,
	(t, _, a) =>
		`${t.subject}${t.now}${t.unit}，比上年（${t.base}${t.unit}）${a}${t.amount}${t.unit}。`,
	(t, g) => `去年${t.subject}${t.base}${t.unit}，今年${t.now}${t.unit}，${g}${t.percent}%。`,
	(t, g, a) => `${t.subject}${t.now}${t.unit}，比上年${a}${t.amount}${t.unit}，${g}${t.percent}%。`,
	(t, g, a) => `${t.subject}${t.now}${t.unit}，同比${g}${t.percent}%，${a}${t.amount}${t.unit}。`,
	(t, g) =>
		`${t.subject}由${t.base}${t.unit}${g}至${t.now}${t.unit}，${g}近${t.percent}%，全市第一。`,
	(t, g) => `${t.subject}由约${t.base}${t.unit}${g}至${t.now}${t.unit}，${g}${t.percent}%左右。`,
	(t, g, a) =>
		`${t.subject}由${t.base}${t.unit}${g}至${t.now}${t.unit}。比上年${a}${t.amount}${t.unit}。`,
];

const write = (t: Truth, phrase: Phrase): string =>
	phrase(t, t.isUp ? '增长' : '下降', t.isUp ? '增加' : '减少');

describe('relations of figures', () => {
	it('says nothing of true changes, however each figure is rounded', () => {
		fc.assert(
			fc.property(truth, fc.constantFrom(...phrases), (t, phrase) => {
				const text = write(t, phrase);
				assert.deepEqual(
					all(text).map((f) => f.message),
					[],
					text,
				);
			}),
			{ numRuns: 2000 },
		);
	});

	it('reports a percentage that no rounding explains, and is quiet after its fix', () => {
		const off = fc.tuple(fc.double({ min: 1.2, max: 1.8, noNaN: true }), fc.boolean());
		const shown = phrases.slice(0, 4);
		fc.assert(
			fc.property(truth, off, fc.constantFrom(...shown), (t, [by, isMore], phrase) => {
				// Coarse figures and small changes leave room for nearly everything.
				fc.pre(
					t.base.length > 2 && t.now.length > 2 && Number(t.base) >= 10 && Number(t.now) >= 10,
				);
				fc.pre(t.exact > 20);
				const wrong = (t.exact * (isMore ? by : 1 / by)).toFixed(1);
				fc.pre(Number(wrong) <= 95 && Math.abs(Number(wrong) - t.exact) > 12);
				const text = write({ ...t, percent: wrong }, phrase);
				const [finding, ...more] = sums(text);
				assert.deepEqual(
					[finding && text.slice(finding.from, finding.to), more.length],
					[`${wrong}%`, 0],
					text,
				);
				const after = applyEdits(text, finding!.fixes![0]!.edits).text;
				assert.deepEqual(sums(after), [], after);
			}),
			{ numRuns: 600 },
		);
	});

	it('reports an amount that no rounding explains, and is quiet after its fix', () => {
		const counted = phrases[4]!;
		fc.assert(
			fc.property(truth, fc.integer({ min: 3, max: 50 }), (t, by) => {
				const digits = t.amount.split('.')[1]?.length ?? 0;
				const wrong = (Number(t.amount) + by / 10 ** digits).toFixed(digits);
				const text = write({ ...t, amount: wrong }, counted);
				const [finding, ...more] = sums(text);
				assert.equal(more.length, 0, text);
				assert.equal(finding && text.slice(finding.from, finding.to), wrong + t.unit, text);
				for (const fix of finding!.fixes!) {
					const after = applyEdits(text, fix.edits).text;
					assert.deepEqual(sums(after), [], after);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('checks shares of a whole the same way', () => {
		const sizes = fc.tuple(
			fc.integer({ min: 2, max: 500 }),
			fc.integer({ min: 1, max: 500 }),
			fc.nat(2),
		);
		fc.assert(
			fc.property(
				sizes,
				fc.nat(2),
				fc.integer({ min: 2, max: 30 }),
				([whole, n, places], form, by) => {
					const part = 1 + (n % whole);
					fc.pre(part < whole);
					const write = (percent: string): string =>
						[
							`参训${whole}人，其中女性${part}人，占${percent}%。`,
							`优秀${part}人，占${whole}人的${percent}%。`,
							`计划改造${whole}户，已完成${part}户，完成率${percent}%。`,
						][form]!;
					const right = ((part / whole) * 100).toFixed(places);
					fc.pre(Number(right) > 0);
					assert.deepEqual(all(write(right)), [], write(right));
					const wrong = (Number(right) + by).toFixed(places);
					const text = write(wrong);
					const [finding] = sums(text);
					assert.equal(finding && text.slice(finding.from, finding.to), `${wrong}%`, text);
					const after = applyEdits(text, finding!.fixes![0]!.edits).text;
					assert.deepEqual(sums(after), [], after);
				},
			),
			{ numRuns: 1000 },
		);
	});
});

describe('change-adds-up', () => {
	it('shows the working, marks the other figures and offers the end that the percentage gives', () => {
		const text = '规上企业由80家增至120家，增长40%。';
		const [finding] = sums(text);
		assert.match(finding!.message, /^120÷80－1＝50%，文中为40%：/u);
		assert.equal(finding!.severity, 'error');
		assert.deepEqual(
			finding!.related!.map((r) => [r.message, text.slice(r.from, r.to)]),
			[
				['原来：80家', '80家'],
				['现在：120家', '120家'],
			],
		);
		assert.deepEqual(
			finding!.fixes!.map((fix) => applyEdits(text, fix.edits).text),
			['规上企业由80家增至120家，增长50%。', '规上企业由80家增至112家，增长40%。'],
		);
	});

	it('is less sure across sentences', () => {
		assert.deepEqual(
			sums('规上企业由80家增至120家。增长40%。').map((f) => f.severity),
			['warning'],
		);
	});
});
