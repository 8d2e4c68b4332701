import { daysBetween, isLeapYear, type Day } from './calendar';
import type { Finding } from '../rule';
import type { WrittenDate } from './work-dates';

/** A day of which only the filing day tells whether it can be; offsets are of the paragraph. */
export interface ToldDay {
	readonly date: WrittenDate & { readonly day: number };
	/** `leap`: 29 February without its year; `past`: told as over; `until`: 截至; `month`: a month that is over. */
	readonly how: 'leap' | 'past' | 'until' | 'month';
}

const sentenceEnd = /[。！？；\n]/u;
const longestSentence = 160;

function sentenceFrom(text: string, at: number): string {
	const rest = text.slice(at, at + longestSentence);
	const end = rest.search(sentenceEnd);
	return end < 0 ? rest : rest.slice(0, end);
}

/** Plans, rules, examples and what may happen. */
const notYet =
	/将(?![其伤被受群\d])|拟|计划|预计|预估|预期|安排|定于|力争|确保|要求|务必|应当|应[于在]|必须|须[于在]|截止|届时|明年|次年|准备|报名|施行|公示|如[发出遇果有]|一旦|若[出发遇有]|防止|避免|演练|模拟|假[如设]|有望|前(?:完成|[报建全投竣]|实现)|[日底月]前|之前|起(?:执行|[实施开至，])|止|为期|到期|逾期|仍?未完成|奖励|收回|需要|[县市区镇村家户]要|的，/u;
/** What is told only of what has happened, with what came of it. */
const over =
	/已[^经]|已经|了(?!解|结)|发生|接到|接报|起火|着火|坍塌|侧翻|查处\d|查获|发现\d?|救出|抢通|倒塌|受伤|死亡|遇难|(?:收集|征集|受理|签约|签订|达成|接待|成交|转移|捐赠|发放|办结|整改|检测|检查|排查|走访|吸引|参加|参赛|到场|销售|募集)[^，。；]{0,14}\d|主持召开|[带率]队|[赴到][^，。；]{2,12}(?:调研|督导|检查)/u;
/** A meeting that is told in the past by what was said at it. */
const wasHeld =
	/^[。；](?:会议|会上|活动现场|仪式上|现场)(?:指出|强调|要求|听取|通报|传达|审议|决定|认为|，)/u;
/** Another year was spoken of before. */
const otherYear = /去年|上年|前年|往年|历年|每年|(?:19|20)\d\d年/u;
const lunar = /农历|阴历|闰|腊月|正月/u;

/** A leap year stands before it, or the sentence speaks of another year. */
function mayBeOfLeapYear(text: string, at: number): boolean {
	const before = text.slice(0, at);
	const sentence = /[^。！？；\n]*$/u.exec(before.slice(-longestSentence))![0];
	if (/去年|上年|前年|往年|历年|每年|同期/u.test(sentence)) return true;
	return [...before.matchAll(/(?<!\d)((?:19|20)\d\d)年/gu)].some(([, year]) =>
		isLeapYear(Number(year)),
	);
}

const nextOfTable = /^；\d{1,2}月\d{1,2}日/u;
/** A timetable stands around it. */
const planned = /安排|计划|步骤|日程|时间表|阶段|预告/u;
/** What is told as of a day. */
const counting =
	/^[^，]{0,8}，[^。]*?(?:[已共达]|累计|完成|实现|受理|转移|投入|收到|新增|发放|办结|整改|收割|收购|播种|无人员|未发现)/u;
/** Plans and notices tell of days to come, and some do so without saying that they will. */
const plan = /方案|通知|计划|安排|预告|公告|日程|规划|要点/u;

/** Whether a title is that of a text on what is to come. */
export const isPlan = (title: string | undefined): boolean => plan.test(title ?? '');

/** 4月20日前, 4月18日至20日: no day on which it happened. */
const goesOn = /^(?:之?前|以前|[起止至到、和—－~～\-]|之?后|以后|以来)/u;

const mayStandBefore: ReadonlySet<string> = new Set('。！？\n至止到前年');
const dayStarts = /(?:^|[。！？\n])$/u;
const untilStarts = /(?:^|[，。！？；\n])截[至止]到?(?:目前|今年)?$/u;

const begunBefore = /\d日(?:起|开始|启动|开工|动工|开展)[^，。；]{0,8}，[至到于]?$/u;
const endedThen = /^(?:全部|全面|基本|顺利)?(?:结束|完工|完成|竣工|收官|闭幕)(?=[，。；])/u;

/** 排查9月1日开始，10月8日结束，登记托管点187家: both ends of what is told as over. */
function isEndOfRun(text: string, date: WrittenDate): boolean {
	const before = text.slice(Math.max(0, date.from - 30), date.from);
	if (!begunBefore.test(before)) return false;
	const rest = sentenceFrom(text, date.to);
	// 第二阶段从…开始，到…结束，共40天: a timetable tells nothing of what came of it.
	const result = rest.replace(/共?\d{1,3}天/u, '');
	if (planned.test(before)) return false;
	return endedThen.test(rest) && counted.test(result) && !notYet.test(before + rest);
}

const toldBefore = /(?:已于|已在|早在|曾于|曾在|刚于)$/u;
const sinceBefore = /(?:^|[^来])[自从]$/u;
const sinceBehind = /^[^，。；：\n]{0,14}?以来/u;
/** 6月22日发生的: named after what happened on it. */
const namedBehind =
	/^(?:[上下]午|凌晨|晚上?)?(?:召开|发生|印发|下发|举行|举办|出台|上报|签订|查处|开幕|公布|通过|作出|发布)的(?!有关)/u;
const clauseEnd = /[，。；：！？\n]/u;

/** 已于6月22日, 自6月22日…以来, 6月22日发生的: told as over within a sentence. */
function isToldWithin(text: string, date: WrittenDate): boolean {
	const before = text.slice(Math.max(0, date.from - 24), date.from);
	const rest = text.slice(date.to, date.to + 40);
	const isOver =
		toldBefore.test(before) ||
		(sinceBefore.test(before) && sinceBehind.test(rest)) ||
		namedBehind.test(rest);
	if (!isOver || otherYear.test(before)) return false;
	const clause = before.split(clauseEnd).at(-1)! + rest.split(clauseEnd)[0]!;
	return !/[将拟如若凡前每]|计划|预计|定于|届时/u.test(clause);
}

/** How a day is told at a date; undefined where nothing can be said of it. */
export function toldDayAt(text: string, date: WrittenDate): ToldDay | undefined {
	const { day, month, year } = date;
	if (day === undefined) return undefined;
	if (month === 2 && day === 29 && year === undefined)
		return lunar.test(text.slice(Math.max(0, date.from - 8), date.from)) ||
			mayBeOfLeapYear(text, date.from)
			? undefined
			: { date: { ...date, day }, how: 'leap' };
	if (isEndOfRun(text, date) || isToldWithin(text, date))
		return { date: { ...date, day }, how: 'past' };
	// Nearly all dates stand within a sentence.
	const c = text.charAt(date.from - 1);
	if (c !== '' && !mayStandBefore.has(c)) return undefined;
	const before = text.slice(Math.max(0, date.from - 80), date.from);
	const isUntil = untilStarts.test(before.slice(-8));
	if ((!isUntil && !dayStarts.test(before)) || lunar.test(before.slice(-8))) return undefined;
	if ((year === undefined && otherYear.test(before)) || planned.test(before)) return undefined;
	const rest = sentenceFrom(text, date.to);
	const next = text.slice(date.to + rest.length, date.to + rest.length + longestSentence);
	const isOver = over.test(rest) || wasHeld.test(next);
	if (nextOfTable.test(next)) return undefined;
	if (notYet.test(rest) || (isUntil ? !counting.test(rest) : goesOn.test(rest) || !isOver))
		return undefined;
	return { date: { ...date, day }, how: isUntil ? 'until' : 'past' };
}

const sinceJanuary = /(?:^|[。！？；\n])1月?份?[至到—-]$/u;
const wasDone = /(?:^|[，。；])[^，。；\d]{0,14}已于$/u;
const monthEnd = /^份?[底末]?(?=，)/u;
/** What is counted when a period is over. */
const counted = /\d/u;

/** 截至6月底, 1至6月 and 已于2026年8月竣工: a month that is told as over. */
export function toldMonthAt(text: string, date: WrittenDate): ToldDay | undefined {
	if (date.day !== undefined) return undefined;
	const before = text.slice(Math.max(0, date.from - 80), date.from);
	const rest = sentenceFrom(text, date.to);
	const isPeriod = sinceJanuary.test(before) || untilStarts.test(before.slice(-8));
	const isOver = isPeriod
		? monthEnd.test(rest) && counted.test(rest)
		: date.year !== undefined && wasDone.test(before);
	if (!isOver || notYet.test(rest)) return undefined;
	if (date.year === undefined && otherYear.test(before)) return undefined;
	// 截至6月 may be said in June; 截至6月底 and 1至6月 may not, until it is nearly over.
	const isBare = untilStarts.test(before.slice(-8)) && !/^份?[底末]/u.test(rest);
	return { date: { ...date, day: isBare ? 1 : lastDay }, how: 'month' };
}

/** By this day the figures of a month may be told. */
const lastDay = 20;

/** Days after the filing that are taken for a slip; further off another year is meant. */
const farthest = 120;
const farthestWithYear = 400;

const isInLeapYear = (base: Day): boolean =>
	[base.year - 1, base.year, base.year + 1].some(isLeapYear);

/** @param filed the day the item was filed. Offsets stay those of the paragraph. */
export function toldDayFinding(
	text: string,
	{ date, how }: ToldDay,
	filed: Day,
): readonly Finding[] {
	const own = text.slice(date.from, date.to);
	const at = { from: date.from, to: date.to };
	if (how === 'leap') {
		const near = { year: filed.year, month: 3, day: 1 };
		const isNear = Math.abs(daysBetween(near, filed)) < 240;
		if (isLeapYear(filed.year) || (!isNear && isInLeapYear(filed))) return [];
		const message = `没有“${own}”这一天：${filed.year}年不是闰年，2月只有28天；请核对后改正。`;
		return [{ ...at, message }];
	}
	const { month, day } = date;
	const late = daysBetween(filed, { year: date.year ?? filed.year, month, day });
	if (late <= 0 || late > (date.year === undefined ? farthest : farthestWithYear)) return [];
	const why =
		how === 'month' ? '还没有过完，却当作已经过完的来写' : '还没有到，却当作已经发生的来写';
	const message = `报送日期是${filed.month}月${filed.day}日，“${own}”${why}：必有一个日期写错；请核对后改正。`;
	return [{ ...at, severity: 'warning', message }];
}
