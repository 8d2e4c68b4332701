import type { Draft, Paragraph } from '../draft/draft';
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
}

export const errorText = (error: unknown): string =>
	error instanceof Error ? (error.stack ?? error.message) : String(error);

const defaultPlaces: readonly Place[] = ['body', 'title'];

/** Body paragraphs, and each front matter value as a stretch of its own. */
export function stretchesOf(draft: Draft): readonly Stretch[] {
	const values = (draft.frontMatter?.entries ?? []).flatMap((e) => [e, ...e.children]);
	const meta = values
		.filter((e) => e.value !== '')
		.map((e): Stretch => {
			const paragraph = { ...e.valueSpan, text: e.value, index: -1, level: 0 } as const;
			return { paragraph, place: canonicalKey(e.key) === '标题' ? 'title' : 'meta' };
		});
	return [...meta, ...draft.paragraphs.map((paragraph) => ({ paragraph, place: 'body' as const }))];
}

/** Checks stretches of text; knows rules and segmenter, nothing of drafts. */
export function createStretchChecker(rules: readonly Rule[], segmenter: Segmenter) {
	const scanner = createScanner(rules);
	const places = rules.map((rule) => rule.where ?? defaultPlaces);
	return ({ paragraph, place }: Stretch): StretchResult => {
		const scanned = scanner.scan(paragraph.text);
		if (scanned.size === 0) return nothing;
		const context = createParagraphContext(paragraph, place, segmenter);
		const findings: [number, readonly Finding[]][] = [];
		const items: [number, readonly unknown[]][] = [];
		const failures: RuleFailure[] = [];
		for (const [index, hits] of scanned) {
			const rule = rules[index]!;
			if (!places[index]!.includes(place)) continue;
			try {
				if (rule.scope === 'document') items.push([index, rule.collect(context, hits)]);
				else findings.push([index, rule.check(context, hits)]);
			} catch (error) {
				failures.push({ rule: rule.id, error: errorText(error) });
			}
		}
		return { findings, items: items.filter(([, list]) => list.length > 0), failures };
	};
}
