import type { Finding } from './rule';

/** Of the findings that begin at one place the first. */
export function onePerPlace(findings: readonly Finding[]): Finding[] {
	const seen = new Set<number>();
	return findings.filter(({ from }) => !seen.has(from) && seen.add(from));
}
