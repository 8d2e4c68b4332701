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
	/** Its own paragraphs, the heading first, without those of the children. */
	readonly own: readonly Paragraph[];
}

/** The headings of a draft, and the paragraphs before the first one. */
export interface Outline {
	readonly opening: readonly Paragraph[];
	readonly sections: readonly OutlineNode[];
}

interface OpenNode {
	readonly level: OutlineNode['level'];
	readonly heading: Paragraph;
	readonly children: OutlineNode[];
	readonly own: Paragraph[];
}

function titleOf(text: string): string {
	const title = text.trim().split(/[。；]/u, 1)[0] ?? '';
	const characters = [...title.slice(0, 100)];
	return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : title;
}

const close = ({ level, heading, children, own }: OpenNode, to: number): OutlineNode => ({
	level,
	title: titleOf(heading.text),
	heading: { from: heading.from, to: heading.to },
	span: { from: heading.from, to },
	children,
	own,
});

/**
 * The paragraphs of a draft as a tree of headings by their levels (一、 （一） 1. （1）); a level that is left out
 * does not matter.
 */
export function outlineOf(draft: Draft): Outline {
	const sections: OutlineNode[] = [];
	const opening: Paragraph[] = [];
	const open: OpenNode[] = [];
	let lastTo = draft.body.from;
	const closeDownTo = (level: number): void => {
		while ((open.at(-1)?.level ?? 0) >= level) {
			const node = close(open.pop()!, lastTo);
			(open.at(-1)?.children ?? sections).push(node);
		}
	};
	for (const paragraph of draft.paragraphs) {
		const { level } = paragraph;
		if (level !== 0) {
			closeDownTo(level);
			open.push({ level, heading: paragraph, children: [], own: [] });
		}
		(open.at(-1)?.own ?? opening).push(paragraph);
		if (paragraph.text.trim() !== '') lastTo = paragraph.to;
	}
	closeDownTo(1);
	return { opening, sections };
}
