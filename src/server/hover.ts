import { MarkupKind, type Hover } from 'vscode-languageserver';
import type { Draft, Entry } from '../core/draft/draft';
import { canonicalKey, findKnownKey } from '../core/draft/meta';
import type { LintFinding } from '../core/lint/engine';
import type { Rule } from '../core/lint/rule';
import type { Span } from '../core/text/span';
import { escapeMarkdown } from '../core/text/plain-words';
import { findVehicle } from '../core/vehicle/catalogue';
import type { CheckedDraft } from './drafts';
import { vehicleText } from './vehicle-text';

/** Something to say about a stretch of the text, as Markdown. */
interface Said {
	readonly span: Span;
	readonly text: string;
}

const contains = ({ from, to }: Span, offset: number): boolean => from <= offset && offset < to;

const firstParagraph = (text: string): string => text.split(/\n\s*\n/, 1)[0] ?? '';

function aboutFinding(found: LintFinding, rules: readonly Rule[]): Said[] {
	const rule = rules.find(({ id }) => id === found.rule);
	if (!rule) return [];
	return [{ span: found, text: `**${rule.title}**　${firstParagraph(rule.rationale)}` }];
}

function aboutEntry({ environment }: CheckedDraft, entry: Entry, offset: number): Said[] {
	const key = canonicalKey(entry.key);
	if (contains(entry.keySpan, offset)) {
		const known = findKnownKey(entry.key);
		return known ? [{ span: entry.keySpan, text: `**${known.key}**　${known.explanation}` }] : [];
	}
	if (key !== '载体' || !contains(entry.valueSpan, offset)) return [];
	const vehicle = findVehicle(environment.lint.catalogue, entry.value);
	if (!vehicle) return [];
	return [
		{
			span: entry.valueSpan,
			text: `**${escapeMarkdown(vehicle.name)}**\n\n${vehicleText(vehicle)}`,
		},
	];
}

const entryAt = ({ frontMatter }: Draft, offset: number): Entry | undefined =>
	frontMatter?.entries.find(({ span }) => contains(span, offset));

/** What to show while the pointer rests on an offset; null for nothing. */
export function hover(draft: CheckedDraft, offset: number, rules: readonly Rule[]): Hover | null {
	const { analysis, convert } = draft;
	const entry = entryAt(analysis.draft, offset);
	const said = [
		...analysis.findings
			.filter((found) => contains(found, offset))
			.flatMap((found) => aboutFinding(found, rules)),
		...(entry ? aboutEntry(draft, entry, offset) : []),
	];
	const first = said[0];
	if (!first) return null;
	const texts = [...new Set(said.map(({ text }) => text))];
	return {
		contents: { kind: MarkupKind.Markdown, value: texts.join('\n\n---\n\n') },
		range: convert.range(first.span),
	};
}
