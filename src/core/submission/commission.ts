import * as z from 'zod';

/** 约稿: a call for items as a receiving system tells it to the units it asked. */
export const commissionSchema = z.object({
	/** 编号, what a draft names in 约稿, e.g. `约〔2026〕12号`. */
	number: z.string().min(1).max(64),
	title: z.string().min(1).max(200),
	/** 要求; empty: none. */
	requirements: z.string().max(1000),
	/** Absent: any. */
	vehicle: z.string().min(1).max(64).optional(),
	/** ISO 8601 with +08:00. */
	deadline: z.string().min(1).max(64),
	issuedAt: z.string().min(1).max(64),
	/** 征集中, or 已截止 where the deadline has passed; a client shows another one as text. */
	state: z.string().min(1).max(32),
	/** The unit has filed something for it. */
	answered: z.boolean(),
});
export type Commission = z.infer<typeof commissionSchema>;

/** Answer of `GET /api/v1/commissions`: those that are not closed, the latest deadline first. */
export const commissionsSchema = z.object({ commissions: z.array(commissionSchema).max(100) });

/** @param nth 1 for the first of the year */
export const commissionNumber = (year: string, nth: number): string => `约〔${year}〕${nth}号`;

const numberForm = /约\s*[〔[（(【［]\s*(\d{4})\s*[〕\]）)】］]\s*(\d{1,6})\s*号/u;

/** The number that a line of 约稿 names, also with a title or a deadline beside it. */
export function commissionNumberIn(text: string): string | undefined {
	const [, year, nth] = numberForm.exec(text.normalize('NFKC').replaceAll('約', '约')) ?? [];
	return year === undefined ? undefined : commissionNumber(year, Number(nth));
}
