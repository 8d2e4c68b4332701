import type { Page } from '../ledger/page';
import type { Changes } from './changed-lines';

/** 与上一报对照: only what changed, each new paragraph above what it replaces. */
export function changesPage(title: string, { lines, removed }: Changes): Page {
	const isSame = lines.length === 0 && removed.length === 0;
	return {
		title,
		notes: isSame ? ['与上一报相比没有变化。'] : [],
		sections: [
			...(lines.length === 0
				? []
				: [
						{
							heading: '变化的行',
							fields: lines.flatMap(({ text, before }) => [
								['现在', text] as const,
								...before.map((old) => ['上一报', old] as const),
							]),
						},
					]),
			...(removed.length === 0 ? [] : [{ heading: '上一报有、现在没有的行', paragraphs: removed }]),
		],
		actions: [],
	};
}
