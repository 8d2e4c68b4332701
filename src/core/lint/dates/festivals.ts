import { daysBetween, writeDay, type Day } from './calendar';
import type { ListedDate } from './date-list';
import { lunarDay } from './lunar';
import type { Finding } from '../rule';

/** Days of the year with a name of their own, as [month, first day, last day]. */
const named: Readonly<Record<string, readonly [number, number, number]>> = {
	元旦: [1, 1, 1],
	妇女节: [3, 8, 8],
	植树节: [3, 12, 12],
	劳动节: [5, 1, 1],
	青年节: [5, 4, 4],
	护士节: [5, 12, 12],
	儿童节: [6, 1, 1],
	环境日: [6, 5, 5],
	禁毒日: [6, 26, 26],
	建军节: [8, 1, 1],
	教师节: [9, 10, 10],
	烈士纪念日: [9, 30, 30],
	国庆节: [10, 1, 1],
	扶贫日: [10, 17, 17],
	消防日: [11, 9, 9],
	记者节: [11, 8, 8],
	宪法日: [12, 4, 4],
	国家公祭日: [12, 13, 13],
	立春: [2, 3, 5],
	清明: [4, 4, 6],
	谷雨: [4, 19, 21],
	芒种: [6, 5, 7],
	夏至: [6, 20, 22],
	立秋: [8, 7, 9],
	秋分: [9, 22, 24],
	霜降: [10, 23, 24],
	冬至: [12, 21, 23],
};

/** The same of the lunar calendar, as [month, day]; day 0 is the last of the month before. */
const lunar: Readonly<Record<string, readonly [number, number]>> = {
	除夕: [1, 0],
	春节: [1, 1],
	元宵: [1, 15],
	端午: [5, 5],
	七夕: [7, 7],
	中秋: [8, 15],
	重阳: [9, 9],
	腊八: [12, 8],
};

const months = '[正二三四五六七八九十冬腊]|十一|十二';
const days =
	'初[一二三四五六七八九十]|十[一二三四五六七八九]|二十|廿?[一二三四五六七八九]|二十[一二三四五六七八九]|三十';
const lunarDate = `(?<month>${months})月(?<day>${days})`;
const name = `(?<name>${[...Object.keys(named), ...Object.keys(lunar)].join('|')})节?|${lunarDate}`;
const behind = new RegExp(
	`^(?:[（(]|，?[是即]|，)(?:农历)?(?:第[\\d一二三四五六七八九十百]+个)?(?:全国|国际|世界|中国|国家)?(?:${name})(?=[）)，。当])`,
	'u',
);
const before = new RegExp(`(?:${name})(?:当天|当日)?[（(]$`, 'u');
const longest = 20;

const digits = '零一二三四五六七八九';

/** 3 of 三 and 初三, 23 of 二十三 and 廿三, 1 of 正, 12 of 腊. */
function numberOf(words: string): number {
	const named = { 正: 1, 冬: 11, 腊: 12, 二十: 20, 三十: 30, 初十: 10, 十: 10 }[words];
	if (named !== undefined) return named;
	const tens = /^(?:二十|廿)/u.test(words) ? 20 : words.startsWith('十') ? 10 : 0;
	return tens + digits.indexOf(words.slice(-1));
}

/** A day with the lunar name that is told with it, whose year only the draft may tell; offsets are of the paragraph. */
export interface LunarDate {
	readonly from: number;
	readonly to: number;
	readonly year: number | undefined;
	readonly month: number;
	readonly day: number;
	readonly name: string;
	/** Month and day of the lunar year. */
	readonly lunar: readonly [month: number, day: number];
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The name that is told with a date, behind it or before it. */
function nameAt(text: string, { from, to }: ListedDate): Groups | undefined {
	const rest = text.slice(to, to + longest);
	const lead = /^[）)](?!前)/u.test(rest) ? text.slice(Math.max(0, from - longest), from) : '';
	// The year may stand in the brackets.
	return (behind.exec(rest) ?? before.exec(lead.replace(/20\d\d年$/u, '')))?.groups;
}

const message = (text: string, { from, to }: ListedDate | LunarDate, name: string, right: string) =>
	`${name}在${right}，不是“${text.slice(from, to)}”：两处对不上，必有一处写错；请核对后改正。`;

/** 教师节（9月11日）, 9月11日是第42个教师节: what is the same every year. */
export function wrongFestivals(text: string, dates: readonly ListedDate[]): readonly Finding[] {
	return dates.flatMap((date) => {
		const { from, to, first, last, hasMonth } = date;
		if (first !== last || first.day === undefined || !hasMonth) return [];
		const name = nameAt(text, date)?.['name'];
		const festival = name === undefined ? undefined : named[name];
		if (name === undefined || !festival) return [];
		const [month, low, high] = festival;
		if (first.month === month && first.day >= low && first.day <= high) return [];
		const right = low === high ? `${month}月${low}日` : `${month}月${low}日至${high}日之间`;
		return [{ from, to, severity: 'warning', message: message(text, date, name, right) }];
	});
}

/** 中秋节（9月24日）, 正月初一（2月18日）: the days that fall on another date every year. */
export function lunarDatesIn(text: string, dates: readonly ListedDate[]): readonly LunarDate[] {
	return dates.flatMap((date): LunarDate[] => {
		const { from, to, first, last, hasMonth } = date;
		if (first !== last || first.day === undefined || first.month === undefined || !hasMonth)
			return [];
		const told = nameAt(text, date);
		if (!told) return [];
		const { month, day } = told;
		const ofName = told['name'] === undefined ? undefined : lunar[told['name']];
		const own =
			month === undefined || day === undefined
				? ofName
				: ([numberOf(month), numberOf(day)] as const);
		if (!own) return [];
		const name = told['name'] ?? `${month!}月${day!}`;
		return [{ from, to, year: first.year, month: first.month, day: first.day, name, lunar: own }];
	});
}

/** Further from the filing than this another year may be meant. */
const farthest = 200;
/** A date so far off is no slip but of another calendar. */
const widest = 40;

/** @param filed the day the item was filed. Offsets stay those of the paragraph. */
export function lunarFinding(text: string, date: LunarDate, filed: Day | undefined): Finding[] {
	const { from, to, month, day, name } = date;
	const near = filed ? [filed.year, filed.year - 1, filed.year + 1] : [];
	const years = date.year === undefined ? near : [date.year];
	const offs = years.flatMap((year) => {
		const right = lunarDay(year, ...date.lunar);
		return right ? [{ year, right, off: Math.abs(daysBetween(right, { year, month, day })) }] : [];
	});
	// Which year is meant is not said: a date that is right in any is right.
	if (offs.some(({ off }) => off === 0)) return [];
	const isOwn = ({ year }: { readonly year: number }): boolean =>
		date.year !== undefined || Math.abs(daysBetween(filed!, { year, month, day })) < farthest;
	const told = offs.find(isOwn);
	if (!told || told.off > widest) return [];
	const said = message(text, date, `${told.year}年${name}`, writeDay(told.right));
	return [{ from, to, severity: 'warning', message: said }];
}
