import type { Draft } from '../draft/draft';
import type { Span } from '../text/span';

/** A draft's body as it is filed, and the way back into the file. */
export interface BodyMap {
	/** The payload's `body`: paragraphs separated by `\n`, without blank lines around them. */
	readonly text: string;
	/** Offsets of `text` as offsets of the draft's text. */
	spanInDraft(span: Span): Span;
}

/** The body of a draft as `buildPayload` files it. */
export function bodyMapOf(draft: Draft): BodyMap {
	const { paragraphs } = draft;
	const first = paragraphs.findIndex(({ text }) => text.trim() !== '');
	const last = paragraphs.findLastIndex(({ text }) => text.trim() !== '');
	const own = first === -1 ? [] : paragraphs.slice(first, last + 1);
	const starts: number[] = [];
	let length = 0;
	for (const { text } of own) {
		starts.push(length);
		length += text.length + 1;
	}
	const inDraft = (at: number): number => {
		const nth = Math.max(
			0,
			starts.findLastIndex((start) => start <= at),
		);
		const paragraph = own[nth];
		if (!paragraph) return draft.body.from;
		return paragraph.from + Math.min(at - (starts[nth] ?? 0), paragraph.text.length);
	};
	return {
		text: own.map(({ text }) => text).join('\n'),
		spanInDraft: ({ from, to }) => ({
			from: inDraft(from),
			to: Math.max(inDraft(from), inDraft(to)),
		}),
	};
}
