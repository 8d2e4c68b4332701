import assert from 'node:assert/strict';
import { createAnalyzer, type Analysis } from '../../../src/core/lint/engine';
import { fixAllEdits } from '../../../src/core/lint/fix-all';
import { rules } from '../../../src/core/lint/rules/index';
import type { Rule } from '../../../src/core/lint/rule';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { applyEdits } from '../../../src/core/text/edits';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { reportText } from '../../bench/texts';

const segmenter = createIntlSegmenter();
const environment = { catalogue: defaultCatalogue, settings: {} };

const analyzeWith = (some: readonly Rule[], text: string): Analysis =>
	createAnalyzer({ rules: some, segmenter }).analyze(text, environment);

/** Everything that a checker must survive with any text: it says so itself, inside the text. */
function survives(some: readonly Rule[], text: string): Analysis {
	const analysis = analyzeWith(some, text);
	assert.deepEqual(analysis.failures, []);
	for (const { from, to, rule } of analysis.findings) {
		assert.ok(0 <= from && from <= to && to <= text.length, rule);
	}
	const { applied } = applyEdits(text, fixAllEdits(text, analysis.findings));
	for (const { from, to } of applied) assert.ok(from <= to && to <= text.length);
	return analysis;
}

const long = 200_000;
const filled = (unit: string, length = long): string =>
	unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Literal triggers of each rule, the rarest kind of text that can be made of them. */
const triggersOf = ({ triggers }: Rule): readonly string[] =>
	triggers.flatMap((trigger) => {
		if (typeof trigger === 'string') return [trigger];
		return 'run' in trigger ? [trigger.run] : [];
	});

const units: Readonly<Record<string, string>> = {
	'lone surrogates': '\ud800甲\udc00',
	NUL: '\u0000企业',
	'line breaks of all kinds': '甲\r乙\n丙\r\n丁\n\r',
	'marks of right-to-left text': '\u202e企业\u200f12家\u202c',
	'opening brackets': '（《“〔[(',
	'closing brackets': '）》”〕])',
	'nested brackets': '（《“甲',
	digits: '1234567890',
	'full-width digits': '１２',
	decimals: '8.5',
	'digits with commas': '1,234',
	'Chinese numerals': '一二三四五六七八九十百千万亿',
	'percent signs': '%％',
	dashes: '—',
	dots: '……',
	spaces: ' 　\t',
	commas: '，、',
	stops: '。',
	letters: 'GDP',
	'one word': '全县',
	'enumerations without end': '一是抓落实，',
	'dates without end': '2026年11月',
	'figures without end': '其中企业12家、',
	'quotes within quotes': '“一‘二',
	'zero-width characters': '\u200b\u200d\ufeff甲',
	'combining marks': '甲\u0301\u20dd',
};

describe('all rules on hostile texts', () => {
	for (const [name, unit] of Object.entries(units)) {
		it(`survive ${name}, short and with all kinds of neighbours`, () => {
			for (const text of [unit, filled(unit, 60), `全县${filled(unit, 20)}家企业。`]) {
				survives(rules, text);
			}
		});
		it(`take time in proportion to one line of ${name} [long]`, function () {
			this.timeout(60_000);
			survives(rules, filled(unit));
		});
	}

	for (const rule of rules) {
		it(`${rule.id} survives long lines of each of its triggers [long]`, function () {
			this.timeout(120_000);
			const own = triggersOf(rule);
			// Of rules with hundreds of triggers every so many: they are of few kinds.
			const step = Math.max(1, Math.floor(own.length / 6));
			for (let at = 0; at < own.length; at += step) survives([rule], filled(own[at]!, 30_000));
			if (own.length > 0) survives([rule], filled(own.join('')));
			survives([rule], filled(`${own.join('，')}12家。`, 30_000));
		});
	}

	it('check a million characters of prose, and 10,000 findings, in one go [long]', function () {
		this.timeout(120_000);
		survives(rules, reportText(1_000_000));
		const { findings } = survives(
			rules,
			filled('截止6月底，全县大约三十家左右企业停产。\n', 400_000),
		);
		assert.ok(findings.length > 10_000);
	});

	it('check a million characters in one line [long]', function () {
		this.timeout(120_000);
		survives(rules, reportText(1_000_000).replaceAll('\n', ''));
	});

	it('check ten million characters of one kind [long]', function () {
		this.timeout(120_000);
		for (const unit of ['\n', '甲']) survives(rules, filled(unit, 10_000_000));
	});
});

describe('fixes', () => {
	/** A fix applied where it is offered leaves nothing of its rule to be mended at that place. */
	it('of every rule, applied one after the other, come to an end', () => {
		for (const rule of rules) {
			const texts = rule.examples.map(({ bad, meta = [] }) => {
				const body = bad.replace(/[⟦⟧]/gu, '');
				return meta.length === 0 ? body : `---\n${meta.join('\n')}\n---\n${body}`;
			});
			let text = texts.filter((one) => !one.startsWith('---')).join('\n');
			for (let round = 0; ; round++) {
				assert.ok(round < 100, `${rule.id} never ends`);
				const { findings } = analyzeWith([rule], text);
				const fix = findings
					.filter((one) => one.rule === rule.id)
					.flatMap(({ fixes = [] }) => fixes)
					.find(({ snippet }) => snippet !== true);
				if (!fix) break;
				const { text: after, applied } = applyEdits(text, fix.edits);
				assert.equal(applied.length, fix.edits.length, rule.id);
				assert.notEqual(after, text, rule.id);
				text = after;
			}
		}
	});
});
