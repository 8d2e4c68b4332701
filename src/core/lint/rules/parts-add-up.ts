import { wrongDueSums } from '../../figures/sums/due-sums';
import { wrongLikeRows } from '../../figures/sums/like-rows';
import { isAddable, partsIn } from '../../figures/sums/parts';
import { quantitiesIn, type Quantity } from '../../figures/quantity';
import { wrongRestsIn } from '../../figures/sums/rests';
import { mayHavePlaceRows, wrongPlaceRows } from '../../figures/sums/place-rows';
import { isPriced, wrongProductsIn } from '../../figures/changes/products';
import { wrongColumns } from '../../figures/sums/column-sums';
import { wrongRunningSums } from '../../figures/sums/running-sums';
import { wrongFlows } from '../../figures/sums/stock-flows';
import { checkSum, isMadeOf } from '../../figures/sums/sum-check';
import { wrongToldTotals } from '../../figures/sums/told-totals';
import { isToldWhy } from '../../figures/sums/told-why';
import { figuresIn } from '../../text/numerals';
import type { Span } from '../../text/span';
import { gather } from '../../text/gather';
import { wrongShares, wrongStructures, wrongTopShares } from '../../figures/sums/whole-shares';
import { beginningOf, standing } from '../relations/beginning';
import { listLinesIn, wrongLineSums, type ListLine } from '../relations/line-sums';
import { placeTotals, wrongPlaceSum, type PlaceTotal } from '../relations/place-sums';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type ParagraphContext,
	type Seen,
} from '../rule';
import {
	flowFinding,
	productFinding,
	restFinding,
	sumFinding,
	wholeFinding,
} from '../relations/sum-findings';
import { reportedBy, reportedIn, type Reported } from '../relations/reported';
import { shiftFinding } from '../shift-finding';
import { sumPassages } from '../relations/sum-passages';

const reach = 120;

/** Figures of what stands before a passage and behind it; asked for only where a sum is wrong. */
function toldAround(text: string, { from, to }: Span): readonly Quantity[] {
	const start = Math.max(0, from - reach);
	return [
		...quantitiesIn(text, figuresIn(text.slice(start, from), start)),
		...quantitiesIn(text, figuresIn(text.slice(to, to + reach), to)),
	];
}

function inPassage(text: string, passage: Span): readonly Finding[] {
	const figures = figuresIn(text.slice(passage.from, passage.to), passage.from);
	if (figures.length < 2) return [];
	const quantities = quantitiesIn(text, figures);
	const wrongSums = [
		...gather(partsIn(text, quantities, passage), (list) => checkSum(text, list, quantities)),
		...wrongToldTotals(text, quantities),
		...wrongDueSums(text, quantities, passage),
		...wrongRunningSums(text, quantities),
		...wrongColumns(text, quantities),
	].filter((wrong) => !isMadeOf(wrong, toldAround(text, passage)) && !isToldWhy(text, wrong));
	const totals = new Set(wrongSums.map(({ total }) => total.from));
	return [
		...wrongSums.map((wrong) => sumFinding(text, wrong)),
		...wrongFlows(text, quantities, passage).map((wrong) => flowFinding(text, wrong)),
		...wrongProductsIn(text, quantities)
			.filter((wrong) => !isPriced(wrong))
			.map((wrong) => productFinding(text, wrong)),
		// What is left of a total that is reported is the same mistake.
		...wrongRestsIn(text, quantities)
			.filter(({ whole }) => !totals.has(whole.from))
			.map((wrong) => restFinding(text, wrong)),
	];
}

/** The parts of a finding, by which two of one list are known. */
const partsOf = ({ related = [] }: Finding): string => related.map(({ from }) => from).join();

/** Every total once, and every list once, with the surest of what is said of it. */
function eachOnce(findings: readonly Finding[]): readonly Finding[] {
	const known = new Map<number, Finding>();
	for (const finding of findings) {
		if (known.get(finding.from)?.severity !== 'error') known.set(finding.from, finding);
	}
	const lists = new Set<string>();
	return [...known.values()].filter((finding) => {
		const list = partsOf(finding);
		// 总投资A，其中…，合计A: both are contradicted by one list.
		if (list !== '' && lists.has(list)) return false;
		lists.add(list);
		return true;
	});
}

function wholesIn(text: string, sentence: Span): readonly Finding[] {
	const figures = figuresIn(text.slice(sentence.from, sentence.to), sentence.from);
	const quantities = quantitiesIn(text, figures);
	return [
		...[...wrongStructures(text, sentence), ...wrongShares(text, quantities, sentence)].map(
			(wrong) => wholeFinding(text, wrong),
		),
		...wrongTopShares(text, quantities).map((wrong) =>
			sumFinding(text, { ...wrong, kind: 'differs', isSure: true }),
		),
		...wrongToldTotals(text, quantities)
			.filter(({ total }) => !isAddable(total))
			.map((wrong) => sumFinding(text, wrong)),
	];
}

/** Totals over places, those that their own sentence already contradicts, and lines of lists. */
type Item = PlaceTotal | Reported | ListLine;

const nothing: Seen<Item> = { findings: [], items: [] };

/** What a paragraph says by itself, and the totals of which the parts stand elsewhere. */
function look(context: ParagraphContext): Seen<Item> {
	// Most paragraphs have no 《》 and no sums: the look at the plain text comes first.
	const { sums, shares, places } = sumPassages(context.text);
	const isTotal = context.place === 'body';
	const items: Item[] = isTotal
		? [...placeTotals(context.text, places), ...listLinesIn(context.text)]
		: [];
	const hasRows = mayHavePlaceRows(context.text);
	if (sums.length + shares.length === 0 && !hasRows)
		return items.length === 0 ? nothing : { findings: [], items };
	const text = context.maskedTitles;
	const findings = eachOnce([
		...(hasRows ? wrongPlaceRows(text).map((wrong) => sumFinding(text, wrong)) : []),
		...sums.flatMap((passage) => inPassage(text, passage)),
		...shares.flatMap((sentence) => wholesIn(text, sentence)),
	]);
	return { findings, items: [...items, ...reportedBy(findings)] };
}

/** Totals over places are read at every edit, so there is an end to them. */
const mostTotals = 40;

function ofPlaces(
	collected: readonly Collected<Item>[],
	{ draft }: DocumentContext,
): readonly Finding[] {
	let left = mostTotals;
	return collected.flatMap(({ paragraph, items }) =>
		items.flatMap((total) => {
			if ('spans' in total || 'line' in total || left-- <= 0) return [];
			const wrong = wrongPlaceSum(draft, paragraph, total);
			return wrong ? [sumFinding(draft.text, wrong)] : [];
		}),
	);
}

function ofRows(
	collected: readonly Collected<Item>[],
	document: DocumentContext,
): readonly Finding[] {
	const { text, start, amounts } = beginningOf(document);
	const rows = standing(amounts, (own) => own.rows);
	const all = () => standing(amounts, ({ quantities }) => quantities);
	const wrong = wrongLikeRows(text, rows, all).filter((one) => !isToldWhy(text, one));
	if (wrong.length === 0) return [];
	const known = new Set(reportedIn(collected).map(({ from }) => from));
	return wrong
		.map((one) => shiftFinding(sumFinding(text, one), start))
		.filter(
			({ from, related = [] }) => !known.has(from) && !related.some((part) => known.has(part.from)),
		);
}

export default defineDocumentRule<Item>({
	id: 'parts-add-up',
	ref: 'R01',
	title: '合计与分项不符',
	rationale:
		'总数之后列出的各项（分别为、其中、包括，或后面写明合计、共计）加起来应当等于总数，分段写的各乡镇之和应当等于前面写明的“三个乡镇共”，列全的占比之和应当是100%；应到等于实到加请假，上期结转加新收、减办结等于尚余。数据对不上是退稿的常见原因，往往是改了分项没有改总数。核对时先把单位换算一致，再给每个数留出末位半个单位的四舍五入余地，约数另行放宽，超出余地才提示；没有写明是合计，但各项之和与前面的某个数只差一个数字或两位颠倒的，也提示核对；“其中”只举一部分、列到“等”为止的，处罚、约谈一类可能重叠的，写明有人兼、可多选、重复统计的，都不核对。',
	severity: 'error',
	scope: 'document',
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
	look,
	conclude: (collected, document) => [
		...ofPlaces(collected, document),
		...wrongLineSums(document.draft, collected).map((wrong) =>
			sumFinding(document.draft.text, wrong),
		),
		...ofRows(collected, document),
	],
});
