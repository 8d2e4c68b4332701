/** 收: a text arrived. 撤: a withdrawal. 复: an answer to a comment. Each has its own daily series. */
export type Series = '收' | '撤' | '复';

/**
 * A receipt number people can read out on the phone: 收〔2026〕1122-0007.
 * @param day Beijing day, 2026-11-22
 * @param nth 1 for the first of the series on that day
 */
export function receiptNumber(series: Series, day: string, nth: number): string {
	const [year = '', month = '', date = ''] = day.split('-');
	return `${series}〔${year}〕${month}${date}-${String(nth).padStart(4, '0')}`;
}
