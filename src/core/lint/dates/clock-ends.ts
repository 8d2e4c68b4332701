import { sentenceAt } from '../../text/clauses';
import type { Span } from '../../text/span';
import { isLength, lengthFinding, timesIn, type ClockTime } from './clock-times';
import type { Finding } from '../rule';

/** 历时 behind an end that the clock tells, and 8时至10时, which tells both. */
export const clockEndTriggers: readonly string[] = [
	...['历时', '用时', '耗时', '时长', '持续', '共用', '用了', '花了'],
	...['停电', '停水', '停气', '中断', '断电', '断水', '停运', '封闭'],
	...['开到', '忙到', '干到'],
	...['距接警', '距接报', '距报警'],
	// 8:30至10:00
	...[...'0123456789'].map((digit) => `${digit}至`),
	...[
		'时至',
		'时到',
		'点至',
		'点到',
		'分至',
		'分到',
		'半至',
		'半到',
		'持续至',
		'持续到',
		'延续至',
		'延续到',
	],
];

const farthest = 260;
const sight = 24;

const lasted =
	/^(?:历时|用时|耗时|时长|持续|共用|[用花]了|[停断][电水气运]|中断|封闭)[为共了]?(?<said>(?:(?<hours>\d{1,2})个?小时)?(?:零?(?<minutes>\d{1,3})分钟?)?)(?=[。，；）、]|$)/u;
const begins =
	/发生|突发|塌方|滑[坡落]|召开|开始|举行|启动|开工|出发|停[电水气运产]|封闭|开幕|开考|关[闭停]|中断|开赛|集结|打响|受理|登记|[提递]交|下达|出[动警]|赶赴|被困|落水|断[电水气]|跳闸|爆[管裂]|泄漏|决口/u;
/** 16时40分结束: the end is named by its time. */
const ended =
	/^[^，。；：\d]{0,6}(?:结束|散会|闭幕|收工|完成|恢复|扑灭|抢通|通车|解[除封]|返回|撤离|完工|完毕|到位|到[达场]|抵达|赶到|归队|返程|处置完毕|救出|脱[困险]|控制|[复送]电|送达|办结|出证|[关止]断|断气|止水|复[产航]|清[理除]|疏通)[^，。；：\d]{0,4}[，、]?(?:会议|活动|演练|响应|交通|道路|供[电水气]|途中|路上|全程|全过程|整个[一-龥]{2,4}|前后|总共|共)?$/u;
/** From a report on the time of the answer is counted; a fire burns from whenever on. */
const reported = /接[警报]|报[警告]/u;
const arrived =
	/^[^，。；：\d]{0,6}(?:到[达场]|抵达|赶到)[^，。；：\d]{0,6}[，、]?(?:途中|路上|全程|前后|总共|[共仅])?$/u;
const otherDays = /次日|翌日|第二天|隔天|昨[日天晚]|每[天日晚周]|\d日|休会|中途|休息/u;

/** The two times of a paragraph of which the first begins and the second ends what lasted. */
function endsBefore(text: string, to: number): readonly [ClockTime, ClockTime] | undefined {
	const start = Math.max(0, to - farthest);
	const before = text.slice(Math.max(start, text.lastIndexOf('\n', to - 1) + 1), to);
	const [first, last, another] = timesIn(before);
	if (!first || !last || another || last.at <= first.at) return undefined;
	const said = /^[^。；！？\n]*/u.exec(before.slice(first.to))![0].slice(0, 60);
	const [head, tail] = [said.slice(0, last.from - first.to), before.slice(last.to)];
	const isAnswer = reported.test(head) && arrived.test(tail);
	if (!isAnswer && !(begins.test(head) && ended.test(tail))) return undefined;
	if (otherDays.test(before.slice(first.from))) return undefined;
	return [first, last];
}

/** 15时，…召开会议。会议16时40分结束，历时1小时40分钟. */
function endedAt(text: string, hit: Span): Finding | undefined {
	const found = lasted.exec(text.slice(hit.from, hit.from + sight))?.groups;
	const said = found?.['said'] ?? '';
	if (!found || said === '') return undefined;
	const ends = endsBefore(text, hit.from);
	if (!ends) return undefined;
	return against(ends[0], ends[1], found, { from: text.indexOf(said, hit.to), said });
}

const sinceCall =
	/^距(?:接警|接报|报警)[仅只]?(?<said>(?:(?<hours>\d{1,2})个?小时)?(?:零?(?<minutes>\d{1,3})分钟?)?)(?=[。，；）、]|$)/u;

/** 16时47分接到报警，首车17时05分到场，距接警18分钟. */
function sinceCallAt(text: string, hit: Span): Finding | undefined {
	const found = sinceCall.exec(text.slice(hit.from, hit.from + sight))?.groups;
	const said = found?.['said'] ?? '';
	if (!found || said === '') return undefined;
	const start = Math.max(text.lastIndexOf('\n', hit.from - 1) + 1, hit.from - farthest);
	const before = text.slice(start, hit.from);
	const times = timesIn(before);
	const last = times.at(-1);
	const calls = times.filter(({ to }) => reported.test(/^[^，。；]*/u.exec(before.slice(to))![0]));
	const [first] = calls;
	if (!first || !last || calls.length !== 1 || last.at <= first.at) return undefined;
	if (!arrived.test(before.slice(last.to)) || otherDays.test(before.slice(first.from)))
		return undefined;
	return against(first, last, found, { from: text.indexOf(said, hit.from), said });
}

/** A length in hours and minutes held against two times of the clock. */
const against = (
	first: ClockTime,
	last: ClockTime,
	{ hours = '0', minutes = '0' }: Groups,
	{ from, said }: { readonly from: number; readonly said: string },
): Finding | undefined =>
	findingOf(first.written, last.written, last.at - first.at, Number(hours) * 60 + Number(minutes), {
		from,
		to: from + said.length,
		said,
	});

function findingOf(
	first: string,
	last: string,
	value: number,
	length: number,
	{ from, to, said }: Span & { readonly said: string },
): Finding | undefined {
	if (length <= 0 || isLength(value, length, said)) return undefined;
	// Farther off the length is of something else.
	if (value > 2 * length || length > 2 * value) return undefined;
	return lengthFinding([first, last], value, said, { from, to });
}

const part = '上午|下午|傍晚|晚上?|夜间|中午|凌晨';
const timeOf = (n: number): string =>
	`(?:(?<day${n}>\\d{1,2})日)?(?<part${n}>${part})?(?<hour${n}>[01]?\\d|2[0-4])(?:[时点](?:(?<minute${n}>[0-5]?\\d)分|(?<half${n}>半))?|[:：](?<colon${n}>[0-5]\\d)(?![\\d:：]))`;
const length =
	'(?:(?<hours>\\d{1,2}(?:\\.5)?)个?(?<more>半)?小时(?:零?(?<minutes>\\d{1,2})分钟?)?|(?<only>\\d{1,3})分钟)';
const stretch = new RegExp(
	`(?<![\\d:：])${timeOf(1)}(?:持续|一直|延续|[开忙干]|进行)?[至到](?:(?<next>次日|翌日|第二天)|当[日天])?${timeOf(2)}(?<gap>[^，。；：！？\\d]{0,12}[，（(]?[^，。；：！？\\d]{0,8})(?<said>${length})`,
	'u',
);
/** What tells that the length is that of the whole time. */
const lasting =
	/(?:共计?|合计|历时|用时|耗时|时长|持续|长达|为时|全程|停[电水气]|封闭|中断|限行|断[水电]|作业|奋战)[为了达有]?$/u;
const other =
	/[每约近超轮比]|前(?!后)|(?<!前)后|平均|其中|提前|延长|缩短|至少|不少|不到|不足|间隔|累计|休息|中途/u;

type Groups = Readonly<Record<string, string | undefined>>;

/** Minutes since midnight of the first or second time; 下午3时 is 15时. */
function minutesOf(groups: Groups, n: 1 | 2): number {
	const hour = Number(groups[`hour${n}`]);
	const isLate = /下午|傍晚|晚/u.test(groups[`part${n}`] ?? '') && hour < 12;
	const told = groups[`minute${n}`] ?? groups[`colon${n}`] ?? 0;
	const minute = groups[`half${n}`] ? 30 : Number(told);
	return (hour + (isLate ? 12 : 0)) * 60 + minute;
}

/** Nights between both; undefined where it cannot be told. */
function nightsOf({ day1, day2, next }: Groups): number | undefined {
	if (next !== undefined) return 1;
	if (day2 === undefined) return 0;
	const nights = day1 === undefined ? -1 : Number(day2) - Number(day1);
	return nights >= 0 && nights < 4 ? nights : undefined;
}

const widest = 70;

/** 8时至10时30分停水，共2小时30分钟. */
function stretchAt(text: string, hit: Span): Finding | undefined {
	// 3至5天: most digits before 至 are of no time.
	const isDigit = /\d/u.test(text.charAt(hit.from));
	if (isDigit && !/[:：]\d?$/u.test(text.slice(Math.max(0, hit.from - 2), hit.from)))
		return undefined;
	const sentence = sentenceAt(text, hit.from);
	const from = Math.max(sentence.from, hit.from - sight);
	const own = text.slice(from, Math.min(sentence.to, hit.to + widest));
	const found = stretch.exec(own);
	const [first, last, another] = timesIn(own);
	// Two stretches of time make one length.
	if (!found || !first || !last || another || /每[天日晚周]/u.test(own)) return undefined;
	const groups = found.groups as Groups;
	const { said = '', gap = '', hours = 0, more, minutes, only } = groups;
	if (!lasting.test(gap) || other.test(gap)) return undefined;
	const nights = nightsOf(groups);
	if (nights === undefined) return undefined;
	const value = minutesOf(groups, 2) - minutesOf(groups, 1) + nights * 24 * 60;
	if (value <= 0) return undefined;
	const told = Number(hours) * 60 + (more ? 30 : 0) + Number(minutes ?? only ?? 0);
	const to = from + found.index + found[0].length;
	return findingOf(first.written, last.written, value, told, { from: to - said.length, to, said });
}

/** Lengths of time that a begin and an end told by the clock contradict. */
export const wrongClockEnds = (
	text: string,
	hits: readonly (Span & { readonly text: string })[],
): Finding[] =>
	hits.flatMap((hit) => {
		if (!clockEndTriggers.includes(hit.text)) return [];
		if (hit.text.startsWith('距')) return sinceCallAt(text, hit) ?? [];
		return (/[至到]$/u.test(hit.text) ? stretchAt(text, hit) : endedAt(text, hit)) ?? [];
	});
