import { payloadSchema, type Payload } from '../submission/payload';
import type { OutboxEntry, Submission } from '../submission/entry';
import { findVehicle, type Catalogue } from '../vehicle/catalogue';

/** A series whose next 续报 is due. */
export interface FollowUpDue {
	/** 稿号 of the last report. */
	readonly draftId: string;
	readonly title: string;
	/** Path of its draft. */
	readonly file: string;
	/** When it was filed, and since when the next one is due; milliseconds since 1970. */
	readonly filedAt: number;
	readonly dueAt: number;
}

/** A series nobody has added to for so long is over, whether or not somebody wrote a 终报. */
const longestReminder = 24 * 3_600_000;
const minute = 60_000;

const counts = ({ state }: Submission): boolean =>
	state !== '已撤' && state !== '被拒' && state !== '已隔离';

function payloadOf({ payload }: Submission): Payload | undefined {
	try {
		return payloadSchema.safeParse(JSON.parse(payload)).data;
	} catch {
		return undefined;
	}
}

/**
 * Series of urgent items that wait for a 续报: filed, not ended by a 终报, and silent for longer than
 * their vehicle allows. The one that waits longest comes first.
 */
export function followUpsDue(
	entries: readonly OutboxEntry[],
	catalogue: Catalogue,
	now: number,
): readonly FollowUpDue[] {
	const reports = new Map<string, FollowUpDue & { readonly isLast: boolean }>();
	const followed = new Set<string>();
	for (const entry of entries) {
		if (entry.kind !== 'submission' || !counts(entry)) continue;
		const vehicle = findVehicle(catalogue, entry.vehicle);
		if (!vehicle?.urgent || vehicle.followUpMinutes === undefined) continue;
		const payload = payloadOf(entry);
		if (!payload) continue;
		if (payload.follows) followed.add(payload.follows.draftId);
		const { draftId, title, file, createdAt: filedAt } = entry;
		const dueAt = filedAt + vehicle.followUpMinutes * minute;
		const isLast = payload.follows?.stage === '终报' || /[（(]终报[）)]$/u.test(title);
		reports.set(draftId, { draftId, title, file, filedAt, dueAt, isLast });
	}
	return [...reports.values()]
		.filter(({ draftId, isLast }) => !isLast && !followed.has(draftId))
		.filter(({ dueAt }) => now >= dueAt && now < dueAt + longestReminder)
		.map(({ draftId, title, file, filedAt, dueAt }) => ({ draftId, title, file, filedAt, dueAt }))
		.sort((a, b) => a.dueAt - b.dueAt);
}

/** When the next reminder falls due; undefined: none. */
export function nextFollowUpAt(
	entries: readonly OutboxEntry[],
	catalogue: Catalogue,
	now: number,
): number | undefined {
	const later = followUpsDue(entries, catalogue, now + longestReminder - 1);
	const moments = later.map(({ dueAt }) => dueAt).filter((at) => at > now);
	return moments.length === 0 ? undefined : Math.min(...moments);
}
