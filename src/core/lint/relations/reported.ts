import { shift, type Span } from '../../text/span';
import type { Collected, Finding } from '../rule';

/**
 * What a rule has already said of a paragraph, kept as an item: what it concludes of the whole draft by other
 * means is not to be said once more. Spans of the findings and of what is related to them, of the paragraph.
 */
export interface Reported {
	readonly spans: readonly Span[];
}

/** The item for some findings; none where there are none. */
export function reportedBy(findings: readonly Finding[]): readonly Reported[] {
	const spans = findings.flatMap(({ from, to, related = [] }) => [{ from, to }, ...related]);
	return spans.length === 0 ? [] : [{ spans }];
}

/**
 * All that was said, with offsets of the draft.
 * @param collected items of a rule, of which others may be of another kind.
 */
export const reportedIn = (collected: readonly Collected<Reported | object>[]): readonly Span[] =>
	collected.flatMap(({ paragraph, items }) =>
		items.flatMap((item) =>
			'spans' in item ? item.spans.map((span) => shift(span, paragraph.from)) : [],
		),
	);
