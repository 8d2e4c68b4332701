import type { LintFinding } from './engine';
import { told } from './finish';
import type { Rule } from './rule';
import { createStretchChecker, type RuleFailure, type Stretch } from './stretches';
import { noSegmenter } from '../segment/none';

/** What rules say of texts that stand outside the draft or across its parts. Offsets are of the text. */
export interface CheckedText {
	readonly findings: readonly LintFinding[];
	readonly failures: readonly RuleFailure[];
}

/** Where a text stands; without a key it stands by itself. */
export type Standing = Pick<Stretch, 'place' | 'key'>;

/**
 * Checks single texts line by line, without segmenter, settings and ignores: what the gate sees.
 * Rules that conclude over a whole draft have no say.
 */
export function createTextChecker(rules: readonly Rule[]) {
	const own = rules.filter((rule) => rule.scope === 'paragraph');
	const { check } = createStretchChecker(own, noSegmenter);
	return (text: string, standing: Standing): CheckedText => {
		const lines = [...text.matchAll(/[^\r\n]+/gu)].map(({ 0: line, index: from }): Stretch => ({
			...standing,
			paragraph: { from, to: from + line.length, text: line, index: -1, level: 0 },
		}));
		const results = check(lines);
		return {
			findings: results.flatMap((result, at) =>
				result.findings.flatMap(([index, found]) => {
					const rule = own[index]!;
					return told(rule, found, rule.severity, {}, lines[at]!.paragraph.from);
				}),
			),
			failures: results.flatMap(({ failures }) => failures),
		};
	};
}
