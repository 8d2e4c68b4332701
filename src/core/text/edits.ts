import type { Edit } from './span';

/**
 * The edits that can be applied together, in text order: the first of two that overlap wins, the later
 * one is left out, as is one that reaches outside of the text.
 * @param length of the text that all of them refer to.
 */
export function applicable(length: number, edits: readonly Edit[]): readonly Edit[] {
	const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
	const applied: Edit[] = [];
	let at = 0;
	for (const edit of ordered) {
		const invalid = edit.from < at || edit.to < edit.from || edit.to > length;
		const last = applied.at(-1);
		if (invalid || (last?.from === edit.from && last.to === edit.to)) continue;
		at = edit.to;
		applied.push(edit);
	}
	return applied;
}

/**
 * Applies edits that all refer to the original text.
 * @param edits in any order; see `applicable`.
 * @returns the changed text, and the edits that were applied in text order.
 */
export function applyEdits(
	text: string,
	edits: readonly Edit[],
): { readonly text: string; readonly applied: readonly Edit[] } {
	const applied = applicable(text.length, edits);
	let out = '';
	let at = 0;
	for (const edit of applied) {
		out += text.slice(at, edit.from) + edit.text;
		at = edit.to;
	}
	return { text: out + text.slice(at), applied };
}
