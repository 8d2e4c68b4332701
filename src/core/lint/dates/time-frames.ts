import { daysInMonth } from './calendar';
import { datesIn, type ListedDate, type Point } from './date-list';
import type { Finding } from '../rule';

/** A day against the part of the year that is told with it. */

/** From and to, as month * 100 + day. */
interface Frame {
	readonly from: number;
	readonly to: number;
	readonly name: string;
}

const orderOf = (month: number, day: number): number => month * 100 + day;

const finding = (text: string, date: { from: number; to: number }, why: string): Finding => ({
	from: date.from,
	to: date.to,
	severity: 'warning',
	message: `“${text.slice(date.from, date.to)}”${why}：两处时间对不上，必有一处写错；请核对后改正。`,
});

const tenDays: Readonly<Record<string, readonly [number, number]>> = {
	上旬: [1, 10],
	中旬: [11, 20],
	下旬: [21, 31],
	上半月: [1, 15],
	下半月: [16, 31],
};

/** What a date and the words behind it make a frame of; undefined for a single day. */
function frameAt(text: string, { from, to, first, last }: ListedDate): Frame | undefined {
	if (first.month === undefined || last.month === undefined || first.month > last.month)
		return undefined;
	const part = /^(?:[上中下]旬|[上下]半月)/u.exec(text.slice(to, to + 3))?.[0];
	const name = text.slice(from, to) + (part ?? '');
	if (part !== undefined && first.day === undefined && first.month === last.month) {
		const [low, high] = tenDays[part]!;
		return { from: orderOf(first.month, low), to: orderOf(first.month, high), name };
	}
	if (first.day !== undefined && first === last) return undefined;
	const end = last.day ?? 31;
	const frame = { from: orderOf(first.month, first.day ?? 1), to: orderOf(last.month, end), name };
	return frame.from < frame.to ? frame : undefined;
}

/** One of the days of a frame is picked out. */
const picked =
	/(?:其中|尤其是?|尤以|当中|最[大高多强低冷热少旺忙重集快好][^，。；\d]{0,4}|(?:峰值|高峰|最大值|最高值|极值|顶峰)[^，。；\d]{0,4})[，：]?的?(?:一[天日])?[是在为于以]?$/u;
const away = /去年|上年|往年|同期|此[前后]|随后|之后|之前|以前|以后|次日|比|较/u;
const longestPick = 60;
/** 10月上旬, at the beginning: what follows is told of it. */
const opens = /(?:^|[。！？；，\n])(?:\d{4}年)?(?:今年|全市|全县|全区|当年)?在?$/u;

const isPlain = ({ first, last, hasMonth }: ListedDate): boolean =>
	first === last && first.day !== undefined && first.month !== undefined && hasMonth;

/** 10月1日至7日，…，最多的10月9日: a day picked out that lies outside. */
function pickedOutside(text: string, frameDate: ListedDate, date: ListedDate): Finding[] {
	if (!isPlain(date) || date.from - frameDate.to > longestPick) return [];
	const between = text.slice(frameDate.to, date.from);
	if (/[。；！？\n]/u.test(between) || away.test(between) || !picked.test(between)) return [];
	if (/^(?:之?前|以前|[起至到、]|以来)/u.test(text.slice(date.to, date.to + 2))) return [];
	if (/^(?:以来|[起底末初后]|开始|至今)/u.test(between)) return [];
	if (!opens.test(text.slice(Math.max(0, frameDate.from - 10), frameDate.from))) return [];
	const frame = frameAt(text, frameDate);
	const { month, day, year } = date.first;
	if (!frame || (year !== undefined && year !== frameDate.first.year)) return [];
	const at = orderOf(month!, day!);
	if (at >= frame.from && at <= frame.to) return [];
	return [finding(text, date, `不在“${frame.name}”之内，却从中举出`)];
}

const edge =
	/(?:(?<month>[当本该全]月|月份?的?)(?<which>最后一[天日]|末日|首日|第一天|头一天)|(?<part>月[底末初]))(?:[（(是为]|，?即)$/u;

/** 当月最后一天（10月30日）, 月初（10月25日）. */
function wrongEdge(text: string, date: ListedDate): Finding[] {
	if (!isPlain(date)) return [];
	const { groups } = edge.exec(text.slice(Math.max(0, date.from - 14), date.from)) ?? {};
	if (!groups) return [];
	const { which, part } = groups;
	const { month, day, year } = date.first as { month: number; day: number; year?: number };
	const last = daysInMonth(month, year);
	const isLast = which !== undefined && /最后|末/u.test(which);
	if (part !== undefined) {
		const isRight = part === '月初' ? day <= 12 : day >= 18;
		return isRight ? [] : [finding(text, date, `不是${part}`)];
	}
	if (isLast ? day === last || (month === 2 && day >= 28) : day === 1) return [];
	return [
		finding(
			text,
			date,
			isLast ? `不是${month}月的最后一天（${last}日）` : `不是${month}月的第一天`,
		),
	];
}

const periods: readonly (readonly [RegExp, number, number])[] = [
	[/前三季度$/u, 1, 9],
	[/前两个?季度$/u, 1, 6],
	[/(?<!前)[一1]季度末?$/u, 1, 3],
	[/[二2]季度末?$/u, 4, 6],
	[/(?<!前)[三3]季度末?$/u, 7, 9],
	[/[四4]季度末?$/u, 10, 12],
	[/上半年$/u, 1, 6],
	[/下半年$/u, 7, 12],
];
const months = /前([两\d三四五六七八九十]{1,2})个?月$/u;

function periodAt(name: string): (typeof periods)[number] | undefined {
	const [, count] = months.exec(name) ?? [];
	if (count === undefined) return periods.find(([pattern]) => pattern.test(name));
	const last = /\d/u.test(count) ? Number(count) : '  两三四五六七八九十'.indexOf(count);
	return last >= 2 && last <= 12 ? [months, 1, last] : undefined;
}

/** Ends of business years, and comparisons. */
const otherYear = /财年|学年|榨季|年度|农历|同比|上季|粮食年/u;

const outside = ({ month }: Point, low: number, high: number): boolean =>
	month !== undefined && (month < low || month > high);

/** 二季度（4月至7月）, 上半年（1至7月）. */
function wrongPeriod(text: string, date: ListedDate): Finding[] {
	const before = text.slice(Math.max(0, date.from - 18), date.from);
	const lead =
		/(?:[（(]|，即)(?:即|指)?(?:(?:19|20)\d\d年)?(?:(?<low>\d{1,2})[至到—–~～、-]{1,2})?$/u.exec(
			before,
		);
	if (!lead || !/^(?:份|底)?[）)，]/u.test(text.slice(date.to, date.to + 2))) return [];
	if (lead[0].startsWith('，') && /^[^，]{0,4}）/u.test(text.slice(date.to))) return [];
	const name = before.slice(0, lead.index);
	const period = /[度年末月]$/u.test(name) ? periodAt(name) : undefined;
	if (!period || otherYear.test(name)) return [];
	const [, low, high] = period;
	const lowMonth = lead.groups?.['low'];
	const first = lowMonth === undefined ? date.first : { ...date.first, month: Number(lowMonth) };
	const own = text.slice(date.from, date.to);
	if (outside(date.last, low, high)) {
		const written = Math.max(
			own.lastIndexOf('至'),
			own.lastIndexOf('到'),
			own.search(/[—–~～-][^—–~～-]*$/u),
		);
		const at = { from: date.from + written + 1, to: date.to };
		return [finding(text, at, `不在${name.slice(-3).replace(/^前?(?=[上下])/u, '')}之内`)];
	}
	if (outside(first, low, high)) return [finding(text, date, `不在所说的季度或半年之内`)];
	// 前三季度（1—8月）: what is counted from January on goes to its end; 二季度（5月至6月） may be a part.
	const isRange = lowMonth !== undefined || date.first !== date.last;
	const isSum = /前(?:[两三]个?季度|[两\d三四五六七八九十]{1,2}个?月)$/u.test(name);
	if (!isSum || !isRange || date.last.day !== undefined || date.last.month === high) return [];
	return [finding(text, date, `不是${name.slice(name.lastIndexOf('前'))}`)];
}

/** Dates of a paragraph that lie outside what is told with them. */
export function datesOutside(text: string, dates = datesIn(text)): readonly Finding[] {
	return dates.flatMap((date, n) => {
		const before = dates[n - 1];
		const found = before ? pickedOutside(text, before, date) : [];
		if (found.length > 0) return found;
		const own = wrongEdge(text, date);
		return own.length > 0 ? own : wrongPeriod(text, date);
	});
}
