import { daysBetween, type Day } from './calendar';
import type { ListedDate } from './date-list';
import type { Finding } from '../rule';

/** Days that are told as still to come; only the filing day tells whether they are. */
export interface DueDate {
	readonly from: number;
	readonly to: number;
	readonly month: number;
	readonly day: number;
	readonly year: number | undefined;
	/** `coming`: told as to come; `asked`: a term that is set. */
	readonly how: 'coming' | 'asked';
	/** An earlier day is told before it, on which it was still to come. */
	readonly isAfterOther: boolean;
}

const coming = /(?:将[于在]|拟[于在]|定于|预计[到在于至]?|计划[到在于至]?|预定[于在])$/u;
const notNow = /[原曾已了未]|当时|此前|去年|上年|逾期|推迟|取消|每年|历年/u;
const asks = /[要须应请限]|务必|确保|力争|必须|责令/u;
/** 9月8日前印发的通知 is no term. */
const termBehind = /^(?:\d{1,2}[时点])?(?:之?前|以前)(?![^，。；！？\n]{0,20}的[一-龥\d“《])/u;
const longest = 120;

function sentenceAround(text: string, from: number, to: number): string {
	const before = /[^。；！？\n]*$/u.exec(text.slice(Math.max(0, from - longest), from))![0];
	const after = /^[^。；！？\n]*/u.exec(text.slice(to, to + longest))![0];
	return `${before}${text.slice(from, to)}${after}`;
}

/** The day at a place of a list, where it is told as to come. */
export function dueDateAt(
	text: string,
	dates: readonly ListedDate[],
	at: number,
): DueDate | undefined {
	const { from, to, first, last, hasMonth } = dates[at]!;
	if (first !== last || first.day === undefined || !hasMonth || first.month === undefined)
		return undefined;
	const isComing = coming.test(text.slice(Math.max(0, from - 6), from));
	const isTerm = termBehind.test(text.slice(to, to + 30));
	if (!isComing && !isTerm) return undefined;
	const sentence = sentenceAround(text, from, to);
	if (notNow.test(sentence) || (!isComing && !asks.test(sentence))) return undefined;
	const { month, day, year } = first;
	return {
		...{ from, to, month, day, year },
		how: isComing ? 'coming' : 'asked',
		isAfterOther: at > 0,
	};
}

/** Terms that are set for the time to come stand under such a heading. */
const heading = /^(?:第?[一二三四五六七八九十]+[、章部]|[#\d]+[.．、])/u;
const future = /下一?步|打算|建议|要求|安排|措施|意见|对策|任务|部署/u;

/**
 * Whether a paragraph stands in the part of a draft that speaks of what is to be done.
 * @param above the paragraphs before it, nearest last, and itself.
 */
export function isToDo(above: readonly string[]): boolean {
	const own = above.at(-1) ?? '';
	if (/^(?:下一?步|今后|接下来)[，：]?/u.test(own)) return true;
	const title = above.findLast((text) => heading.test(text) && text.length <= 30);
	return title !== undefined && future.test(title);
}

const farthest = 90;

/** @param at offset of the paragraph in the draft. */
export function dueDateFinding(
	text: string,
	due: DueDate,
	{ filed, event }: { readonly filed: Day; readonly event: Day | undefined },
): readonly Finding[] {
	const { month, day, year = filed.year } = due;
	const date = { year, month, day };
	const late = daysBetween(date, filed);
	if (late <= 0 || late > farthest || due.isAfterOther) return [];
	// On the day of the event it was still to come.
	if (event && daysBetween(event, date) >= 0) return [];
	const own = text.slice(due.from, due.to);
	const what = due.how === 'coming' ? '已经过去，却当作将来的事来写' : '已经过去，却当作期限来要求';
	return [
		{
			from: due.from,
			to: due.to,
			severity: 'warning',
			message: `报送日期是${filed.month}月${filed.day}日，“${own}”${what}：必有一个日期写错；请核对后改正。`,
		},
	];
}
