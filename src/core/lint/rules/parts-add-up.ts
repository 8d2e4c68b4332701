import { partsIn } from '../../figures/parts';
import { quantitiesIn, type Quantity } from '../../figures/quantity';
import { checkSum, type WrongSum } from '../../figures/sum-check';
import { writeLike } from '../../figures/write-like';
import type { Span } from '../../text/span';
import { sumPassages, sumTriggers } from '../sum-passages';
import {
	defineRule,
	type Finding,
	type Fix,
	type Hit,
	type ParagraphContext,
	type Severity,
} from '../rule';
import { shiftFinding } from '../shift-finding';

/** Whether all figures are written in one unit, which then need not be repeated. */
function haveOneUnit(quantities: readonly Quantity[], text: string): boolean {
	const measures = quantities.flatMap(({ figure }) => {
		if (!figure.unit) return [];
		const number = text.slice(figure.number.from, figure.number.to);
		const scale = number.replace(/[\d０-９.．,]/gu, '');
		return [scale + text.slice(figure.unit.from, figure.unit.to)];
	});
	return new Set(measures).size === 1;
}

/** 52＋70＝122: in the words of the text, with units where they differ. */
function working(text: string, { total, parts, sum }: WrongSum): string {
	const all = [...parts, total];
	const isPlain = haveOneUnit(all, text);
	const show = ({ figure }: Quantity): string =>
		text
			.slice(figure.from, figure.to)
			.replace(/(?<=[\d０-９])[^\d０-９.．,]+$/u, (unit) => (isPlain ? '' : unit));
	const result = writeLike(text, total, sum) ?? String(sum);
	const unit = total.unit?.text ?? '';
	const plainResult = isPlain ? result.replace(/[十百千万亿]+$/u, '') : result + unit;
	if (parts.length === 1) return `${show(parts[0]!)}大于${show(total)}`;
	return `${parts.map(show).join('＋')}＝${plainResult}，文中为${show(total)}`;
}

const says: Readonly<Record<WrongSum['kind'], readonly [string, string]>> = {
	differs: ['合计与分项不符', '请核对各项，或改合计数'],
	exceeds: ['分项之和大于总数', '请核对各项，或改总数'],
	lacks: ['所列各项之和小于总数', '如已列全，请核对各项；如未列全，可加“等”'],
};

const severities: Readonly<Record<WrongSum['kind'], readonly [Severity, Severity]>> = {
	differs: ['error', 'warning'],
	exceeds: ['error', 'warning'],
	lacks: ['info', 'info'],
};

function fixesOf(text: string, wrong: WrongSum): readonly Fix[] {
	const { total, parts, sum, kind } = wrong;
	if (parts.length === 1 || kind === 'lacks') return [];
	const number = writeLike(text, total, sum);
	if (number === undefined) return [];
	const { from, to } = total.figure.number;
	const unit = total.figure.unit ? text.slice(total.figure.unit.from, total.figure.unit.to) : '';
	return [{ title: `改为“${number}${unit}”`, edits: [{ from, to, text: number }] }];
}

function findingOf(text: string, wrong: WrongSum): Finding {
	const { total, parts, kind, isSure } = wrong;
	const { from, to } = total.figure;
	const [what, advice] = parts.length === 1 ? ['其中项大于总数', '请核对这两个数'] : says[kind];
	const isExact = [total, ...parts].every(({ slack }) => slack === 0);
	const why = isExact ? '数目对不上会被当作数据有误' : '差额不是四舍五入造成的';
	return {
		from,
		to,
		severity: severities[kind][isSure ? 0 : 1],
		message: `${what}：${working(text, wrong)}，${why}；${advice}。`,
		fixes: fixesOf(text, wrong),
		related: parts.map(({ figure }) => ({
			from: figure.from,
			to: figure.to,
			message: `分项：${text.slice(figure.from, figure.to)}`,
		})),
	};
}

function inPassage(text: string, passage: Span): readonly Finding[] {
	const own = text.slice(passage.from, passage.to);
	const quantities = quantitiesIn(own);
	if (quantities.length < 2) return [];
	return partsIn(own, quantities)
		.flatMap((list) => checkSum(own, list, quantities) ?? [])
		.map((wrong) => shiftFinding(findingOf(own, wrong), passage.from));
}

/** Every total once, with the surest of what is said of it. */
function eachOnce(findings: readonly Finding[]): readonly Finding[] {
	const known = new Map<number, Finding>();
	for (const finding of findings) {
		if (known.get(finding.from)?.severity !== 'error') known.set(finding.from, finding);
	}
	return [...known.values()];
}

function check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const text = context.maskedTitles;
	return eachOnce(sumPassages(text, hits).flatMap((passage) => inPassage(text, passage)));
}

export default defineRule({
	id: 'parts-add-up',
	ref: 'R01',
	title: '合计与分项不符',
	rationale:
		'总数之后列出的各项（分别为、其中、包括，或后面写明合计、共计）加起来应当等于总数。数据对不上是退稿的常见原因，往往是改了分项没有改总数。核对时先把单位换算一致，再给每个数留出末位半个单位的四舍五入余地，约数另行放宽，超出余地才提示；“其中”只举一部分、列到“等”为止的，处罚、约谈一类可能重叠的，都不核对。',
	severity: 'error',
	scope: 'paragraph',
	triggers: sumTriggers,
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
