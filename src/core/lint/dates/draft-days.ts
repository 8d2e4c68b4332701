import { dayOf, dayWritten, type Day } from './calendar';
import type { DocumentContext } from '../rule';
import { isPlan } from './told-days';

/** The days a draft names for itself. */
export interface Days {
	readonly event: Day | undefined;
	readonly filed: Day | undefined;
	/** The day it is written, as far as that is known. */
	readonly written: Day | undefined;
	readonly isPlan: boolean;
	/** A day of the one year that the text names. */
	readonly told: Day | undefined;
}

const withYear = /(?<![\d第])(20\d{2})年(\d{1,2})月(?:(\d{1,2})日)?/gu;

/** The first date of each year that a paragraph names. */
export function datesWithYear(text: string): readonly Day[] {
	const days = new Map<number, Day>();
	for (const [, year, month, day] of text.matchAll(withYear)) {
		if (days.has(Number(year))) continue;
		days.set(Number(year), { year: Number(year), month: Number(month), day: Number(day ?? 15) });
	}
	return [...days.values()];
}

/**
 * The days that its front matter, its text and the clock give a draft.
 * @param dated the dates with a year in the text
 */
export function daysOf(context: DocumentContext, dated: readonly Day[]): Days {
	const { now } = context;
	const event = dayWritten(context.meta('事发时间'));
	const filed = dayWritten(context.meta('报送日期'));
	return {
		event,
		filed,
		told: dated.every(({ year }) => year === dated[0]?.year) ? dated[0] : undefined,
		isPlan: isPlan(context.meta('标题')),
		written: filed ?? (now === undefined ? undefined : dayOf(now)),
	};
}
