import { dayOf, daysBetween, daysInMonth, writeDay, type Day } from '../dates/calendar';
import { responseBeforeEvent, responseTriggers } from '../dates/clock-order';
import { storyOf } from '../dates/date-stories';
import { againstDraft, type OpenDate } from '../dates/dates-in-draft';
import { datesWithYear, daysOf, type Days } from '../dates/draft-days';
import { dateTriggers, impossibleDates } from '../dates/impossible-dates';
import { metaFindings } from '../dates/meta-dates';
import { impossibleTimes, timeTriggers } from '../dates/impossible-times';
import { namedYearAt, namedYearTriggers } from '../dates/named-years';
import { nextDayAt, nextDayTriggers } from '../dates/next-days';
import { eventAfterReport, reportTriggers } from '../dates/report-times';
import {
	concreteDate,
	relativeTime,
	relativeTriggers,
	type RelativeTime,
} from '../dates/relative-time';
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
import { shiftFinding } from '../shift-finding';
import { isSpeech } from '../dates/speech';
import { tenDaysTrigger, wrongTenDays } from '../dates/ten-days';
import { toldDayAt, toldDayFinding, toldMonthAt, type ToldDay } from '../dates/told-days';
import { datedWeekday, trueWeekday, weekdayTriggers, type DatedWeekday } from '../dates/weekdays';
import { reversedHours } from '../dates/clock-ranges';
import {
	beginningAt,
	dateAt,
	doneBeforeBegun,
	twoBeginnings,
	type Beginning,
} from '../dates/work-dates';
import { yearChange } from '../dates/year-change';

/** What one place says that only the draft's own days decide; offsets are of the paragraph. */
type Said =
	| { readonly kind: 'weekday'; readonly date: DatedWeekday }
	| { readonly kind: 'dated'; readonly day: Day }
	| { readonly kind: 'relative'; readonly time: RelativeTime }
	| { readonly kind: 'told'; readonly told: ToldDay }
	| { readonly kind: 'open'; readonly open: OpenDate }
	| { readonly kind: 'begun'; readonly begun: Beginning };

const relativeWords = new Set(relativeTriggers);
const timeWords = new Set(timeTriggers);
const weekdayWords = new Set(weekdayTriggers);
const reportWords = new Set(reportTriggers);
const responseWords = new Set(responseTriggers);
const nextDayWords = new Set(nextDayTriggers);
const yearWords = new Set(namedYearTriggers);
const contradictions = new Set([tenDaysTrigger, ...reportTriggers, ...responseTriggers]);

/** What a date says beside whether it exists. */
function fromDate(context: ParagraphContext, hit: Hit): Seen<Said> {
	const { text } = context;
	const date = dateAt(text, hit);
	if (!date) return nothing;
	const told = toldDayAt(text, date) ?? toldMonthAt(text, date);
	const begun = beginningAt(text, date);
	const findings = doneBeforeBegun(text, date);
	if (!told && !begun && findings.length === 0) return nothing;
	// Masking reads the whole paragraph, and most have no such date.
	if (context.masked.charAt(date.from) !== text.charAt(date.from)) return nothing;
	const items: Said[] = [];
	if (told) items.push({ kind: 'told', told });
	if (begun) items.push({ kind: 'begun', begun });
	return { findings, items };
}

const nothing: Seen<Said> = { findings: [], items: [] };

/** Times that contradict what stands around them. */
function contradicted(context: ParagraphContext, hit: Hit): readonly Finding[] {
	const { text } = context;
	const own = hit.text === tenDaysTrigger ? wrongTenDays(text, hit) : [];
	const told = reportWords.has(hit.text) ? eventAfterReport(text, hit) : own;
	const isOpen = told.length === 0 && responseWords.has(hit.text);
	const found = isOpen ? responseBeforeEvent(text, hit) : told;
	if (found.length === 0) return found;
	return found.filter(({ from }) => context.masked.charAt(from) === text.charAt(from));
}

/** Where the time exists, the range that it begins may be reversed. */
function wrongTimes(text: string, hit: Hit): readonly Finding[] {
	const found = impossibleTimes(text, hit);
	return found.length > 0 || !hit.text.endsWith('时') ? found : reversedHours(text, hit);
}

/** Days and times that cannot be, whenever the draft was written. */
function impossible(context: ParagraphContext, hit: Hit): readonly Finding[] {
	const { text } = context;
	const found = timeWords.has(hit.text) ? wrongTimes(text, hit) : impossibleDates(text, hit);
	if (found.length === 0) return [];
	// A title or a quotation stands as it was written, right or wrong.
	return found.filter(({ from }) => context.maskedTitles.charAt(from) === text.charAt(from));
}

function look(context: ParagraphContext, hits: readonly Hit[]): Seen<Said> {
	const findings: Finding[] = [];
	const items: Said[] = [];
	let hasDates = false;
	for (const hit of hits) {
		if (relativeWords.has(hit.text)) {
			const time = relativeTime(context, hit);
			if (time) items.push({ kind: 'relative', time });
		} else if (weekdayWords.has(hit.text)) {
			const date = datedWeekday(context.text, hit);
			if (date) items.push({ kind: 'weekday', date });
		} else if (contradictions.has(hit.text)) {
			findings.push(...contradicted(context, hit));
		} else if (nextDayWords.has(hit.text)) {
			const next = nextDayAt(context.text, hit);
			if (next) items.push({ kind: 'open', open: { kind: 'next', next } });
		} else if (yearWords.has(hit.text)) {
			const year = namedYearAt(context.text, hit);
			if (year) items.push({ kind: 'open', open: { kind: 'year', year } });
		} else {
			findings.push(...impossible(context, hit));
			if (!hit.text.endsWith('月')) continue;
			const seen = fromDate(context, hit);
			findings.push(...seen.findings);
			items.push(...seen.items);
			hasDates = true;
		}
	}
	if (!hasDates) return { findings, items };
	items.push(...datesWithYear(context.text).map((day) => ({ kind: 'dated' as const, day })));
	const story = storyOf(context, findings);
	items.push(
		...story.due.map((due) => ({ kind: 'open' as const, open: { kind: 'due' as const, due } })),
		...story.lunar.map((date) => ({
			kind: 'open' as const,
			open: { kind: 'lunar' as const, date },
		})),
	);
	return { findings: [...findings, ...story.findings], items };
}

/** 昨日 of an item is, most likely, the day of its event where the day of writing does not tell. */
function relativeFixes(time: RelativeTime, { event, written }: Days): Fix[] {
	const told = written && concreteDate(time, written);
	const isNear = time.kind === 'day' && time.shift <= 0 && event !== undefined;
	const happened = isNear ? concreteDate({ ...time, shift: 0 }, event) : undefined;
	const counted = written ? undefined : event && concreteDate(time, event);
	const texts = [told, happened, counted].filter((text) => text !== undefined);
	return [...new Set(texts)].map((text) => ({
		title: `改为“${text}”`,
		edits: [{ from: time.from, to: time.to, text }],
	}));
}

function relativeFinding(text: string, time: RelativeTime, days: Days): Finding {
	const fixes = relativeFixes(time, days);
	const example = fixes[0]?.edits[0]?.text ?? '几月几日';
	return {
		from: time.from,
		to: time.to,
		severity: 'warning',
		message: `“${text.slice(time.from, time.to)}”要靠写稿那天才能推算：稿件转报后看不出是哪一天；请写成具体日期，如“${example}”。`,
		...(fixes.length > 0 && { fixes }),
	};
}

/** A year is only taken from the front matter for a day within these many days of it. */
const nearEnough = 150;

const baseOf = ({ filed, event, told, written }: Days): Day | undefined =>
	filed ?? event ?? told ?? written;

function nearestYear({ month, day }: DatedWeekday, days: Days): number | undefined {
	const base = baseOf(days);
	if (!base) return undefined;
	return [base.year - 1, base.year, base.year + 1].find(
		(year) => Math.abs(daysBetween(base, { year, month, day })) <= nearEnough,
	);
}

/** 周末（11月18日）: from Friday on nobody is told anything. */
function weekendFinding(at: DatedWeekday, day: Day, right: string): Finding[] {
	if ('五六日'.includes(right)) return [];
	return [
		{
			from: at.from,
			to: at.to,
			severity: 'warning',
			message: `${writeDay(day)}是周${right}，不是周末：日期与“周末”对不上，必有一处写错；请核对后改正。`,
		},
	];
}

function weekdayFinding(text: string, date: DatedWeekday, days: Days): Finding[] {
	const year = date.year ?? nearestYear(date, days);
	const { month, day, name } = date;
	if (year === undefined || month < 1 || month > 12 || day > daysInMonth(month, year)) return [];
	const right = trueWeekday({ year, month, day });
	const same = '日天'.includes(text.slice(name.from, name.to))
		? '日'
		: text.slice(name.from, name.to);
	if (same === right) return [];
	// 2026年1月1日至11月20日 is nearer to the year before, and yet of its own.
	const own = date.year === undefined ? baseOf(days)?.year : undefined;
	if (own !== undefined && trueWeekday({ year: own, month, day }) === same) return [];
	if (same === '末') return weekendFinding(date, { year, month, day }, right);
	const unit = text.charAt(name.from - 1) === '周' ? '周' : '星期';
	return [
		{
			from: date.from,
			to: date.to,
			severity: date.year === undefined ? 'warning' : 'error',
			message: `${year}年${month}月${day}日是${unit}${right}：日期与“${unit}${text.slice(name.from, name.to)}”对不上，必有一处写错；请核对后改正。`,
			fixes: [{ title: `改为“${unit}${right}”`, edits: [{ ...name, text: right }] }],
		},
	];
}

/** A speech or material as it came in: 今天 is the day of its own. */
const isRaw = ({ draft, vehicle }: DocumentContext): boolean =>
	vehicle?.name === '素材' || isSpeech(draft.text);

function concluded(
	{ paragraph: { text, from }, items }: Collected<Said>,
	days: Days,
	hasDayOfItsOwn: boolean,
): Finding[] {
	return items.flatMap((said) => {
		if (said.kind === 'begun' || said.kind === 'open' || said.kind === 'dated') return [];
		if (said.kind === 'told') {
			const found =
				days.filed && (said.told.how === 'leap' || !days.isPlan)
					? toldDayFinding(text, said.told, days.filed)
					: [];
			return found.map((f) => shiftFinding(f, from));
		}
		if (said.kind === 'weekday')
			return weekdayFinding(text, said.date, days).map((f) => shiftFinding(f, from));
		if (hasDayOfItsOwn) return [];
		return [shiftFinding(relativeFinding(text, said.time, days), from)];
	});
}

export default defineDocumentRule<Said>({
	id: 'valid-date',
	ref: 'R10',
	title: '日期',
	rationale:
		'日期和时刻是编辑首先核对的：不存在的日子（2月30日、25时、上午15时）、颠倒的起止、与日期对不上的星期、节日（农历的也算）和上中下旬，先完工后开工，先接报后发生，后一步的日子早于前一步，所举的一天不在所说的时段里，报送日期之后的事当作已经发生，一眼就会被退回。信息要转报、要存档，“昨日”“本周三”过了一天就读不出是哪天，应写具体日期（GB/T 15835—2011 要求时间明确、前后体例一致）。每年跨年的时段（11月15日至3月15日）、农历日期、引文、书名以及“去年同期”一类比较用语不检查；讲话稿和素材中的“今天”“明天”不检查。',
	severity: 'error',
	scope: 'document',
	triggers: [
		...dateTriggers,
		...timeTriggers,
		...weekdayTriggers,
		...relativeTriggers,
		...reportTriggers,
		...responseTriggers,
		...nextDayTriggers,
		...namedYearTriggers,
		tenDaysTrigger,
	],
	group: 'paragraph',
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '⟦2月30日⟧，县防汛办召开会商会。' },
		{
			bad: '⟦上午15时⟧，云岭县启动四级应急响应。',
			good: '15时，云岭县启动四级应急响应。',
		},
		{
			meta: ['报送日期: 2026-11-20'],
			bad: '⟦昨日⟧，云岭县召开安全生产调度会。',
			good: '11月19日，云岭县召开安全生产调度会。',
		},
		{
			bad: '会议定于⟦2026年11月20日（星期三）⟧召开。',
			good: '会议定于2026年11月20日（星期五）召开。',
		},
		{ bad: '活动时间为⟦3月5日至3月1日⟧。' },
		{ bad: '自来水厂2025年9月开工，⟦2025年4月⟧通水。' },
		{
			meta: ['报送日期: 2026-06-12'],
			bad: '⟦6月22日⟧，县商务局召开对接会，签约项目12个。',
		},
	],
	leaves: [
		'比去年同期增长8%。',
		'5月（上旬），全县完成插秧12万亩。',
		'一期2025年9月开工，二期2025年4月竣工。',
		'截至11月20日24时，累计转移群众412人。',
		'森林防火期为每年11月15日至3月15日。',
		'“昨天还在修，今天就通车了。”村民李某说。',
		'推动数字经济成为美好明天的重要支撑。',
	],
	look,
	grounds(context) {
		if (context.draft.frontMatter) return undefined;
		// Without a head a draft names no day of its own.
		const { now } = context;
		return `${isRaw(context)} ${now === undefined ? '' : JSON.stringify(dayOf(now))}`;
	},
	conclude(collected, context) {
		const own = context.draft.frontMatter ? metaFindings(context) : [];
		const changed = context.draft.frontMatter ? yearChange(context) : [];
		if (collected.length === 0) return [...own, ...changed];
		const days = daysOf(
			context,
			collected.flatMap(({ items }) =>
				items.flatMap((said) => (said.kind === 'dated' ? [said.day] : [])),
			),
		);
		const raw = isRaw(context);
		const begun = collected.flatMap(({ paragraph, items }) =>
			items.flatMap((said) =>
				said.kind === 'begun' ? [{ ...said.begun, offset: paragraph.from }] : [],
			),
		);
		return [
			...own,
			...changed,
			...collected.flatMap((one) => concluded(one, days, raw)),
			...(context.draft.frontMatter
				? collected.flatMap(({ paragraph, items }) => {
						const open = items.flatMap((said) => (said.kind === 'open' ? [said.open] : []));
						return againstDraft(paragraph, open, { days, context });
					})
				: []),
			...twoBeginnings(begun),
		];
	},
});
