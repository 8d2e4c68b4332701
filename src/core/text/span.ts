/** A half-open range `[from, to)` in UTF-16 code units of the text it belongs to. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Replacement of a span of the original text; an empty span inserts. */
export interface Edit extends Span {
	readonly text: string;
}

export const isWithin = (inner: Span, outer: Span): boolean =>
	inner.from >= outer.from && inner.to <= outer.to;

/** Whether two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;

export const shift = (span: Span, by: number): Span => ({
	from: span.from + by,
	to: span.to + by,
});
