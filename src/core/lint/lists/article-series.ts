import {
	goesOn,
	lastOf,
	missingBetween,
	type Irregularity,
	type Open,
	type PlacedMark,
	type Sightings,
} from './series-parts';

/** More slips than this in the articles of one text: it is a selection of them. */
const mostArticleSlips = 2;

/** Articles or chapters of a regulation, which are counted through whatever stands between them. */
export function createArticleReader(sightings: Sightings, found: Irregularity[], all: Open[]) {
	let series: Open | undefined;
	let slips: Irregularity[] = [];

	function finish(): void {
		if (slips.length <= mostArticleSlips) found.push(...slips);
		slips = [];
	}

	function begin(mark: PlacedMark): void {
		finish();
		const isPlain = mark.n === 1;
		series = { form: mark.form, marks: [mark], isHeadings: true, isPlain };
		all.push(series);
	}

	/** Two in a row from the first one on: no selection. */
	const isWhole = ({ marks }: Open): boolean => marks[0]?.n === 1 && marks[1]?.n === 2;

	function slipAt(own: Open, mark: PlacedMark): Irregularity | undefined {
		const last = lastOf(own);
		if (!isWhole(own) || sightings.isHeadingAfter(mark.form, mark.n - 1, last.order)) return;
		const missing = missingBetween(last.n, mark.n);
		if (missing.length === 1) return { kind: 'gap', series: own, at: mark, after: last, missing };
		if (mark.n === last.n) return { kind: 'repeat', series: own, at: mark, first: last };
		return undefined;
	}

	function read(mark: PlacedMark): void {
		if (!series || mark.n === 1) return begin(mark);
		if (!goesOn(series, mark.n)) {
			const slip = slipAt(series, mark);
			if (!slip) return begin(mark);
			series.isPlain = false;
			slips.push(slip);
		}
		series.marks.push(mark);
	}

	return { read, finish };
}
