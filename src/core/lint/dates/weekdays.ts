import type { Span } from '../../text/span';
import { halfWidthDigits, weekdayOf, type Day } from './calendar';
import type { Hit } from '../rule';

/** 11月20日（星期三）: a day and the weekday written with it. Offsets are of the paragraph. */
export interface DatedWeekday extends Span {
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number;
	/** The one character that names it. */
	readonly name: Span;
}

const names = '日一二三四五六';

/** 周五（11月20日）, 周末（11月21日）: the name comes first. */
const nameFirst: readonly string[] = [...names, '天', '末'].flatMap((name) => [
	`周${name}（`,
	`周${name}(`,
]);

export const weekdayTriggers: readonly string[] = [
	'星期',
	'（周',
	'(周',
	'日周',
	'日，周',
	...nameFirst,
];

export const weekdayName = (weekday: number): string => names.charAt(weekday);

/** The number of a weekday's name; 天 is another name of Sunday. */
export function weekdayNumber(name: string): number | undefined {
	const at = name === '天' ? 0 : names.indexOf(name);
	return name.length === 1 && at >= 0 ? at : undefined;
}

const dateBefore =
	/(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(?:\d{1,2}日?(?:[至到-]|—{1,2}))?(\d{1,2})[日号][（(，是]?$/u;

/** Another day follows: （周一至周五） speaks of a range. */
const isList = /^[至到、和及\-—~～]/u;
/** Without a bracket, 周 may be a name: what tells a weekday is what comes next. */
const nextOfWeekday = /^(?:[上下中早晚凌，。,（(）)\d]|$)/u;

const dateBehind = /^即?(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号](?:[上下]午|晚)?[）)]/u;

/** @param at where the name of the weekday stands, before a bracket. */
function beforeDate(text: string, from: number, at: number): DatedWeekday | undefined {
	if (!/[（(]/u.test(text.charAt(at + 1)) || /[至到、每]/u.test(text.charAt(from - 1)))
		return undefined;
	const date = dateBehind.exec(halfWidthDigits(text.slice(at + 2, at + 22)));
	if (!date) return undefined;
	return {
		from,
		to: at + 2 + date[0].length,
		year: date[1] === undefined ? undefined : Number(date[1]),
		month: Number(date[2]),
		day: Number(date[3]),
		name: { from: at, to: at + 1 },
	};
}

/** The weekday at a hit of `weekdayTriggers`, with the date that it belongs to. */
export function datedWeekday(text: string, hit: Hit): DatedWeekday | undefined {
	if (nameFirst.includes(hit.text)) return beforeDate(text, hit.from, hit.from + 1);
	if (weekdayNumber(text.charAt(hit.to)) === undefined) return undefined;
	if (isList.test(text.slice(hit.to + 1, hit.to + 2))) return undefined;
	const marks = /^[（(日]/u.test(hit.text) ? 1 : 0;
	const isBare = !/[（(]$/u.test(text.slice(0, hit.from + marks).slice(-1));
	if (isBare && !nextOfWeekday.test(text.slice(hit.to + 1, hit.to + 2))) return undefined;
	const end = hit.from + marks;
	const first = hit.text === '星期' ? beforeDate(text, hit.from, hit.to) : undefined;
	if (first) return first;
	const before = halfWidthDigits(text.slice(Math.max(0, end - 24), end));
	const date = dateBefore.exec(before);
	if (!date) return undefined;
	return {
		from: end - date[0].length,
		to: hit.to + (isBare || !/[）)]/u.test(text.charAt(hit.to + 1)) ? 1 : 2),
		year: date[1] === undefined ? undefined : Number(date[1]),
		month: Number(date[2]),
		day: Number(date[3]),
		name: { from: hit.to, to: hit.to + 1 },
	};
}

/** The weekday that a day has. */
export const trueWeekday = (day: Day): string => weekdayName(weekdayOf(day));
