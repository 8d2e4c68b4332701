import type { DraftProblem } from '../draft/draft';
import type { LintFinding } from './engine';
import type { Severity } from './rule';

/** Oddities of the file's form are shown like findings, under ids `draft-…` and the ref `D00`. */
const severities: Record<DraftProblem['code'], Severity> = {
	'duplicate-key': 'warning',
	'unknown-key': 'info',
	'unclosed-front-matter': 'warning',
	'line-without-colon': 'warning',
	'unknown-vehicle': 'warning',
	'missing-required-key': 'hint',
	'odd-fence': 'info',
};

/** Ids under which settings and ignores know them. */
export const problemRuleIds: readonly string[] = Object.keys(severities).map((c) => `draft-${c}`);

export const problemFindings = (problems: readonly DraftProblem[]): readonly LintFinding[] =>
	problems.map(({ code, from, to, message, fixes }) => ({
		from,
		to,
		message,
		fixes,
		rule: `draft-${code}`,
		ref: 'D00',
		title: '稿件格式',
		severity: severities[code],
	}));
