const offset = 8 * 3_600_000;

/** A moment as ISO 8601 in Beijing time, e.g. `2026-11-22T18:52:02+08:00`. */
export const toBeijingIso = (epochMs: number): string =>
	new Date(epochMs + offset).toISOString().replace(/\.\d+Z$/u, '+08:00');

/** The calendar day of a moment in Beijing, e.g. `2026-11-22`. */
export const beijingDay = (epochMs: number): string => toBeijingIso(epochMs).slice(0, 10);

/** A moment for a reader, e.g. `11月22日 18:52`. */
export function readableBeijing(epochMs: number): string {
	const [day = '', time = ''] = toBeijingIso(epochMs).split('T');
	const [, month, date] = day.split('-');
	return `${Number(month)}月${Number(date)}日 ${time.slice(0, 5)}`;
}

/** A date a writer wrote, as the moments it can mean: a day without a time is a whole day. */
export interface WrittenTime {
	readonly from: number;
	/** The last moment it can mean; equals `from` where a time of day is given. */
	readonly to: number;
}

const written =
	/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日 ?|[ T]|$)(?:(\d{1,2})[:时点](?:(\d{1,2})分?(?::\d{1,2})?)?)?$/u;

/**
 * Reads a date with or without a time as Beijing time: `2026-11-20`, `2026-11-20 14:30`,
 * `2026年11月20日14时30分`; full-width forms are equal.
 * @returns undefined for anything else, and for dates that do not exist.
 */
export function parseBeijing(text: string): WrittenTime | undefined {
	const match = written.exec(text.normalize('NFKC').trim().replace(/\s+/gu, ' '));
	if (!match) return undefined;
	const [year, month, date, hour = 0, minute = 0] = match
		.slice(1)
		.map((part) => (part === undefined ? undefined : Number(part))) as [number, number, number];
	const at = Date.UTC(year, month - 1, date, hour, minute);
	const real = new Date(at);
	const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
	if (!exists || hour > 23 || minute > 59) return undefined;
	const from = at - offset;
	return { from, to: match[4] === undefined ? from + 86_400_000 - 1 : from };
}
