import type { OutboxEntry, Submission } from './entry';
import { isDue, isLeaseOver, isPastWindow } from './machine';

/** What a drain has to do at one moment. */
export interface Schedule {
	/** 发送中, but whoever was sending fell silent. */
	readonly abandoned: readonly Submission[];
	/** Past their time window and not yet asked about. */
	readonly late: readonly Submission[];
	/** To be sent, in this order. */
	readonly due: readonly Submission[];
	/** The next moment at which time alone changes something; undefined: there is none. */
	readonly nextAt: number | undefined;
}

const endpointOf = ({ endpoint }: Submission): string => `${endpoint.name}\n${endpoint.origin}`;

const isWaiting = (entry: Submission, now: number): boolean =>
	entry.state === '发送中' || (entry.state === '待发' && !isPastWindow(entry, now));

/** Urgent ones first, then in the order of filing; of one draft, an earlier revision first. */
const byOrder = (a: Submission, b: Submission): number =>
	Number(b.urgent ?? false) - Number(a.urgent ?? false) ||
	a.createdAt - b.createdAt ||
	a.revision - b.revision ||
	(a.id < b.id ? -1 : 1);

export const submissionsOf = (entries: readonly OutboxEntry[]): readonly Submission[] =>
	entries.filter((entry) => entry.kind === 'submission');

/**
 * Why an entry must wait for another although it is due: one request per endpoint at a time, and an
 * earlier revision of the same draft goes first (a later one would make it a stale duplicate).
 */
export function waitsFor(
	entry: Submission,
	entries: readonly OutboxEntry[],
	now: number,
): Submission | undefined {
	return submissionsOf(entries).find((other) => {
		if (other.id === entry.id || endpointOf(other) !== endpointOf(entry)) return false;
		if (other.state === '发送中' && !isLeaseOver(other, now)) return true;
		return (
			other.draftId === entry.draftId && other.revision < entry.revision && isWaiting(other, now)
		);
	});
}

/**
 * An urgent entry to the same endpoint that came in meanwhile: another one lets it go first.
 * @param seen ids that had their turn to go first.
 */
export function overtakes(
	entry: Submission,
	entries: readonly OutboxEntry[],
	now: number,
	seen: ReadonlySet<string>,
): Submission | undefined {
	if (entry.urgent) return undefined;
	return submissionsOf(entries).find(
		(other) =>
			other.urgent === true &&
			!seen.has(other.id) &&
			endpointOf(other) === endpointOf(entry) &&
			isDue(other, now),
	);
}

function momentOf(entry: Submission, now: number): number | undefined {
	if (entry.state === '发送中') return entry.lease?.until;
	if (entry.state !== '待发' || isPastWindow(entry, now)) return undefined;
	return Math.max(entry.notBefore, entry.retryAt ?? 0);
}

/**
 * Sorts out what is to be done now and when to look again.
 * @param hasEnded whether the process that holds an entry's lease is known to have ended.
 */
export function scheduleOf(
	entries: readonly OutboxEntry[],
	now: number,
	hasEnded: (entry: Submission) => boolean = () => false,
): Schedule {
	const submissions = submissionsOf(entries).toSorted(byOrder);
	const moments = submissions
		.map((entry) => momentOf(entry, now))
		.filter((at): at is number => at !== undefined && at > now);
	return {
		abandoned: submissions.filter(
			(e) => e.state === '发送中' && (isLeaseOver(e, now) || hasEnded(e)),
		),
		late: submissions.filter(
			(e) => e.state === '待发' && isPastWindow(e, now) && e.late === undefined,
		),
		due: submissions.filter((e) => isDue(e, now)),
		nextAt: moments.length === 0 ? undefined : Math.min(...moments),
	};
}
