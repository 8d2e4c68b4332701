import { applyEdits } from '../text/edits';
import type { Edit } from '../text/span';
import type { LintFinding } from './engine';
import type { Fix } from './rule';

const isPlainSafe = (fix: Fix): boolean => fix.safe === true && fix.snippet !== true;

/** The edits of the first safe fix of every finding, in text order, overlapping ones left out. */
export function fixAllEdits(text: string, findings: readonly LintFinding[]): readonly Edit[] {
	const edits = findings.flatMap((f) => f.fixes?.find(isPlainSafe)?.edits ?? []);
	return applyEdits(text, edits).applied;
}
