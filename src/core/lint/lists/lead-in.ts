import type { Paragraph } from '../../draft/draft';
import { announcementAtEnd, type Announcement, type LeadEnd } from './announcement';
import type { OrdinalMark } from './ordinal-marks';
import type { DocumentContext, ParagraphContext } from '../rule';

/** A list's announcement with the words before the list that hold it. */
export interface Lead {
	/** The last sentence before the list without the mark that closes it. */
	readonly text: string;
	/** Offset of `text` in its paragraph. */
	readonly from: number;
	/** Offsets are of `text`. */
	readonly said: Announcement;
}

const longestLead = 80;

function endOf(text: string): LeadEnd {
	const closing = text.at(-1) ?? '';
	return /[：:]/u.test(closing) ? 'colon' : /[。，,]/u.test(closing) ? 'stop' : 'heading';
}

function leadBefore(text: string, to: number, mayBeHeading: boolean): Lead | undefined {
	const cutAt = Math.max(0, to - longestLead);
	const before = text.slice(cutAt, to).trimEnd();
	const end = endOf(before);
	if (end === 'heading' && !mayBeHeading) return undefined;
	const body = end === 'heading' ? before : before.slice(0, -1);
	const begin = Math.max(...[...'。！？；'].map((mark) => body.lastIndexOf(mark))) + 1;
	const sentence = body.slice(begin);
	const said = announcementAtEnd(sentence, end);
	return said && { text: sentence, from: cutAt + begin, said };
}

/** Announcements inside a paragraph, by the offset of the first mark of the list that follows. */
export const leadsWithin = (
	text: string,
	marks: readonly OrdinalMark[],
): ReadonlyMap<number, Lead> =>
	new Map(
		marks
			.filter(({ n, sure, opensParagraph }) => n === 1 && sure && !opensParagraph)
			.flatMap(({ from }) => {
				const lead = leadBefore(text, from, false);
				return lead ? [[from, lead] as const] : [];
			}),
	);

const leadAtEnd = ({ text, paragraph }: ParagraphContext): Lead | undefined =>
	leadBefore(text, text.length, paragraph.level > 0);

/** The announcement that ends the last paragraph with text before the given one. */
export function leadAbove(
	context: DocumentContext,
	{ index }: Paragraph,
): (Lead & { readonly paragraph: Paragraph }) | undefined {
	for (let at = index - 1; at >= 0; at--) {
		const paragraph = context.draft.paragraphs[at];
		if (!paragraph || paragraph.text.trim() === '') continue;
		const lead = context.read(paragraph, leadAtEnd);
		return lead && { ...lead, paragraph };
	}
	return undefined;
}
