import type { OrdinalForm } from './ordinal-marks';
import {
	goesOn,
	lastOf,
	missingBetween,
	type Irregularity,
	type Open,
	type PlacedMark,
	type Sightings,
} from './series-parts';

const headingLevels: Readonly<Partial<Record<OrdinalForm, number>>> = {
	'一、': 1,
	'（一）': 2,
	'1.': 3,
	'（1）': 4,
};

export const levelOf = (mark: PlacedMark): number =>
	mark.sure && mark.opensParagraph ? (headingLevels[mark.form] ?? 0) : 0;

/** The level of a form of headings, wherever its mark stands; 0 of any other form. */
export const levelOfForm = (form: OrdinalForm): number => headingLevels[form] ?? 0;

/** Headings, level by level: a heading ends the series of the levels below it. */
export function createHeadingReader(sightings: Sightings, found: Irregularity[], all: Open[]) {
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

	/** @returns whether the mark is where it should be. */
	function read(level: number, mark: PlacedMark): boolean {
		levels.length = level + 1;
		const series = levels[level];
		const isRegular = mark.n === 1 || (series !== undefined && goesOn(series, mark.n));
		if (!series || mark.n === 1) begin(level, mark);
		else if (isRegular) goOn(series, mark);
		else readOdd(level, series, mark);
		return isRegular;
	}

	function readOdd(level: number, series: Open, mark: PlacedMark): void {
		const last = lastOf(series);
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
			// 二、 四、 四、: one slip, told where the first of the two stands.
			const before = series.marks.at(-2);
			if (before && before.n < last.n - 1) return goOn(series, mark);
			return goOn(series, mark, { kind: 'repeat', series, at: mark, first: last });
		}
		series.isPlain = false;
		begin(level, mark);
	}

	/** （一）…；（二）…: what opened the paragraph goes on inside it. */
	function isOpenIn(level: number, { paragraph }: PlacedMark): boolean {
		const series = levels[level];
		return series !== undefined && lastOf(series).paragraph.index === paragraph.index;
	}

	return {
		read,
		isOpenIn,
		reset: () => {
			levels.length = 0;
		},
	};
}
