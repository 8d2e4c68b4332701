import { maskQuoted } from '../../text/mask';
import { dayWritten } from './calendar';
import type { DocumentContext, Finding } from '../rule';

const shifts: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 明年: 1 };
const word = /(?<![当如])(?:去年|今年|明年)(?!同期|同比)/gu;

/** No more than these are pointed out: one is enough to be warned. */
const most = 20;

/**
 * 去年 and 今年 in an item whose event and filing lie in two years: nobody knows which is meant.
 * Looks at the text only where the front matter says so.
 */
export function yearChange(context: DocumentContext): readonly Finding[] {
	const event = dayWritten(context.meta('事发时间'));
	const filed = dayWritten(context.meta('报送日期'));
	if (!event || !filed || event.year === filed.year) return [];
	const found: Finding[] = [];
	for (const paragraph of context.draft.paragraphs) {
		for (const match of maskQuoted(paragraph.text).matchAll(word)) {
			const from = paragraph.from + match.index;
			const at = { from, to: from + 2 };
			const years = [event.year, filed.year].map((year) => `${year + shifts[match[0]]!}年`);
			found.push({
				...at,
				severity: 'info',
				message: `事发在${event.year}年、报送在${filed.year}年，“${match[0]}”指哪一年不清楚：跨年后会被读错；请写明年份。`,
				fixes: years.map((text) => ({ title: `改为“${text}”`, edits: [{ ...at, text }] })),
			});
			if (found.length === most) return found;
		}
	}
	return found;
}
