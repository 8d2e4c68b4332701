import * as z from 'zod';
import { commissionSchema, type Commission } from '../submission/commission';
import type { Answer } from '../submission/exchange';
import { parseJson } from '../text/parse-json';
import { oneLine } from '../text/plain-words';

/** The frame; each commission is judged by itself. */
const frameSchema = z.object({ commissions: z.array(z.unknown()).max(500) });

/** What a receiving system calls for, or why that cannot be read (Chinese clause). */
export type ReadCommissions =
	{ readonly commissions: readonly Commission[] } | { readonly problem: string };

function readOne(value: unknown): Commission[] {
	const { data } = commissionSchema.safeParse(value);
	if (!data) return [];
	const { vehicle } = data;
	const read = {
		...data,
		number: oneLine(data.number),
		title: oneLine(data.title),
		requirements: oneLine(data.requirements.replace(/\s+/gu, ' ')),
		...(vehicle !== undefined && { vehicle: oneLine(vehicle) }),
		state: oneLine(data.state),
	};
	return read.number === '' || read.title === '' ? [] : [read];
}

/** Reads the answer of `GET /api/v1/commissions`. Never throws, whatever the other side sent. */
export function readCommissions({ body, truncated }: Answer): ReadCommissions {
	if (truncated) return { problem: '收稿系统的答复过长，没有采用' };
	const frame = frameSchema.safeParse(parseJson(body));
	if (!frame.success) return { problem: '收稿系统的答复不是约稿，报送地址可能有误' };
	return { commissions: frame.data.commissions.flatMap(readOne) };
}
