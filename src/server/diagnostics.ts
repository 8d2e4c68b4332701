import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { LintFinding } from '../core/lint/engine';
import type { Severity } from '../core/lint/rule';
import type { Converter } from './convert';

export const diagnosticSource = '政务信息';

const severities: Record<Severity, DiagnosticSeverity> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** What is odd in the form of the file is no rule and has no page. */
const hasPage = ({ ref }: LintFinding): boolean => ref !== 'D00';

/**
 * Turns findings into diagnostics.
 * @param ruleLink link of a rule's page with `{rule}` for the id; absent: no links.
 */
export function createDiagnostics(ruleLink: string | undefined) {
	const linkOf = (found: LintFinding): Partial<Diagnostic> =>
		ruleLink !== undefined && hasPage(found)
			? { codeDescription: { href: ruleLink.replaceAll('{rule}', found.rule) } }
			: {};
	return (
		findings: readonly LintFinding[],
		convert: Converter,
		uri: string,
	): readonly Diagnostic[] =>
		findings.map((found) => ({
			range: convert.range(found),
			severity: severities[found.severity],
			code: found.rule,
			source: diagnosticSource,
			message: found.message,
			...linkOf(found),
			...(found.related && {
				relatedInformation: found.related.map(({ from, to, message }) => ({
					location: { uri, range: convert.range({ from, to }) },
					message,
				})),
			}),
		}));
}
