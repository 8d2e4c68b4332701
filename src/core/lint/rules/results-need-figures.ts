import { quote } from '../../draft/quote';
import type { Figure } from '../../text/numerals';
import type { Span } from '../../text/span';
import { achievements, claims, isFall, softTrends, trendWords } from '../lexicon/result-words';
import type { Paragraph } from '../../draft/draft';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Seen,
} from '../rule';
import { shiftFinding } from '../shift-finding';

const trends: ReadonlySet<string> = new Set(trendWords);
const softs: ReadonlySet<string> = new Set(softTrends);
const achieved: ReadonlySet<string> = new Set(achievements);

const ends = /[。！？!?\n]/u;
const longest = 400;

/** The sentence that ends at a full stop; a list with semicolons is one. */
function sentenceFrom(text: string, from: number): Span {
	let to = from;
	while (to < text.length && to - from < longest && !ends.test(text.charAt(to))) to++;
	return { from, to };
}

/** Years, months, days, hours, ordinals and 一个, 一批 measure no result. */
const dateUnit = /^(?:[年月日号时点分届旬周岁期级]|季度|月份|个月|星期)$/u;
const smallUnit = /^[个项条种类支批次步张名]?$/u;

function counts(text: string, { from, number, unit }: Figure): boolean {
	const measure = unit ? text.slice(unit.from, unit.to) : '';
	if (dateUnit.test(measure)) return false;
	const value = text.slice(number.from, number.to);
	const isArabic = /[\d０-９]/u.test(value);
	if (!isArabic) return value.length > 2 || !smallUnit.test(measure);
	if (measure !== '') return true;
	// 12345热线, 2026—2030, “4+N”; but 由86升至93.
	return /[.．万亿]/u.test(value) || /[由从到至达为升降增第：]$/u.test(text.slice(from - 1, from));
}

/** Facts that stand for a figure. */
const factual =
	/清零|翻番|翻[一两]番|过半|倍增|全覆盖|(?:实现|保持)“?零|零(?:事故|伤亡|投诉|上访|发生|积压|新增)|[省市县国]第[一二三四五六七八九十]|首位|居首|减半|一半|半数/u;

/** Index of the first figure that does not begin before an offset. */
function firstFrom(figures: readonly Figure[], offset: number): number {
	let low = 0;
	let high = figures.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (figures[middle]!.from < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function hasFigure({ text, figures }: ParagraphContext, { from, to }: Span): boolean {
	if (factual.test(text.slice(from, to))) return true;
	for (let i = firstFrom(figures, from); i < figures.length; i++) {
		const figure = figures[i]!;
		if (figure.from >= to) return false;
		if (figure.to <= to && counts(text, figure)) return true;
	}
	return false;
}

/** What comes, is wished or is asked for has no figure yet: said anywhere before in the sentence. */
const prospective =
	/力争|争取|预计|预期|预测|有望|必将|拟|确保|目标|计划|下一步|下步|打算|建议|旨在|为了|以期|如果|应当|必须|要求|指出|强调|希望|表示(?!满意|欢迎|肯定|感谢|认可|赞许|赞赏|点赞|支持)|认为|提出|反映(?!良好|很好|较好)|(?<![即已])将(?![近军士])|(?<![主重必需首次])要(?![求素点情件])|到20\d\d年[底末]?[，,]/u;
/** The same said in the clause itself. */
const urging =
	/推动|推进|促进|促使|努力(?!下)|有利于|有助于|助力|加强|着力|加快|聚焦|围绕|(?:^|[，；])(?:不断|持续)/u;
const negated = /(?:[不没未无非难]|没有|尚未|未能|难以|未见|是否|不够|并未)[\u4e00-\u9fff]{0,2}$/u;
const attribute = /^(?:[的地且之后时前于型]|与否|程度|幅度|标准|情况|速度|办法|方案|评估)/u;
const clauseEnd = /^(?:$|[，。；、！？,;：）)\s”])/u;

const precededByVerb =
	/(?:取得|收到|获得|实现|呈现|见到|收效|带来|形成|显现|达到)(?:了|的)?[^，。；]{0,8}$/u;

/** 虽然成效显著，但…: conceded, not claimed. */
const conceded = /^(?:虽然?|尽管|即便|即使)/u;

const ofNature = /气温|降[水雨]|雨量|温度|天气|病情|伤情|雨势|风力|水位|墒情|旱情|汛情|能见度/u;

/** 成绩突出单位: an attribute without 的. */
const assessed = /^(?:成效|效果|成绩|成果|进展|反响)/u;

/** A thing stands before it in its clause: 体系不断完善, not 不断完善体系. */
const isPredicate = (before: string, after: string): boolean =>
	/[\u4e00-\u9fff”）]{2}$/u.test(before) && clauseEnd.test(after);

const isPast = /已|以来|目前|了|截至|今年|去年|上半年|先后|通过|经过/u;

/** A headline has its figures in the text below. */
const isHeadline = (text: string): boolean =>
	text.length < 50 && !/[，。；：！？,;:!?]/u.test(text) && /\S\s+\S/u.test(text);

function claimsResult(context: ParagraphContext, hit: Hit, sentence: Span): boolean {
	const { masked: text } = context;
	const clause = context.clauseAround(hit);
	const before = text.slice(clause.from, hit.from);
	const after = text.slice(hit.to, clause.to + 1);
	if (attribute.test(after) || negated.test(before.slice(-6))) return false;
	if (prospective.test(text.slice(Math.max(sentence.from, hit.from - 60), hit.from))) return false;
	if (conceded.test(before) || urging.test(before) || ofNature.test(before.slice(-6))) return false;
	if (softs.has(hit.text)) return isPredicate(before, after);
	if (achieved.has(hit.text)) return precededByVerb.test(before.slice(-14));
	if (hit.text === '基本完成') return !/[月日][底初末中旬]*$/u.test(before);
	if (assessed.test(hit.text) && !clauseEnd.test(after)) return false;
	if (!trends.has(hit.text)) return true;
	if (clauseEnd.test(after)) return before.length > 1;
	return after.startsWith('了') || isPast.test(text.slice(sentence.from, hit.from));
}

/** Figures that show a change, in the sentence before, prove what this one sums up. */
const proof =
	/同比|环比|比上年|比去年|较上年|较去年|百分点|[由从][^，。；]{0,20}\d[^，。；]{0,8}[至到]|(?:增长|下降|提高|减少|增加|压缩|缩短|提升|降低)(?:[至到了]|至?\d)/u;

function isProven(context: ParagraphContext, { from, to }: Span): boolean {
	const { text } = context;
	const next = sentenceFrom(text, to + 1);
	if (hasFigure(context, { from, to: next.to })) return true;
	let start = from - 1;
	const last = Math.max(0, from - 200);
	while (start > last && !ends.test(text.charAt(start - 1))) start--;
	return (
		from > 0 && proof.test(text.slice(start, from)) && hasFigure(context, { from: start, to: from })
	);
}

/** 一是…, （一）…: what opens an item is summed up by all that follows in the paragraph. */
const opensItem =
	/^\s*(?:[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[）)、.．]|首先|其次|再次|第[一二三四五])/u;

function isSummary(context: ParagraphContext, sentence: Span): boolean {
	const { text, paragraph } = context;
	const isItem = opensItem.test(text.slice(sentence.from, sentence.from + 8));
	if (!isItem) return false;
	// A heading by itself: its figures stand in the paragraphs below.
	if (paragraph.level > 0 && sentence.to >= text.trimEnd().length - 1 && text.length < 40)
		return true;
	return hasFigure(context, {
		from: sentence.from,
		to: Math.min(text.length, sentence.from + 600),
	});
}

function toFinding(context: ParagraphContext, { from, to, text: word }: Hit): Finding {
	const isTrend = trends.has(word) || softs.has(word);
	const isLast = clauseEnd.test(context.text.slice(to, to + 1));
	const change = isFall(word) ? '由${1:N}降至${2:N}' : '由${1:N}提高到${2:N}';
	return {
		from,
		to,
		message: `${quote(word)}没有数据支撑：本句和下一句都没有数字，成效无从判断；请写明数量或前后对比，如“${isFall(word) ? '由35天降至12天' : '由82%提高到91%'}”，没有数据的删去。`,
		...(isTrend &&
			isLast && {
				fixes: [
					{
						title: '在后面补上前后对比（填写）',
						edits: [{ from: to, to, text: `，${change}` }],
						snippet: true,
					},
				],
			}),
	};
}

const nothing: Seen<Finding> = { findings: [], items: [] };

/** The first claim of a paragraph; where nothing stands behind it, the next paragraph may prove it. */
function look(context: ParagraphContext, hits: readonly Hit[]): Seen<Finding> {
	const { masked, text } = context;
	if (hits.length === 0 || isHeadline(text)) return nothing;
	for (const hit of hits) {
		if (masked.slice(hit.from, hit.to) !== hit.text) continue;
		let { from } = hit;
		const first = Math.max(0, hit.from - longest);
		while (from > first && !ends.test(text.charAt(from - 1))) from--;
		const sentence = { from, to: sentenceFrom(text, hit.to).to };
		if (!claimsResult(context, hit, sentence)) continue;
		if (isProven(context, sentence) || isSummary(context, sentence)) continue;
		const isLast = text.slice(sentence.to + 1, sentence.to + 4).trim() === '';
		const found = [toFinding(context, hit)];
		return isLast ? { findings: [], items: found } : { findings: found, items: [] };
	}
	return nothing;
}

const beginning = 200;

const beginsWithFigure = (context: ParagraphContext): boolean =>
	hasFigure(context, { from: 0, to: Math.min(beginning, context.text.length) });

/** A lead that sums up the items below it is proven by their figures. */
function isProvenBelow(document: DocumentContext, paragraph: Paragraph): boolean {
	const next = document.draft.paragraphs
		.slice(paragraph.index + 1, paragraph.index + 4)
		.find(({ text }) => text.trim() !== '');
	if (!next || opensItem.test(paragraph.text.slice(0, 8))) return false;
	if (next.level === 0 && !opensItem.test(next.text.slice(0, 8))) return false;
	return document.read(next, beginsWithFigure);
}

function conclude(
	collected: readonly Collected<Finding>[],
	document: DocumentContext,
): readonly Finding[] {
	return collected.flatMap(({ paragraph, items }) =>
		isProvenBelow(document, paragraph)
			? []
			: items.map((finding) => shiftFinding(finding, paragraph.from)),
	);
}

export default defineDocumentRule<Finding>({
	id: 'results-need-figures',
	ref: 'R32',
	title: '无数据的成效词',
	rationale:
		'“成效显著”“明显提升”后面没有数字，收稿方无法判断做到了什么程度，往往按“缺数据”退回。本句和下一句有数字（不算年月日）的、前一句已有前后对比的，以及打算、预测、引语、会议要求、小标题，不提示；一段只提示一处。',
	severity: 'info',
	group: 'paragraph',
	scope: 'document',
	where: ['body'],
	triggers: [...trendWords, ...softTrends, ...achievements, ...claims],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '今年以来，云岭县优化营商环境⟦成效显著⟧，企业普遍满意。' },
		{ bad: '通过专项整治，市容环境⟦明显改善⟧。' },
		{ bad: '改革以来，办事效率⟦大幅提升⟧。' },
	],
	leaves: [
		'办理时限大幅压缩，由15个工作日减至6个工作日。',
		'专项整治成效显著。全县拆除违建126处。',
		'力争年底前群众满意度明显提升。',
		'秋粮收获基本完成，已收98.6%。',
		'下一步，将持续优化营商环境。',
	],
	look,
	conclude,
	grounds: () => '',
	reads: 'below',
});
