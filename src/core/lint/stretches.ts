import type { Draft, Entry, Paragraph } from '../draft/draft';
import { canonicalKey } from '../draft/meta';
import type { Segmenter } from '../segment/segmenter';
import { createParagraphContext } from './paragraph-context';
import type { Finding, Place, Rule } from './rule';
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

/** Checks stretches of text; knows rules and segmenter, nothing of drafts. */
export function createStretchChecker(rules: readonly Rule[], segmenter: Segmenter) {
	const scanners = new Map<Place, ReturnType<typeof scannerFor>>();

	function scannerAt(place: Place) {
		const known = scanners.get(place) ?? scannerFor(rules, place);
		scanners.set(place, known);
		return known;
	}

	return ({ paragraph, place, key }: Stretch): StretchResult => {
		const { own, scanner } = scannerAt(place);
		const called = scanner.scan(paragraph.text);
		if (called.length === 0) return nothing;
		const context = createParagraphContext(paragraph, place, segmenter, key);
		const findings: [number, readonly Finding[]][] = [];
		const items: [number, readonly unknown[]][] = [];
		const failures: RuleFailure[] = [];
		for (const { rule: at, hits } of called) {
			const index = own[at]!;
			const rule = rules[index]!;
			try {
				if (rule.scope === 'document') {
					const collected = rule.collect(context, hits);
					if (collected.length > 0) items.push([index, collected]);
				} else {
					const found = rule.check(context, hits);
					if (found.length > 0) findings.push([index, found]);
				}
			} catch (error) {
				failures.push({ rule: rule.id, error: errorText(error) });
			}
		}
		if (findings.length + items.length + failures.length === 0) return nothing;
		return { findings, items, failures };
	};
}
