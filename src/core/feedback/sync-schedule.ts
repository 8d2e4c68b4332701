/** While items are open, they are asked for this often; milliseconds. */
const usual = 10 * 60_000;
const firstFailure = 60_000;
const longest = 60 * 60_000;

/**
 * How long to wait before an endpoint is asked again, milliseconds. A fifth of it is random, so that
 * offices do not all come at once.
 * @param failures how often in a row it could not be asked.
 * @param askedMs what the endpoint itself asked for (`Retry-After`).
 * @param random at least 0, below 1.
 */
export function nextSyncDelay(failures: number, random: number, askedMs = 0): number {
	const failed = Math.min(longest, firstFailure * 2 ** Math.min(10, Math.max(0, failures - 1)));
	const step = failures === 0 ? usual : failed;
	return Math.round(Math.min(longest, Math.max(step, askedMs)) * (0.9 + random * 0.2));
}

/** A wait that is longer than any was planned by a clock that ran ahead and was set right. */
export const mayAsk = (notBefore: number, now: number): boolean =>
	now >= notBefore || notBefore - now > 2 * longest;

/** Another window asked so recently that its answer will do. */
export const isFresh = (checkedAt: number, now: number): boolean =>
	now >= checkedAt && now - checkedAt < usual / 2;
