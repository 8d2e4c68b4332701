import assert from 'node:assert/strict';
import { createAnalyzer, type LintEnvironment } from '../../../src/core/lint/engine';
import { fingerprint, ignoredIn } from '../../../src/core/lint/ignores';
import {
	defineDocumentRule,
	defineRule,
	type DocumentRule,
	type ParagraphRule,
	type Rule,
} from '../../../src/core/lint/rule';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const base = {
	ref: 'R00',
	title: '',
	rationale: '',
	severity: 'warning',
	since: '0',
	maturity: 'preview',
	examples: [{ bad: '⟦⟧' }],
	leaves: [],
} as const;

/** Reports every 甲. */
const find = (id: string, over: Partial<ParagraphRule> = {}): Rule =>
	defineRule({
		...base,
		id,
		scope: 'paragraph',
		triggers: ['甲'],
		check: (_, hits) =>
			hits.map(({ from, to }) => ({
				from,
				to,
				message: id,
				fixes: [{ title: '改', edits: [{ from, to, text: '乙' }], safe: true }],
			})),
		...over,
	});

/** Reports the last 甲 of the document, with the number of paragraphs that have one. */
const last = (over: Partial<DocumentRule<number>> = {}): Rule =>
	defineDocumentRule<number>({
		...base,
		id: 'last',
		scope: 'document',
		triggers: ['甲'],
		where: ['body'],
		collect: (_, hits) => hits.map((h) => h.from),
		conclude: (collected) => {
			const end = collected.at(-1);
			const at = (end?.paragraph.from ?? 0) + (end?.items.at(-1) ?? 0);
			return end ? [{ from: at, to: at + 1, message: `${collected.length}` }] : [];
		},
		...over,
	});

const segmenter = createIntlSegmenter();
const environment: LintEnvironment = { catalogue: defaultCatalogue, settings: {} };
const analyze = (rules: readonly Rule[], text: string, over: Partial<LintEnvironment> = {}) =>
	createAnalyzer({ rules, segmenter }).analyze(text, { ...environment, ...over });

const draft = '---\n标题: 甲区\n稿号: 20261122-ABCD\n---\n一段甲。\n\n二段甲甲。\n';

describe('engine', () => {
	it('gives offsets of the draft, in text order, for title and body', () => {
		const { findings } = analyze([find('a')], draft);
		assert.deepEqual(
			findings.map((f) => [f.from, draft.slice(f.from, f.to)]),
			[...draft].flatMap((c, i) => (c === '甲' ? [[i, '甲']] : [])),
		);
		for (const { from, to, fixes } of findings) {
			assert.deepEqual(fixes?.[0]?.edits, [{ from, to, text: '乙' }]);
		}
	});

	it('lets a document rule conclude over all paragraphs', () => {
		const [finding] = analyze([last()], draft).findings;
		assert.equal(finding?.from, draft.lastIndexOf('甲'));
		assert.equal(finding.message, '2');
	});

	it('loses only the findings of a rule that throws, and names it once', () => {
		const boom = () => {
			throw new Error('boom');
		};
		const rules = [find('bad', { check: boom }), last({ conclude: boom }), find('good')];
		const { findings, failures } = analyze(rules, draft);
		assert.deepEqual(new Set(findings.map((f) => f.rule)), new Set(['good']));
		assert.deepEqual(failures.map((f) => f.rule).sort(), ['bad', 'last']);
	});

	it('applies severities, off included, and drops doubles of one rule', () => {
		const twice = find('twice', {
			check: () => [
				{ from: 0, to: 1, message: '' },
				{ from: 0, to: 1, message: '' },
			],
		});
		const settings = { rules: { a: 'off', b: 'hint' } } as const;
		const { findings } = analyze([find('a'), find('b'), twice], '甲', { settings, form: 'body' });
		assert.deepEqual(
			findings.map((f) => [f.rule, f.severity]),
			[
				['b', 'hint'],
				['twice', 'warning'],
			],
		);
	});

	it('does not take a name of Object.prototype for a setting', () => {
		const { findings } = analyze([find('constructor')], '甲', { form: 'body' });
		assert.equal(findings[0]?.severity, 'warning');
	});

	it('is silent at an ignored place, also after lines were put before it, and only there', () => {
		const at = draft.indexOf('甲。');
		const mark = fingerprint('a', draft, { from: at, to: at + 1 });
		const entry = { rule: 'a', draft: '20261122-ABCD', mark };
		const isIgnored = (id: string | undefined) => ignoredIn([entry], id ?? '');
		const moved = draft.replace('一段', '新的一段，先说别的。\n一段');
		for (const text of [draft, moved]) {
			const { findings } = analyze([find('a')], text, { isIgnored });
			assert.equal(findings.length, 3, text);
		}
		const whole = (id: string | undefined) =>
			ignoredIn([{ rule: 'a', draft: '20261122-ABCD' }], id ?? '');
		assert.equal(analyze([find('a')], draft, { isIgnored: whole }).findings.length, 0);
		const other = draft.replace('20261122-ABCD', '20261122-WXYZ');
		assert.equal(analyze([find('a')], other, { isIgnored: whole }).findings.length, 4);
	});

	it('gives a warm analyzer the findings of a cold one, and checks only what is new', () => {
		let calls = 0;
		const counted = find('a', {
			check: (_, hits) => {
				calls++;
				return hits.map(({ from, to }) => ({ from, to, message: '' }));
			},
		});
		const warm = createAnalyzer({ rules: [counted, last()], segmenter });
		warm.analyze(draft, environment);
		const before = calls;
		const edited = draft.replace('二段', '又二段');
		const { findings } = warm.analyze(edited, environment);
		assert.equal(calls - before, 1);
		assert.deepEqual(findings, analyze([counted, last()], edited).findings);
	});

	it('vetoes by words that overlap a place only in part', () => {
		const veto = find('v', {
			triggers: ['有的'],
			check: (context, hits) =>
				hits
					.filter((h) => !context.straddles(h))
					.map(({ from, to }) => ({ from, to, message: '' })),
		});
		const text = '有的企业停产，所有的企业复工。';
		assert.deepEqual(
			analyze([veto], text, { form: 'body' }).findings.map((f) => f.from),
			[0],
		);
	});

	it('lets a finding lift or change the gate of its rule', () => {
		const gates = ['none', 'confirm', undefined] as const;
		const rule = find('g', {
			gate: 'block',
			check: (_, hits) =>
				hits.map(({ from, to }, i) => {
					const gate = gates[i];
					return { from, to, message: '', ...(gate && { gate }) };
				}),
		});
		const { findings } = analyze([rule], '甲甲甲', { form: 'body' });
		assert.deepEqual(
			findings.map((f) => f.gate),
			[undefined, 'confirm', 'block'],
		);
	});

	it('runs a rule only where it wants to be', () => {
		const titleOnly = find('t', { where: ['title'] });
		const metaOnly = find('m', { where: ['meta'] });
		assert.equal(analyze([titleOnly], draft).findings.length, 1);
		assert.equal(analyze([metaOnly], draft).findings.length, 0);
		assert.equal(analyze([metaOnly], draft.replace('ABCD', '甲')).findings.length, 1);
	});
});
