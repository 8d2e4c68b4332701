import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import type { Rule, Severity } from './rule';

/**
 * The usual severities of rules, by index: those of findings that have none of their own. The same array as
 * for the draft before where they are the same.
 */
export function createSeverities(rules: readonly Rule[]) {
	const varying = [...rules.entries()].filter(([, rule]) => rule.severityIn !== undefined);
	let known: readonly Severity[] = rules.map(({ severity }) => severity);
	return (draft: Draft): readonly Severity[] => {
		const valueOf = (key: string): string | undefined => metaValue(draft, key);
		for (const [index, rule] of varying) {
			const own = rule.severityIn?.(valueOf) ?? rule.severity;
			if (own !== known[index]) known = known.with(index, own);
		}
		return known;
	};
}
