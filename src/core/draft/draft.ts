import type { Edit, Span } from '../text/span';

/**
 * One line of body text. A line break ends a paragraph, as in official documents; empty lines are
 * paragraphs with empty text.
 */
export interface Paragraph extends Span {
	/** Text without its line break; `from`/`to` are offsets of it in the draft. */
	readonly text: string;
	readonly index: number;
	/** Level of a GB/T 9704 heading mark at the start (一、=1, （一）=2, 1.=3, （1）=4), else 0. */
	readonly level: 0 | 1 | 2 | 3 | 4;
}

/** A `键: 值` line of the front matter, with its indented lines. Offsets are of the draft. */
export interface Entry {
	/** The key as written, trimmed. */
	readonly key: string;
	readonly keySpan: Span;
	/** Everything after the first `:` or `：`, trimmed; never interpreted. */
	readonly value: string;
	readonly valueSpan: Span;
	/** Indented lines below; a line without a colon has an empty key. */
	readonly children: readonly Entry[];
	/** The whole entry with its line breaks and children. */
	readonly span: Span;
}

/** 数据: a named figure of the draft's fact table, e.g. `企业: 126家`. */
export interface Fact {
	readonly name: string;
	/** As written, e.g. `126家`, `1.2万元`. */
	readonly value: string;
	/** The leading number of the value, e.g. `126`, `1.2万`; empty when it does not begin with one. */
	readonly figure: string;
	/** What follows the number, e.g. `家`, `元`. */
	readonly unit: string;
	readonly span: Span;
}

export interface FrontMatter {
	/** From the first `---` up to the end of the closing one with its line break. */
	readonly span: Span;
	readonly entries: readonly Entry[];
	/** False where the closing `---` is missing and the end was guessed. */
	readonly closed: boolean;
}

/** 稿件: the parsed file. Every offset refers to `text`. */
export interface Draft {
	readonly text: string;
	readonly frontMatter: FrontMatter | undefined;
	/** The body: everything after the front matter. */
	readonly body: Span;
	readonly paragraphs: readonly Paragraph[];
	readonly facts: readonly Fact[];
}

export type ProblemCode =
	| 'duplicate-key'
	| 'unknown-key'
	| 'unclosed-front-matter'
	| 'line-without-colon'
	| 'unknown-vehicle'
	| 'missing-required-key'
	/** A line of dashes that is not quite `---`. */
	| 'odd-fence';

/** Something odd in the form of the file; the draft is usable all the same. */
export interface DraftProblem extends Span {
	readonly code: ProblemCode;
	/** Chinese sentence: what is wrong, why, what to do. */
	readonly message: string;
	readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}
