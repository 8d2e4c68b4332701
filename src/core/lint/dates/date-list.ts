import { halfWidthDigits } from './calendar';

/** The dates of a paragraph, in the order in which it tells them. */

/** A day or a month; `month` is undefined for a bare 8日 with no month before it. */
export interface Point {
	readonly year: number | undefined;
	readonly month: number | undefined;
	readonly day: number | undefined;
}

/** A date or a range of dates; offsets are of the text (UTF-16). */
export interface ListedDate {
	readonly from: number;
	readonly to: number;
	readonly first: Point;
	/** The end of a range, else the same as `first`. */
	readonly last: Point;
	/** 同年 or 当年 stands for the year. */
	readonly isSameYear: boolean;
	/** Its month is written, not taken from the date before it. */
	readonly hasMonth: boolean;
}

const one =
	/(?:(?<year>(?:19|20)\d\d|[同当次翌])年)?(?<![\d.])(?<month>\d{1,2})月(?:份|(?<day>\d{1,2})日)?|(?<![\d.月第满])(?<bare>\d{1,2})日(?![均产供处用耗照龄额内游])/gu;
const joined = /^(?:\d{1,2}[时点](?:\d{1,2}分)?|[上下中]午|凌晨|晚)?(?:[至到～~-]|[—–－]{1,2})$/u;

/** Longer lists are tables of dates. */
const most = 60;

function pointOf(groups: Readonly<Record<string, string | undefined>>, before?: Point): Point {
	const { year, month, day, bare } = groups;
	const isNamed = month !== undefined;
	const same = year === '同' || year === '当' || !isNamed;
	return {
		year: year !== undefined && /\d/u.test(year) ? Number(year) : same ? before?.year : undefined,
		month: isNamed ? Number(month) : before?.month,
		day: (day ?? bare) ? Number(day ?? bare) : undefined,
	};
}

const exists = ({ month, day }: Point): boolean =>
	(month === undefined || (month >= 1 && month <= 12)) &&
	(day === undefined || (day >= 1 && day <= 31));

/** All dates of a text; empty where it has too many to be a story. */
export function datesIn(text: string): readonly ListedDate[] {
	const found: ListedDate[] = [];
	for (const match of halfWidthDigits(text).matchAll(one)) {
		const groups = match.groups as Record<string, string | undefined>;
		const before = found.at(-1);
		const point = pointOf(groups, before?.last);
		if (!exists(point)) continue;
		const at = { from: match.index, to: match.index + match[0].length };
		const year = groups['year'];
		const own = {
			isSameYear: year === '同' || year === '当',
			hasMonth: groups['month'] !== undefined,
		};
		// 次年 begins anew: nothing is held against it.
		const shown = year === '次' || year === '翌' ? { ...point, month: undefined } : point;
		const isEnd = before !== undefined && before.to + 8 >= at.from;
		if (isEnd && joined.test(text.slice(before.to, at.from)))
			found[found.length - 1] = { ...before, to: at.to, last: shown };
		else found.push({ ...at, ...own, first: shown, last: shown });
		if (found.length > most) return [];
	}
	return found;
}

const monthLength = 31;
const yearLength = 12 * monthLength;

/** Where the year is not written, further apart may well be the next year. */
const farthest = 100;
/** Without a month, only days of one month may be meant. */
const farthestBare = 10;

/** Whether a date lies before another, so that no year or month left out explains it. */
export function liesBefore(second: Point, first: Point): boolean {
	if (first.month === undefined || second.month === undefined) {
		if (first.day === undefined || second.day === undefined) return false;
		const back = first.day - second.day;
		return back > 0 && back <= farthestBare && first.month === undefined;
	}
	const hasDays = first.day !== undefined && second.day !== undefined;
	const orderOf = ({ month, day }: Point): number => month! * monthLength + (hasDays ? day! : 0);
	const back = orderOf(first) - orderOf(second);
	if (first.year !== undefined && second.year !== undefined)
		return back + (first.year - second.year) * yearLength > 0;
	if (first.year === undefined && second.year !== undefined) return false;
	return back > 0 && back <= farthest;
}
