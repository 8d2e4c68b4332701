import { partsIn } from '../../figures/parts';
import { quantitiesIn } from '../../figures/quantity';
import { checkSum } from '../../figures/sum-check';
import { figuresIn } from '../../text/numerals';
import type { Span } from '../../text/span';
import { defineRule, type Finding, type ParagraphContext } from '../rule';
import { sumFinding } from '../sum-findings';
import { sumPassages } from '../sum-passages';

function inPassage(text: string, passage: Span): readonly Finding[] {
	const figures = figuresIn(text.slice(passage.from, passage.to), passage.from);
	if (figures.length < 2) return [];
	const quantities = quantitiesIn(text, figures);
	return partsIn(text, quantities, passage)
		.flatMap((list) => checkSum(text, list, quantities) ?? [])
		.map((wrong) => sumFinding(text, wrong));
}

/** Every total once, with the surest of what is said of it. */
function eachOnce(findings: readonly Finding[]): readonly Finding[] {
	const known = new Map<number, Finding>();
	for (const finding of findings) {
		if (known.get(finding.from)?.severity !== 'error') known.set(finding.from, finding);
	}
	return [...known.values()];
}

function check(context: ParagraphContext): readonly Finding[] {
	// Most paragraphs have no 《》 and no sums: the look at the plain text comes first.
	const { sums } = sumPassages(context.text);
	if (sums.length === 0) return [];
	const text = context.maskedTitles;
	return eachOnce(sums.flatMap((passage) => inPassage(text, passage)));
}

export default defineRule({
	id: 'parts-add-up',
	ref: 'R01',
	title: '合计与分项不符',
	rationale:
		'总数之后列出的各项（分别为、其中、包括，或后面写明合计、共计）加起来应当等于总数。数据对不上是退稿的常见原因，往往是改了分项没有改总数。核对时先把单位换算一致，再给每个数留出末位半个单位的四舍五入余地，约数另行放宽，超出余地才提示；“其中”只举一部分、列到“等”为止的，处罚、约谈一类可能重叠的，都不核对。',
	severity: 'error',
	scope: 'paragraph',
	triggers: [{ always: true }],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '事故造成受伤⟦21人⟧，重伤5人、轻伤17人。',
			good: '事故造成受伤22人，重伤5人、轻伤17人。',
		},
		{
			bad: '完成投资⟦10.2亿元⟧，分别为一产1.1、二产5.3、三产4.3亿元。',
			good: '完成投资10.7亿元，分别为一产1.1、二产5.3、三产4.3亿元。',
		},
		{
			bad: '全区共检查⟦126家⟧，甲区52家、乙区70家。',
			good: '全区共检查122家，甲区52家、乙区70家。',
		},
	],
	leaves: [
		'共检查企业500家，约谈30家、罚款12家。',
		'全年完成投资15.8亿元，其中甲区12.4亿元、乙区3.3亿元。',
		'全县退出耕地9万亩，新增耕地14万亩。',
		'全县共有党员3260人，其中女党员860人、少数民族党员32人。',
		'全市共改造小区128个，其中东城街道52个、西城街道60个等。',
	],
	check,
});
