import type { Span } from '../../text/span';
import { stretchAround } from '../../text/clauses';
import type { Finding, Hit } from '../rule';

/** What a report tells, against the hour it came in. */

export const reportTriggers: readonly string[] = ['报告', '报警', '接报', '来电', '警情', '求助'];

const clock =
	/(?<!\d)(?:(\d{1,2})日)?(上午|下午|晚上?|凌晨|早上)?(\d{1,2})(?:时|点|[:：](?=\d\d(?!\d)))(?:(\d{1,2})分?|(半))?/gu;

interface Clock {
	readonly from: number;
	readonly to: number;
	readonly day: number | undefined;
	/** Minutes since midnight. */
	readonly minutes: number;
}

function clocksIn(text: string): Clock[] {
	return [...text.matchAll(clock)].map((match) => {
		const [whole, day, part = '', hour, minute, half] = match;
		const isLate = /下午|晚/u.test(part) && Number(hour) < 12;
		return {
			from: match.index + (day === undefined ? 0 : day.length + 1),
			to: match.index + whole.length,
			day: day === undefined ? undefined : Number(day),
			minutes: (Number(hour) + (isLate ? 12 : 0)) * 60 + (half ? 30 : Number(minute ?? 0)),
		};
	});
}

/** 接…报告, 接到…报警, 接报. */
const received = /接报|(?:接到?|收到)[^，。；：]{0,24}(?:报告|报警|来电|警情|求助)/u;
const happened =
	/发生|起火|着火|失火|出现|坍塌|滑坡|侧翻|相撞|追尾|爆炸|泄漏|被困|落水|溺水|决口|倒塌|失联|走失|受伤|断裂|漫堤|管涌|中毒|跌落|坠/u;
const otherDay = /次日|翌日|前一|昨|前日|第二天|凌晨|预计|计划|将于/u;
/** 接到|…|报告 */
const longestCaller = 28;
const notYet = /^[起前后至]|将|预计|可能|或会|有望|不排除/u;
const halfDay = 720;

const sentenceEnd = /[。！？；\n]/u;
/** Longer sentences are read in part. */
const longest = 200;

const sentenceAround = (text: string, at: number): Span =>
	stretchAround(text, at, sentenceEnd, longest);

const isLater = (event: Clock, report: Clock): boolean => {
	if (event.day !== undefined && report.day !== undefined && event.day !== report.day) return false;
	const late = event.minutes - report.minutes;
	return late > 0 && late < halfDay;
};

function finding(text: string, event: Clock, report: Clock, by: number): Finding {
	const [own, other] = [event, report].map(({ from, to }) => text.slice(from, to)) as [
		string,
		string,
	];
	return {
		from: by + event.from,
		to: by + event.to,
		severity: 'warning',
		message: `“${own}”晚于接报的“${other}”：接报时还没有发生，两个时刻必有一个写错；请核对后改正。`,
	};
}

/** 6时50分接到报告：7时10分发生…, or 7时10分发生…。6时50分接到报警. */
export function eventAfterReport(text: string, hit: Hit): readonly Finding[] {
	// 接到报告, 接群众报警: a report that came in.
	const near = text.slice(Math.max(0, hit.from - longestCaller), hit.from + 1);
	if (!near.includes('接') && !near.includes('收到')) return [];
	const { from, to } = sentenceAround(text, hit.from);
	const sentence = text.slice(from, to);
	const report = received.exec(sentence);
	if (!report || hit.from - from < report.index || hit.to - from > report.index + report[0].length)
		return [];
	const all = clocksIn(sentence);
	const told = all.findLast((one) => one.to <= report.index);
	if (!told) return [];
	const event = all.find((one) => one.from >= report.index + report[0].length);
	if (event)
		return isReported(sentence, report, event, told) ? [finding(sentence, event, told, from)] : [];
	return afterEvent(text, { from, sentence, told });
}

/** 报告：7时10分，…发生: the hour is what the report says, and of what happened first. */
function isReported(sentence: string, report: RegExpExecArray, event: Clock, told: Clock): boolean {
	const said = sentence.slice(report.index + report[0].length, event.from);
	const clause = /^，?[^，]{0,40}/u.exec(sentence.slice(event.to))![0];
	const verb = happened.exec(clause);
	if (!verb || !/[：称]/u.test(said) || happened.test(said)) return false;
	if (
		notYet.test(clause.slice(0, verb.index)) ||
		otherDay.test(sentence.slice(told.to, event.from))
	)
		return false;
	return isLater(event, told);
}

/** The sentence before tells the event with its hour. */
function afterEvent(
	text: string,
	{
		from,
		sentence,
		told,
	}: { readonly from: number; readonly sentence: string; readonly told: Clock },
): readonly Finding[] {
	if (from < 2) return [];
	const before = sentenceAround(text, from - 1);
	const previous = text.slice(before.from, Math.max(before.from, from - 1));
	const verb = happened.exec(previous);
	if (!verb || /报告|报警|接报/u.test(previous)) return [];
	const event = clocksIn(previous).findLast((one) => one.to <= verb.index);
	const isBare = told.day === undefined || told.day === event?.day;
	if (!event || !isBare || otherDay.test(previous) || otherDay.test(sentence.slice(0, told.to)))
		return [];
	if (verb.index - event.to > 40 || clocksIn(previous).length > 1) return [];
	return isLater(event, told)
		? [finding(text, shifted(event, before.from), shifted(told, from), 0)]
		: [];
}

const shifted = (one: Clock, by: number): Clock => ({
	...one,
	from: one.from + by,
	to: one.to + by,
});
