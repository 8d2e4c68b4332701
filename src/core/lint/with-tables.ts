import type { OfficeTables } from './office-tables';
import type { Rule } from './rule';

/**
 * The rules in force where an office has tables of its own. The same list where it has none, so that
 * what is known of paragraphs is kept.
 */
export function withOfficeTables(rules: readonly Rule[], tables: OfficeTables): readonly Rule[] {
	if (tables.phrases.length === 0 && tables.officers.length === 0) return rules;
	return rules.map((rule) => rule.withTables?.(tables) ?? rule);
}
