import type { Draft } from '../draft/draft';
import { titleOf } from '../draft/title';

const withoutSpace = (text: string): string => text.replace(/\s+/gu, '');

/**
 * The paragraphs of a draft's body as they leave the editor: without indents, empty lines and a
 * first line that repeats the 标题.
 */
export function bodyLines(draft: Draft): readonly string[] {
	const lines = draft.paragraphs.map(({ text }) => text.trim()).filter((text) => text !== '');
	const title = withoutSpace(titleOf(draft) ?? '');
	const repeatsTitle = title !== '' && withoutSpace(lines[0] ?? '') === title;
	return repeatsTitle ? lines.slice(1) : lines;
}
