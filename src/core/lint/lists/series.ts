import type { Paragraph } from '../../draft/draft';
import { createArticleReader } from './article-series';
import { createHeadingReader, levelOf, levelOfForm } from './heading-series';
import type { OrdinalForm, OrdinalMark } from './ordinal-marks';
import type { Collected, DocumentContext } from '../rule';
import {
	createSightings,
	goesOn,
	lastOf,
	missingBetween,
	placeKey,
	type Irregularity,
	type Open,
	PlacedMark,
	type SeriesReading,
	type Sightings,
} from './series-parts';

/** More series than this inside each other are not followed; it bounds the work per mark. */
const deepest = 8;
/** How many missing places are still taken for a slip. */
const widestGap = 2;
/** A first place this many paragraphs above still counts as the beginning of 二是. */
const reach = 3;

/** Forms a writer may not mix with each other in one series. */
const wordForms: readonly OrdinalForm[] = ['是', '要', '第', '其', '先'];
/** Nor these, within one paragraph: over paragraphs a heading in a wrong form is there all the same. */
const inlineForms: readonly OrdinalForm[] = [...wordForms, '（一）', '1.', '（1）', '①'];

const isVerb = (form: OrdinalForm): boolean => form === '是' || form === '要';
const isKin = (a: OrdinalForm, b: OrdinalForm): boolean => a === b || (isVerb(a) && isVerb(b));

/** What each rule that reads series collects of a paragraph, among others. */
export interface HasMarks {
	readonly marks: readonly OrdinalMark[];
}

/** Two marks of which one can be said to follow the other: in one paragraph, or both opening theirs. */
const isAligned = (a: PlacedMark, b: PlacedMark): boolean =>
	a.paragraph.index === b.paragraph.index || (a.opensParagraph && b.opensParagraph);

/** Blank lines between two paragraphs are as many at most. */
const mostBlank = 2;

/** In one paragraph, or opening two of which nothing but the first item's own text stands between. */
function isNext(a: PlacedMark, b: PlacedMark, paragraphs: readonly Paragraph[]): boolean {
	const apart = b.paragraph.index - a.paragraph.index;
	if (apart === 0) return true;
	if (!a.opensParagraph || !b.opensParagraph || apart > mostBlank + 1) return false;
	const between = paragraphs.slice(a.paragraph.index + 1, b.paragraph.index);
	return between.every(({ text }) => text.trim() === '');
}

/** The marks of one paragraph; thousands of them are read again at every edit. */
const placed = (own: Collected<HasMarks>): readonly PlacedMark[] =>
	own.items.flatMap(({ marks }) => marks.map((mark) => new PlacedMark(mark, own)));

function place(collected: readonly Collected<HasMarks>[]): PlacedMark[] {
	const all: PlacedMark[] = [];
	for (const own of collected) {
		if (own.place !== 'body') continue;
		for (const mark of own.once(placed)) {
			mark.order = all.length;
			all.push(mark);
		}
	}
	return all;
}

/** 最突出的是缺水，二是缺电: what may be the first item without a mark of its own. */
const beginnings = /[是先首]|主要|突出|尤其/u;

/** 采取以下措施。二是…, 主要原因：二是…: nothing stands between what announces the items and the second one. */
const announced = /(?:：|(?:以下|如下|下列)[^，。；：、]{0,10}。)\s*$/u;

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
	readonly #paragraphs: readonly Paragraph[];
	readonly #awaited = new Set<number>();
	#stack: Open[] = [];
	/** Order of the first mark of the section. */
	#sectionFrom = 0;

	constructor(
		sightings: Sightings,
		found: Irregularity[],
		all: Open[],
		paragraphs: readonly Paragraph[],
	) {
		this.#sightings = sightings;
		this.#found = found;
		this.#all = all;
		this.#paragraphs = paragraphs;
	}

	/** @returns whether the mark is where it should be. */
	read(mark: PlacedMark): boolean {
		if (mark.n === 0) this.#close(mark);
		else if (mark.n === 1) this.#begin(mark, true);
		else if (!this.#goOn(mark)) {
			this.#readOdd(mark);
			return false;
		}
		return true;
	}

	isOpen(form: OrdinalForm): boolean {
		return this.#stack.some((s) => s.form === form);
	}

	/** A heading: nothing goes on over it, and what was open is remembered as awaiting its next. */
	divide(order: number): void {
		for (const s of this.#stack) this.#awaited.add(placeKey(s.form, lastOf(s).n + 1));
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
		let series: Open | undefined;
		let others = 0;
		for (let at = stack.length - 1; at >= 0; at--) {
			const one = stack[at]!;
			if (!isKin(one.form, mark.form) || !goesOn(one, mark.n)) continue;
			if (!series || (series.form !== mark.form && one.form === mark.form)) series = one;
			others++;
		}
		if (!series) return false;
		// Two could go on with it: which one does is anybody's guess.
		if (others > 1) {
			for (const s of stack) if (isKin(s.form, mark.form) && goesOn(s, mark.n)) s.isPlain = false;
		}
		if (series === stack.at(-1)) {
			series.marks.push(mark);
			return true;
		}
		const inside = stack.splice(stack.indexOf(series) + 1);
		for (const s of inside) if (isKin(s.form, series.form)) s.isPlain = false;
		if (inside.length > 0) series.isPlain = false;
		series.marks.push(mark);
		return true;
	}

	#readOdd(mark: PlacedMark): void {
		const skipped = this.#skippedOtherwise(mark);
		if (skipped) {
			const series = this.#begin(mark, false);
			this.#found.push({ kind: 'gap', series, at: mark, after: skipped, missing: [2] });
			return;
		}
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
		const isStart = !own && mark.n === 2 && this.#mayStart(mark) && !this.#hasBeginning(mark);
		const series = this.#begin(mark, false);
		if (isStart) this.#found.push({ kind: 'start', series, at: mark });
	}

	/** 二是 anywhere, （二） right behind what announces the items. */
	#mayStart({ form, paragraph, from }: PlacedMark): boolean {
		if (form === '先' || !inlineForms.includes(form)) return false;
		return (
			wordForms.includes(form) || announced.test(paragraph.text.slice(Math.max(0, from - 30), from))
		);
	}

	/** 首先…二是: the series in another form that the mark goes on with. */
	#begunOtherwise(mark: PlacedMark): Open | undefined {
		const top = this.#stack.at(-1);
		if (!top || isKin(top.form, mark.form)) return undefined;
		const last = lastOf(top);
		const forms = last.paragraph.index === mark.paragraph.index ? inlineForms : wordForms;
		if (!forms.includes(top.form) || !forms.includes(mark.form)) return undefined;
		if (top.marks[0]?.n !== 1) return undefined;
		// 一是首先…其次…: the doubtful 首先 in between is what 其次 goes on with.
		if (this.#sightings.isSeenAfter(mark.n - 1, last.order) || ranks(top, mark)) return undefined;
		return last.n + 1 === mark.n && isNext(last, mark, this.#paragraphs) ? top : undefined;
	}

	/** 首先，…第三，…: the lone 首先 after which the second place is nowhere, in whatever form. */
	#skippedOtherwise(mark: PlacedMark): PlacedMark | undefined {
		const top = this.#stack.at(-1);
		if (top?.form !== '先' || mark.form !== '第' || mark.n !== 3) return undefined;
		const [first] = top.marks;
		if (!first || first.n !== 1 || top.marks.length > 1) return undefined;
		if (this.#stack.some((s) => isKin(s.form, mark.form))) return undefined;
		if (first.paragraph.index !== mark.paragraph.index) return undefined;
		return this.#sightings.isSeenAfter(2, first.order) ? undefined : first;
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
		// 一是…三是…三是: one slip, told where the first of the two stands.
		const before = own.marks.at(-2);
		if (mark.n === last.n && before && before.n < last.n - 1) return undefined;
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
			(beginnings.test(before) && !announced.test(before)) ||
			this.#awaited.has(placeKey(mark.form, mark.n)) ||
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

interface Places {
	readonly paragraphs: readonly Paragraph[];
	readonly marks: readonly PlacedMark[];
}

/** Whether a heading stands in the section of another one: no upper heading is between them, nor one without a mark. */
function goOn(first: PlacedMark, again: PlacedMark, { paragraphs, marks }: Places): boolean {
	const level = levelOfForm(first.form);
	const between = marks.slice(first.order + 1, again.order);
	if (between.some((mark) => levelOf(mark) > 0 && levelOf(mark) < level)) return false;
	let above = again.paragraph.index - 1;
	while (above > first.paragraph.index && paragraphs[above]!.text.trim() === '') above--;
	return above === first.paragraph.index || /[。；！”）]\s*$/u.test(paragraphs[above]!.text);
}

/** 一是…；一是…；二是…: a lone first place, and right behind its item a series that begins again. */
function begunTwice(a: Open, b: Open, { paragraphs, marks }: Places): boolean {
	const [first] = a.marks;
	const [again] = b.marks;
	if (!first || !again || a.form !== b.form || a.form === '先') return false;
	if (a.marks.length > 1 || b.marks.length < 2 || first.n !== 1 || again.n !== 1) return false;
	// 采取两项措施：一是: a list within the first item.
	if (again.before === '：' || a.isHeadings !== b.isHeadings) return false;
	if (a.isHeadings) return goOn(first, again, { paragraphs, marks });
	if (!isNext(first, again, paragraphs)) return false;
	const { index } = first.paragraph;
	// 一是修渠。东山镇分两步走。一是…: a sentence between them may announce another list.
	if (index !== again.paragraph.index) return true;
	const item = first.paragraph.text.slice(first.to, again.from);
	return item.search(/[。；！？]/u) >= item.length - 1;
}

/** Makes one series of each that begins twice. */
function joinBegunTwice(
	all: readonly Open[],
	found: Irregularity[],
	places: Places,
): readonly Open[] {
	const joined: Open[] = [];
	for (const one of all) {
		const before = joined.at(-1);
		if (!before || !begunTwice(before, one, places)) {
			joined.push(one);
			continue;
		}
		const series = { ...one, marks: [...before.marks, ...one.marks], isPlain: false };
		joined[joined.length - 1] = series;
		found.push({ kind: 'repeat', series, at: one.marks[0]!, first: before.marks[0]! });
	}
	return joined;
}

/** 采取以下措施。 and in the next paragraph （二）: headings that begin at their second place. */
function isHeadless({ isHeadings, marks }: Open, paragraphs: readonly Paragraph[]): boolean {
	const [at] = marks;
	if (!isHeadings || at?.n !== 2) return false;
	const above = paragraphs[at.paragraph.index - 1]?.text ?? '';
	return announced.test(above.slice(-30));
}

/** The marks that stand between two of one form and are of another. */
function oddVerbsOf({ marks }: Open): readonly PlacedMark[] {
	const odd: PlacedMark[] = [];
	for (let i = 1; i + 1 < marks.length; i++) {
		const { form } = marks[i - 1]!;
		if (marks[i]!.form !== form && marks[i + 1]!.form === form) odd.push(marks[i]!);
	}
	return odd;
}

/** 一要…二是…三要: the one verb among others, with the others on both sides of it. */
function oddVerb(series: Open): Irregularity | undefined {
	const [at, another] = oddVerbsOf(series);
	if (!at || another) return undefined;
	const others = series.marks.filter((mark) => mark !== at);
	const [first] = others;
	if (!first || others.some(({ form }) => form !== first.form)) return undefined;
	const begun = { ...series, form: first.form, marks: others };
	return { kind: 'mixed', series: { ...series, form: at.form, marks: [at] }, at, begun };
}

/** What is wrong with series by themselves; of thousands hardly any has anything, so none is made a list of. */
function noteOdd(
	all: readonly Open[],
	paragraphs: readonly Paragraph[],
	found: Irregularity[],
): void {
	for (const series of all) {
		const odd = isVerb(series.form) ? oddVerb(series) : undefined;
		if (odd) found.push(odd);
		if (isHeadless(series, paragraphs)) found.push({ kind: 'start', series, at: series.marks[0]! });
	}
}

/** The series of a draft, read once for all rules: they all collect what `ordinalMarks` finds. */
export const seriesOf = (
	context: DocumentContext,
	collected: readonly Collected<HasMarks>[],
): SeriesReading => context.once(readSeries, () => readSeries(collected, context.draft.paragraphs));

/**
 * Reads the series of a draft out of the marks of its paragraphs (those of the body only). Linear
 * in the number of marks.
 * @param collected what `ordinalMarks` found, paragraph by paragraph in text order.
 * @param paragraphs all of the draft, blank ones included.
 */
export function readSeries(
	collected: readonly Collected<HasMarks>[],
	paragraphs: readonly Paragraph[],
): SeriesReading {
	const marks = place(collected);
	const sightings = createSightings();
	const all: Open[] = [];
	const found: Irregularity[] = [];
	const headings = createHeadingReader(sightings, found, all);
	const text = new TextReader(sightings, found, all, paragraphs);
	const articles = createArticleReader(sightings, found, all);
	const chapters = createArticleReader(sightings, found, all);
	const readOne = (mark: PlacedMark): boolean => {
		const level = levelOf(mark);
		if (level > 0) return headings.read(level, mark);
		if (!mark.sure) return false;
		const inline = mark.n > 1 ? levelOfForm(mark.form) : 0;
		if (inline > 0 && headings.isOpenIn(inline, mark) && !text.isOpen(mark.form))
			return headings.read(inline, mark);
		if (!mark.divides) return text.read(mark);
		if (mark.form === '条') articles.read(mark);
		if (mark.form === '章') chapters.read(mark);
		return true;
	};
	for (const mark of marks) {
		if (mark.opensParagraph && mark.paragraph.level > 0) text.divide(mark.order);
		if (mark.divides) {
			headings.reset();
			text.divide(mark.order);
		}
		sightings.note(mark, readOne(mark));
	}
	articles.finish();
	chapters.finish();
	const series = joinBegunTwice(all, found, { paragraphs, marks });
	noteOdd(all, paragraphs, found);
	const irregularities = found.filter(stands);
	irregularities.sort((a, b) => a.at.order - b.at.order);
	return { series, irregularities, marks };
}
