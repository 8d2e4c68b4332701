import type { Span } from '../text/span';
import type { Draft, Paragraph } from './draft';

/** A heading with what stands below it. */
export interface OutlineNode {
	readonly level: Exclude<Paragraph['level'], 0>;
	/** The heading up to its first 。 or ；, at most 40 characters. */
	readonly title: string;
	/** The paragraph of the heading. */
	readonly heading: Span;
	/** From the heading to the end of its section, without empty lines at the end. */
	readonly span: Span;
	readonly children: readonly OutlineNode[];
}

interface OpenNode {
	readonly level: OutlineNode['level'];
	readonly heading: Paragraph;
	readonly children: OutlineNode[];
}

function titleOf(text: string): string {
	const title = text.trim().split(/[。；]/u, 1)[0] ?? '';
	const characters = [...title.slice(0, 100)];
	return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : title;
}

const close = ({ level, heading, children }: OpenNode, to: number): OutlineNode => ({
	level,
	title: titleOf(heading.text),
	heading: { from: heading.from, to: heading.to },
	span: { from: heading.from, to },
	children,
});

/**
 * The headings of a draft as a tree by their levels (一、 （一） 1. （1）); a level that is left out
 * does not matter.
 */
export function outlineOf(draft: Draft): readonly OutlineNode[] {
	const roots: OutlineNode[] = [];
	const open: OpenNode[] = [];
	let lastTo = draft.body.from;
	const closeDownTo = (level: number): void => {
		while ((open.at(-1)?.level ?? 0) >= level) {
			const node = close(open.pop()!, lastTo);
			(open.at(-1)?.children ?? roots).push(node);
		}
	};
	for (const paragraph of draft.paragraphs) {
		if (paragraph.level > 0) closeDownTo(paragraph.level);
		if (paragraph.text.trim() !== '') lastTo = paragraph.to;
		if (paragraph.level > 0) {
			open.push({ level: paragraph.level, heading: paragraph, children: [] } as OpenNode);
		}
	}
	closeDownTo(1);
	return roots;
}

/** What can be folded: the front matter and every section that has more than its heading. */
export function foldingSpans(draft: Draft): readonly Span[] {
	const sections = (nodes: readonly OutlineNode[]): Span[] =>
		nodes.flatMap((node) => [
			...(node.span.to > node.heading.to ? [node.span] : []),
			...sections(node.children),
		]);
	const front = draft.frontMatter ? [draft.frontMatter.span] : [];
	return [...front, ...sections(outlineOf(draft))];
}
