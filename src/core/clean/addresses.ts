import type { Span } from '../text/span';

const address =
	/(?:https?|ftp):\/\/[!-~]+|(?<![\w.])www\.[!-~]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+/giu;
const trailing = new Set([...`,.;:!?)'"`]);

/** Web and mail addresses of a line, whose marks are no punctuation. Marks behind them do not belong to them. */
export function addressesOf(line: string): Span[] {
	if (!line.includes('.')) return [];
	const spans: Span[] = [];
	for (const { 0: text, index } of line.matchAll(address)) {
		let to = text.length;
		while (to > 0 && trailing.has(text.charAt(to - 1))) to--;
		spans.push({ from: index, to: index + to });
	}
	return spans;
}
