import type { LintFinding } from './engine';

/** How often each rule spoke; ids without a finding are absent. */
export type RuleCounts = Readonly<Record<string, number>>;

/** What bears on filing is never taken for granted. */
const isCounted = ({ gate }: LintFinding): boolean => gate === undefined;

/** Counts findings per rule, as a baseline records them. */
export function countByRule(found: readonly LintFinding[]): RuleCounts {
	const counts = new Map<string, number>();
	for (const { rule } of found.filter(isCounted)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return Object.fromEntries(counts);
}

/**
 * Leaves out the findings that were there when the baseline was taken. Nobody can say which of them
 * are new: where a rule speaks more often than recorded, all its findings are shown.
 * @param recorded counts of this file; undefined: it has no baseline.
 */
export function withoutBaseline(
	found: readonly LintFinding[],
	recorded: RuleCounts | undefined,
): readonly LintFinding[] {
	if (!recorded) return found;
	const counts = countByRule(found);
	const isKnown = ({ rule }: LintFinding): boolean =>
		Object.hasOwn(recorded, rule) && (counts[rule] ?? 0) <= (recorded[rule] ?? 0);
	return found.filter((one) => !isCounted(one) || !isKnown(one));
}
