import type { Commission } from '../submission/commission';
import { formatBeijing, parseBeijingTime, readableBeijing } from '../text/beijing-time';
import { oneLine } from '../text/plain-words';
import { findVehicle, type Catalogue } from '../vehicle/catalogue';
import type { Edit } from '../text/span';
import type { Draft } from '../draft/draft';
import { metaValue } from '../draft/meta';
import { setAllMeta } from '../draft/set-meta';

/**
 * The edit by which a draft answers a commission: its number, its deadline, and its vehicle where the
 * draft names none yet.
 */
export function answerCommission(
	draft: Draft,
	{ number, deadline, vehicle }: Commission,
	catalogue: Catalogue,
): Edit {
	const time = parseBeijingTime(deadline);
	const open = (metaValue(draft, '载体') ?? '').trim() === '';
	const known = open ? findVehicle(catalogue, vehicle) : undefined;
	return setAllMeta(draft, [
		...(known ? [['载体', known.name] as const] : []),
		['约稿', number],
		...(time ? [['约稿时限', formatBeijing(time.to)] as const] : []),
	]);
}

/** `11月25日 18:00截止 · 要情信息 · 已报`; the deadline of a system that writes it otherwise stays as it is. */
export function commissionNote({ deadline, state, vehicle, answered }: Commission): string {
	const time = parseBeijingTime(deadline);
	const until = `${time ? readableBeijing(time.to) : oneLine(deadline)}截止`;
	const parts = [until, state === '征集中' ? '' : state, vehicle ?? '', answered ? '已报' : ''];
	return parts.filter((part) => part !== '').join(' · ');
}

/** What is to be written next comes first: not answered, still open, soonest. */
export function byUrgency(now: number): (a: Commission, b: Commission) => number {
	const closing = ({ deadline }: Commission): number => parseBeijingTime(deadline)?.to ?? now;
	const rank = (one: Commission): number => Number(one.answered) * 2 + Number(closing(one) < now);
	return (a, b) =>
		rank(a) - rank(b) ||
		(closing(a) < now ? closing(b) - closing(a) : closing(a) - closing(b)) ||
		(a.number < b.number ? -1 : 1);
}
