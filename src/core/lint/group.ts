import type { Draft } from '../draft/draft';
import { applicable } from '../text/edits';
import type { Edit } from '../text/span';
import type { LintFinding } from './engine';
import type { Fix, Rule } from './rule';

type Grouping = NonNullable<Rule['group']>;

/** How the remarks of rules are put together, by rule; those that are not are not in it. */
export type Groupings = ReadonlyMap<string, Grouping>;

export const groupingsOf = (rules: readonly Rule[]): Groupings =>
	new Map(rules.flatMap(({ id, group }) => (group ? [[id, group] as const] : [])));

/** Where a paragraph stands among the others; every line of the front matter is one by itself. */
function createPlaces({ text, paragraphs }: Draft): (offset: number) => number {
	let at = 0;
	return (offset) => {
		while ((paragraphs[at]?.to ?? Infinity) < offset) at++;
		const paragraph = paragraphs[at];
		if (paragraph && paragraph.from <= offset) return at;
		return -2 - text.lastIndexOf('\n', offset - 1);
	};
}

/** All of them at once: undefined where one has no plain fix. */
function fixForAll(members: readonly LintFinding[], text: string): Fix | undefined {
	const edits: Edit[] = [];
	let safe = true;
	for (const { fixes = [] } of members) {
		const plain = fixes.find((fix) => fix.snippet !== true);
		if (!plain) return undefined;
		for (const edit of plain.edits) edits.push(edit);
		safe &&= plain.safe === true;
	}
	const all = applicable(text.length, edits);
	return { title: `全部修改（${members.length}处）`, edits: all, ...(safe && { safe }) };
}

/** One finding for several: it stands at the first, points to the others and mends all. */
function together(members: readonly LintFinding[], by: Grouping, text: string): LintFinding {
	const [first, ...others] = members as readonly [LintFinding, ...LintFinding[]];
	if (others.length === 0) return first;
	const all = fixForAll(members, text);
	const where = by === 'file' ? '全文' : '本段';
	return {
		...first,
		message: `${first.message}（${where}同类共${members.length}处）`,
		related: [
			...(first.related ?? []),
			...others.map(({ from, to, message }) => ({ from, to, message })),
		],
		...((all ?? first.fixes) && { fixes: [...(all ? [all] : []), ...(first.fixes ?? [])] }),
	};
}

/** Remarks of one rule and severity that belong together. */
interface Group {
	readonly by: Grouping;
	readonly place: number;
	readonly members: LintFinding[];
}

/** How a finding is put together with others; undefined for one that stands by itself. */
const groupingOf = ({ severity, rule }: LintFinding, groupings: Groupings): Grouping | undefined =>
	severity === 'info' || severity === 'hint' ? groupings.get(rule) : undefined;

/** The group that a rule has open, by the severity of its members. */
type Open = Readonly<Record<'info' | 'hint', Map<string, Group>>>;

/** Adds a remark to the open group of its rule and place. @returns the group that it begins, if it does. */
function groupFor(open: Open, one: LintFinding, by: Grouping, place: number): Group | undefined {
	const groups = one.severity === 'info' ? open.info : open.hint;
	const known = groups.get(one.rule);
	if (known?.place === place) {
		known.members.push(one);
		return undefined;
	}
	const group: Group = { by, place, members: [one] };
	groups.set(one.rule, group);
	return group;
}

/**
 * Puts the remarks (info, hint) of a rule together, per paragraph or per file: a text covered with
 * marks makes its writer switch the checker off. Warnings and errors stand each by itself.
 * @param found in text order; the result is too.
 */
export function grouped(
	found: readonly LintFinding[],
	draft: Draft,
	groupings: Groupings,
): readonly LintFinding[] {
	if (groupings.size === 0) return found;
	const placeOf = createPlaces(draft);
	const open: Open = { info: new Map(), hint: new Map() };
	const shown: (LintFinding | Group)[] = [];
	for (const one of found) {
		const by = groupingOf(one, groupings);
		const begun = by ? groupFor(open, one, by, by === 'file' ? 0 : placeOf(one.from)) : one;
		if (begun) shown.push(begun);
	}
	return shown.map((one) => ('members' in one ? together(one.members, one.by, draft.text) : one));
}
