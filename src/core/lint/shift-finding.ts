import { shift } from '../text/span';
import type { Finding, Fix } from './rule';

type Related = NonNullable<Finding['related']>;

const shiftFix = ({ title, edits, safe, snippet }: Fix, by: number): Fix => ({
	title,
	edits: edits.map(({ from, to, text }) => ({ from: from + by, to: to + by, text })),
	...(safe !== undefined && { safe }),
	...(snippet !== undefined && { snippet }),
});

/** Fixes of a finding that stands as many characters further on. */
export const shiftFixes = (fixes: readonly Fix[], by: number): readonly Fix[] =>
	by === 0 ? fixes : fixes.map((fix) => shiftFix(fix, by));

/** What a finding points to, as many characters further on. */
export const shiftRelated = (related: Related, by: number): Related =>
	by === 0 ? related : related.map((one) => ({ ...shift(one, by), message: one.message }));

/** A finding and all that it refers to, as many characters further on. */
export function shiftFinding(finding: Finding, by: number): Finding {
	if (by === 0) return finding;
	const { fixes, related } = finding;
	return {
		...finding,
		...shift(finding, by),
		...(fixes && { fixes: shiftFixes(fixes, by) }),
		...(related && { related: shiftRelated(related, by) }),
	};
}
