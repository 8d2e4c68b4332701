/** A range of dates or hours with its right form. */
export interface DateRange {
	readonly from: number;
	readonly to: number;
	readonly good: string;
	/** Whether nothing but a range can be meant. */
	readonly sure: boolean;
}

const lowPattern =
	/(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?(?:(\d{1,2})[时点](?:\d{1,2}分)?)?$/u;
const highPattern =
	/^(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?(?:(\d{1,2})[时点](?:\d{1,2}分)?)?/u;

const reach = 22;

interface Parts {
	readonly text: string;
	readonly year: string | undefined;
	readonly month: string | undefined;
	readonly day: string | undefined;
	readonly hour: string | undefined;
}

function toParts(match: RegExpExecArray | null): Parts | undefined {
	if (!match || match[0] === '') return undefined;
	const [text, year, month, day, hour] = match;
	return { text, year, month, day, hour };
}

/** 1-6月, 3-5日: the first end is a bare number. */
const bareLow = /(?<![\d.\-－–—])(?:\d{4}年)?(?:\d{1,2}月)?(\d{1,2})$/u;

/** Leaves out of the second end what the first has said already. */
function shortened(low: Parts, high: Parts): string {
	let rest = high.text;
	if (high.year !== undefined && high.year === low.year) rest = rest.slice(`${high.year}年`.length);
	const sameYear = high.year === undefined || high.year === low.year;
	const isSame = sameYear && high.month !== undefined && high.month === low.month;
	const goesOn = high.day !== undefined && low.day !== undefined;
	return isSame && goesOn ? rest.slice(`${high.month}月`.length) : rest;
}

/** Unit that the second end begins with, for a bare first end. */
const leadingUnit = ({ text, year, month, day, hour }: Parts): string => {
	if (year !== undefined) return '';
	if (month !== undefined) return day === undefined ? '月' : '';
	if (day !== undefined) return hour === undefined ? '日' : '';
	return text.includes('点') ? '点' : '时';
};

const isNameTail = (text: string, to: number): boolean =>
	/^(?:[楼院线路栋室门机厅库井桥馆台炉窗泵车令]|地块|标段|通知|文件)/u.test(text.slice(to, to + 2));

/** The date range around a hyphen; undefined where the ends are no dates. */
export function dateRangeAround(text: string, from: number, to: number): DateRange | undefined {
	if (!/^\d$/u.test(text.charAt(to))) return undefined;
	const high = toParts(highPattern.exec(text.slice(to, to + reach)));
	if (!high) return undefined;
	const end = to + high.text.length;
	if (/^[\d\-－–—]/u.test(text.charAt(end))) return undefined;
	const before = text.slice(Math.max(0, from - reach), from);
	const low = toParts(lowPattern.exec(before));
	if (low) {
		const start = from - low.text.length;
		if (/[\w\-－–—/.#第]$/u.test(text.slice(Math.max(0, start - 1), start))) return undefined;
		if (/号$/u.test(low.text) && /号$/u.test(high.text)) {
			if (low.month === undefined || isNameTail(text, end)) return undefined;
		}
		return { from: start, to: end, good: `${low.text}至${shortened(low, high)}`, sure: true };
	}
	return bareRange(text, { from, end, before, high });
}

/** 1-6月, 3月1-5日, 8-10时. */
function bareRange(
	text: string,
	{ from, end, before, high }: { from: number; end: number; before: string; high: Parts },
): DateRange | undefined {
	const unit = leadingUnit(high);
	const bare = bareLow.exec(before);
	if (!bare || unit === '' || /号$/u.test(high.text)) return undefined;
	const n = Number(bare[1]);
	const m = Number(/^\d+/u.exec(high.text)![0]);
	if (n >= m || n === 0 || /^0/u.test(bare[1]!) || high.text.startsWith('0')) return undefined;
	const start = from - bare[0].length;
	if (/[\w\-－–—/.#第]$/u.test(text.slice(Math.max(0, start - 1), start))) return undefined;
	if (m > (unit === '月' ? 12 : unit === '日' ? 31 : 24)) return undefined;
	// 1—6月 is one period; days and hours are told from and to.
	const good = unit === '月' ? `${bare[0]}—${high.text}` : `${bare[0]}${unit}至${high.text}`;
	return { from: start, to: end, good, sure: true };
}
