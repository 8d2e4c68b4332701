import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import { withoutBaseline } from './baseline';
import type { LintEnvironment, LintFinding } from './engine';
import { fingerprint, wordsMark } from './ignores';
import { withoutAccepted } from './terms';

/**
 * Leaves out what the writer or the office does not want to be told: ignored places, accepted terms,
 * what was there when the baseline was taken.
 * @param found single findings, not put together; their order stays.
 */
export function withoutSilenced(
	found: readonly LintFinding[],
	draft: Draft,
	{ isIgnored, tables, baseline }: LintEnvironment,
): readonly LintFinding[] {
	if (found.length === 0) return found;
	const { text } = draft;
	const ignored = isIgnored?.(metaValue(draft, '稿号'));
	const isTold = (one: LintFinding): boolean =>
		!ignored?.(
			one.rule,
			() => fingerprint(one.rule, text, one),
			() => wordsMark(one.rule, text, one),
		);
	const told = ignored ? found.filter(isTold) : found;
	return withoutBaseline(withoutAccepted(told, text, tables?.terms ?? []), baseline);
}
