import {
	FoldingRangeKind,
	SymbolKind,
	type DocumentSymbol,
	type FoldingRange,
} from 'vscode-languageserver';
import type { Draft, Paragraph } from '../core/draft/draft';
import { outlineOf, type OutlineNode } from '../core/draft/outline';
import { titleOf } from '../core/draft/title';
import type { Span } from '../core/text/span';
import type { Converter } from './convert';

const longestName = 30;

const shortened = (text: string): string => {
	const characters = [...text.trim().slice(0, 4 * longestName)];
	return characters.length > longestName
		? `${characters.slice(0, longestName).join('')}…`
		: characters.join('');
};

const pointMark = /(?<=^\s*|[。；：，])[一二三四五六七八九十]{1,3}[是要][^。；，：]*/gu;

/** 一是…二是… of a paragraph; one alone is no series. */
function pointsOf({ text, from }: Paragraph, convert: Converter): DocumentSymbol[] {
	const points = [...text.matchAll(pointMark)];
	if (points.length < 2) return [];
	return points.map((match) => {
		const start = from + match.index;
		const range = convert.range({ from: start, to: start + match[0].length });
		const kind = SymbolKind.Field;
		return { name: shortened(match[0]), kind, range, selectionRange: range };
	});
}

const levelKinds: readonly SymbolKind[] = [
	SymbolKind.String,
	SymbolKind.Module,
	SymbolKind.Class,
	SymbolKind.Method,
	SymbolKind.Property,
];

function sectionSymbol(section: OutlineNode, convert: Converter): DocumentSymbol {
	const { level, title, heading, span, own, children } = section;
	return {
		name: shortened(title) || '（空）',
		kind: levelKinds[level] ?? SymbolKind.String,
		range: convert.range(span),
		selectionRange: convert.range(heading),
		children: [
			...own.flatMap((paragraph) => pointsOf(paragraph, convert)),
			...children.map((child) => sectionSymbol(child, convert)),
		],
	};
}

function frontMatterSymbol(draft: Draft, convert: Converter): DocumentSymbol[] {
	const { frontMatter } = draft;
	if (!frontMatter) return [];
	const range = convert.range(frontMatter.span);
	const children = frontMatter.entries
		.filter(({ key }) => key !== '')
		.map((entry): DocumentSymbol => {
			const { keySpan, valueSpan, span } = entry;
			const to = Math.max(keySpan.to, valueSpan.to, entry.children.at(-1)?.valueSpan.to ?? 0);
			return {
				name: entry.key,
				detail: shortened(entry.value),
				kind: SymbolKind.Key,
				range: convert.range({ from: span.from, to: Math.min(to, span.to) }),
				selectionRange: convert.range(keySpan),
			};
		});
	const name = titleOf(draft) ?? '未填标题';
	const selectionRange = { start: range.start, end: range.start };
	return [{ name: shortened(name), kind: SymbolKind.File, range, selectionRange, children }];
}

/** The outline: front matter, headings by level, 一是…二是… within them. */
export function documentSymbols(draft: Draft, convert: Converter): DocumentSymbol[] {
	const { sections, opening } = outlineOf(draft);
	return [
		...frontMatterSymbol(draft, convert),
		...opening.flatMap((paragraph) => pointsOf(paragraph, convert)),
		...sections.map((section) => sectionSymbol(section, convert)),
	];
}

/** Folding of the front matter and of every section. */
export function foldingRanges(draft: Draft, convert: Converter): FoldingRange[] {
	const lineOf = (offset: number): number => convert.position(offset).line;
	const ranges: FoldingRange[] = [];
	const fold = ({ from, to }: Span, kind?: FoldingRangeKind): void => {
		const startLine = lineOf(from);
		const endLine = lineOf(to);
		if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
	};
	const foldAll = (sections: readonly OutlineNode[]): void => {
		for (const { span, children } of sections) {
			fold(span);
			foldAll(children);
		}
	};
	const front = draft.frontMatter;
	// Its span ends behind the line break of its last line.
	if (front?.closed) fold({ ...front.span, to: front.span.to - 1 }, FoldingRangeKind.Region);
	foldAll(outlineOf(draft).sections);
	return ranges;
}
