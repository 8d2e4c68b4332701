import { daysBetween, type Day } from './calendar';
import { datesIn, type Point } from './date-list';
import type { Finding } from '../rule';

/** 次日（11月3日）: a day named by the one before it, and by its date. Offsets are of the paragraph. */
export interface NextDay {
	readonly from: number;
	readonly to: number;
	readonly month: number;
	readonly day: number;
	readonly word: string;
}

/** How far the day lies from the one that the text speaks of. */
const shifts: Readonly<Record<string, number>> = {
	次日: 1,
	翌日: 1,
	第二天: 1,
	前一天: -1,
	前一日: -1,
};
export const nextDayTriggers: readonly string[] = Object.keys(shifts);

const dateBehind =
	/^(?:[上下]午|早上|凌晨|清晨|晚上?)?(?:[（(]|，?即)即?(\d{1,2})月(\d{1,2})日(?![至到—~-])/u;

/** @param hit one of `nextDayTriggers`. */
export function nextDayAt(
	text: string,
	hit: { readonly from: number; readonly to: number; readonly text: string },
): NextDay | undefined {
	const match = dateBehind.exec(text.slice(hit.to, hit.to + 16));
	if (!match || /[每以]$/u.test(text.slice(0, hit.from).slice(-1))) return undefined;
	const [whole, month, day] = match;
	const date = `${month!}月${day!}日`;
	return {
		from: hit.to + whole.length - date.length,
		to: hit.to + whole.length,
		month: Number(month),
		day: Number(day),
		word: hit.text,
	};
}

/** The nearest day told before must be no further off than this to be the one that is meant. */
const nearest = 6;

/** A bare 2日 may be of the month in question. */
const dayIn = (year: number, { month, day }: Point, near: number): Day | undefined =>
	day === undefined ? undefined : { year, month: month ?? near, day };

/**
 * @param before the text from its beginning to the word.
 * @param own further days of the draft that may be meant.
 */
export function nextDayFinding(
	next: NextDay,
	{
		before,
		year,
		own,
	}: { readonly before: string; readonly year: number; readonly own: readonly Day[] },
): Finding[] {
	const listed = datesIn(before);
	const days = [
		...own,
		...listed.flatMap(({ first, last }) =>
			[first, last].map((point) => dayIn(year, point, next.month)),
		),
	].filter((day) => day !== undefined);
	const last = listed.at(-1);
	const base = last && dayIn(year, last.last, next.month);
	if (!base || !last.hasMonth) return [];
	const date = { year, month: next.month, day: next.day };
	const shift = shifts[next.word]!;
	// Any day told before may be the one that is meant, a bare 2日 too.
	if (days.some((day) => daysBetween(day, date) === shift)) return [];
	const off = daysBetween(base, date);
	if (Math.abs(off) > nearest) return [];
	const from = `${base.month}月${base.day}日`;
	return [
		{
			from: next.from,
			to: next.to,
			severity: 'warning',
			message: `前面最近的日子是${from}，“${next.word}”与“${next.month}月${next.day}日”对不上：必有一处写错；请核对后改正。`,
		},
	];
}
