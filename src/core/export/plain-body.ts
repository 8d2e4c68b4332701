import type { Draft } from '../draft/draft';
import { titleOf } from '../draft/title';
import { bodyLines } from './body-lines';

export interface PlainBodyOptions {
	/** Puts the 标题 on a line of its own before the body. */
	readonly title?: boolean;
	/** Sets each paragraph in by two full-width spaces; a web form shows no indent of its own. */
	readonly indent?: boolean;
}

const indent = '\u3000\u3000';

/** 复制正文: a draft's body for a web form, paragraphs separated by `\n`, without front matter. */
export function plainBody(draft: Draft, options: PlainBodyOptions = {}): string {
	const lines = bodyLines(draft).map((line) => (options.indent ? indent + line : line));
	const title = options.title ? titleOf(draft) : undefined;
	return (title === undefined ? lines : [title, ...lines]).join('\n');
}
