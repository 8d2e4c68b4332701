import { datesIn, liesBefore, type ListedDate } from './date-list';
import type { Finding } from '../rule';
import { stepOf } from './step-ranks';

/** Two dates of one story, of which the later step is told with the earlier day. */

interface Pair {
	readonly text: string;
	readonly first: ListedDate;
	readonly second: ListedDate;
	/** What stands between the two. */
	readonly between: string;
	/** From the last mark to the second date. */
	readonly lead: string;
	/** Behind the second date, to the next mark. */
	readonly tail: string;
}

const longestBetween = 90;
const longestTail = 24;
const mark = /[，。；：！？、（）()\n]/u;

function tailOf(text: string, at: number): string {
	const rest = text.slice(at, at + longestTail);
	const end = rest.search(mark);
	return end < 0 ? rest : rest.slice(0, end);
}

/** What is told of a date: its own clause, or the next where a comma stands right behind it. */
const clauseOf = (text: string, at: number): string =>
	tailOf(text, at + hourFirst.exec(text.slice(at, at + longestHour))![0].length);

/** 8时，接到报警: the hour is passed over. */
const hourFirst = /^(?:(?:[上下]午|晚上?|凌晨)?\d{1,2}[时点](?:\d{1,2}分)?许?)?，?/u;
const longestHour = 12;

const leadOf = (between: string): string => /[^，。；：！？、（）()\n]*$/u.exec(between)![0];

/** Told out of order, planned, of other things or of other years. */
const otherOrder =
	/此前|之前|早在|早于|提[前早]|[曾另拟]|已[于在经]|原[定计本先]|去年|上年|往年|前年|次年|翌年|每年|分别|其中|同期|追溯|相?较|(?<![评对])比(?![赛例])|补[报录办登]|倒[排查]|预[计报]|计划|[一二三四五六七八九十两\d首][期批]|标段/u;
const otherTail = /此前|之前|曾|提[前早]|去年|上年|分别|原[定计]|同期|相?较/u;
/** The second date is an edge of something else. */
const isEdge = /^(?:之?前|以前|以来|[起至到]|之间|的(?!当[天日]))/u;
const edgeOfFirst = /^(?:之?前|以前|底前)/u;

const hour = '(?:[上下中]午|晚上?|凌晨)?(?:\\d{1,2}[时点](?:\\d{1,2}分)?许?)?';
const link = /^(?:[并又再才于在至到后自从，]|直到|直至|随后|之后|最终|最后|终于|今年|当年|同年)*$/u;
/** The second date stands where a later step does. */
const laterLead =
	/^(?:\D{0,14}(?:[^前先今往背午]后|接着|继而)|(?:一直)?[拖等直][到至])[又再才]?[于在到至]?$|^(?:[并又再才]|最终|终于)[再才]?[于在到至]$/u;
const laterTail = new RegExp(
	`^${hour}(?:[又再才]|方(?=[才可能得有])|终于|最终|随即|随后|接着|继而)`,
	'u',
);

/** 自5月1日起施行: the second date comes with the word before it. */
const inForce = /^起(?:正式)?(?:施行|生效)/u;
const made = /公布|印发|通过|发布|出台|颁布|签发/u;
const demands = /(?:要求|务必|确保|限其?|须|应|责令|规定)[^，。；]{0,14}$/u;

/** Whether words bind the second date behind the first. */
function isSequence({ text, first, second, between, lead, tail }: Pair): boolean {
	if (edgeOfFirst.test(between)) return false;
	// 6月6日才印发的通知 is named after its day.
	if (laterTail.test(tail) && !tail.includes('的')) return true;
	if (laterLead.test(lead)) return true;
	// 5月发现32个，4月整改28个: months that are told one by one.
	if (first.first.day === undefined && first.first.year === undefined) return false;
	if (!link.test(lead)) return false;
	const step = stepOf(clauseOf(text, first.to));
	if (step === undefined) return false;
	if (/^(?:一直)?[至到]$/u.test(lead)) return true;
	const later = stepOf(clauseOf(text, second.to));
	// 6月5日, told behind a month or before one, may be one of many.
	const isAlike = (first.last.day === undefined) === (second.first.day === undefined);
	return isAlike && later !== undefined && later.isBare && step.rank < later.rank;
}

/** 从3月1日起，到2月28日止. */
const fromWord = /(?:[自从]|(?:有效期|期限|时间|周期|任期)[为是]?)$/u;
const untilLead =
	/^(?:\d{1,2}[时点](?:\d{1,2}分)?)?(?:起|开始|开工|启动|算起|计起)?[，、]?(?:一直|持续|延续)?(?:[到至]|截至|截止到?|止于)$/u;

const isFromTo = ({ text, first, between }: Pair): boolean =>
	untilLead.test(between) &&
	(fromWord.test(text.slice(Math.max(0, first.from - 4), first.from)) ||
		/起|开始|开工|启动/u.test(between));

/** 3月10日前完成报名: what is to be done, unless it is told as done. */
const isAsked = /^(?:之?前|以前)[^已了]{0,6}(?:完成|报送|上报|提交|整改|落实|缴清|报名|办结|到位)/u;

/** 3月10日启动征集，征集时间截至3月5日. */
const isTermBeforeOpening = ({ between, lead }: Pair): boolean =>
	/^[^去上前年]{0,8}(?:时间|期限?|报名|征集|申报|登记|公示)[^，。]{0,3}(?:截至|截止到?|[到至])$/u.test(
		lead,
	) &&
	/启动|开始|发布|公布|公告|印发|公示|挂网/u.test(between) &&
	!edgeOfFirst.test(between);

/** 3月5日部署，要求3月1日前完成. */
const isTermBeforeDemand = ({ between, lead, tail }: Pair): boolean =>
	/^(?:之?前|以前)[^的]*$/u.test(tail) &&
	(demands.test(lead) || (/^[须应务请]?[于在]?$/u.test(lead) && isAsked.test(tail))) &&
	/印发|下发|部署|召开|发出|交办|转办|派单|通知|会议|公告|责令/u.test(between) &&
	!edgeOfFirst.test(between);

const isSameYear = ({ second, between, tail }: Pair): boolean =>
	second.isSameYear && !/[也还]/u.test(between) && !/^[也还又]/u.test(tail);

const message: Readonly<Record<string, string>> = {
	sequence: '后一步的日子早于前一步',
	range: '止日早于起日',
	term: '完成期限早于提出要求的日子',
};

/** 到5日已完成；守到3日再撤离: what goes on after the day of the count ends before it. */
const countedTo = /(?:^|[。！？；\n])(?:截[至止]到?|[到至])$/u;
const goesOnTo = /[^起截直甚以乃]{2}[到至]$/u;
const andThen = /^(?:\d{1,2}[时点](?:\d{1,2}分)?)?[前后]?(?:再|为止(?!的)|方可)/u;

/** What is foreseen for the first day is spoken of before it comes. */
const foreseen = /预[计报测]|计划|拟|定于|将[于在]|届时|原定|去年|上年|往年|每年[^。；！？\n]*$/u;

const opensSentence = /[。；！？\n]$/u;

/** 3月15日8时接到报警。3月14日10时救援队到场: two sentences that open with their days, an early step and a late one. */
function byStep({ text, first, second, between, lead }: Pair): 'sequence' | undefined {
	if (lead !== '' || !opensSentence.test(between)) return undefined;
	if (/\n/u.test(between) || !/(?:^|[。；！？\n])$/u.test(text.slice(0, first.from).slice(-1)))
		return undefined;
	if (first.first.day === undefined || second.first.day === undefined) return undefined;
	const step = stepOf(clauseOf(text, first.to));
	const later = stepOf(clauseOf(text, second.to));
	const isLater = step !== undefined && later?.isBare === true && step.rank < later.rank;
	return isLater && step.isBare ? 'sequence' : undefined;
}

function kindOf(pair: Pair): keyof typeof message | undefined {
	const { text, first, between, lead, tail } = pair;
	const before = /[^。；！？\n]*$/u.exec(text.slice(Math.max(0, first.from - 30), first.from))![0];
	if (foreseen.test(before)) return undefined;
	if (otherOrder.test(between) || otherTail.test(tail)) return undefined;
	if (isFromTo(pair)) return 'range';
	if (isTermBeforeDemand(pair) || isTermBeforeOpening(pair)) return 'term';
	if (lead === '自' && inForce.test(tail) && made.test(between)) return 'sequence';
	if (isEdge.test(tail)) return undefined;
	// A new sentence is held against the last one only where it says that it goes on.
	if (/[。；！？\n]/u.test(between))
		return laterLead.test(lead) || (lead === '' && /(?:随后|之后|此后|其后)，$/u.test(between))
			? 'sequence'
			: byStep(pair);
	return isSameYear(pair) || isSequence(pair) ? 'sequence' : undefined;
}

function pairAt(text: string, first: ListedDate, second: ListedDate): Pair | undefined {
	if (second.from - first.to > longestBetween) return undefined;
	const between = text.slice(first.to, second.from);
	return { text, first, second, between, lead: leadOf(between), tail: tailOf(text, second.to) };
}

function finding(text: string, first: ListedDate, second: ListedDate, why: string): Finding {
	const [own, other] = [second, first].map(({ from, to }) => text.slice(from, to));
	return {
		from: second.from,
		to: second.to,
		severity: 'warning',
		message: `“${own!}”早于前面的“${other!}”：${why}，必有一个日期写错；请核对后改正。`,
		related: [{ from: first.from, to: first.to, message: '这里是前一个日期' }],
	};
}

const wrongPair = (text: string, first: ListedDate, second: ListedDate): Finding[] => {
	if (!liesBefore(second.first, first.last)) return [];
	const pair = pairAt(text, first, second);
	const kind = pair && kindOf(pair);
	return kind ? [finding(text, first, second, message[kind]!)] : [];
};

/** What is done until a day, told behind a count of a later day. */
function stillUntil(text: string, dates: readonly ListedDate[], at: number): Finding[] {
	const second = dates[at]!;
	const before = text.slice(Math.max(0, second.from - 6), second.from);
	if (!goesOnTo.test(before) || !andThen.test(text.slice(second.to, second.to + 10))) return [];
	const first = dates
		.slice(0, at)
		.findLast((date) => countedTo.test(text.slice(Math.max(0, date.from - 4), date.from)));
	if (!first?.last.day || !liesBefore(second.first, first.last)) return [];
	if (otherOrder.test(text.slice(second.from - 12, second.from))) return [];
	return [finding(text, first, second, '要做到那天的事却在统计日以前')];
}

const isRow = (text: string, second: ListedDate, next: ListedDate): boolean =>
	liesBefore(next.first, second.last) && !/[。！？\n]/u.test(text.slice(second.to, next.from));

/** Dates of a paragraph that contradict the order in which it tells them. */
export function datesOutOfOrder(text: string, dates = datesIn(text)): readonly Finding[] {
	return dates.slice(1).flatMap((second, n) => {
		const next = dates[n + 2];
		// A row that goes back day by day is told from its end.
		if (next && isRow(text, second, next)) return [];
		const found = wrongPair(text, dates[n]!, second);
		return found.length > 0 ? found : stillUntil(text, dates, n + 1);
	});
}
