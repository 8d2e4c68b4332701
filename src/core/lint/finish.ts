import type { Draft, DraftProblem } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { LintEnvironment, LintFinding } from './engine';
import { grouped } from './group';
import { problemFindings } from './problem-findings';
import type { Finding, Rule, Severity } from './rule';
import { withoutSilenced } from './silence';
import { effectiveSeverity, type LintSettings } from './settings';
import { shiftFixes, shiftRelated } from './shift-finding';

/** A finding as its rule gave it. */
export interface Raw {
	readonly rule: Rule;
	readonly finding: Finding;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The severity of a rule's findings in a draft, where they have none of their own. */
export const usualSeverity = (rule: Rule, draft: Draft): Severity =>
	rule.severityIn?.((key) => metaValue(draft, key)) ?? rule.severity;

/**
 * A finding with the gate of its rule unless it has its own, as many characters further on.
 * @param usual severity where the finding has none of its own.
 */
export function resolve(
	{ rule, finding }: Raw,
	by = 0,
	usual: Severity = rule.severity,
): LintFinding {
	const { from, to, message, fixes, related } = finding;
	const { severity = usual, gate = rule.gate } = finding;
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

/** A finding of an earlier text, as many characters further on. */
export function moved(finding: LintFinding, by: number): LintFinding {
	const { from, to, message, rule, ref, title, severity, fixes, related, gate } = finding;
	const one: Mutable<LintFinding> = {
		from: from + by,
		to: to + by,
		message,
		rule,
		ref,
		title,
		severity,
	};
	if (fixes) one.fixes = shiftFixes(fixes, by);
	if (related) one.related = shiftRelated(related, by);
	if (gate !== undefined) one.gate = gate;
	return one;
}

const inTextOrder = (a: LintFinding, b: LintFinding): number => a.from - b.from || a.to - b.to;

/** Of findings in text order, those of which no earlier one says the same of the same place. */
const withoutDoubles = (found: readonly LintFinding[]): readonly LintFinding[] =>
	found.filter((one, at) => {
		for (let i = at - 1; i >= 0; i--) {
			const other = found[i]!;
			if (inTextOrder(other, one) !== 0) return true;
			if (other.rule === one.rule) return false;
		}
		return true;
	});

/** Applies the severities in force, puts in text order, drops doubles. */
export function settled(
	found: readonly LintFinding[],
	settings: LintSettings,
): readonly LintFinding[] {
	const wanted: LintFinding[] = [];
	for (const one of found) {
		const severity = effectiveSeverity(settings, one.rule, one.severity);
		if (severity) wanted.push(severity === one.severity ? one : { ...one, severity });
	}
	return wanted.length < 2 ? wanted : withoutDoubles(wanted.sort(inTextOrder));
}

/** Puts two lists in text order together; of findings at one place those of the first list come first. */
function merged(
	first: readonly LintFinding[],
	second: readonly LintFinding[],
): readonly LintFinding[] {
	if (first.length === 0) return second;
	if (second.length === 0) return first;
	const all: LintFinding[] = [];
	let next = 0;
	for (const one of first) {
		while (next < second.length && inTextOrder(second[next]!, one) < 0) all.push(second[next++]!);
		all.push(one);
	}
	while (next < second.length) all.push(second[next++]!);
	return all;
}

/** Findings by where they come from. */
export interface Gathered {
	readonly problems: readonly DraftProblem[];
	/** Of single stretches, settled. */
	readonly own: readonly LintFinding[];
	readonly concluded: readonly Raw[];
}

/** Puts all findings together, leaves out what is not to be told, shows remarks of one rule as one. */
export function finish(
	{ problems, own, concluded }: Gathered,
	rules: readonly Rule[],
	draft: Draft,
	environment: LintEnvironment,
): readonly LintFinding[] {
	const { settings, show } = environment;
	const form = settled(problemFindings(problems), settings);
	const whole = settled(
		concluded.map((raw) => resolve(raw, 0, usualSeverity(raw.rule, draft))),
		settings,
	);
	const all = merged(merged(form, own), whole);
	const shown = withoutSilenced(all, draft, environment);
	return show === 'each' ? shown : grouped(shown, draft, rules);
}
