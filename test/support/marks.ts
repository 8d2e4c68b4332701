import type { Span } from '../../src/core/text/span';

/** A text with `⟦…⟧` around the places that must be reported. */
export interface MarkedText {
	readonly text: string;
	/** In text order; offsets of `text`. */
	readonly spans: readonly Span[];
}

/** Takes the marks out; throws where they do not pair, since a test with a broken mark proves nothing. */
export function readMarks(marked: string): MarkedText {
	const spans: Span[] = [];
	let text = '';
	let open: number | undefined;
	for (const c of marked) {
		if (c === '⟦') {
			if (open !== undefined) throw new Error(`nested mark in: ${marked}`);
			open = text.length;
		} else if (c === '⟧') {
			if (open === undefined) throw new Error(`mark not opened in: ${marked}`);
			spans.push({ from: open, to: text.length });
			open = undefined;
		} else text += c;
	}
	if (open !== undefined) throw new Error(`mark not closed in: ${marked}`);
	return { text, spans };
}
