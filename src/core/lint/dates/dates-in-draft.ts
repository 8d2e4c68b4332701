import type { Days } from './draft-days';
import { dueDateFinding, isToDo, type DueDate } from './due-dates';
import { lunarFinding, type LunarDate } from './festivals';
import { namedYearFinding, type NamedYear } from './named-years';
import { nextDayFinding, type NextDay } from './next-days';
import type { Collected, DocumentContext, Finding } from '../rule';
import { shiftFinding } from '../shift-finding';

type Paragraph = Collected<unknown>['paragraph'];

/** What only the rest of a draft decides; offsets are of the paragraph. */
export type OpenDate =
	| { readonly kind: 'due'; readonly due: DueDate }
	| { readonly kind: 'year'; readonly year: NamedYear }
	| { readonly kind: 'lunar'; readonly date: LunarDate }
	| { readonly kind: 'next'; readonly next: NextDay };

/** Paragraphs further up are of another matter. */
const reach = 60;
/** The day before stands nearer, and within so many characters of a paragraph. */
const near = 12;
const longest = 600;

function dueFindings(
	due: DueDate,
	at: Paragraph,
	days: Days,
	{ draft }: DocumentContext,
): Finding[] {
	if (!days.filed || days.isPlan) return [];
	const n = draft.paragraphs.findIndex(({ from }) => from === at.from);
	const above = draft.paragraphs.slice(Math.max(0, n - reach), n + 1).map(({ text }) => text);
	if (due.how === 'asked' && !isToDo(above)) return [];
	return [...dueDateFinding(at.text, due, { filed: days.filed, event: days.event })];
}

function nextFindings(
	next: NextDay,
	at: Paragraph,
	days: Days,
	{ draft }: DocumentContext,
): Finding[] {
	if (!days.filed) return [];
	const n = draft.paragraphs.findIndex(({ from }) => from === at.from);
	const before = draft.paragraphs
		.slice(Math.max(0, n - near), Math.max(0, n))
		.map(({ text }) => text.slice(-longest))
		.concat(at.text.slice(Math.max(0, next.from - longest), next.from))
		.join('\n');
	const own = days.event ? [days.event] : [];
	return nextDayFinding(next, { before: before.slice(-2 * longest), year: days.filed.year, own });
}

/** Offsets of the findings are of the draft; a draft without front matter tells too little of itself. */
export function againstDraft(
	paragraph: Paragraph,
	items: readonly OpenDate[],
	{ days, context }: { readonly days: Days; readonly context: DocumentContext },
): Finding[] {
	return items
		.flatMap((said) => {
			if (said.kind === 'due') return dueFindings(said.due, paragraph, days, context);
			if (said.kind === 'next') return nextFindings(said.next, paragraph, days, context);
			if (said.kind === 'lunar') return lunarFinding(paragraph.text, said.date, days.filed);
			return days.filed ? namedYearFinding(said.year, days.filed) : [];
		})
		.map((found) => shiftFinding(found, paragraph.from));
}
