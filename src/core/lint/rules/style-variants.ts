import { styleVariants } from '../lexicon/confusable-choices';
import { defineRule } from '../rule';

const preferred = new Map(styleVariants);

/** 交待会 is none; these begin another word: 急待遇, 定单位, 起动员. */
const otherWords: Readonly<Record<string, RegExp>> = {
	急待: /^[遇命客]/u,
	定单: /^[位一个价项元]/u,
	想像: /^(?:[样素章]|一样)/u,
	漫延: /^[长期续伸]/u,
	宏扬: /^[州言帆]/u,
};

export default defineRule({
	id: 'style-variants',
	ref: 'R22',
	title: '推荐词形',
	rationale:
		'有些词有两种通行写法（下工夫、下功夫），词典两收，写哪一种是单位的习惯。要求全文统一用推荐词形的单位可以启用本规则；推荐词形依《第一批异形词整理表》和《现代汉语词典》。',
	severity: 'hint',
	offByDefault: true,
	scope: 'paragraph',
	group: 'file',
	triggers: [...preferred.keys()],
	since: '0.2.0',
	maturity: 'preview',
	examples: [
		{ bad: '在落实上⟦下工夫⟧。', good: '在落实上下功夫。' },
		{ bad: '问题⟦急待⟧解决。', good: '问题亟待解决。' },
	],
	leaves: ['在落实上下功夫。', '干部应急待遇已落实。', '由镇里定单位、定人员。'],
	check: (context, hits) =>
		hits.flatMap((hit) => {
			const { from, to, text } = hit;
			const use = preferred.get(text);
			if (use === undefined || context.masked.charAt(from) !== text.charAt(0)) return [];
			if (otherWords[text]?.test(context.text.slice(to, to + 2))) return [];
			if (text.length === 2 && context.straddles(hit)) return [];
			return [
				{
					from,
					to,
					message: `“${text}”不是推荐词形：全文宜统一写“${use}”；可改为“${use}”。`,
					fixes: [{ title: `改为“${use}”`, edits: [{ from, to, text: use }] }],
				},
			];
		}),
});
