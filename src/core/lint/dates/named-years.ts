import { halfWidthDigits, type Day } from './calendar';
import type { Finding, Hit } from '../rule';

/** 今年（2025年）: a year named by a word and by its figure. Offsets are of the paragraph. */
export interface NamedYear {
	readonly from: number;
	readonly to: number;
	readonly year: number;
	readonly word: string;
}

const shifts: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 上年: -1, 今年: 0, 明年: 1 };

export const namedYearTriggers: readonly string[] = Object.keys(shifts).flatMap((word) => [
	`${word}（`,
	`${word}(`,
	`${word}即`,
	`${word}是2`,
	`${word}2`,
	`${word}以来（`,
]);

/** @param hit one of `namedYearTriggers`. */
export function namedYearAt(text: string, hit: Hit): NamedYear | undefined {
	const after = halfWidthDigits(text.slice(hit.to, hit.to + 8));
	// 去年2024年 and 今年是2025年: the first digit is the hit's.
	const isBare = hit.text.endsWith('2');
	const figure = isBare
		? /^0\d\d(?=年)/u.exec(after)
		: /^即?(?:19|20)\d\d(?=年?[，）)]|年1?月?[至—–~～-]|年\d{1,2}[月至—–~～-])/u.exec(after);
	// 截至上年, 当年去年: what the word means is not the writer's year.
	if (!figure || /[的比当]$/u.test(text.slice(0, hit.from).slice(-1))) return undefined;
	const to = hit.to + figure[0].length;
	const from = to - 4;
	const year = Number(halfWidthDigits(text.slice(from, to)));
	return { from, to, year, word: hit.text.slice(0, 2) };
}

/** In January and December an item may be counted to the year beside it. */
const isTurn = ({ month }: Day): boolean => month === 1 || month === 12;

/** @param filed the day the item was filed. */
export function namedYearFinding({ from, to, year, word }: NamedYear, filed: Day): Finding[] {
	const right = filed.year + shifts[word]!;
	if (year === right || (isTurn(filed) && Math.abs(year - right) === 1)) return [];
	return [
		{
			from,
			to,
			severity: 'warning',
			message: `稿件在${filed.year}年报送，“${word}”是${right}年，不是${year}年：必有一处写错；请核对后改正。`,
			fixes: [{ title: `改为“${right}”`, edits: [{ from, to, text: String(right) }] }],
		},
	];
}
