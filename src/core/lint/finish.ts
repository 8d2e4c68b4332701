import type { Draft, DraftProblem } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { LintEnvironment, LintFinding } from './engine';
import { fingerprint } from './ignores';
import { problemFindings } from './problem-findings';
import type { Finding, Rule } from './rule';
import { effectiveSeverity } from './settings';

/** A finding as its rule gave it, with offsets of the draft. */
export interface Raw {
	readonly rule: Rule;
	readonly finding: Finding;
}

/** A finding and all that it refers to, as many characters further on. */
export function shiftFinding(finding: Finding, by: number): Finding {
	if (by === 0) return finding;
	return {
		...finding,
		from: finding.from + by,
		to: finding.to + by,
		...(finding.fixes && {
			fixes: finding.fixes.map((fix) => ({
				...fix,
				edits: fix.edits.map((e) => ({ ...e, from: e.from + by, to: e.to + by })),
			})),
		}),
		...(finding.related && {
			related: finding.related.map((r) => ({ ...r, from: r.from + by, to: r.to + by })),
		}),
	};
}

/** The rule's severity and gate, unless the finding has its own. */
export function resolve({ rule, finding }: Raw): LintFinding {
	const { severity = rule.severity, gate = rule.gate, ...rest } = finding;
	const { id, ref, title } = rule;
	const named = { ...rest, rule: id, ref, title, severity };
	return gate === undefined || gate === 'none' ? named : { ...named, gate };
}

/** Applies settings and ignores, drops doubles, puts in text order. */
export function finish(
	raw: readonly Raw[],
	draft: Draft,
	problems: readonly DraftProblem[],
	{ settings, isIgnored }: LintEnvironment,
): readonly LintFinding[] {
	const ignored = isIgnored?.(metaValue(draft, '稿号'));
	const seen = new Set<string>();
	const kept: LintFinding[] = [];
	for (const found of [...problemFindings(problems), ...raw.map(resolve)]) {
		const severity = effectiveSeverity(settings, found.rule, found.severity);
		const place = `${found.rule} ${found.from} ${found.to}`;
		if (!severity || seen.has(place)) continue;
		seen.add(place);
		if (ignored?.(found.rule, () => fingerprint(found.rule, draft.text, found))) continue;
		kept.push({ ...found, severity });
	}
	return kept.sort((a, b) => a.from - b.from || a.to - b.to);
}
