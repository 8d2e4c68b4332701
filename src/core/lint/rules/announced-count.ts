import type { Draft } from '../../draft/draft';
import { writeCountLike } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';
import { numbersIn, type Announcement, type Held } from '../lists/announcement';
import { countsIn, countTriggers, widestSlip, type CountedList } from '../lists/counted-list';
import { onePerPlace } from '../one-per-place';
import { leadAbove, leadsWithin, type Lead } from '../lists/lead-in';
import { wrongListedCounts } from '../lists/listed-counts';
import { contradicts, mayHoldNames, nameLists, type NameList } from '../lists/name-list';
import { ordinalMarks, ordinalTriggers } from '../lists/ordinal-marks';
import { wrongRespectives, type Respective } from '../lists/respective';
import {
	defineDocumentRule,
	type Collected,
	type DocumentContext,
	type Finding,
	type Fix,
	type Hit,
	type ParagraphContext,
	type Seen,
} from '../rule';
import { seriesOf, type HasMarks } from '../lists/series';
import type { PlacedMark, Series, SeriesReading } from '../lists/series-parts';
import { seriesOfTitle, titleCount } from '../lists/title-count';

/** Places in series that one paragraph has. */
interface Said extends HasMarks {
	/** Announcements by the offset of their list's first mark. */
	readonly leads: ReadonlyMap<number, Lead>;
}

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

function fromCounted(text: string, list: CountedList): Finding {
	const old = text.slice(list.numeral.from, list.numeral.to);
	return {
		from: list.from,
		to: list.to,
		message: `说的是“${text.slice(list.from, list.to).replace(/[“”]/gu, '')}”，旁边列了${list.count}个：数目与所列对不上，会被当作漏写；请补齐或删去，或改数目。`,
		fixes: fixTo(list.count, old, list.numeral),
	};
}

const fromRespective = ({ from, to, names, figures }: Respective): Finding => ({
	from,
	to,
	message: `“分别”前面列出${names}个，后面的数有${figures}个：不能一一对应，看的人不知道缺的是哪一个；请补齐或删去。`,
});

function look(context: ParagraphContext, hits: readonly Hit[]): Seen<Said> {
	const marks = ordinalMarks(context, hits);
	const counts = countsIn(context.text, hits);
	const hasNames = counts.length > 0 && mayHoldNames(context.text);
	const names = hasNames ? nameLists(context.masked).filter(contradicts) : [];
	// Several readers may know a list.
	const findings = onePerPlace([
		...names.map((list) => fromNames(context.text, list)),
		...wrongListedCounts(context.text, counts).map((list) => fromCounted(context.text, list)),
		// Masking reads the whole paragraph.
		...(context.text.includes('分别') ? wrongRespectives(context.masked).map(fromRespective) : []),
	]);
	if (marks.length === 0) return { findings, items: [] };
	return { findings, items: [{ marks, leads: leadsWithin(context.text, marks) }] };
}

const farthestRest = 400;

/** A heading of a higher level ends the list. */
const isAbove = ({ paragraph }: PlacedMark, item: PlacedMark): boolean =>
	paragraph.level > 0 && paragraph.level < item.paragraph.level;

/** 三、 after 二、 above the list: a heading of the text that the list stands in. */
const goesOnAbove = (all: readonly PlacedMark[], mark: PlacedMark, { marks }: Series): boolean =>
	mark.opensParagraph &&
	mark.form !== marks[0]!.form &&
	all
		.slice(0, marks[0]!.order)
		.some(
			({ form, n, opensParagraph }) => opensParagraph && form === mark.form && n === mark.n - 1,
		);

/** Whether the list may have an item more than it has marks. */
function mayGoOn({ marks: all }: SeriesReading, series: Series, count: number): boolean {
	const last = series.closing ?? series.marks.at(-1)!;
	const { text } = last.paragraph;
	const isEnded = /[。！？”’）)]\s*$/u.test(text.slice(-farthestRest));
	if (!series.isHeadings && !isEnded) return true;
	const rest = text.slice(last.to, last.to + farthestRest);
	if (/[。；]\s*(?:最后|此外|另外|同时|还|与此同时|再就是|再有|再者|再次)/u.test(rest)) return true;
	for (const mark of all.slice(last.order + 1, last.order + 40)) {
		if (!series.isHeadings && goesOnAbove(all, mark, series)) return false;
		const isBare = !mark.sure && mark.to === mark.numeral.to;
		if (mark.n === count + 1 && (!isBare || mark.paragraph === last.paragraph)) return true;
		if (
			mark.opensParagraph &&
			mark.paragraph.level > 0 &&
			(!series.isHeadings || isAbove(mark, last))
		)
			return false;
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

/** The words of an item before its first mark, as far as they name it. */
const longestHead = 24;

const closingHeading =
	/要求|保障|组织领导|附则|其他|说明|事项|问题|不足|短板|困难|建议|对策|思考|打算|计划|下步|下一步|体会|启示|成效|成果|变化/u;

/** 工作要求 is a label; 强化保障，为发展提供支撑 is an item like those before it. */
const longestLabel = 8;

/** Headings after the announced ones that need not belong to them. */
const hasAfterword = (series: Series, n: number): boolean =>
	series.isHeadings &&
	series.marks.slice(n).some(({ paragraph, to }) => {
		const [label = ''] = paragraph.text
			.slice(to)
			.trim()
			.split(/[。：:\s]/u);
		return label.length <= longestLabel && closingHeading.test(label);
	});

function holdWord(series: Series, { word, where }: Held): boolean {
	return series.marks.every((mark, index) => {
		const next = series.marks[index + 1];
		const to = next?.paragraph === mark.paragraph ? next.from : mark.paragraph.text.length;
		const item = mark.paragraph.text.slice(mark.to, to).trimStart();
		if (where === 'anywhere') return item.includes(word);
		if (where === 'start') return item.startsWith(word);
		const [head = ''] = item.slice(0, longestHead).split(/[\s，。；：、（,]/u);
		// 三道关口: 源头关, 出口.
		return head.includes(word) || [...word].some((character) => head.endsWith(character));
	});
}

const quotedRow = /“(?<row>[^“”，。；、]+(?:、[^“”，。；、]+)+)”[^“”、，。；\d]{0,4}$/u;

/** “派人、揭榜、给支持”三招: as many as are said are named right before it. */
const isNamedAtOnce = (text: string, { from, n }: Announcement): boolean =>
	quotedRow.exec(text.slice(0, from))?.groups?.['row']?.split('、').length === n;

function isSure(reading: SeriesReading, series: Series, { text, said }: Lead): boolean {
	const count = series.marks.length + (series.closing ? 1 : 0);
	if (count < 2 || count === said.n || Math.abs(count - said.n) > widestSlip) return false;
	if (isNamedAtOnce(text, said)) return false;
	// 围绕三个目标抓好四项工作: the list may be of either.
	if (numbersIn(text).includes(count)) return false;
	if (said.held && !holdWord(series, said.held)) return false;
	if (count < said.n) return !mayGoOn(reading, series, count);
	return !hasAfterword(series, said.n);
}

function countFinding(
	draft: Draft,
	said: Pick<Announcement, 'from' | 'to' | 'numeral'>,
	series: Series,
): Finding {
	const count = series.marks.length + (series.closing ? 1 : 0);
	const last = series.closing ?? series.marks.at(-1)!;
	const old = draft.text.slice(said.numeral.from, said.numeral.to);
	return {
		from: said.from,
		to: said.to,
		message: `这里说“${draft.text.slice(said.from, said.to)}”，后面列了${count}项：条数对不上，看的人会以为有漏项或多项；请核对所列各项，或改数目。`,
		fixes: fixTo(count, old, said.numeral),
		related: [{ ...shifted(last, last.paragraph.from), message: `最后一项在这里，共${count}项` }],
	};
}

/** “三举措”抓秋收 over a text that lists four. */
function fromTitle(draft: Draft, reading: SeriesReading): Finding[] {
	const said = titleCount(draft);
	const series = said && seriesOfTitle(reading.series, said);
	if (!series || holdsDoubtful(reading, series)) return [];
	const count = series.marks.length + (series.closing ? 1 : 0);
	if (Math.abs(count - said.n) > widestSlip || (said.held && !holdWord(series, said.held)))
		return [];
	const isOver = count < said.n ? mayGoOn(reading, series, count) : hasAfterword(series, said.n);
	return isOver ? [] : [countFinding(draft, said, series)];
}

type LeadsByParagraph = ReadonlyMap<number, ReadonlyMap<number, Lead>>;

function leadsOf(collected: readonly Collected<Said>[]): LeadsByParagraph {
	const leads = new Map<number, ReadonlyMap<number, Lead>>();
	for (const { paragraph, items } of collected) {
		const own = items[0]?.leads;
		if (own && own.size > 0) leads.set(paragraph.index, own);
	}
	return leads;
}

function leadOf(context: DocumentContext, leads: LeadsByParagraph, { marks }: Series) {
	const { paragraph, from, opensParagraph } = marks[0]!;
	if (opensParagraph) return leadAbove(context, paragraph);
	const lead = leads.get(paragraph.index)?.get(from);
	return lead && { ...lead, paragraph };
}

function fromSeries(
	context: DocumentContext,
	reading: SeriesReading,
	series: Series,
	leads: LeadsByParagraph,
): Finding[] {
	if (!series.isPlain || series.marks.length < 2) return [];
	const lead = leadOf(context, leads, series);
	if (!lead || !isSure(reading, series, lead) || holdsDoubtful(reading, series)) return [];
	const { paragraph, from, said } = lead;
	const by = paragraph.from + from;
	const numeral = shifted(said.numeral, by);
	return [countFinding(context.draft, { ...shifted(said, by), numeral }, series)];
}

export default defineDocumentRule<Said>({
	id: 'announced-count',
	ref: 'R13',
	title: '条数不符',
	rationale:
		'先说“采取四项措施”，后面只列了三项，或者列出六个镇却写“等5个镇”，是改稿增删后最常见的疏漏：编辑无从判断是漏写还是数目写错，往往作为“数据有误”退回。“分别”前面的名称与后面的数一一对应不上的，也看得出来。只核对能够确定的：数目紧接着所列各项，各项逐一标出；“A镇、B镇等10个镇”这样只举其中几个的，提法（如“两手抓”）以及分列在别处的，不核对。',
	severity: 'warning',
	scope: 'document',
	triggers: [...ordinalTriggers, ...countTriggers, '分别'],
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
	look,
	grounds: ({ draft }) => JSON.stringify(titleCount(draft)) ?? '',
	reads: 'above',
	conclude(collected, context) {
		const reading = seriesOf(context, collected);
		const leads = leadsOf(collected);
		return [
			...reading.series.flatMap((series) => fromSeries(context, reading, series, leads)),
			...fromTitle(context.draft, reading),
		];
	},
});
