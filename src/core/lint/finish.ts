import type { Draft } from '../draft/draft';
import type { LintEnvironment, LintFinding } from './engine';
import { grouped, type Groupings } from './group';
import type { Finding, Rule, Severity } from './rule';
import { withoutSilenced } from './silence';
import { effectiveSeverity, type LintSettings } from './settings';
import { shiftFixes, shiftRelated } from './shift-finding';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A finding with the gate of its rule unless it has its own. @param severity the one in force. */
function resolve(rule: Rule, finding: Finding, severity: Severity, by: number): LintFinding {
	const { from, to, message, fixes, related, gate = rule.gate } = finding;
	const { id, ref, title } = rule;
	// Member by member: copying and spreading takes ten times as long, and there may be thousands.
	const one: Mutable<LintFinding> = {
		from: from + by,
		to: to + by,
		message,
		rule: id,
		ref,
		title,
		severity,
	};
	if (fixes) one.fixes = shiftFixes(fixes, by);
	if (related) one.related = shiftRelated(related, by);
	if (gate !== undefined && gate !== 'none') one.gate = gate;
	return one;
}

const none: readonly LintFinding[] = [];

/**
 * What a rule found as it is told: with the severity in force, without what is switched off.
 * @param usual severity of findings that have none of their own.
 * @param by how many characters further on the findings stand in the draft.
 */
export function told(
	rule: Rule,
	findings: readonly Finding[],
	usual: Severity,
	settings: LintSettings,
	by = 0,
): readonly LintFinding[] {
	if (findings.length === 0) return none;
	const all: LintFinding[] = [];
	for (const finding of findings) {
		const severity = effectiveSeverity(settings, rule.id, finding.severity ?? usual);
		if (severity) all.push(resolve(rule, finding, severity, by));
	}
	return all;
}

/** Findings of other forms than a rule's, with the severities that are set for them. */
export function inForce(
	findings: readonly LintFinding[],
	settings: LintSettings,
): readonly LintFinding[] {
	return findings.flatMap((one) => {
		const severity = effectiveSeverity(settings, one.rule, one.severity);
		return severity ? [{ ...one, severity }] : [];
	});
}

const inTextOrder = (a: LintFinding, b: LintFinding): number => a.from - b.from || a.to - b.to;

/** No longer name or figure stands in two findings of one rule, in UTF-16 units. */
const longestDouble = 40;

/** Of findings in text order, those of which no earlier one of their rule marks the same, or it with more before it. */
const withoutDoubles = (found: readonly LintFinding[]): readonly LintFinding[] =>
	found.filter((one, at) => {
		for (let i = at - 1; i >= 0; i--) {
			const other = found[i]!;
			if (other.from < one.from - longestDouble) return true;
			if (other.rule === one.rule && other.to === one.to) return false;
		}
		return true;
	});

/**
 * Puts all findings in text order, leaves out what is not to be told, shows remarks of one rule as one.
 * @param all of findings of one place the earlier ones come first; of one rule only the first is told.
 */
export function finish(
	all: LintFinding[],
	groupings: Groupings,
	draft: Draft,
	environment: LintEnvironment,
): readonly LintFinding[] {
	const found = withoutDoubles(all.sort(inTextOrder));
	const shown = withoutSilenced(found, draft, environment);
	return environment.show === 'each' ? shown : grouped(shown, draft, groupings);
}
