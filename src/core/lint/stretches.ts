import type { Draft, Entry, Paragraph } from '../draft/draft';
import { canonicalKey } from '../draft/meta';
import type { Segmenter } from '../segment/segmenter';
import { createParagraphContext } from './paragraph-context';
import type { Finding, Hit, ParagraphContext, Place, Rule } from './rule';
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

/** Body paragraphs, and each front matter value as a stretch of its own. */
export function stretchesOf(draft: Draft): readonly Stretch[] {
	const meta = (draft.frontMatter?.entries ?? [])
		.flatMap((entry) => [entry, ...entry.children].map((line) => valueOf(line, entry)))
		.filter(({ paragraph }) => paragraph.text !== '');
	return [...meta, ...draft.paragraphs.map((paragraph) => ({ paragraph, place: 'body' as const }))];
}

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

interface Job {
	readonly into: Unfinished;
	readonly hits: readonly Hit[];
}

function callRule(rule: Rule, index: number, { into, hits }: Job): void {
	try {
		if (rule.scope === 'document') {
			const items = rule.collect(into.context, hits);
			if (items.length > 0) into.items.push([index, items]);
		} else {
			const found = rule.check(into.context, hits);
			if (found.length > 0) into.findings.push([index, found]);
		}
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

/** Checks stretches of text; knows rules and segmenter, nothing of drafts. */
export function createStretchChecker(rules: readonly Rule[], segmenter: Segmenter) {
	const scanners = new Map<Place, ReturnType<typeof scannerFor>>();

	function scannerAt(place: Place) {
		const known = scanners.get(place) ?? scannerFor(rules, place);
		scanners.set(place, known);
		return known;
	}

	/** @returns the results in the order of the stretches. */
	return (stretches: readonly Stretch[]): readonly StretchResult[] => {
		const jobs: (Job[] | undefined)[] = rules.map(() => undefined);
		const unfinished = stretches.map(({ paragraph, place, key }) => {
			const { own, scanner } = scannerAt(place);
			const called = scanner.scan(paragraph.text);
			if (called.length === 0) return undefined;
			const context = createParagraphContext(paragraph, place, segmenter, key);
			const into: Unfinished = { context, findings: [], items: [], failures: [] };
			for (const { rule: at, hits } of called) (jobs[own[at]!] ??= []).push({ into, hits });
			return into;
		});
		// Rule by rule, not stretch by stretch: the code of all rules at once is more than a processor
		// keeps at hand, and a long text takes twice as long.
		jobs.forEach((list, index) => {
			for (const job of list ?? []) callRule(rules[index]!, index, job);
		});
		return unfinished.map(finished);
	};
}
