import { defineRule, type Rule } from '../lint/rule';

/**
 * The office's own sensitive words as a rule of the gate: each one needs a named 保密审查. The words
 * stay on this machine; they are in no message but the one beside the draft.
 * @param words blank ones are left out.
 * @returns undefined where the office has none.
 */
export function sensitiveWordsRule(words: readonly string[]): Rule | undefined {
	const [first, ...rest] = [...new Set(words.map((word) => word.trim()))].filter((w) => w !== '');
	if (first === undefined) return undefined;
	return defineRule({
		id: 'office-sensitive-words',
		ref: 'R20',
		title: '本单位敏感词',
		rationale: '本单位词表中的词，报送前要由保密审查人看过。',
		severity: 'warning',
		gate: 'confirm',
		since: '0.1.0',
		maturity: 'stable',
		scope: 'paragraph',
		triggers: [first, ...rest],
		where: ['body', 'title', 'meta'],
		examples: [{ bad: '⟦敏感词⟧' }],
		leaves: [],
		check: (_context, hits) =>
			hits.map(({ from, to, text }) => ({
				from,
				to,
				message: `“${text}”是本单位的敏感词，报送前要经保密审查；请填写保密审查人，或改写这一处。`,
			})),
	});
}
