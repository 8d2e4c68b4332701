import type { Edit } from './span';

/**
 * Applies edits that all refer to the original text.
 * @param edits in any order; the first of two that overlap wins, the later one is left out.
 * @returns the changed text, and the edits that were applied in text order.
 */
export function applyEdits(
	text: string,
	edits: readonly Edit[],
): { readonly text: string; readonly applied: readonly Edit[] } {
	const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
	const applied: Edit[] = [];
	let out = '';
	let at = 0;
	for (const edit of ordered) {
		const invalid = edit.from < at || edit.to < edit.from || edit.to > text.length;
		const repeatsInsert = applied.at(-1)?.from === edit.from && applied.at(-1)?.to === edit.to;
		if (invalid || repeatsInsert) continue;
		out += text.slice(at, edit.from) + edit.text;
		at = edit.to;
		applied.push(edit);
	}
	return { text: out + text.slice(at), applied };
}
