import type { LintFinding } from './engine';

/**
 * Rows of the rule catalogue that speak of something else than words: figures, length, parts, order,
 * dates, filing, secrecy, persons, and the form of the file. An accepted term does not answer them.
 */
const otherRefs = new Set(
	'D00 R01 R02 R03 R05 R06 R07 R10 R12 R13 R14 R18 R19 R20 R21 R33 R35 R36 R39'.split(' '),
);

/** Whether a finding is one that 词库 can answer. What bears on filing never is. */
export const isAboutWords = ({ ref, gate }: Pick<LintFinding, 'ref' | 'gate'>): boolean =>
	gate === undefined && !otherRefs.has(ref);

/**
 * Leaves out findings about words that stand inside an occurrence of an accepted term.
 * @param text of the draft; the findings' offsets are of it.
 */
export function withoutAccepted(
	found: readonly LintFinding[],
	text: string,
	terms: readonly string[],
): readonly LintFinding[] {
	if (terms.length === 0) return found;
	const holders = new Map<string, readonly string[]>();
	const termsWith = (words: string): readonly string[] => {
		const known = holders.get(words) ?? terms.filter((term) => term.includes(words));
		holders.set(words, known);
		return known;
	};
	const isAccepted = ({ from, to }: LintFinding): boolean =>
		termsWith(text.slice(from, to)).some(({ length }, at, own) =>
			// Every occurrence in this window covers the finding.
			text.slice(Math.max(0, to - length), from + length).includes(own[at]!),
		);
	return found.filter((one) => !isAboutWords(one) || !isAccepted(one));
}
