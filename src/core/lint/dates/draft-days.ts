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
}

/** The days that its front matter and the clock give a draft. */
export function daysOf(context: DocumentContext): Days {
	const { now } = context;
	const event = dayWritten(context.meta('事发时间'));
	const filed = dayWritten(context.meta('报送日期'));
	return {
		event,
		filed,
		isPlan: isPlan(context.meta('标题')),
		written: filed ?? (now === undefined ? undefined : dayOf(now)),
	};
}
