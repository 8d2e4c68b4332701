import { shift } from '../text/span';
import type { Finding, Fix } from './rule';

function shiftFix(fix: Fix, by: number): Fix {
	const edits = fix.edits.map(({ from, to, text }) => ({ from: from + by, to: to + by, text }));
	return { ...fix, edits };
}

/** A finding and all that it refers to, as many characters further on. */
export function shiftFinding(finding: Finding, by: number): Finding {
	if (by === 0) return finding;
	const { from, to, fixes, related } = finding;
	const moved = { ...finding, from: from + by, to: to + by };
	if (!fixes && !related) return moved;
	return {
		...moved,
		...(fixes && { fixes: fixes.map((fix) => shiftFix(fix, by)) }),
		...(related && { related: related.map((r) => ({ ...r, ...shift(r, by) })) }),
	};
}
