import type { Finding, Hit } from '../rule';

/** What is done about an event, told with an hour before that of the event. */

/** Verbs of those who respond. */
export const responseTriggers: readonly string[] = [
	'赶到',
	'赶赴',
	'到场',
	'到达',
	'抵达',
	'扑灭',
	'救出',
	'抢通',
	'恢复',
	'控制',
	'送医',
	'送往',
	'处置',
	'疏散',
	'排除',
	'修复',
	'关闭',
	'上报',
	'接报',
	'封堵',
	'解除',
	'切断',
	'转移',
];

const clock =
	/(?<![\d.])(?<!\d[:：])(?:(\d{1,2})日)?(上午|下午|傍晚|晚上?|凌晨|早上|清晨|中午)?(\d{1,2})(?:[时点](?!段)|[:：](?=\d\d(?!\d)))(?:(\d{1,2})分?|(半))?/gu;

/** An hour of the day as told; offsets are of the text. */
export interface ToldClock {
	readonly from: number;
	readonly to: number;
	readonly day: string | undefined;
	readonly part: string | undefined;
	/** Minutes since midnight, as the words of its own tell it. */
	readonly minutes: number;
}

const isLate = (part: string | undefined): boolean => /[下傍晚]/u.test(part ?? '');

/** All hours of a text, in order. */
export function clocksIn(text: string): ToldClock[] {
	return [...text.matchAll(clock)].map((match) => {
		const [whole, day, part, hour, minute, half] = match;
		const full = Number(hour) + (isLate(part) && Number(hour) < 12 ? 12 : 0);
		const from = match.index + (day === undefined ? 0 : day.length + 1);
		return {
			from,
			to: match.index + whole.length,
			day,
			part,
			minutes: full * 60 + (half ? 30 : Number(minute ?? 0)),
		};
	});
}

const happened =
	/发生|起火|着火|失火|出现|坍塌|滑坡|侧翻|相撞|追尾|爆炸|泄漏|被困|落水|溺水|决口|倒塌|失联|走失|断裂|漫堤|管涌|中毒|跌落|坠|报警|接报|接警|接到|来电|骤[降升]|跳闸|停[电水气]|中断|爆裂|破裂|突发|发现|异常|告警|显示|晕倒|冒烟/u;
/** 事故发生于6月2日18时30分 */
const happenedAt = /(?:发生|发现|起火|出现)[在于](?:\d{1,2}月)?(?:\d{1,2}日)?$/u;
/** Before the hour of a response, another day or another time may be meant. */
const otherDay =
	/\d日|次日|翌日|前一|[昨夜将比]|前日|第二天|凌晨|当晚|预计|计划|此前|之前|早在|提前|预置|原定|演练/u;
const notYet = /提前|率先|先[行期]|早已|[前后]已|预计|计划|将|可望|有望|尚未|前(?:可|完成|恢复)/u;
/** Exercises, what is foreseen, and counts that look back. */
const supposed = /截[至止]|演练|演习|模拟|假[设定]|预[计报]|计划|将|拟/u;
const halfDay = 720;

/** The event and the response are told no further apart. */
const reach = 160;
/** 4时20分赶到: between the hour and the verb. */
const longestClause = 22;
const longestEvent = 40;

const sameDay = /(?:\d{1,2}月)?\d{1,2}日$/u;

/** Minutes of the later clock, where 5时 may go on with the 下午 of the one before. */
function minutesAfter(first: ToldClock, second: ToldClock): number {
	const goesOn = second.part === undefined && isLate(first.part) && second.minutes < halfDay;
	return second.minutes + (goesOn ? halfDay : 0);
}

/** @param hit one of `responseTriggers`. */
export function responseBeforeEvent(text: string, hit: Hit): readonly Finding[] {
	const start = Math.max(0, hit.from - reach);
	const near = text.slice(start, hit.from);
	// Nothing is read where no hour stands right before the verb.
	if (!/\d[时点分:：]/u.test(near.slice(-longestClause - 3))) return [];
	const all = clocksIn(near);
	const [first, second] = all.slice(-2);
	if (!first || !second || near.length - second.to > longestClause) return [];
	const clause = near.slice(second.to);
	// 8时10分赶到的队伍 tells of something else.
	if (/^[^，。；]{0,8}的/u.test(text.slice(hit.to, hit.to + 9))) return [];
	if (
		/[，。；：！？]/u.test(clause.slice(1)) ||
		notYet.test(clause) ||
		clause.includes('的') ||
		/^[前起至到]/u.test(clause)
	)
		return [];
	if (supposed.test(near.slice(Math.max(0, first.from - 16), first.from))) return [];
	const isSameDay = second.day !== undefined && second.day === first.day;
	if (second.day !== undefined && !isSameDay) return [];
	// 3日8时起火，3日7时50分到场: the day is told once more.
	const between = near.slice(first.to, second.from).replace(isSameDay ? sameDay : /$^/u, '');
	if (otherDay.test(between.slice(-60)) || /\n/u.test(between)) return [];
	// 17时报告，东城片区停电: what was reported may have been told before.
	if (/^[^，。；接到]{0,8}报告/u.test(between)) return [];
	const cause = near.slice(Math.max(0, first.from - 14), first.from);
	const event = happened.exec(between);
	const isEvent = happenedAt.test(cause) || (event !== null && event.index <= longestEvent);
	if (!isEvent || /^(?:之?前|[至到起])/u.test(between)) return [];
	const back = first.minutes - minutesAfter(first, second);
	if (back <= 0 || back >= halfDay) return [];
	const [own, other] = [second, first].map(({ from, to }) => near.slice(from, to));
	return [
		{
			from: start + second.from,
			to: start + second.to,
			severity: 'warning',
			message: `“${own!}”${hit.text}，早于前面事发或发现的“${other!}”：先处置、后发生，必有一个时刻写错；请核对后改正。`,
			related: [
				{ from: start + first.from, to: start + first.to, message: '这里是事发或发现的时刻' },
			],
		},
	];
}
