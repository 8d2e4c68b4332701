import type { Paragraph } from '../../draft/draft';
import type { Span } from '../../text/span';
import type { OrdinalForm, OrdinalMark } from './ordinal-marks';

/** An ordinal mark with the paragraph it stands in. */
export class PlacedMark implements OrdinalMark {
	readonly form: OrdinalForm;
	readonly n: number;
	readonly numeral: Span;
	readonly sure: boolean;
	readonly before: string;
	readonly opensParagraph: boolean;
	readonly divides: boolean;
	readonly from: number;
	readonly to: number;
	/** Position among all marks of the draft, doubtful ones included; set by each reading. */
	order = 0;
	readonly #home: { readonly paragraph: Paragraph };

	constructor(mark: OrdinalMark, home: { readonly paragraph: Paragraph }) {
		this.form = mark.form;
		this.n = mark.n;
		this.numeral = mark.numeral;
		this.sure = mark.sure;
		this.before = mark.before;
		this.opensParagraph = mark.opensParagraph;
		this.divides = mark.divides;
		this.from = mark.from;
		this.to = mark.to;
		this.#home = home;
	}

	get paragraph(): Paragraph {
		return this.#home.paragraph;
	}
}

/** 一是…二是…三是…: marks that count on from each other. */
export interface Series {
	readonly form: OrdinalForm;
	readonly marks: readonly PlacedMark[];
	/** 最后 that closes 首先…其次…. */
	readonly closing?: PlacedMark;
	/** Headings of a level, as against marks inside running text. */
	readonly isHeadings: boolean;
	/**
	 * Whether it is beyond doubt which marks belong to it: it counts from 1 without a gap, does not
	 * lie inside another series of its form, and none lies inside it.
	 */
	readonly isPlain: boolean;
}

/** What is wrong with a series at one of its marks. */
export type Irregularity = { readonly series: Series; readonly at: PlacedMark } & (
	| { readonly kind: 'gap'; readonly after: PlacedMark; readonly missing: readonly number[] }
	| { readonly kind: 'repeat'; readonly first: PlacedMark }
	/** 二是 without 一是 anywhere before. */
	| { readonly kind: 'start' }
	/** Goes on counting where another series left off, in another form: 首先…二是. */
	| { readonly kind: 'mixed'; readonly begun: Series }
);

export interface SeriesReading {
	/** In the order of their first marks. */
	readonly series: readonly Series[];
	/** In text order. */
	readonly irregularities: readonly Irregularity[];
	readonly marks: readonly PlacedMark[];
}

export interface Open {
	readonly form: OrdinalForm;
	readonly marks: PlacedMark[];
	closing?: PlacedMark;
	isHeadings: boolean;
	isPlain: boolean;
}

export const lastOf = (series: Open): PlacedMark => series.marks.at(-1)!;

/** 二是…二是…: the second one may have been counted (四是 follows) or not (三是 follows). */
export function goesOn(series: Open, n: number): boolean {
	const { marks } = series;
	const last = lastOf(series).n;
	return n === last + 1 || (n === last + 2 && marks.at(-2)?.n === last);
}

const forms: readonly OrdinalForm[] = [
	'是',
	'要',
	'则',
	'靠',
	'第',
	'其',
	'先',
	'一、',
	'（一）',
	'1.',
	'（1）',
	'①',
	'条',
	'章',
];

/** More than any numeral of a mark has. */
const numbersPerForm = 128;

/** One number for a place in a form, cheaper than a text. */
export const placeKey = (form: OrdinalForm, n: number): number =>
	forms.indexOf(form) * numbersPerForm + n;

/** Where each number was last seen, in whatever form: what is there in any form is not missing. */
export function createSightings() {
	const lastSeen: (PlacedMark | undefined)[] = [];
	/** The same for what may be a heading of a form: in that form anywhere, or at a paragraph's start. */
	const lastHeading = new Int32Array((forms.length + 1) * numbersPerForm).fill(-1);
	const openers = forms.length * numbersPerForm;
	return {
		/** @param isRegular it goes on with a series of its own, so it is no other's missing place. */
		note: (mark: PlacedMark, isRegular: boolean) => {
			lastSeen[mark.n] = mark;
			lastHeading[placeKey(mark.form, mark.n)] = mark.order;
			if (mark.opensParagraph && !isRegular) lastHeading[openers + mark.n] = mark.order;
		},
		isSeenAfter: (n: number, order: number) => (lastSeen[n]?.order ?? -1) > order,
		isHeadingAfter: (form: OrdinalForm, n: number, order: number) =>
			lastHeading[placeKey(form, n)]! > order || lastHeading[openers + n]! > order,
		paragraphOf: (n: number) => lastSeen[n]?.paragraph.index ?? -Infinity,
	};
}

export type Sightings = ReturnType<typeof createSightings>;

export function missingBetween(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => from + 1 + i);
}
