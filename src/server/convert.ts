import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../core/text/span';

/**
 * Between offsets and lines with columns; the only place that knows both. UTF-16 units on either side.
 * Valid for the version of the document at which it was made.
 */
export interface Converter {
	position(offset: number): Position;
	range(span: Span): Range;
	offset(position: Position): number;
	span(range: Range): Span;
	/** Offset of the start of the line that an offset is in. */
	lineStart(offset: number): number;
}

export function createConverter(document: TextDocument): Converter {
	const position = (offset: number): Position => document.positionAt(offset);
	const offset = (at: Position): number => document.offsetAt(at);
	return {
		position,
		offset,
		range: ({ from, to }) => ({ start: position(from), end: position(to) }),
		span: ({ start, end }) => ({ from: offset(start), to: offset(end) }),
		lineStart: (at) => offset({ line: position(at).line, character: 0 }),
	};
}
