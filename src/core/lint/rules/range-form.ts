import {
	isPartOfName,
	isQuantity,
	rangeAround,
	scaleOf,
	writeEnd,
	type Range,
} from '../marks/range-parts';
import { dateRangeAround } from '../marks/range-dates';
import { isDigit } from '../marks/half-width';
import { defineRule, type Finding, type Hit, type ParagraphContext } from '../rule';

const hyphens = new Set(['-', '－', '–', '--', '——', '─']);

const isHyphen = (mark: string): boolean => hyphens.has(mark);

const isPercent = (unit: string): boolean => unit === '%' || unit === '％' || unit === '‰';

/** 5～6%, 10～12万元: the first end could as well be 5, 10元. */
function lacks(range: Range): { scale: string; unit: string } | undefined {
	const { low, high } = range;
	if (low.unit !== '') return undefined;
	const scale = low.scale === '' && high.scale !== '' && low.value < high.value ? high.scale : '';
	const unit = isPercent(high.unit) ? high.unit : '';
	return scale === '' && unit === '' ? undefined : { scale, unit };
}

/** Two years: 2024-2025年; school years and seasons keep their own form. */
function yearsFinding(text: string, range: Range): Finding | undefined {
	const { low, high, from, to, mark } = range;
	const isYears =
		high.unit === '年' &&
		/^(?:19|20)\d\d$/u.test(low.number) &&
		/^(?:19|20)\d\d$/u.test(high.number);
	if (!isYears) return undefined;
	if (low.value >= high.value || !isHyphen(mark)) return undefined;
	return wrong(text, { from, to }, `${writeEnd(low)}—${writeEnd(high)}`, true);
}

function wrong(
	text: string,
	span: { readonly from: number; readonly to: number },
	good: string,
	safe: boolean,
): Finding {
	const said = text.slice(span.from, span.to);
	return {
		...span,
		message: `“${said}”用短横线表示起止：短横线用于编号和名称，数值范围用“～”，日期、年份用“至”或“—”（GB/T 15835）；请改为“${good}”。`,
		fixes: [{ title: `改为“${good}”`, edits: [{ ...span, text: good }], ...(safe && { safe }) }],
	};
}

function ambiguous(text: string, range: Range, good: string): Finding {
	const { from, to, low, high } = range;
	const tail = lacks(range)!;
	const missing = tail.scale + tail.unit;
	return {
		from,
		to,
		message: `“${text.slice(from, to)}”前一个数省了“${missing}”：可以读成${writeEnd(low)}${tail.scale && high.unit}到${writeEnd(high)}，GB/T 15835要求有歧义时不省；请改为“${good}”。`,
		fixes: [{ title: `改为“${good}”`, edits: [{ from, to, text: good }] }],
	};
}

/** The range as it should be; 至 and ～ stay as they are. */
function wellWritten(
	{ low, high, mark }: Range,
	tail: { scale: string; unit: string } | undefined,
) {
	const first = tail
		? { ...low, scale: low.scale || tail.scale, unit: low.unit || tail.unit }
		: low;
	return `${writeEnd(first)}${isHyphen(mark) ? '～' : mark}${writeEnd(high)}`;
}

/** What is told in bare numbers: 指数91-93. */
const measured =
	/(?:指数|[得评]分|分数|[率值度量价龄比]|系数|水分|库容|水位|人数|户数|天数|次数|倍数|面积|产量|单产)(?:数据|平均|均)?[为在达是约于：]{0,2}(?:保持在|控制在|稳定在|达到|介于|维持在|处于)?$/u;
const isCode = /[编型批文代档][^，。]{0,3}$|比分$|年度$|[季月旬]度$/u;
const endsBare = /^(?:$|[，。；、）”\s]|之间|左右|上下|以内|区间|不等|范围)/u;

/** 路面性能指数91-93: no unit, but the word before tells that it is measured. */
function bareFinding(text: string, range: Range): Finding | undefined {
	const { low, high, from, to, mark } = range;
	if (!isHyphen(mark) || low.unit + low.scale + high.unit + high.scale !== '') return undefined;
	if (!isQuantity(low) || !isQuantity(high) || low.value >= high.value) return undefined;
	const before = text.slice(Math.max(0, from - 12), from);
	if (high.number.length > 6 || !measured.test(before) || isCode.test(before)) return undefined;
	if (!endsBare.test(text.slice(to, to + 2))) return undefined;
	return wrong(text, range, wellWritten(range, undefined), true);
}

function quantityFinding(text: string, range: Range): Finding | undefined {
	const { low, high, mark } = range;
	if (!isQuantity(low) || !isQuantity(high)) return undefined;
	if (high.unit === '' && high.scale === '') return undefined;
	if (low.unit !== '' && low.unit !== high.unit) return undefined;
	const tail = lacks(range);
	const lowValue = low.value * scaleOf(low.scale || tail?.scale || '');
	if (lowValue >= high.value * scaleOf(high.scale)) return undefined;
	if (high.unit === '年' && low.value > 1000) return undefined;
	const good = wellWritten(range, tail);
	if (isHyphen(mark)) return wrong(text, range, good, tail === undefined);
	return tail && ambiguous(text, range, good);
}

/** 由5至6万元 tells of a change, whose first end may be a smaller thing. */
const tellsChange = /[由从自][^，。；]{0,6}$/u;

function look(text: string, from: number, to: number): Finding | undefined {
	const mark = text.slice(from, to);
	const dates = isHyphen(mark) ? dateRangeAround(text, from, to) : undefined;
	if (dates) return wrong(text, dates, dates.good, dates.sure);
	const range = rangeAround(text, from, to);
	if (!range || isPartOfName(text, range)) return undefined;
	const isWord = mark === '至' || mark === '到';
	if (isWord && tellsChange.test(text.slice(Math.max(0, range.from - 7), range.from))) {
		return undefined;
	}
	if (/^(?:学年|赛季|财年|年级)/u.test(text.slice(range.to - 1, range.to + 3))) return undefined;
	return yearsFinding(text, range) ?? bareFinding(text, range) ?? quantityFinding(text, range);
}

function check({ maskedTitles: text }: ParagraphContext, hits: readonly Hit[]): readonly Finding[] {
	const found: Finding[] = [];
	let done = 0;
	for (const { from, text: mark } of hits) {
		if (from < done || from === 0) continue;
		const to = text.charAt(from + 1) === mark && mark !== '至' ? from + 2 : from + 1;
		done = to;
		// Most of these marks join words: 截至, 来到, a dash between clauses.
		if (!isDigit(text.charAt(to))) continue;
		const finding = look(text, from, to);
		if (finding) found.push(finding);
	}
	return found;
}

export default defineRule({
	id: 'range-form',
	ref: 'R26',
	title: '区间与起止',
	rationale:
		'GB/T 15835—2011《出版物上数字用法》：表示数值范围用浪纹线“～”或一字线“—”，前后的百分号、“万”“亿”省去会有歧义时不省（5%～6%，10万元～12万元）；短横线“-”用于编号、型号、电话和外文复合词。日期起止用“至”（3月1日至5日）。',
	severity: 'info',
	scope: 'paragraph',
	group: 'file',
	triggers: ['-', '－', '–', '—', '─', '～', '~', '至', '到'],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '⟦3月1日-3月5日⟧集中排查。', good: '3月1日至5日集中排查。' },
		{ bad: '预计增长⟦5-6%⟧。', good: '预计增长5%～6%。' },
		{ bad: '每户补助⟦10-12万元⟧。', good: '每户补助10万～12万元。' },
	],
	leaves: [
		'联系电话：0571-88880000。',
		'经G104国道绕行，起止桩号K12-K15。',
		'会期为2024-05-01。',
		'增长5%～6%，补助10万～12万元。',
		'执行GB/T 9704—2012。',
	],
	check,
});
