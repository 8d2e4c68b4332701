import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The day that the sample drafts speak of as today. */
const sampleToday = Date.UTC(2026, 10, 21);
const day = 24 * 60 * 60 * 1000;

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/**
 * A sample draft told as of another day: 2026-11-20, 20261120-7F3K and 11月20日 move by as many days, so
 * that what is timely in the sample is timely whenever the demonstration runs.
 * @param today milliseconds since 1970 of a moment; its day in Beijing counts.
 */
export function movedTo(text: string, today: number): string {
	const beijing = new Date(today + 8 * 60 * 60 * 1000);
	const days = Math.round(
		(Date.UTC(beijing.getUTCFullYear(), beijing.getUTCMonth(), beijing.getUTCDate()) -
			sampleToday) /
			day,
	);
	const moved = (month: string, date: string) => {
		const to = new Date(Date.UTC(2026, Number(month) - 1, Number(date)) + days * day);
		return { year: to.getUTCFullYear(), month: to.getUTCMonth() + 1, date: to.getUTCDate() };
	};
	return text
		.replace(/2026(-?)(\d\d)-?(\d\d)(?=-|\s)/gu, (_, mark: string, m: string, d: string) => {
			const { year, month, date } = moved(m, d);
			return [year, twoDigits(month), twoDigits(date)].join(mark);
		})
		.replace(/(\d{1,2})月(\d{1,2})日/gu, (_, m: string, d: string) => {
			const { month, date } = moved(m, d);
			return `${month}月${date}日`;
		});
}

/** Copies the sample workspace, as of today. */
export function copySample(from: string, to: string, today: number): void {
	mkdirSync(to, { recursive: true });
	for (const name of readdirSync(from))
		writeFileSync(join(to, name), movedTo(readFileSync(join(from, name), 'utf8'), today));
}
