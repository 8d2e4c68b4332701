import { parseDraft } from '../draft/parse';
import { metaValue } from '../draft/meta';
import type { FiledItem } from '../lint/filing-history';
import { printOf } from '../lint/likeness';
import { parseBeijingTime } from '../text/beijing-time';
import type { ManualEntry, OutboxEntry, Submission } from '../submission/entry';
import type { Payload } from '../submission/payload';

/** What never arrived, or was taken back, was not filed. */
const unfiled: ReadonlySet<OutboxEntry['state']> = new Set(['已撤', '被拒', '已隔离']);

export const countsAsFiled = ({ state }: OutboxEntry): boolean => !unfiled.has(state);

const item = (
	{ draftId, title, vehicle, createdAt }: OutboxEntry,
	family: string | undefined,
	body: string,
): FiledItem => ({
	draftId,
	family: family?.trim() || undefined,
	title,
	vehicle,
	filedAt: createdAt,
	body,
	print: printOf(body),
});

/** What was sent, as the payload has it. */
export function sentItem(entry: Submission): FiledItem | undefined {
	try {
		const { body, meta, family } = JSON.parse(entry.payload) as Payload;
		const named = family ?? meta.find(({ key }) => key === '同源')?.value;
		return item(entry, named, body);
	} catch {
		// A payload of a form that this build does not know.
		return undefined;
	}
}

/**
 * What was filed elsewhere and only entered: its text is that of the draft file.
 * @param text of the file now; it counts only while it still is that draft.
 */
export function enteredItem(entry: ManualEntry, text: string): FiledItem | undefined {
	const { draft } = parseDraft(text);
	if ((metaValue(draft, '稿号') ?? '').trim() !== entry.draftId) return undefined;
	const body = draft.text.slice(draft.body.from, draft.body.to);
	const filedAt = parseBeijingTime(entry.date)?.from ?? entry.createdAt;
	return { ...item(entry, metaValue(draft, '同源'), body), filedAt };
}
