import type { Draft, Paragraph } from '../../draft/draft';
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

const cause = partOf('原因');
const proposal = partOf('建议');
const actor = partOf('由谁来办');

/** A heading of the first level with where its section ends. */
interface Section {
	readonly heading: Paragraph;
	readonly to: number;
}

/** Asked for at every edit, so nothing is made of what stands between the headings. */
function sectionsOf({ paragraphs, body }: Draft): readonly Section[] {
	const headings = paragraphs.filter(({ level }) => level === 1);
	return headings.map((heading, i) => ({ heading, to: headings[i + 1]?.from ?? body.to }));
}

/** The words of a heading without its mark, up to its first 。. */
function wordsOf({ heading: { text, from } }: Section): Span {
	const mark = /^\s*[^、]{1,5}、\s*/u.exec(text)?.[0].length ?? 0;
	const stop = text.slice(mark).search(/[。；]|\s*$/u);
	return { from: from + mark, to: from + mark + stop };
}

const headOf = ({ heading: { text } }: Section): string => text.split(/[。；]/u, 1)[0] ?? '';

function missing(draft: Draft, section: Section, part: TypePart): MissingSection {
	const words = wordsOf(section);
	const title = draft.text.slice(words.from, words.to);
	const at =
		section.heading.from + draft.text.slice(section.heading.from, section.to).trimEnd().length;
	return { ...words, title, part, at };
}

/**
 * Parts that the first-level headings of a draft leave out: 存在问题 and 对策建议 with no cause told anywhere,
 * 存在问题 and 原因分析 with no advice, and advice that nobody is to follow.
 */
export function missingSections(draft: Draft, body: string): readonly MissingSection[] {
	const sections = sectionsOf(draft);
	const [told, explained, advised] = [problem, reason, advice].map((words) =>
		sections.findLast((section) => words.test(headOf(section))),
	);
	const found: MissingSection[] = [];
	if (told && advised && !explained && told !== advised && !cause.isIn(body))
		found.push(missing(draft, advised, cause));
	if (told && explained && !advised && told !== explained && !proposal.isIn(body))
		found.push(missing(draft, explained, proposal));
	if (advised && advised.to - advised.heading.to > shortest) {
		const said = draft.text.slice(advised.heading.to, advised.to);
		if (!isActorNamed(said)) found.push(missing(draft, advised, actor));
	}
	return found;
}
