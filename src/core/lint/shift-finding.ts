import type { Edit } from '../text/span';
import type { LintFinding } from './engine';
import type { Finding, Fix } from './rule';

type Related = NonNullable<Finding['related']>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What lies at or behind `at` stands `by` characters further on, the rest where it stood. */
interface Move {
	readonly at: number;
	readonly by: number;
}

const moved = (offset: number, { at, by }: Move): number => (offset >= at ? offset + by : offset);

const moveEdits = (edits: readonly Edit[], move: Move): readonly Edit[] =>
	edits.map(({ from, to, text }) => ({ from: moved(from, move), to: moved(to, move), text }));

// Member by member, here and below: spreading takes ten times as long, and there may be thousands.
function moveFix({ title, edits, safe, snippet }: Fix, move: Move): Fix {
	const fix: Mutable<Fix> = { title, edits: moveEdits(edits, move) };
	if (safe !== undefined) fix.safe = safe;
	if (snippet !== undefined) fix.snippet = snippet;
	return fix;
}

const moveFixes = (fixes: readonly Fix[], move: Move): readonly Fix[] =>
	fixes.map((fix) => moveFix(fix, move));

const moveRelated = (related: Related, move: Move): Related =>
	related.map(({ from, to, message }) => ({
		from: moved(from, move),
		to: moved(to, move),
		message,
	}));

const all = (by: number): Move => ({ at: -Infinity, by });

/** Fixes of a finding that stands as many characters further on. */
export const shiftFixes = (fixes: readonly Fix[], by: number): readonly Fix[] =>
	by === 0 ? fixes : moveFixes(fixes, all(by));

/** What a finding points to, as many characters further on. */
export const shiftRelated = (related: Related, by: number): Related =>
	by === 0 ? related : moveRelated(related, all(by));

/** A finding and all that it refers to, as many characters further on. */
export function shiftFinding(finding: Finding, by: number): Finding {
	if (by === 0) return finding;
	const { from, to, fixes, related } = finding;
	return {
		...finding,
		from: from + by,
		to: to + by,
		...(fixes && { fixes: shiftFixes(fixes, by) }),
		...(related && { related: shiftRelated(related, by) }),
	};
}

const reaches = (spans: readonly { readonly to: number }[] | undefined, at: number): boolean =>
	spans !== undefined && spans.some(({ to }) => to >= at);

/** Whether a finding, or anything that it refers to, lies behind an offset. */
const reachesBehind = ({ to, related, fixes }: LintFinding, at: number): boolean =>
	to >= at || reaches(related, at) || (fixes?.some(({ edits }) => reaches(edits, at)) ?? false);

function moveFinding(finding: LintFinding, move: Move): LintFinding {
	const { from, to, message, rule, ref, title, severity, fixes, related, gate } = finding;
	const one: Mutable<LintFinding> = {
		from: moved(from, move),
		to: moved(to, move),
		message,
		rule,
		ref,
		title,
		severity,
	};
	if (fixes) one.fixes = moveFixes(fixes, move);
	if (related) one.related = moveRelated(related, move);
	if (gate !== undefined) one.gate = gate;
	return one;
}

/**
 * Findings of an earlier text of which all that lies from an offset on (default: all of it) stands as
 * many characters further on; those that do not reach so far are the same objects.
 */
export function carried(
	findings: readonly LintFinding[],
	by: number,
	at = -Infinity,
): readonly LintFinding[] {
	if (by === 0 || findings.length === 0) return findings;
	const move = { at, by };
	return findings.map((one) => (reachesBehind(one, at) ? moveFinding(one, move) : one));
}
