import type { Draft, Paragraph } from '../../draft/draft';
import { readCount, writeCountLike } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';
import { announcementAtEnd, numbersIn, type Announcement, type LeadEnd } from '../announcement';
import { contradicts, nameLists, type NameList } from '../name-list';
import { ordinalMarks, ordinalTriggers, type OrdinalMark } from '../ordinal-marks';
import {
	defineDocumentRule,
	type Collected,
	type Finding,
	type Fix,
	type ParagraphContext,
	type Trigger,
} from '../rule';
import { readSeries } from '../series';
import type { PlacedMark, Series, SeriesReading } from '../series-parts';

/** What one paragraph says: places in series, and what is wrong with lists that it holds whole. */
interface Said {
	readonly marks: readonly OrdinalMark[];
	/** Offsets are of the paragraph. */
	readonly findings: readonly Finding[];
}

/** A slip is off by one or two; more means that the number counts something else. */
const widestSlip = 2;
const longestLead = 80;

const fixTo = (count: number, old: string, at: Span): Fix[] => {
	const text = writeCountLike(count, old);
	return text === undefined ? [] : [{ title: `改为“${text}”`, edits: [{ ...at, text }] }];
};

const shifted = ({ from, to }: Span, by: number): Span => ({ from: from + by, to: to + by });

function fromNames(text: string, list: NameList): Finding {
	const old = text.slice(list.numeral.from, list.numeral.to);
	const said = text.slice(list.from, list.to);
	return {
		from: list.from,
		to: list.to,
		message: `前面列出${list.named}个名称，这里写“${said}”：数目与所列对不上，会被当作数据有误；请核对名单，或改数目。`,
		fixes: fixTo(list.named, old, list.numeral),
	};
}

const sloganPattern =
	/(?<![第这该述前他\d])(?<numeral>[二两三四五六七八九十\d])[个大](?<word>\p{Script=Han}{2})[”"]?[：:](?<items>[^。：:“”]{4,200})。(?<next>.{0,2})/gu;

/** “三个着力”：着力…，着力…。 where each clause begins with the word that is counted. */
function sloganFindings(text: string): Finding[] {
	return [...text.matchAll(sloganPattern)].flatMap((match): Finding[] => {
		const { numeral = '', word = '', items = '', next = '' } = match.groups ?? {};
		const n = readCount(numeral);
		const clauses = items.split(/[，；、]/u);
		const count = clauses.length;
		if (n === undefined || n === count || count < 2 || Math.abs(n - count) > widestSlip) return [];
		if (next.startsWith(word) || !clauses.every((clause) => clause.startsWith(word))) return [];
		const { index: from } = match;
		const to = from + numeral.length + 1 + word.length;
		const message = `说的是“${text.slice(from, to)}”，后面列了${count}个“${word}”：数目与所列对不上；请补齐或删去，或改数目。`;
		const fixes = fixTo(count, numeral, { from, to: from + numeral.length });
		return [{ from, to, message, fixes }];
	});
}

function collect(context: ParagraphContext): readonly Said[] {
	const marks = ordinalMarks(context);
	const lists = nameLists(context.masked).filter(contradicts);
	const findings = [
		...lists.map((list) => fromNames(context.text, list)),
		...sloganFindings(context.text),
	];
	return marks.length + findings.length > 0 ? [{ marks, findings }] : [];
}

/** What stands before a list's first item. */
interface Lead {
	readonly paragraph: Paragraph;
	/** The last sentence without the mark that closes it. */
	readonly text: string;
	/** Offset of `text` in the paragraph. */
	readonly from: number;
	readonly end: LeadEnd;
}

function leadIn(paragraph: Paragraph, to: number): Lead | undefined {
	const text = paragraph.text.slice(Math.max(0, to - longestLead), to).trimEnd();
	const closing = text.at(-1) ?? '';
	const isHeading = paragraph.level > 0;
	const end = /[：:]/u.test(closing) ? 'colon' : /[。，,]/u.test(closing) ? 'stop' : 'heading';
	if (end === 'heading' && !isHeading) return undefined;
	const body = end === 'heading' ? text : text.slice(0, -1);
	const begin = Math.max(...[...'。！？；'].map((mark) => body.lastIndexOf(mark))) + 1;
	const offset = Math.max(0, to - longestLead) + begin;
	return { paragraph, text: body.slice(begin), from: offset, end };
}

function paragraphBefore(draft: Draft, { index }: Paragraph): Paragraph | undefined {
	for (let at = index - 1; at >= 0; at--) {
		const paragraph = draft.paragraphs[at];
		if (paragraph && paragraph.text.trim() !== '') return paragraph;
	}
	return undefined;
}

function leadOf(draft: Draft, first: PlacedMark): Lead | undefined {
	if (!first.opensParagraph) {
		const lead = leadIn(first.paragraph, first.from);
		return lead?.end === 'heading' ? undefined : lead;
	}
	const before = paragraphBefore(draft, first.paragraph);
	return before && leadIn(before, before.text.length);
}

const farthestRest = 400;

/** Whether the list may have an item more than it has marks. */
function mayGoOn({ marks: all }: SeriesReading, series: Series, count: number): boolean {
	const last = series.closing ?? series.marks.at(-1)!;
	const { text } = last.paragraph;
	const isEnded = /[。！？”’）)]\s*$/u.test(text.slice(-farthestRest));
	if (!series.isHeadings && !isEnded) return true;
	const rest = text.slice(last.to, last.to + farthestRest);
	if (/[。；]\s*(?:最后|此外|另外|同时|还|与此同时|再就是|再有|再者|再次)/u.test(rest)) return true;
	for (const mark of all.slice(last.order + 1, last.order + 40)) {
		const isBare = !mark.sure && mark.to === mark.numeral.to;
		if (mark.n === count + 1 && (!isBare || mark.paragraph === last.paragraph)) return true;
		if (mark.opensParagraph && mark.paragraph.level > 0 && !series.isHeadings) return false;
	}
	return false;
}

/** Marks of the same kind between the items that are not the writer's, e.g. quoted ones. */
function holdsDoubtful({ marks: all }: SeriesReading, series: Series): boolean {
	const [first, last] = [series.marks[0]!, series.marks.at(-1)!];
	return all
		.slice(first.order, last.order)
		.some((mark) => !mark.sure && mark.form === series.form && mark.to > mark.numeral.to);
}

const closingHeading =
	/要求|保障|组织领导|附则|其他|说明|事项|问题|建议|打算|计划|下步|下一步|体会|启示|成效/u;

/** Headings after the announced ones that need not belong to them. */
const hasAfterword = (series: Series, n: number): boolean =>
	series.marks.slice(n).some(({ paragraph }) => closingHeading.test(paragraph.text));

function holdWord(series: Series, word: string): boolean {
	return series.marks.every((mark, index) => {
		const next = series.marks[index + 1];
		const to = next?.paragraph === mark.paragraph ? next.from : mark.paragraph.text.length;
		return mark.paragraph.text.slice(mark.to, to).includes(word);
	});
}

function isSure(reading: SeriesReading, series: Series, lead: Lead, said: Announcement): boolean {
	const count = series.marks.length + (series.closing ? 1 : 0);
	if (count < 2 || count === said.n || Math.abs(count - said.n) > widestSlip) return false;
	// 围绕三个目标抓好四项工作: the list may be of either.
	if (numbersIn(lead.text).includes(count)) return false;
	if (said.slogan !== undefined && !holdWord(series, said.slogan)) return false;
	if (count < said.n) return !mayGoOn(reading, series, count);
	return !series.isHeadings || !hasAfterword(series, said.n);
}

function fromSeries(draft: Draft, reading: SeriesReading, series: Series): Finding[] {
	const first = series.marks[0]!;
	if (!series.isPlain || series.marks.length < 2 || holdsDoubtful(reading, series)) return [];
	const lead = leadOf(draft, first);
	const said = lead && announcementAtEnd(lead.text, lead.end);
	if (!said || !isSure(reading, series, lead, said)) return [];
	const count = series.marks.length + (series.closing ? 1 : 0);
	const by = lead.paragraph.from + lead.from;
	const numeral = shifted(said.numeral, by);
	const last = series.closing ?? series.marks.at(-1)!;
	const lastSpan = shifted(last, last.paragraph.from);
	return [
		{
			...shifted(said, by),
			message: `这里说“${lead.text.slice(said.from, said.to)}”，后面列了${count}项：条数对不上，看的人会以为有漏项或多项；请核对所列各项，或改数目。`,
			fixes: fixTo(count, draft.text.slice(numeral.from, numeral.to), numeral),
			related: [{ ...lastSpan, message: `最后一项在这里，共${count}项` }],
		},
	];
}

const marksOf = ({ paragraph, place, items }: Collected<Said>): Collected<OrdinalMark> => ({
	paragraph,
	place,
	items: items[0]?.marks ?? [],
});

/** A paragraph's own finding, moved from its offsets to those of the draft. */
function moved(finding: Finding, by: number): Finding {
	const fixes = finding.fixes?.map((fix) => ({
		...fix,
		edits: fix.edits.map((edit) => ({ ...edit, ...shifted(edit, by) })),
	}));
	return { ...finding, ...shifted(finding, by), ...(fixes && { fixes }) };
}

const ownFindings = ({ paragraph, items }: Collected<Said>): Finding[] =>
	items.flatMap(({ findings }) => findings.map((finding) => moved(finding, paragraph.from)));

const counted: readonly Trigger[] = [...'两二三四五六七八九十0123456789'].flatMap((digit) =>
	['个', '家', '所', '大'].map((measure) => digit + measure),
);

export default defineDocumentRule<Said>({
	id: 'announced-count',
	ref: 'R13',
	title: '条数不符',
	rationale:
		'先说“采取四项措施”，后面只列了三项，或者列出六个镇却写“等5个镇”，是改稿增删后最常见的疏漏：编辑无从判断是漏写还是数目写错，往往作为“数据有误”退回。只核对能够确定的：数目紧接着所列各项，各项逐一标出；“A镇、B镇等10个镇”这样只举其中几个的，提法（如“两手抓”）以及分列在别处的，不核对。',
	severity: 'warning',
	scope: 'document',
	triggers: [...ordinalTriggers, ...counted],
	where: ['body'],
	since: '0.1.0',
	maturity: 'stable',
	examples: [
		{
			bad: '县里采取⟦四项措施⟧：一是建台账，二是强督导，三是严问责。',
			good: '县里采取三项措施：一是建台账，二是强督导，三是严问责。',
		},
		{
			bad: '东山镇、西河镇、南岭镇、北塘镇、中和镇、石桥镇等⟦5个镇⟧受灾。',
			good: '东山镇、西河镇、南岭镇、北塘镇、中和镇、石桥镇等6个镇受灾。',
		},
		{
			bad: '突出“⟦三个着力⟧”：着力稳企业，着力扩投资。',
			good: '突出“两个着力”：着力稳企业，着力扩投资。',
		},
	],
	leaves: [
		'东山镇、西河镇、南岭镇等10个镇完成秋播。',
		'坚持两手抓、两手都要硬。',
		'“双减”政策落地，一是作业减量，二是培训降温，三是课后服务增效。',
		'增强“四个意识”，一是学原文，二是悟原理。',
		'县里采取四项措施：一是建台账，二是强督导，三是严问责，四是抓回访。',
	],
	collect,
	conclude(collected, { draft }) {
		const reading = readSeries(collected.map(marksOf));
		return [
			...collected.flatMap(ownFindings),
			...reading.series.flatMap((series) => fromSeries(draft, reading, series)),
		];
	},
});
