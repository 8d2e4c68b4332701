import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { LintFinding } from '../core/lint/engine';
import { officeWordsRuleId } from '../core/lint/office-words';
import type { Severity } from '../core/lint/rule';
import type { Converter } from './convert';

export const diagnosticSource = '政务信息';

const severities: Record<Severity, DiagnosticSeverity> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** What is odd in the form of the file is no rule. */
const isRule = ({ ref }: LintFinding): boolean => ref !== 'D00';

/** The shipped rules have a page each; an office's words explain themselves. */
const hasPage = (found: LintFinding): boolean => isRule(found) && found.rule !== officeWordsRuleId;

/** What the writer reads beside the message, e.g. `R04 模糊数量`. */
const nameOf = (found: LintFinding): string =>
	isRule(found) ? `${found.ref} ${found.title}` : found.title;

/** The editor shows no more of one file; findings past it only cost time on the way. */
const mostShown = 1000;

const ranks: Record<Severity, number> = { error: 0, warning: 1, info: 2, hint: 3 };

/** The findings that are shown, in text order: the gravest where there are too many. */
export function shownFindings(findings: readonly LintFinding[]): readonly LintFinding[] {
	if (findings.length <= mostShown) return findings;
	const gravest = [...findings].sort((a, b) => ranks[a.severity] - ranks[b.severity]);
	const shown = new Set(gravest.slice(0, mostShown));
	return findings.filter((found) => shown.has(found));
}

/**
 * Turns findings into diagnostics. `code` is the rule's name for the writer, `data` its id.
 * @param ruleLink link of a rule's page with `{rule}` for the id; absent: no links.
 */
export function createDiagnostics(ruleLink: string | undefined) {
	const linkOf = (found: LintFinding): Partial<Diagnostic> =>
		ruleLink !== undefined && hasPage(found)
			? { codeDescription: { href: ruleLink.replaceAll('{rule}', found.rule) } }
			: {};
	return (found: LintFinding, convert: Converter, uri: string): Diagnostic => ({
		range: convert.range(found),
		severity: severities[found.severity],
		code: nameOf(found),
		data: found.rule,
		source: diagnosticSource,
		message: found.message,
		...linkOf(found),
		...(found.related && {
			relatedInformation: found.related.map(({ from, to, message }) => ({
				location: { uri, range: convert.range({ from, to }) },
				message,
			})),
		}),
	});
}
