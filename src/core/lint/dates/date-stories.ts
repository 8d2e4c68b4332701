import { clocksOutOfOrder } from './clock-stories';
import { datesIn } from './date-list';
import { datesOutOfOrder } from './date-order';
import { dueDateAt, type DueDate } from './due-dates';
import { lunarDatesIn, lunarFinding, wrongFestivals, type LunarDate } from './festivals';
import type { Finding, ParagraphContext } from '../rule';
import { datesOutside } from './time-frames';
import { wrongToldSpans } from './told-spans';

/** What the dates of one paragraph say together; offsets are of the paragraph. */
export interface Story {
	readonly findings: readonly Finding[];
	readonly due: readonly DueDate[];
	readonly lunar: readonly LunarDate[];
}

const nothing: Story = { findings: [], due: [], lunar: [] };

/** @param already what was found at single dates: nothing is said twice of one place. */
export function storyOf(context: ParagraphContext, already: readonly Finding[]): Story {
	const { text } = context;
	const dates = datesIn(text);
	if (dates.length === 0) return nothing;
	const due = dates.flatMap((_, at) => dueDateAt(text, dates, at) ?? []);
	const told = lunarDatesIn(text, dates);
	const lunar = told.filter(({ year }) => year === undefined);
	const found = [
		...datesOutOfOrder(text, dates),
		...datesOutside(text, dates),
		...wrongToldSpans(text, dates),
		...wrongFestivals(text, dates),
		...clocksOutOfOrder(text),
		...told.flatMap((date) => (date.year === undefined ? [] : lunarFinding(text, date, undefined))),
	].filter(({ from, to }) => !already.some((one) => one.from < to && from < one.to));
	if (found.length === 0 && due.length === 0 && lunar.length === 0) return nothing;
	// Masking reads the whole paragraph, and most have no such date.
	const isOwn = ({ from }: { readonly from: number }): boolean =>
		context.masked.charAt(from) === text.charAt(from);
	return { findings: found.filter(isOwn), due: due.filter(isOwn), lunar: lunar.filter(isOwn) };
}
