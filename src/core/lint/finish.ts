import type { Draft, DraftProblem } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { LintEnvironment, LintFinding } from './engine';
import { grouped } from './group';
import { withoutBaseline } from './baseline';
import { fingerprint, wordsMark } from './ignores';
import { problemFindings } from './problem-findings';
import type { Finding, Rule } from './rule';
import { effectiveSeverity } from './settings';
import { withoutAccepted } from './terms';

/** A finding as its rule gave it, with offsets of the draft. */
export interface Raw {
	readonly rule: Rule;
	readonly finding: Finding;
}

/** The rule's severity and gate, unless the finding has its own. */
export function resolve(
	{ rule, finding }: Raw,
	meta?: (key: string) => string | undefined,
): LintFinding {
	const { from, to, message, fixes, related } = finding;
	const usual = (meta && rule.severityIn?.(meta)) ?? rule.severity;
	const { severity = usual, gate = rule.gate } = finding;
	const { id, ref, title } = rule;
	// Member by member: leaving two out of a copy takes ten times as long, and there may be thousands.
	return {
		from,
		to,
		message,
		rule: id,
		ref,
		title,
		severity,
		...(fixes && { fixes }),
		...(related && { related }),
		...(gate !== undefined && gate !== 'none' && { gate }),
	};
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

/** How the rules that spoke want their remarks put together, by id. */
const groupsOf = (raw: readonly Raw[]) =>
	new Map(raw.flatMap(({ rule: { id, group } }) => (group ? [[id, group] as const] : [])));

/** Applies settings, ignores, 词库 and baseline, drops doubles, puts in text order, puts remarks together. */
export function finish(
	raw: readonly Raw[],
	draft: Draft,
	problems: readonly DraftProblem[],
	{ settings, isIgnored, tables, baseline, show }: LintEnvironment,
): readonly LintFinding[] {
	const { text } = draft;
	const ignored = isIgnored?.(metaValue(draft, '稿号'));
	const meta = (key: string): string | undefined => metaValue(draft, key);
	const own = raw.map((one) => resolve(one, meta));
	const found: LintFinding[] = [];
	for (const one of [...problemFindings(problems), ...own]) {
		const severity = effectiveSeverity(settings, one.rule, one.severity);
		if (severity) found.push(severity === one.severity ? one : { ...one, severity });
	}
	const told = withoutDoubles(found.sort(inTextOrder)).filter(
		(one) =>
			!ignored?.(
				one.rule,
				() => fingerprint(one.rule, text, one),
				() => wordsMark(one.rule, text, one),
			),
	);
	const shown = withoutBaseline(withoutAccepted(told, text, tables?.terms ?? []), baseline);
	return show === 'each' ? shown : grouped(shown, draft, groupsOf(raw));
}
