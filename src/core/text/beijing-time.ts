const hour = 3_600_000;
const beijingOffset = 8 * hour;

/** A moment as ISO 8601 in Beijing time, e.g. `2026-11-22T18:52:02+08:00`. */
export const toBeijingIso = (epochMs: number): string =>
	new Date(epochMs + beijingOffset).toISOString().replace(/\.\d+Z$/u, '+08:00');

/** `2026-11-20 14:30` in Beijing time. */
export const formatBeijing = (epochMs: number): string =>
	toBeijingIso(epochMs).slice(0, 16).replace('T', ' ');

/** The calendar day of a moment in Beijing, e.g. `2026-11-20`. */
export const formatBeijingDate = (epochMs: number): string => toBeijingIso(epochMs).slice(0, 10);

/** A moment for a reader, e.g. `11月22日 18:52`. */
export function readableBeijing(epochMs: number): string {
	const [day = '', time = ''] = formatBeijing(epochMs).split(' ');
	const [, month, date] = day.split('-');
	return `${Number(month)}月${Number(date)}日 ${time}`;
}

/** A time a person wrote, as the moments it can mean; milliseconds since 1970. */
export interface BeijingTime {
	readonly from: number;
	/** The last moment it can mean: of the day or the hour where no more was written, else `from`. */
	readonly to: number;
	readonly precision: 'day' | 'hour' | 'minute';
}

const datePattern =
	/^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)[日号]?|(\d{2})(\d{2})(?!\d))/u;
const clockPattern =
	/^ ?(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)? ?(\d{1,2})[:时点](?:(\d{1,2})(?!\d)|(半))?(?:[:分](?:\d{1,2}(?:\.\d{1,9})?)?)?秒?/u;
const zonePattern = /^ ?(?:(Z)|([+-])(\d{2}):?(\d{2}))/iu;

/** Half-width, with single spaces and none next to the marks of dates and times. */
const plain = (text: string): string =>
	text
		.replace(/[\uff01-\uff5e]/gu, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
		.replace(/[\sT,]+/gu, ' ')
		.replace(/ ?([年月日号时点分秒:/.-]) ?/gu, '$1')
		.trim();

/** Epoch of a Beijing calendar day; undefined for one that does not exist. */
function dayStart(year: number, month: number, day: number): number | undefined {
	const utc = Date.UTC(year, month - 1, day);
	const date = new Date(utc);
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists ? utc - beijingOffset : undefined;
}

/** Hour of the day on the 24-hour clock; undefined where the words and the figure exclude each other. */
function fullHour(part: string | undefined, written: number): number | undefined {
	const isAfternoon = part !== undefined && /下午|傍晚|晚/u.test(part);
	const value = isAfternoon && written >= 1 && written < 12 ? written + 12 : written;
	if (part === '中午' && written <= 2) return written === 0 ? undefined : written + 12;
	return value > 24 ? undefined : value;
}

/** Milliseconds by which a written zone differs from Beijing. */
function zoneShift(text: string): number {
	const zone = zonePattern.exec(text);
	if (!zone) return 0;
	if (zone[1]) return beijingOffset;
	const offset = Number(zone[3]) * hour + Number(zone[4]) * 60_000;
	return beijingOffset - (zone[2] === '-' ? -offset : offset);
}

/**
 * Reads a date or a time as secretaries write it: `2026-11-20`, `2026年11月20日14时30分`,
 * `2026/11/20 14:30`, `20261120`, `11月20日` only with its year. Without a zone it is Beijing time.
 * @returns undefined where it is not one, or a day or hour that does not exist.
 */
export function parseBeijingTime(written: string): BeijingTime | undefined {
	const text = plain(written.slice(0, 100));
	const date = datePattern.exec(text);
	if (!date) return undefined;
	const start = dayStart(Number(date[1]), Number(date[2] ?? date[4]), Number(date[3] ?? date[5]));
	if (start === undefined) return undefined;
	const rest = text.slice(date[0].length);
	const clock = clockPattern.exec(rest);
	if (!clock) return { from: start, to: start + 24 * hour - 1, precision: 'day' };
	const hours = fullHour(clock[1], Number(clock[2]));
	const minutes = clock[4] ? 30 : Number(clock[3] ?? 0);
	if (hours === undefined || minutes > 59 || (hours === 24 && minutes > 0)) return undefined;
	const from = start + hours * hour + minutes * 60_000 + zoneShift(rest.slice(clock[0].length));
	const isExact = clock[3] !== undefined || clock[4] !== undefined;
	return isExact
		? { from, to: from, precision: 'minute' }
		: { from, to: from + hour - 1, precision: 'hour' };
}
