import type { Draft, DraftProblem } from './draft';
import { factsOf } from './facts';
import { readFrontMatter } from './front-matter';
import { paragraphsOf } from './paragraphs';
import { frontMatterProblems } from './problems';

export interface ParseOptions {
	/** Keys an office added with its vehicles; they are not reported as unknown. */
	readonly extraKeys?: readonly string[];
	/** An earlier parse of the same file; paragraphs outside the edit are taken over from it. */
	readonly previous?: Draft | undefined;
}

const byteOrderMark = '\ufeff';

const startOf = (text: string): number => (text.startsWith(byteOrderMark) ? 1 : 0);

/**
 * Parses a draft file. Never throws and refuses nothing: what is odd comes back as a problem with
 * fixes. Time is linear in the text. Offsets are UTF-16 units of `text` as given (a byte order mark
 * counts, but belongs to neither front matter nor body).
 */
export function parseDraft(
	text: string,
	options: ParseOptions = {},
): { readonly draft: Draft; readonly problems: readonly DraftProblem[] } {
	const start = startOf(text);
	const parts = readFrontMatter(text, start);
	const bodyFrom = parts?.bodyFrom ?? start;
	const draft: Draft = {
		text,
		frontMatter: parts?.frontMatter,
		body: { from: bodyFrom, to: text.length },
		paragraphs: paragraphsOf(text, bodyFrom, options.previous),
		facts: parts ? factsOf(parts.frontMatter.entries) : [],
	};
	const problems = parts ? frontMatterProblems(text, parts, options.extraKeys ?? []) : [];
	return { draft, problems };
}

/** Takes a whole text as a body, without front matter (`.txt`, clipboard). Never throws. */
export function parseBody(text: string, previous?: Draft): Draft {
	const from = startOf(text);
	return {
		text,
		frontMatter: undefined,
		body: { from, to: text.length },
		paragraphs: paragraphsOf(text, from, previous),
		facts: [],
	};
}
