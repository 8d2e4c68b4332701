import type { Draft, Paragraph } from '../draft/draft';
import type { Edit, Span } from '../text/span';
import type { Figure } from '../text/numerals';
import type { Vehicle } from '../vehicle/schema';
import type { FilingHistory } from './filing-history';
import type { OfficeTables } from './office-tables';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** 关口: `block` cannot be overridden; `confirm` needs one click and a reason. */
export type Gate = 'block' | 'confirm';

export interface Fix {
	/** What the fix does, as the menu shows it, e.g. `改为“截至”`. */
	readonly title: string;
	/** Offsets as those of the finding it belongs to. */
	readonly edits: readonly Edit[];
	/**
	 * True where applying it without looking can never make a correct text wrong; only such fixes
	 * enter fix-all. Default false.
	 */
	readonly safe?: boolean;
	/** The edits' texts hold tab stops in snippet syntax (`${1:N}家企业`); applied by the editor only. */
	readonly snippet?: boolean;
}

/** What a rule reports. Offsets are of the paragraph for a paragraph rule, of the draft for a document rule. */
export interface Finding extends Span {
	/** Three parts: what is wrong, why (one clause), what to do. */
	readonly message: string;
	readonly fixes?: readonly Fix[];
	/** Overrides the rule's severity for this finding. */
	readonly severity?: Severity;
	/** Overrides the rule's gate for this finding; `none` lifts it. */
	readonly gate?: Gate | 'none';
	readonly related?: readonly (Span & { readonly message: string })[];
}

/**
 * What makes the engine call a rule. A string is a literal (every occurrence, overlapping ones
 * too); `run` is a set of characters of which each maximal run is one hit, if it has as many
 * characters as `atLeast` asks for (default 1); `always` calls the rule for every non-empty paragraph,
 * with no hit from it.
 */
export type Trigger =
	string | { readonly run: string; readonly atLeast?: number } | { readonly always: true };

/** Where a stretch of text stands: a body paragraph, the value of 标题, any other front matter value. */
export type Place = 'body' | 'title' | 'meta';

/** One place where a trigger of the rule was seen; offsets are of the paragraph. */
export interface Hit extends Span {
	readonly text: string;
}

/** What a rule may ask about the paragraph at hand. Everything is computed when asked. */
export interface ParagraphContext {
	/** For a front matter value: its text and span, index -1, level 0. */
	readonly paragraph: Paragraph;
	readonly place: Place;
	/**
	 * For a front matter value: the canonical key of its line, of a line without one that of the entry
	 * above it; empty where there is none. Undefined in the body.
	 */
	readonly key: string | undefined;
	readonly text: string;
	/**
	 * The text with what stands inside 《》 and “” replaced by U+FFFC, same length: titles and quoted
	 * words are not the writer's own.
	 */
	readonly masked: string;
	/** The same with only 《》 masked. */
	readonly maskedTitles: string;
	/** All figures of the text, read once for all rules. */
	readonly figures: readonly Figure[];
	/**
	 * What a function makes of this paragraph, made once for all rules that ask for it.
	 * @param read always the same function, at the top level of its module.
	 */
	shared<T>(read: (context: ParagraphContext) => T): T;
	/** The clause (between ，。；：！？、 and the paragraph's ends; bounded) around a span. */
	clauseAround(span: Span): Span;
	/** The sentence (ends at 。！？； or the paragraph's end; bounded) around an offset. */
	sentenceAt(offset: number): Span;
	/**
	 * Whether a word of the segmented clause overlaps the span only in part: then the characters
	 * belong to another word (segmentation is a veto, never a condition).
	 */
	straddles(span: Span): boolean;
	/** The word of the dictionary around an offset, of a character that belongs to none itself. */
	readonly knownWordAround: (offset: number) => Span;
	/** The word of the segmented clause that begins at an offset; undefined where none begins there. */
	readonly wordAt: (offset: number) => string | undefined;
}

/** What a document rule sees when it concludes. */
export interface DocumentContext {
	readonly draft: Draft;
	/** The draft's vehicle; undefined where none is named or it is unknown. */
	readonly vehicle: Vehicle | undefined;
	/** Value of a front matter key, undefined where absent. Aliases are resolved. */
	meta(key: string): string | undefined;
	/**
	 * What a function makes of a paragraph, remembered as long as the draft has a paragraph with that text.
	 * @param read always the same function, which does not ask where the paragraph stands.
	 */
	read<T>(paragraph: Paragraph, read: (context: ParagraphContext) => T): T;
	/**
	 * What is made once of this draft for all rules that ask for it.
	 * @param key the same for all of them, e.g. the function that makes it.
	 */
	once<T>(key: unknown, make: () => T): T;
	/** Milliseconds since 1970; undefined where no clock is to be believed, as for a text without a head. */
	readonly now: number | undefined;
	/** What the writer filed before; undefined where nobody knows. */
	readonly history: FilingHistory | undefined;
	/** The office's own tables; empty where it has none. */
	readonly tables: OfficeTables;
}

/** What `collect` returned for one paragraph. */
export interface Collected<T> {
	readonly paragraph: Paragraph;
	readonly place: Place;
	readonly items: readonly T[];
	/** What one function makes of it, made anew only where the paragraph changed: `paragraph` moves. */
	once<U>(make: (own: Collected<T>) => U): U;
}

/** What one paragraph says by itself, and what it adds to the whole. */
export interface Seen<T> {
	readonly findings: readonly Finding[];
	readonly items: readonly T[];
}

/** An item with the paragraph it was collected from. */
export interface Placed<T> {
	readonly paragraph: Paragraph;
	readonly item: T;
}

/** How items that speak of one thing are held against each other. */
export interface Kinship<T> {
	/** Items of one key are kin; undefined: of no concern to others. */
	keyOf(item: T): string | number | undefined;
	/**
	 * Called for two and more items of one key, in text order, and again only when one of them has
	 * changed: what it says depends on the items and the text of their paragraphs alone. Offsets in the
	 * findings are of the draft.
	 */
	compare(kin: readonly Placed<T>[], context: DocumentContext): readonly Finding[];
}

export interface RuleExample {
	/** A sentence with the marked span, `⟦…⟧`; several marks allowed. */
	readonly bad: string;
	/** The text after the first fix of every finding was applied; absent where there is no plain fix. */
	readonly good?: string;
	/** Front matter lines the example needs, e.g. `载体: 要情信息`. */
	readonly meta?: readonly string[];
}

interface RuleBase {
	/** Kebab-case, equals the file name; never changes once released. */
	readonly id: string;
	/** Row of the rule catalogue, e.g. `R04`. */
	readonly ref: string;
	readonly title: string;
	/** Why it is wrong, with its source. Markdown for the rule's page. */
	readonly rationale: string;
	readonly severity: Severity;
	/**
	 * Severity of findings without one of their own in a draft with this front matter (value of a key,
	 * undefined where absent); undefined: `severity`. Outside a draft it is not asked.
	 */
	severityIn?(meta: (key: string) => string | undefined): Severity | undefined;
	readonly gate?: Gate;
	/** The rule runs only where a setting gives it a severity: a matter of taste. Default false. */
	readonly offByDefault?: true;
	readonly since: string;
	readonly maturity: 'stable' | 'preview';
	readonly triggers: readonly Trigger[];
	/**
	 * Findings of severity info and hint are shown as one: per paragraph (the title and each value are
	 * one too) or per file, with a fix for all where every one has a plain fix. Default: each by itself.
	 */
	readonly group?: 'paragraph' | 'file';
	/** Default: body and title. */
	readonly where?: readonly Place[];
	readonly examples: readonly [RuleExample, ...RuleExample[]];
	/** Sentences that must stay silent; shown on the page, run as tests. */
	readonly leaves: readonly string[];
	/** For a rule that speaks of an office's tables: the rule made for them; as it ships it has none. */
	readonly withTables?: (tables: OfficeTables) => Rule;
	/** Tables that the examples and cases of such a rule need. */
	readonly exampleTables?: OfficeTables;
	/** What counts as filed before in the examples and cases of a rule that looks at it. */
	readonly exampleHistory?: FilingHistory;
}

/** Looks at one paragraph only; its findings are cached by the paragraph's text. */
export interface ParagraphRule extends RuleBase {
	readonly scope: 'paragraph';
	check(context: ParagraphContext, hits: readonly Hit[]): readonly Finding[];
}

/**
 * Gathers small values per paragraph (cached by its text), then says what they mean together: kin by kin,
 * or all of them at once. Of findings at one place what the whole says comes before what the paragraph says
 * by itself. All parts are optional. Offsets in items and in what `look` finds are of the
 * paragraph.
 */
export interface DocumentRule<T = unknown> extends RuleBase {
	readonly scope: 'document';
	collect?(context: ParagraphContext, hits: readonly Hit[]): readonly T[];
	/** Instead of `collect`, where a paragraph also says something by itself. */
	look?(context: ParagraphContext, hits: readonly Hit[]): Seen<T>;
	readonly kin?: Kinship<T>;
	/** Called for every draft, also where nothing was collected. Offsets in the findings are of the draft. */
	conclude?(collected: readonly Collected<T>[], context: DocumentContext): readonly Finding[];
	/**
	 * All that the conclusion depends on beside the items, the text of their paragraphs and which other
	 * paragraphs are empty: while it stays the same and no item changed, the last conclusion stands.
	 * Absent or undefined: it is drawn anew at every edit.
	 */
	grounds?(context: DocumentContext): string | undefined;
	/** The conclusion also reads the next paragraph with text above, or below, one with items. */
	readonly reads?: 'above' | 'below';
}

export type Rule = ParagraphRule | DocumentRule;

export const defineRule = (rule: ParagraphRule): Rule => rule;
// A rule's item type is private to it; the engine passes items through unread.
export const defineDocumentRule = <T>(rule: DocumentRule<T>): Rule => rule;
