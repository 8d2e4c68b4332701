import type { Place, Rule } from './rule';
import { createAnalyzer, type LintEnvironment, type LintFinding } from './engine';
import type { RuleFailure } from './stretches';
import { noSegmenter } from '../segment/none';

/** One stretch of text that is looked at by itself, e.g. a title or an attachment's name. */
export interface CheckedText {
	readonly findings: readonly LintFinding[];
	readonly failures: readonly RuleFailure[];
}

/**
 * Runs rules over one plain text, without segmenter, settings and ignores: what the gate sees.
 * @param place the place that the text is said to stand in; rules for other places do not run.
 */
export function checkText(
	rules: readonly Rule[],
	text: string,
	place: Place,
	catalogue: LintEnvironment['catalogue'],
): CheckedText {
	const own = rules
		.filter((rule) => (rule.where ?? ['body', 'title']).includes(place))
		.map((rule): Rule => ({ ...rule, where: ['body'] }));
	const analyzer = createAnalyzer({ rules: own, segmenter: noSegmenter });
	return analyzer.analyze(text, { catalogue, settings: {}, form: 'body' });
}
