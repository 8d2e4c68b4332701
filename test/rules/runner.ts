import assert from 'node:assert/strict';
import { createAnalyzer, type LintFinding } from '../../src/core/lint/engine';
import type { Rule } from '../../src/core/lint/rule';
import { createIntlSegmenter } from '../../src/core/segment/intl';
import { parseBeijingTime } from '../../src/core/text/beijing-time';
import { applyEdits } from '../../src/core/text/edits';
import { defaultCatalogue } from '../../src/core/vehicle/catalogue';
import { readMarks } from '../support/marks';

/** One expectation: a text with marks, front matter lines before it, the text after fixing. */
export interface RuleCase {
	readonly line: number;
	readonly marked: string;
	readonly meta: readonly string[];
	readonly fixed?: string;
	/** The moment at which it is checked, milliseconds since 1970; absent: no clock. */
	readonly now?: number;
}

const segmenter = createIntlSegmenter();

/** `〔文×180〕` stands for 180 times 文. */
const unfold = (line: string): string =>
	line
		.replaceAll('⏎', '\n')
		.replace(/〔(?<unit>[^〔〕×]+)×(?<times>\d+)〕/gu, (_, unit: string, times: string) =>
			unit.repeat(Number(times)),
		);

/**
 * Reads a case file. A block of lines is one text (a line break is written ⏎); `键: 值` lines that
 * begin with `@` are its front matter, which may hold marks; `@! now 2026-11-20 10:00` sets the clock
 * (Beijing time) for it; `=> …` is the text after fixing; `#` begins a comment.
 */
export function readCases(markdown: string): readonly RuleCase[] {
	const cases: RuleCase[] = [];
	let meta: string[] = [];
	let now: number | undefined;
	markdown.split('\n').forEach((line, index) => {
		const last = cases.at(-1);
		if (line.startsWith('@! now ')) now = parseBeijingTime(line.slice(7))!.from;
		else if (line.startsWith('@')) meta.push(line.slice(1).replace(/^ /, '').trimEnd());
		else if (line.startsWith('=> ') && last) {
			cases[cases.length - 1] = { ...last, fixed: unfold(line.slice(3)) };
		} else if (line.trim() !== '' && !line.startsWith('#')) {
			cases.push({
				line: index + 1,
				marked: unfold(line),
				meta,
				...(now !== undefined && { now }),
			});
			meta = [];
			now = undefined;
		}
	});
	return cases;
}

const withMeta = (meta: readonly string[], text: string): string =>
	meta.length === 0 ? text : `---\n${meta.join('\n')}\n---\n${text}`;

/** Findings of one rule alone, with everything else switched off. */
export function run(
	rule: Rule,
	text: string,
	form: 'draft' | 'body',
	now?: number,
): readonly LintFinding[] {
	const tables = rule.exampleTables;
	const own = (tables && rule.withTables?.(tables)) ?? rule;
	const analyzer = createAnalyzer({ rules: [own], segmenter });
	const analysis = analyzer.analyze(text, {
		catalogue: defaultCatalogue,
		settings: rule.offByDefault ? { rules: { [rule.id]: rule.severity } } : {},
		form,
		show: 'each',
		...(now !== undefined && { now }),
		...(tables && { tables }),
		...(rule.exampleHistory && { history: rule.exampleHistory }),
	});
	assert.deepEqual(analysis.failures, []);
	return analysis.findings.filter((f) => f.rule === rule.id);
}

const plainFix = (f: LintFinding) => f.fixes?.find((fix) => !fix.snippet);

/** Marked spans are reported exactly, nothing else is; the first fixes give the fixed text, which is clean. */
export function expectCase(rule: Rule, one: RuleCase): void {
	const { text, spans } = readMarks(withMeta(one.meta, one.marked));
	const marked = readMarks(one.marked).text;
	const form = one.meta.length > 0 ? 'draft' : 'body';
	const start = text.length - marked.length;
	const findings = run(rule, text, form, one.now);
	const shown = findings.map((f) => text.slice(f.from, f.to));
	const expected = spans.map((s) => text.slice(s.from, s.to));
	assert.deepEqual(shown, expected, `line ${one.line}: ${one.marked}`);
	const offsets = findings.map(({ from, to }) => ({ from, to }));
	assert.deepEqual(offsets, spans, `line ${one.line}: ${one.marked}`);
	const edits = findings.flatMap((f) => plainFix(f)?.edits ?? []);
	const after = applyEdits(text, edits).text;
	if (one.fixed !== undefined) assert.equal(after.slice(start), one.fixed, `line ${one.line}`);
	const left = run(rule, after, form, one.now).filter((f) => plainFix(f));
	assert.deepEqual(
		left.map((f) => f.message),
		[],
		`line ${one.line}: fixable finding left in ${after}`,
	);
}
