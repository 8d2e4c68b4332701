import type { Span } from '../text/span';
import type { Draft } from './draft';
import { canonicalKey, entryLines, metaEntry } from './meta';

/** 标题 of the front matter, lines joined; undefined where absent or empty. */
export function titleOf(draft: Draft): string | undefined {
	const entry = metaEntry(draft, '标题');
	const title = entry && entryLines(draft, entry).join('').trim();
	return title === '' ? undefined : title;
}

/** What a list shows for a draft: its 标题, else the beginning of its first line (40 characters). */
export function titleOrFirstLine(draft: Draft): string | undefined {
	const title = titleOf(draft);
	if (title !== undefined) return title;
	const first = draft.paragraphs.find(({ text }) => text.trim() !== '')?.text.trim();
	if (first === undefined) return undefined;
	const characters = [...first.slice(0, 100)];
	return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

const longestTitle = 60;

/** The value of 标题, else a first paragraph that looks like a title. Offsets are of the draft. */
export function placedTitle(draft: Draft): (Span & { readonly text: string }) | undefined {
	const entry = draft.frontMatter?.entries.find(({ key }) => canonicalKey(key) === '标题');
	if (entry) return { ...entry.valueSpan, text: entry.value };
	const first = draft.paragraphs.find(({ text }) => text.trim() !== '');
	const isTitle = first && first.level === 0 && first.text.length <= longestTitle;
	return isTitle && !/[。；：，:;,！]$/u.test(first.text.trimEnd()) ? first : undefined;
}
