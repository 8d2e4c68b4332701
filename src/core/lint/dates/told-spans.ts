import { daysInMonth } from './calendar';
import type { ListedDate, Point } from './date-list';
import type { Finding } from '../rule';

/** How long something took, against the two dates it is told with. */

const told =
	/(?:为期|历时|历经|工期|用时|耗时|用|持续了?|前后|运行|共计?)[了仅]?(?<n>\d{1,3})(?<unit>天|个月)(?![前后内以多余左])/u;
const others = /工作|[每除休约近超扣]|平均|其中|分[两三]|间断|先后|不[足到]|实际|有效|累计|法定/u;
const begins =
	/^[^，。；、]{0,8}?(?:开始|启动|开工|动工|开幕|开展|受理|立项|进场|发生|停|开[打栓镰挖考园评]|投运|试运行|封闭)|^(?:当天|当日)?起(?![草火步点])/u;
const ends =
	/^[^，。；、]{0,8}?(?:结束|完成|完工|竣工|闭幕|办结|收官|恢复|通车|收尾|扑灭|查完|止|为止)/u;
/** 到11月24日: what lasts until then need not be over. */
const until = /[，、](?:到|至|截至)$/u;
const longest = 60;

interface Length {
	readonly days: number | undefined;
	readonly months: number;
	/** Days that it may be longer: both ends count, and in a year that is not told February may have one more. */
	readonly spare?: number;
}

/** From one day of the year to the other, the first not counted; undefined where a year is in doubt. */
function lengthOf(first: Point, last: Point): Length | undefined {
	if (first.month === undefined || last.month === undefined) return undefined;
	const isNextYear =
		first.year === undefined && last.year !== undefined && last.month < first.month;
	// 自11月28日起，到2027年1月26日止.
	const years = isNextYear ? 1 : (last.year ?? first.year ?? 0) - (first.year ?? last.year ?? 0);
	const months = years * 12 + last.month - first.month;
	if (months < 0 || (first.year === undefined && last.year !== undefined && !isNextYear))
		return undefined;
	if (first.day === undefined || last.day === undefined) return { months, days: undefined };
	let days = last.day - first.day;
	for (let n = 0; n < Math.min(months, 36); n++)
		days += daysInMonth(((first.month - 1 + n) % 12) + 1, first.year ?? 2025);
	const throughFebruary = first.year === undefined && first.month <= 2 && last.month > 2;
	return { months, days, spare: throughFebruary ? 2 : 1 };
}

/** A month may be rounded either way. */
function isRight(said: number, unit: string, { days, months, spare = 1 }: Length): boolean {
	if (unit === '天') return days === undefined || (said >= days && said <= days + spare);
	if (days === undefined) return said === months || said === months + 1;
	return Math.abs(said - days / 30.4) < 0.8;
}

/** Figures further off speak of something else. */
const isNear = (said: number, right: number): boolean => said <= 2 * right && right <= 2 * said;

function finding(whole: RegExpExecArray, at: number, length: Length): Finding[] {
	const { n = '', unit = '' } = whole.groups ?? {};
	const right = unit === '天' ? (length.days ?? 0) + 1 : length.months;
	// 共9天 may be the days on which something was done.
	if (whole[0].startsWith('共') && Number(n) < right) return [];
	if (isRight(Number(n), unit, length) || !isNear(Number(n), right)) return [];
	const to = at + whole.index + whole[0].length;
	const own = n + unit;
	const counted = unit === '天' ? `首尾都算是${right}天` : `是${right}个月上下`;
	return [
		{
			from: to - own.length,
			to,
			severity: 'warning',
			message: `按起止日期${counted}，文中为${own}：时间对不上，必有一处写错；请核对起止和天数。`,
		},
	];
}

function lengthAt(text: string, dates: readonly ListedDate[], n: number): Length | undefined {
	const { from, to, first, last } = dates[n]!;
	if (first !== last) return lengthOf(first, last);
	const before = dates[n - 1];
	if (!before || before.first !== before.last || from - before.to > longest) return undefined;
	const between = text.slice(before.to, from);
	if (/[。；！？\n]/u.test(between) || !begins.test(between)) return undefined;
	const isOver = until.test(between) || ends.test(text.slice(to, to + 16));
	return isOver ? lengthOf(before.first, first) : undefined;
}

/** 11月20日开始，用了5天，到11月22日查完: the length stands between the two. */
function lengthBetween(
	text: string,
	date: ListedDate,
	next: ListedDate | undefined,
): Length | undefined {
	if (!next || date.first !== date.last || next.first !== next.last) return undefined;
	const between = text.slice(date.to, next.from);
	if (between.length > longest || !begins.test(between) || !until.test(between)) return undefined;
	return ends.test(text.slice(next.to, next.to + 16))
		? lengthOf(date.first, next.first)
		: undefined;
}

/** Lengths of time that the dates of a paragraph contradict. */
export function wrongToldSpans(text: string, dates: readonly ListedDate[]): readonly Finding[] {
	return dates.flatMap((date, n) => {
		const end = Math.min(dates[n + 1]?.from ?? text.length, date.to + 40);
		const rest = /^[^。；！？\n]*/u.exec(text.slice(date.to, end))![0];
		const whole = told.exec(rest);
		if (!whole || others.test(rest.slice(0, whole.index + whole[0].length))) return [];
		const isRange = date.first !== date.last;
		// Ranges of days with their days are read by another rule.
		if (isRange && whole.groups!['unit'] === '天') return [];
		const length = lengthAt(text, dates, n) ?? lengthBetween(text, date, dates[n + 1]);
		return length ? finding(whole, date.to, length) : [];
	});
}
