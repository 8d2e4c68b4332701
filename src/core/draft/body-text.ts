import type { Draft } from './draft';

/**
 * The body as it is filed and signed: as written, without blank lines around it, paragraphs separated
 * by `\n`. Empty where there is none.
 */
export function bodyText(draft: Draft): string {
	const lines = draft.paragraphs.map(({ text }) => text);
	const first = lines.findIndex((line) => line.trim() !== '');
	const last = lines.findLastIndex((line) => line.trim() !== '');
	return first === -1 ? '' : lines.slice(first, last + 1).join('\n');
}
