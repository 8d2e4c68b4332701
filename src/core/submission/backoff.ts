const first = 5_000;
const cap = 15 * 60_000;
const retryAfterCap = 2 * 3_600_000;
const mostJitter = 30_000;

/** No wait is longer, milliseconds: what seems so was planned by a clock that ran ahead. */
export const longestDelay = retryAfterCap + mostJitter;

/**
 * How long to wait before the next attempt, milliseconds: 5 s doubled by each attempt up to 15 min,
 * half of it random so that offices do not all come back at once. What the server asked for
 * (`Retry-After`) holds instead, up to 2 h, plus a little.
 * @param attempts attempts made so far, at least 1
 * @param random 0 ≤ random < 1
 */
export function retryDelay(attempts: number, random: number, retryAfterMs?: number): number {
	const step = Math.min(cap, first * 2 ** Math.min(20, Math.max(0, attempts - 1)));
	if (retryAfterMs === undefined) return Math.round(step / 2 + (random * step) / 2);
	const asked = Math.min(retryAfterCap, Math.max(1_000, retryAfterMs));
	return Math.round(asked + random * Math.min(step, mostJitter));
}

const httpDate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/u;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function parseHttpDate(text: string): number | undefined {
	const match = httpDate.exec(text.trim());
	if (!match) return undefined;
	const [, day, month = '', year, hour, minute, second] = match;
	const at = months.indexOf(month);
	if (at % 3 !== 0) return undefined;
	return Date.UTC(Number(year), at / 3, Number(day), Number(hour), Number(minute), Number(second));
}

/**
 * Reads `Retry-After` as seconds or as an HTTP date (RFC 9110, 10.2.3).
 * @param date the answer's own `Date`, which settles what a server with a wrong clock means
 * @returns milliseconds from now, never negative; undefined where absent or unreadable.
 */
export function parseRetryAfter(
	value: string | undefined,
	now: number,
	date?: string,
): number | undefined {
	if (value === undefined) return undefined;
	if (/^\s*\d{1,9}\s*$/u.test(value)) return Number(value) * 1000;
	const until = parseHttpDate(value);
	if (until === undefined) return undefined;
	const serverNow = date === undefined ? undefined : parseHttpDate(date);
	return Math.max(0, until - (serverNow ?? now));
}
