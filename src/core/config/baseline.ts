import type { RuleCounts } from '../lint/baseline';

/** Counts per rule, by file. */
export type Baseline = Readonly<Record<string, RuleCounts>>;

export const noBaseline: Baseline = {};

/** A baseline in which some files have the counts of now; the others stay. */
export const updatedBaseline = (known: Baseline, now: Baseline): Baseline => ({ ...known, ...now });

/**
 * A baseline that grants no more than there still is: counts sink to those of now, never rise.
 * @param now counts of the files that were checked.
 * @param isGone whether a file that was not checked no longer exists.
 */
export function prunedBaseline(
	known: Baseline,
	now: Baseline,
	isGone: (file: string) => boolean,
): Baseline {
	const left = Object.entries(known).flatMap(([file, recorded]) => {
		const counts = countsIn(now, file);
		if (!counts) return isGone(file) ? [] : [[file, recorded] as const];
		const lower = Object.entries(recorded).flatMap(([rule, count]) => {
			const most = Math.min(count, counts[rule] ?? 0);
			return most > 0 ? [[rule, most] as const] : [];
		});
		return [[file, Object.fromEntries(lower)] as const];
	});
	return Object.fromEntries(left);
}

/** What a baseline records of one file; undefined: nothing. */
export const countsIn = (baseline: Baseline, file: string): RuleCounts | undefined =>
	Object.hasOwn(baseline, file) ? baseline[file] : undefined;

/** How many files and findings a baseline speaks of. */
export function baselineSize(baseline: Baseline): { files: number; findings: number } {
	const counts = Object.values(baseline).map((rules) =>
		Object.values(rules).reduce((sum, count) => sum + count, 0),
	);
	return {
		files: counts.filter((count) => count > 0).length,
		findings: counts.reduce((sum, count) => sum + count, 0),
	};
}
