import type { Draft, Entry, Paragraph } from '../draft/draft';
import { canonicalKey } from '../draft/meta';
import type { Segmenter } from '../segment/segmenter';
import { createParagraphContext } from './paragraph-context';
import type { Finding, Hit, ParagraphContext, Place, Rule, Seen } from './rule';
import { createScanner } from './scanner';

/** A rule that threw. Its findings are lost, all others stand. */
export interface RuleFailure {
	readonly rule: string;
	readonly error: string;
}

/** What the rules made of one stretch of text; offsets are of that text. */
export interface StretchResult {
	readonly findings: readonly (readonly [rule: number, findings: readonly Finding[]])[];
	readonly items: readonly (readonly [rule: number, items: readonly unknown[]])[];
	readonly failures: readonly RuleFailure[];
}

export const nothing: StretchResult = { findings: [], items: [], failures: [] };

/** A piece of the draft that rules look at by itself. */
export interface Stretch {
	readonly paragraph: Paragraph;
	readonly place: Place;
	/** As in ParagraphContext. */
	readonly key?: string;
}

export const errorText = (error: unknown): string =>
	error instanceof Error ? (error.stack ?? error.message) : String(error);

const defaultPlaces: readonly Place[] = ['body', 'title'];

/** The key that a line of the front matter stands under: its own, else that of its entry. */
export const keyOfLine = (line: Entry, entry: Entry): string => canonicalKey(line.key || entry.key);

function valueOf(line: Entry, entry: Entry): Stretch {
	const paragraph = { ...line.valueSpan, text: line.value, index: -1, level: 0 } as const;
	const place = canonicalKey(line.key) === '标题' ? 'title' : 'meta';
	return { paragraph, place, key: keyOfLine(line, entry) };
}

/** Each value of the front matter that is not empty; the paragraphs of the body are stretches as they are. */
export const headStretches = (draft: Draft): readonly Stretch[] =>
	(draft.frontMatter?.entries ?? [])
		.flatMap((entry) => [entry, ...entry.children].map((line) => valueOf(line, entry)))
		.filter(({ paragraph }) => paragraph.text !== '');

/** Looks for the triggers of the rules that want to be called at a place. */
function scannerFor(rules: readonly Rule[], place: Place) {
	const own = [...rules.keys()].filter((at) => (rules[at]!.where ?? defaultPlaces).includes(place));
	/** `own`: by index in the scanner, the index of the rule. */
	return { own, scanner: createScanner(own.map((at) => rules[at]!)) };
}

/** What is being found out about one stretch. */
interface Unfinished {
	readonly context: ParagraphContext;
	readonly findings: [number, readonly Finding[]][];
	readonly items: [number, readonly unknown[]][];
	readonly failures: RuleFailure[];
}

/** The calls of one rule: for each of `into` the hits at the same place. */
interface Calls {
	readonly into: Unfinished[];
	readonly hits: (readonly Hit[])[];
}

const noFindings: readonly Finding[] = [];
const noItems: readonly unknown[] = [];

function look(rule: Rule, context: ParagraphContext, hits: readonly Hit[]): Seen<unknown> {
	if (rule.scope === 'paragraph') return { findings: rule.check(context, hits), items: noItems };
	if (rule.look) return rule.look(context, hits);
	return { findings: noFindings, items: rule.collect?.(context, hits) ?? noItems };
}

function callRule(rule: Rule, index: number, into: Unfinished, hits: readonly Hit[]): void {
	try {
		const { findings, items } = look(rule, into.context, hits);
		if (findings.length > 0) into.findings.push([index, findings]);
		if (items.length > 0) into.items.push([index, items]);
	} catch (error) {
		into.failures.push({ rule: rule.id, error: errorText(error) });
	}
}

function finished(one: Unfinished | undefined): StretchResult {
	if (!one) return nothing;
	const { findings, items, failures } = one;
	const isNothing = findings.length + items.length + failures.length === 0;
	return isNothing ? nothing : { findings, items, failures };
}

/**
 * So many stretches are checked at a time. Few enough that what is made for them is gone before the next
 * ones; enough that a rule's code is used more than once while the processor has it at hand.
 */
const batch = 64;

export interface StretchChecker {
	/** @returns the results in the order of the stretches. */
	readonly check: (stretches: readonly Stretch[]) => readonly StretchResult[];
	/** What is known of a paragraph of the body that was just checked, for a closer look at it. */
	readonly lately: (text: string) => ParagraphContext | undefined;
}

/** Checks stretches of text; knows rules and segmenter, nothing of drafts. */
export function createStretchChecker(rules: readonly Rule[], segmenter: Segmenter): StretchChecker {
	const scanners = new Map<Place, ReturnType<typeof scannerFor>>();
	const calls = rules.map((): Calls => ({ into: [], hits: [] }));
	const recent = new Map<string, ParagraphContext>();

	function scannerAt(place: Place) {
		const known = scanners.get(place) ?? scannerFor(rules, place);
		scanners.set(place, known);
		return known;
	}

	/** Scans a stretch and notes which rules are to be called for it. */
	function begin({ paragraph, place, key }: Stretch): Unfinished | undefined {
		const { own, scanner } = scannerAt(place);
		const called = scanner.scan(paragraph.text);
		if (called.length === 0) return undefined;
		const context = createParagraphContext(paragraph, place, segmenter, key);
		if (place === 'body') recent.set(paragraph.text, context);
		const into: Unfinished = { context, findings: [], items: [], failures: [] };
		for (const { rule, hits } of called) {
			const mine = calls[own[rule]!]!;
			mine.into.push(into);
			mine.hits.push(hits);
		}
		return into;
	}

	function callAll(): void {
		for (let index = 0; index < rules.length; index++) {
			const { into, hits } = calls[index]!;
			for (let i = 0; i < into.length; i++) callRule(rules[index]!, index, into[i]!, hits[i]!);
			into.length = 0;
			hits.length = 0;
		}
	}

	return {
		check(stretches) {
			const results: StretchResult[] = [];
			for (let from = 0; from < stretches.length; from += batch) {
				recent.clear();
				const begun = stretches.slice(from, from + batch).map(begin);
				callAll();
				for (const one of begun) results.push(finished(one));
			}
			return results;
		},
		lately: (text) => recent.get(text),
	};
}
