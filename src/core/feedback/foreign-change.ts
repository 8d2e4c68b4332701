import type { ForeignStatus } from '../mapping/apply';
import type { Submission } from '../submission/entry';
import { adoptionSchema, type Adoption, type ItemChange } from '../submission/feedback';
import { payloadSchema } from '../submission/payload';
import { parseJson } from '../text/parse-json';
import { oneLine } from '../text/plain-words';
import type { Fate } from './fate';

/** An adoption as told; what is not told is as it was filed. */
function adoptionOf(
	{ adoption, at }: ForeignStatus,
	{ payload }: Submission,
	heardAt: string,
): Adoption | undefined {
	if (!adoption) return undefined;
	const filed = payloadSchema.safeParse(parseJson(payload)).data;
	return adoptionSchema.safeParse({
		vehicle: oneLine(adoption.vehicle ?? filed?.vehicle ?? ''),
		issue: oneLine(adoption.issue),
		date: adoption.date ?? at ?? heardAt,
		points: adoption.points,
		title: adoption.title ?? filed?.title ?? '',
		body: adoption.body ?? filed?.body ?? '',
	}).data;
}

/** The name under which such a system's item is kept. */
export const foreignItemId = ({ receipt }: Submission): string =>
	(receipt?.itemId ?? '').slice(0, 64);

/**
 * What a foreign system tells of an item, as a change like those of our own desk; undefined: nothing new.
 * Such a system has no cursors: a step is named by what it says and by the one before it, so that it
 * is the same in two windows and an item may come back to a state it had.
 * @param known what was told so far. @param heardAt ISO 8601. @param hash of a text, hexadecimal.
 */
export function foreignChange(
	entry: Submission,
	status: ForeignStatus,
	{
		known,
		heardAt,
		hash,
	}: {
		readonly known: Fate | undefined;
		readonly heardAt: string;
		readonly hash: (text: string) => string;
	},
): ItemChange | undefined {
	const { receipt, draftId, revision } = entry;
	const state = oneLine(status.state);
	if (!receipt || state === '') return undefined;
	const last = known?.steps.findLast((step) => step.revision === revision);
	const code = oneLine(status.code ?? '') || null;
	const reason = status.reason?.trim() ? status.reason : null;
	const adoption = adoptionOf(status, entry, heardAt);
	const before = last ?? { state: receipt.state, code: null, reason: null };
	const isSame = before.state === state && before.code === code && before.reason === reason;
	const hasNewAdoption = adoption !== undefined && known?.adoption?.issue !== adoption.issue;
	if (isSame && !hasNewAdoption) return undefined;
	const said = JSON.stringify([
		known?.steps.at(-1)?.cursor ?? '',
		revision,
		state,
		code,
		reason,
		adoption?.issue,
	]);
	return {
		cursor: `m${hash(said)}`.slice(0, 64),
		itemId: foreignItemId(entry),
		draftId,
		receiptNo: oneLine(receipt.receiptNo),
		at: status.at ?? heardAt,
		previous: before.state,
		state,
		revision,
		code,
		reason,
		comments: [],
		...(adoption && { adoption }),
	};
}
