/** The desk's only source of time. */
export type Clock = () => Date;

const beijingOffset = 8 * 60 * 60 * 1000;

/** A moment as ISO 8601 in Beijing time, milliseconds kept: 2026-11-22T18:52:02.123+08:00. */
export function toBeijing(moment: Date): string {
	return new Date(moment.getTime() + beijingOffset).toISOString().replace('Z', '+08:00');
}

/** A stored Beijing time for a reader: 2026-11-22 18:52. What is not such a time stays as it is. */
export function readableTime(stored: string): string {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(stored) ? stored.slice(0, 16).replace('T', ' ') : stored;
}
