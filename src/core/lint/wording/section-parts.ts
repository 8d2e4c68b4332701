import type { Draft } from '../../draft/draft';
import { outlineOf, type OutlineNode } from '../../draft/outline';
import type { Span } from '../../text/span';
import { isActorNamed, partOf, type TypePart } from './type-parts';

/** What the sections of a draft make one expect, and is not there. Offsets are of the draft. */
export interface MissingSection extends Span {
	/** The heading that makes one expect it. */
	readonly title: string;
	readonly part: TypePart;
	/** Where it is to be written. */
	readonly at: number;
}

const problem = /问题|短板|困难|困境|难点/u;
const reason = /原因|成因|根源|症结|分析/u;
const advice = /建议|对策/u;

/** Less than this has hardly been begun, in UTF-16 units. */
const shortest = 40;

const textOf = ({ text }: Draft, { from, to }: Span): string => text.slice(from, to);

/** The words of a heading without its mark. */
function wordsOf(draft: Draft, { heading, title }: OutlineNode): Span {
	const at = textOf(draft, heading).indexOf(title);
	const from = heading.from + at + (/^[^、.．）)]{1,4}[、.．）)]/u.exec(title)?.[0].length ?? 0);
	return { from, to: heading.from + at + title.length };
}

function missing(draft: Draft, section: OutlineNode, part: TypePart): MissingSection {
	const words = wordsOf(draft, section);
	return { ...words, title: textOf(draft, words), part, at: section.span.to };
}

/**
 * Parts that the first-level headings of a draft leave out: 存在问题 and 对策建议 with no cause told anywhere,
 * 存在问题 and 原因分析 with no advice, and advice that nobody is to follow.
 */
export function missingSections(draft: Draft, body: string): readonly MissingSection[] {
	const sections = outlineOf(draft).sections.filter(({ level }) => level === 1);
	const [told, explained, advised] = [problem, reason, advice].map((words) =>
		sections.findLast(({ title }) => words.test(title)),
	);
	const found: MissingSection[] = [];
	const [cause, proposal, actor] = (['原因', '建议', '由谁来办'] as const).map(partOf);
	if (told && advised && !explained && told !== advised && !cause!.isIn(body))
		found.push(missing(draft, advised, cause!));
	if (told && explained && !advised && told !== explained && !proposal!.isIn(body))
		found.push(missing(draft, explained, proposal!));
	if (advised && advised.span.to - advised.heading.to > shortest) {
		const said = draft.text.slice(advised.heading.to, advised.span.to);
		if (!isActorNamed(said)) found.push(missing(draft, advised, actor!));
	}
	return found;
}
