import { addDays, type Day } from './calendar';

/**
 * The lunar calendar (GB/T 33661—2017), as far as its days are needed to hold a festival against its date.
 * By year: the first day of its first month, as month * 100 + day; its months, `l` of 30 days and `s` of 29;
 * and after which month a leap month follows, 0 for none.
 */
const years: Readonly<Record<number, readonly [first: number, months: string, leap: number]>> = {
	2010: [214, 'lslslsslslsl', 0],
	2011: [203, 'lsllslsslsls', 0],
	2012: [123, 'lsllsllsslsls', 4],
	2013: [210, 'lslsllslslsl', 0],
	2014: [131, 'slslslsllslsl', 9],
	2015: [219, 'slsslslllsls', 0],
	2016: [208, 'lslsslsllsll', 0],
	2017: [128, 'slslsslslslll', 6],
	2018: [216, 'slslsslsslll', 0],
	2019: [205, 'lslslsslssll', 0],
	2020: [125, 'slllslsslslsl', 4],
	2021: [212, 'sllslslslsls', 0],
	2022: [201, 'lslsllslslsl', 0],
	2023: [122, 'slssllsllslsl', 2],
	2024: [210, 'slsslsllslls', 0],
	2025: [129, 'lslsslslsllls', 6],
	2026: [217, 'lslsslssllll', 0],
	2027: [207, 'slslsslsslls', 0],
	2028: [126, 'lllslsslsslls', 5],
	2029: [213, 'llslslslssls', 0],
	2030: [202, 'llsllslslsls', 0],
	2031: [123, 'sllslsllslsls', 3],
	2032: [211, 'lsslsllsllsl', 0],
	2033: [131, 'slsslslslllsl', 11],
	2034: [219, 'slsslslsllsl', 0],
	2035: [208, 'lslsslssllsl', 0],
	2036: [128, 'llslsslsslsll', 6],
	2037: [215, 'llslsslsslsl', 0],
	2038: [204, 'llslslslssls', 0],
	2039: [124, 'llsllslslslss', 5],
	2040: [212, 'lsllslsllsls', 0],
	2041: [201, 'slslsllsllsl', 0],
	2042: [122, 'slsslslsllsll', 2],
	2043: [210, 'slsslssllsll', 0],
	2044: [130, 'lslsslsslslll', 7],
	2045: [217, 'lslsslsslsll', 0],
};

/** The Gregorian day of a day of a lunar year; undefined where the year is not known. */
function dayIn(lunarYear: number, month: number, day: number): Day | undefined {
	const year = years[lunarYear];
	if (!year) return undefined;
	const [first, months, leap] = year;
	const before = leap > 0 && month > leap ? month : month - 1;
	const length = [...months.slice(0, before)].reduce((sum, c) => sum + (c === 'l' ? 30 : 29), 0);
	const start = { year: lunarYear, month: Math.floor(first / 100), day: first % 100 };
	return addDays(start, length + day - 1);
}

/**
 * The day of a Gregorian year on which a lunar day falls; undefined where that is not known.
 * @param day 0 is the day before the first, so that 0 of the first month is New Year's Eve.
 */
export const lunarDay = (year: number, month: number, day: number): Day | undefined =>
	[year, year - 1]
		.map((lunarYear) => dayIn(lunarYear, month, day))
		.find((found) => found?.year === year);
