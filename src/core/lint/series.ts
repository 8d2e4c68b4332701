import type { Paragraph } from '../draft/draft';
import type { OrdinalForm, OrdinalMark } from './ordinal-marks';
import type { Collected } from './rule';

/** An ordinal mark with the paragraph it stands in. */
export interface PlacedMark extends OrdinalMark {
	readonly paragraph: Paragraph;
	/** Position among all marks of the draft, doubtful ones included. */
	readonly order: number;
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

interface Open {
	readonly form: OrdinalForm;
	readonly marks: PlacedMark[];
	closing?: PlacedMark;
	isHeadings: boolean;
	isPlain: boolean;
}

/** More series than this inside each other are not followed; it bounds the work per mark. */
const deepest = 8;
/** How many missing places are still taken for a slip. */
const widestGap = 2;
/** A first place this many paragraphs above still counts as the beginning of 二是. */
const reach = 3;

const headingLevels: Readonly<Partial<Record<OrdinalForm, number>>> = {
	'一、': 1,
	'（一）': 2,
	'1.': 3,
	'（1）': 4,
};

const forms: readonly OrdinalForm[] = [
	'是',
	'要',
	'第',
	'其',
	'先',
	'一、',
	'（一）',
	'1.',
	'（1）',
	'①',
];

/** Forms a writer may not mix with each other in one series. */
const wordForms: readonly OrdinalForm[] = ['是', '要', '第', '其', '先'];

const lastOf = (series: Open): PlacedMark => series.marks.at(-1)!;
const isVerb = (form: OrdinalForm): boolean => form === '是' || form === '要';
const isKin = (a: OrdinalForm, b: OrdinalForm): boolean => a === b || (isVerb(a) && isVerb(b));

/** Two marks of which one can be said to follow the other: in one paragraph, or both opening theirs. */
const isAligned = (a: PlacedMark, b: PlacedMark): boolean =>
	a.paragraph.index === b.paragraph.index || (a.opensParagraph && b.opensParagraph);

const levelOf = (mark: PlacedMark): number =>
	mark.sure && mark.opensParagraph ? (headingLevels[mark.form] ?? 0) : 0;

function place(collected: readonly Collected<OrdinalMark>[]): PlacedMark[] {
	const placed: PlacedMark[] = [];
	for (const { paragraph, items, place: where } of collected) {
		if (where !== 'body') continue;
		for (const mark of items) {
			// Field by field: a spread of thousands of marks costs more than all that is done with them.
			placed.push({
				form: mark.form,
				n: mark.n,
				numeral: mark.numeral,
				sure: mark.sure,
				opensParagraph: mark.opensParagraph,
				divides: mark.divides,
				from: mark.from,
				to: mark.to,
				paragraph,
				order: placed.length,
			});
		}
	}
	return placed;
}

/** Where each number was last seen, in whatever form: what is there in any form is not missing. */
function createSightings() {
	const lastSeen = new Map<number, PlacedMark>();
	/** The same for what may be a heading of a form: in that form anywhere, or at a paragraph's start. */
	const lastHeading = new Map<number, number>();
	const key = (form: OrdinalForm, n: number): number => forms.indexOf(form) * 128 + n;
	const openers = forms.length * 128;
	return {
		note: (mark: PlacedMark) => {
			lastSeen.set(mark.n, mark);
			lastHeading.set(key(mark.form, mark.n), mark.order);
			if (mark.opensParagraph) lastHeading.set(openers + mark.n, mark.order);
		},
		isSeenAfter: (n: number, order: number) => (lastSeen.get(n)?.order ?? -1) > order,
		isHeadingAfter: (form: OrdinalForm, n: number, order: number) =>
			(lastHeading.get(key(form, n)) ?? -1) > order || (lastHeading.get(openers + n) ?? -1) > order,
		paragraphOf: (n: number) => lastSeen.get(n)?.paragraph.index ?? -Infinity,
	};
}

type Sightings = ReturnType<typeof createSightings>;

function missingBetween(from: number, to: number): number[] {
	return Array.from({ length: Math.max(0, to - from - 1) }, (_, i) => from + 1 + i);
}

/** Headings, level by level: a heading ends the series of the levels below it. */
function createHeadingReader(sightings: Sightings, found: Irregularity[], all: Open[]) {
	const levels: (Open | undefined)[] = [];
	/** `level:n` that a series left behind by a restart would go on with. */
	const awaited = new Set<string>();

	function begin(level: number, mark: PlacedMark): void {
		const left = levels[level];
		if (left) awaited.add(`${level}:${lastOf(left).n + 1}`);
		const isPlain = mark.n === 1;
		const series: Open = { form: mark.form, marks: [mark], isHeadings: true, isPlain };
		levels[level] = series;
		all.push(series);
	}

	function goOn(series: Open, mark: PlacedMark, irregularity?: Irregularity): void {
		if (irregularity) {
			series.isPlain = false;
			found.push(irregularity);
		}
		series.marks.push(mark);
	}

	function read(level: number, mark: PlacedMark): void {
		levels.length = level + 1;
		const series = levels[level];
		if (!series || mark.n === 1) return begin(level, mark);
		const last = lastOf(series);
		if (mark.n === last.n + 1) return goOn(series, mark);
		const missing = missingBetween(last.n, mark.n);
		const unsure =
			series.marks[0]?.n !== 1 ||
			awaited.has(`${level}:${mark.n}`) ||
			sightings.isHeadingAfter(mark.form, mark.n - 1, last.order);
		// The number of a heading is wrong by one at most; more is another list or an excerpt.
		if (!unsure && missing.length === 1) {
			return goOn(series, mark, { kind: 'gap', series, at: mark, after: last, missing });
		}
		if (!unsure && mark.n === last.n) {
			return goOn(series, mark, { kind: 'repeat', series, at: mark, first: last });
		}
		series.isPlain = false;
		begin(level, mark);
	}

	return {
		read,
		reset: () => {
			levels.length = 0;
		},
	};
}

/** 最突出的是缺水，二是缺电: what may be the first item without a mark of its own. */
const beginnings = /[是先首]|主要|突出|尤其/u;

/** Marks that say an item's place in words rank things here: 第一是…其次是…. */
function ranks(series: Open, mark: PlacedMark): boolean {
	const first = series.marks[0];
	if (!first || series.form !== '第' || mark.form !== '先') return false;
	return first.paragraph.text.charAt(first.to - 1) === '是';
}

/** Series inside running text, which may lie inside each other. */
class TextReader {
	readonly #sightings: Sightings;
	readonly #found: Irregularity[];
	readonly #all: Open[];
	readonly #awaited = new Set<string>();
	#stack: Open[] = [];
	/** Order of the first mark of the section. */
	#sectionFrom = 0;

	constructor(sightings: Sightings, found: Irregularity[], all: Open[]) {
		this.#sightings = sightings;
		this.#found = found;
		this.#all = all;
	}

	read(mark: PlacedMark): void {
		if (mark.n === 0) this.#close(mark);
		else if (mark.n === 1) this.#begin(mark, true);
		else if (!this.#goOn(mark)) this.#readOdd(mark);
	}

	/** A heading: nothing goes on over it, and what was open is remembered as awaiting its next. */
	divide(order: number): void {
		for (const s of this.#stack) this.#awaited.add(`${s.form}:${lastOf(s).n + 1}`);
		this.#stack = [];
		this.#sectionFrom = order;
	}

	#begin(mark: PlacedMark, isPlain: boolean): Open {
		const series: Open = { form: mark.form, marks: [mark], isHeadings: false, isPlain };
		this.#stack.push(series);
		if (this.#stack.length > deepest) this.#stack.shift();
		this.#all.push(series);
		return series;
	}

	/** The innermost open series that goes on with the mark; those inside it end there. */
	#goOn(mark: PlacedMark): boolean {
		const stack = this.#stack;
		const awaiting = stack.filter((s) => isKin(s.form, mark.form) && lastOf(s).n + 1 === mark.n);
		const exact = awaiting.filter((s) => s.form === mark.form);
		const series = exact.at(-1) ?? awaiting.at(-1);
		if (!series) return false;
		// Two could go on with it: which one does is anybody's guess.
		if (awaiting.length > 1) for (const s of awaiting) s.isPlain = false;
		const inside = stack.splice(stack.indexOf(series) + 1);
		for (const s of inside) if (isKin(s.form, series.form)) s.isPlain = false;
		if (inside.length > 0) series.isPlain = false;
		series.marks.push(mark);
		return true;
	}

	#readOdd(mark: PlacedMark): void {
		const begun = this.#begunOtherwise(mark);
		if (begun) {
			const series = this.#begin(mark, false);
			this.#found.push({ kind: 'mixed', series, at: mark, begun });
			return;
		}
		const own = this.#stack.findLast((s) => isKin(s.form, mark.form));
		if (own && this.#mendFirst(own, mark)) return;
		const irregularity = own && this.#slip(own, mark);
		if (own) own.isPlain = false;
		if (own && irregularity) {
			this.#stack.length = this.#stack.indexOf(own) + 1;
			own.marks.push(mark);
			this.#found.push(irregularity);
			return;
		}
		const isStart = !own && mark.form === '是' && mark.n === 2 && !this.#hasBeginning(mark);
		const series = this.#begin(mark, false);
		if (isStart) this.#found.push({ kind: 'start', series, at: mark });
	}

	/** 首先…二是: the series in another form that the mark goes on with. */
	#begunOtherwise(mark: PlacedMark): Open | undefined {
		const top = this.#stack.at(-1);
		if (!top || isKin(top.form, mark.form)) return undefined;
		if (!wordForms.includes(top.form) || !wordForms.includes(mark.form)) return undefined;
		const last = lastOf(top);
		if (top.marks[0]?.n !== 1) return undefined;
		// 一是首先…其次…: the doubtful 首先 in between is what 其次 goes on with.
		if (this.#sightings.isSeenAfter(mark.n - 1, last.order) || ranks(top, mark)) return undefined;
		return last.n + 1 === mark.n && last.paragraph.index === mark.paragraph.index ? top : undefined;
	}

	/** 一是…一是…三是: the second 一是 stands for 二是. */
	#mendFirst(own: Open, mark: PlacedMark): boolean {
		const outer = this.#stack.at(-2);
		const [wrong] = own.marks;
		const [first] = outer?.marks ?? [];
		if (own !== this.#stack.at(-1) || !outer || !wrong || !first) return false;
		const isSlip = mark.n === 3 && own.marks.length === 1 && outer.marks.length === 1;
		if (!isSlip || outer.form !== own.form || first.n !== 1 || wrong.n !== 1) return false;
		if (!isAligned(first, wrong) || this.#sightings.isSeenAfter(2, first.order)) return false;
		this.#stack.pop();
		this.#all.splice(this.#all.lastIndexOf(own), 1);
		outer.marks.push(wrong, mark);
		outer.isPlain = false;
		this.#found.push({ kind: 'repeat', series: outer, at: wrong, first });
		return true;
	}

	#slip(own: Open, mark: PlacedMark): Irregularity | undefined {
		const last = lastOf(own);
		if (own.marks[0]?.n !== 1 || !isAligned(last, mark)) return undefined;
		const isSeen = (n: number): boolean => this.#sightings.isSeenAfter(n, last.order);
		if (mark.n === last.n && last.n > 1) {
			if (missingBetween(0, mark.n).some(isSeen)) return undefined;
			return { kind: 'repeat', series: own, at: mark, first: last };
		}
		const missing = missingBetween(last.n, mark.n);
		if (missing.length === 0 || missing.length > widestGap || missing.some(isSeen))
			return undefined;
		return { kind: 'gap', series: own, at: mark, after: last, missing };
	}

	#hasBeginning(mark: PlacedMark): boolean {
		const before = mark.paragraph.text.slice(Math.max(0, mark.from - 80), mark.from);
		const isExcerpt = mark.opensParagraph && mark.paragraph.index === 0;
		return (
			isExcerpt ||
			beginnings.test(before) ||
			this.#awaited.has(`${mark.form}:${mark.n}`) ||
			this.#sightings.isSeenAfter(1, this.#sectionFrom - 1) ||
			this.#sightings.paragraphOf(1) >= mark.paragraph.index - reach
		);
	}

	#close(mark: PlacedMark): void {
		const series = this.#stack.findLast((s) => s.form === '先');
		if (!series || series.marks.length < 2 || !isAligned(lastOf(series), mark)) return;
		series.closing ??= mark;
	}
}

/** A form that both series used for one place is no mixture: 首先 was an adverb. */
function stands(one: Irregularity): boolean {
	if (one.kind !== 'mixed') return true;
	return !one.begun.marks.some((mark) => mark.n === one.at.n);
}

/**
 * Reads the series of a draft out of the marks of its paragraphs (those of the body only). Linear
 * in the number of marks.
 * @param collected what `ordinalMarks` found, paragraph by paragraph in text order.
 */
export function readSeries(collected: readonly Collected<OrdinalMark>[]): SeriesReading {
	const marks = place(collected);
	const sightings = createSightings();
	const all: Open[] = [];
	const found: Irregularity[] = [];
	const headings = createHeadingReader(sightings, found, all);
	const text = new TextReader(sightings, found, all);
	for (const mark of marks) {
		if (mark.opensParagraph && mark.paragraph.level > 0) text.divide(mark.order);
		if (mark.divides) {
			headings.reset();
			text.divide(mark.order);
		}
		const level = levelOf(mark);
		if (level > 0) headings.read(level, mark);
		else if (mark.sure && !mark.divides) text.read(mark);
		sightings.note(mark);
	}
	const irregularities = found.filter(stands);
	irregularities.sort((a, b) => a.at.order - b.at.order);
	return { series: all, irregularities, marks };
}
