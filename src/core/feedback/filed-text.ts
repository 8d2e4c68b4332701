import { canonicalKey, entryLines, metaEntry } from '../draft/meta';
import { parseDraft } from '../draft/parse';
import { setMeta } from '../draft/set-meta';
import { applyEdits } from '../text/edits';
import { lineBreakOf } from '../text/lines';
import type { Payload } from '../submission/payload';
import { bodyMapOf } from './body-map';

/** The front matter as it was filed, in the payload's words. */
const filedMeta = ({ draftId, vehicle, title, unit, meta }: Payload): [string, string][] => [
	['稿号', draftId],
	['载体', vehicle],
	['标题', title],
	['报送单位', unit],
	...meta.map(({ key, value }): [string, string] => [key, value]),
];

/**
 * A draft's file as it was when it was filed: the file of now with the values and the body that were
 * filed, so that beside it only what really changed is seen to differ.
 * @param now the text of the file.
 */
export function filedText(now: string, payload: Payload): string {
	let { draft } = parseDraft(now);
	for (const [key, value] of filedMeta(payload)) {
		const entry = metaEntry(draft, key);
		const written = entry ? entryLines(draft, entry).join('\n') : undefined;
		if (written?.trim() === value.trim()) continue;
		({ draft } = parseDraft(applyEdits(draft.text, [setMeta(draft, key, value)]).text));
	}
	const filed = new Set(filedMeta(payload).map(([key]) => canonicalKey(key)));
	const added = (draft.frontMatter?.entries ?? [])
		.filter(({ key, value, children }) => {
			return key !== '' && !filed.has(canonicalKey(key)) && (value !== '' || children.length > 0);
		})
		.map(({ span }) => ({ ...span, text: '' }));
	({ draft } = parseDraft(applyEdits(draft.text, added).text));
	const body = bodyMapOf(draft);
	const span = body.spanInDraft({ from: 0, to: body.text.length });
	const text = payload.body.split('\n').join(lineBreakOf(draft.text));
	return applyEdits(draft.text, [{ ...span, text }]).text;
}

/** Title and body for a comparison of two readings of an item. */
export const plainReading = ({ title, body }: { readonly title: string; readonly body: string }) =>
	`${title}\n\n${body}\n`;
