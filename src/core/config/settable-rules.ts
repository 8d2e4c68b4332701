import { officeWordsRuleId } from '../lint/office-words';
import { problemRuleIds } from '../lint/problem-findings';
import type { Rule } from '../lint/rule';

/** Ids that settings may name: those of the rules, of oddities of the file, of the office's words. */
export const settableRules = (rules: readonly Rule[]): ReadonlySet<string> =>
	new Set([...rules.map(({ id }) => id), ...problemRuleIds, officeWordsRuleId]);
