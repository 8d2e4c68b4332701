import type { Draft } from '../draft/draft';
import { applyEdits } from '../text/edits';
import type { LintFinding } from './engine';
import type { Fix, Rule } from './rule';

type Grouping = NonNullable<Rule['group']>;

const isRemark = ({ severity }: LintFinding): boolean => severity === 'info' || severity === 'hint';

/** Where a paragraph stands among the others; every line of the front matter is one by itself. */
function createPlaces({ text, paragraphs }: Draft): (offset: number) => string {
	let at = 0;
	return (offset) => {
		while ((paragraphs[at]?.to ?? Infinity) < offset) at++;
		const paragraph = paragraphs[at];
		if (paragraph && paragraph.from <= offset) return String(at);
		return `line ${text.lastIndexOf('\n', offset - 1)}`;
	};
}

/** All of them at once: undefined where one has no plain fix. */
function fixForAll(members: readonly LintFinding[], text: string): Fix | undefined {
	const fixes = members.map(({ fixes = [] }) => fixes.find((fix) => fix.snippet !== true));
	const plain = fixes.filter((fix) => fix !== undefined);
	if (plain.length < members.length) return undefined;
	const edits = applyEdits(
		text,
		plain.flatMap((fix) => fix.edits),
	).applied;
	const safe = plain.every((fix) => fix.safe === true);
	return { title: `全部修改（${members.length}处）`, edits, ...(safe && { safe }) };
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

/**
 * Puts the remarks (info, hint) of a rule together, per paragraph or per file: a text covered with
 * marks makes its writer switch the checker off. Warnings and errors stand each by itself.
 * @param found in text order; the result is too.
 */
export function grouped(
	found: readonly LintFinding[],
	draft: Draft,
	groups: ReadonlyMap<string, Grouping>,
): readonly LintFinding[] {
	if (groups.size === 0) return found;
	const placeOf = createPlaces(draft);
	const members = new Map<string, LintFinding[]>();
	const slots = found.map((one): string => {
		const by = groups.get(one.rule);
		const alone = !by || !isRemark(one);
		const key = alone
			? `${one.rule} ${one.from} ${one.to}`
			: `${one.rule} ${one.severity} ${by === 'file' ? '' : placeOf(one.from)}`;
		const list = members.get(key);
		if (list) list.push(one);
		else members.set(key, [one]);
		return key;
	});
	const told = new Set<string>();
	return found.flatMap((one, i) => {
		const key = slots[i]!;
		if (told.has(key)) return [];
		told.add(key);
		const by = groups.get(one.rule);
		return [by ? together(members.get(key)!, by, draft.text) : one];
	});
}
