import { quote } from '../draft/quote';
import type { Finding, Hit, Rule, RuleExample } from './rule';
import { defineRule } from './rule';

/** Id of the rule that `createOfficeWordsRule` makes. */
export const officeWordsRuleId = 'office-sensitive-words';

/** Trimmed, without empty and repeated words, in their order. */
const cleaned = (words: readonly string[]): readonly string[] => [
	...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];

/** Of overlapping words the longest one is shown. */
const longest = (hits: readonly Hit[]): readonly Hit[] =>
	hits.filter(
		(a) => !hits.some((b) => b.to - b.from > a.to - a.from && b.from < a.to && a.from < b.to),
	);

const toFinding = ({ from, to, text }: Hit): Finding => ({
	from,
	to,
	message: `${quote(text)}在本单位敏感词表中，未经保密审查不能报送；请删改，或由保密审查人审定后填写“保密审查”再报。`,
});

/**
 * The rule of an office's own word list (单位敏感词), built where the list is known; it is not among
 * the shipped rules. The list stays on this machine: nothing of it is in settings that are shared.
 * @param words as the office wrote them; spaces around a word do not count. An empty list makes a
 * rule that never reports.
 */
export function createOfficeWordsRule(words: readonly string[]): Rule {
	const triggers = cleaned(words);
	const examples: [RuleExample, ...RuleExample[]] = [
		{ bad: triggers[0] === undefined ? '（词表为空）' : `正文出现⟦${triggers[0]}⟧。` },
	];
	return defineRule({
		id: officeWordsRuleId,
		ref: 'R20',
		title: '本单位敏感词',
		rationale: '单位自定的敏感词只在本机比对，命中的稿件须有保密审查人审定后才能报送。',
		severity: 'warning',
		gate: 'confirm',
		scope: 'paragraph',
		triggers,
		where: ['body', 'title', 'meta'],
		since: '0.1.0',
		maturity: 'stable',
		examples,
		leaves: [],
		check: (_context, hits) => longest(hits).map(toFinding),
	});
}

/**
 * The rules in force where an office has words of its own, for findings and for the gate alike.
 * @param words the setting, of unknown form; what is not text in it is left out.
 */
export function withOfficeWords(rules: readonly Rule[], words: unknown): readonly Rule[] {
	const texts = Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
	return cleaned(texts).length === 0 ? rules : [...rules, createOfficeWordsRule(texts)];
}
