import { halfWidthDigits, type Day } from './calendar';
import type { Finding, Hit } from './rule';

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
]);

/** @param hit one of `namedYearTriggers`. */
export function namedYearAt(text: string, hit: Hit): NamedYear | undefined {
	const figure = /^即?((?:19|20)\d\d)年?(?=[，）)])/u.exec(
		halfWidthDigits(text.slice(hit.to, hit.to + 8)),
	);
	// 截至上年, 当年去年: what the word means is not the writer's year.
	if (!figure || /[的比当]$/u.test(text.slice(0, hit.from).slice(-1))) return undefined;
	const from = hit.to + figure[0].indexOf(figure[1]!);
	return { from, to: from + 4, year: Number(figure[1]), word: hit.text.slice(0, 2) };
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
