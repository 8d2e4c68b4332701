import type { Dedup } from './endpoint';
import type { ManualEntry, OutboxEntry, Submission } from './entry';
import type { Payload } from './payload';

/** What the outbox is given for one filing. */
export interface SubmissionRequest {
	/** Its `revision` is set by the outbox. */
	readonly payload: Payload;
	/** From a packet: these very bytes with this key; `payload` is what they say, revision included. */
	readonly sealed?: { readonly payload: string; readonly key: string };
	readonly endpoint: { readonly name: string; readonly origin: string; readonly dedup: Dedup };
	/** Path of the draft. */
	readonly file: string;
	/** End of the 撤回 window, milliseconds since 1970; absent: at once. */
	readonly notBefore?: number;
	/** 紧急信息: goes before others to the same endpoint. */
	readonly urgent?: boolean;
	/** 时限 of the vehicle, see `windowDeadline`. */
	readonly deadline?: number;
	/** The person has already said to file it although 时限 has passed. */
	readonly lateConfirmed?: boolean;
	/** 明文 */
	readonly plaintext: boolean;
}

/** 登记已报: what a person filed by other means. */
export interface ManualRequest {
	readonly payload: Payload;
	readonly file: string;
	readonly unit: string;
	readonly date: string;
	readonly number: string;
}

/** What only the outbox knows of a new entry. */
export interface Minted {
	readonly id: string;
	readonly revision: number;
	readonly contentSha256: string;
	readonly now: number;
}

const common = ({ payload, file }: SubmissionRequest | ManualRequest, minted: Minted) => ({
	version: 1 as const,
	id: minted.id,
	serial: 1,
	draftId: payload.draftId,
	revision: minted.revision,
	title: payload.title,
	vehicle: payload.vehicle,
	file,
	contentSha256: minted.contentSha256,
	createdAt: minted.now,
});

export function newSubmission(
	request: SubmissionRequest,
	minted: Minted & {
		readonly key: string;
		/** The bytes that will be sent, and their digest. */
		readonly text: string;
		readonly sha256: string;
	},
): Submission {
	const { now, text, sha256, key } = minted;
	return {
		...common(request, minted),
		kind: 'submission',
		state: '待发',
		endpoint: request.endpoint,
		payload: text,
		sha256,
		key,
		notBefore: request.notBefore ?? now,
		attempts: 0,
		...(request.urgent && { urgent: true }),
		...(request.deadline !== undefined && { deadline: request.deadline }),
		...(request.lateConfirmed && { late: 'confirmed' as const }),
		plaintext: request.plaintext,
		history: [{ at: now, state: '待发', note: '已入待发箱。' }],
	};
}

export function newManualEntry(request: ManualRequest, minted: Minted): ManualEntry {
	const { unit, date, number } = request;
	return {
		...common(request, minted),
		kind: 'manual',
		state: '已登记',
		unit,
		date,
		number,
		history: [{ at: minted.now, state: '已登记', note: `登记已报：${unit}，${date}。` }],
	};
}

/** Whether a filing surely never reached the other side, so that its revision number is free. */
const neverArrived = (entry: Submission): boolean =>
	entry.state === '被拒' || (entry.state === '已撤' && entry.attempts === 0);

/** The revision a new filing of a draft to an endpoint gets: 1, then one more than what may be there. */
export function nextRevision(
	entries: readonly OutboxEntry[],
	draftId: string,
	endpoint: { readonly name: string; readonly origin: string },
): number {
	const known = entries
		.filter((entry) => entry.kind === 'submission')
		.filter((entry) => entry.draftId === draftId && !neverArrived(entry))
		.filter(({ endpoint: e }) => e.name === endpoint.name && e.origin === endpoint.origin)
		.map(({ revision }) => revision);
	return Math.max(0, ...known) + 1;
}

/** The entry that already is this filing, in whatever state it is. */
export const findSubmission = (
	entries: readonly OutboxEntry[],
	{ endpoint, payload }: SubmissionRequest,
	contentSha256: string,
): Submission | undefined =>
	entries.find(
		(entry): entry is Submission =>
			entry.kind === 'submission' &&
			entry.draftId === payload.draftId &&
			entry.endpoint.name === endpoint.name &&
			entry.endpoint.origin === endpoint.origin &&
			entry.contentSha256 === contentSha256,
	);

export const findManual = (
	entries: readonly OutboxEntry[],
	{ unit, payload }: ManualRequest,
	contentSha256: string,
): ManualEntry | undefined =>
	entries.find(
		(entry): entry is ManualEntry =>
			entry.kind === 'manual' &&
			entry.draftId === payload.draftId &&
			entry.unit === unit &&
			entry.contentSha256 === contentSha256,
	);

/**
 * Other files under which a 稿号 was filed: a copied draft kept its number. The caller asks 另立新稿
 * or 同一稿件 where one of them still exists.
 */
export const otherFilesOf = (
	entries: readonly OutboxEntry[],
	draftId: string,
	file: string,
): readonly string[] => [
	...new Set(
		entries
			.filter((entry) => entry.draftId === draftId && entry.file !== file)
			.filter((entry) => entry.state !== '已撤')
			.map((entry) => entry.file),
	),
];
