import { quote } from '../../draft/quote';
import { overlaps, type Span } from '../../text/span';
import { nearMissAt, piecesOf, swapsOf, toleranceOf } from '../wording/near-miss';
import { noTables, type FixedPhrase } from '../office-tables';
import { defineRule, type Finding, type Hit, type ParagraphContext, type Rule } from '../rule';

/** What a trigger stands for: a wrong form of a phrase, or one of its pieces. */
interface Clue {
	readonly phrase: string;
	/** Offset of the piece in the phrase; undefined: the text is a wrong form as a whole. */
	readonly at?: number;
}

interface Miss extends Span {
	readonly phrase: string;
	readonly distance: number;
}

function cluesOf(phrases: readonly FixedPhrase[]): ReadonlyMap<string, readonly Clue[]> {
	const clues = new Map<string, Clue[]>();
	const right = new Set(phrases.map(({ phrase }) => phrase));
	const add = (text: string, clue: Clue): void => {
		const list = clues.get(text);
		if (list) list.push(clue);
		else clues.set(text, [clue]);
	};
	for (const { phrase, wrong } of phrases) {
		const forms = toleranceOf(phrase) === 0 ? [...wrong, ...swapsOf(phrase)] : wrong;
		for (const form of new Set(forms)) if (!right.has(form)) add(form, { phrase });
		if (toleranceOf(phrase) === 0) continue;
		for (const { at, text } of piecesOf(phrase)) add(text, { phrase, at });
	}
	return clues;
}

const outsideMarks = /\uFFFC/u;
const numerals = /[^0-9０-９一二三四五六七八九十百千两不没未非]+/gu;

/** Another number, or a negation, makes another phrase of it. */
const isOtherMatter = (written: string, phrase: string): boolean =>
	written.replaceAll(numerals, '') !== phrase.replaceAll(numerals, '');

const sentenceMarks = /[，。；：！？,;:!?]/gu;

const marksOf = (text: string): string => (text.match(sentenceMarks) ?? []).join('');

/** Whether the words are the writer's own and meant for the phrase. */
function isMeant(context: ParagraphContext, { from, to, phrase }: Miss): boolean {
	const written = context.text.slice(from, to);
	if (/[《》“”]/u.test(phrase)) return marksOf(written) === marksOf(phrase);
	if (outsideMarks.test(context.masked.slice(from, to))) return false;
	return marksOf(written) === marksOf(phrase);
}

function missAt(context: ParagraphContext, hit: Hit, { phrase, at }: Clue): Miss | undefined {
	if (at === undefined) {
		const { from, to } = hit;
		return context.straddles({ from, to }) ? undefined : { from, to, phrase, distance: 1 };
	}
	const near = nearMissAt(context.text, phrase, hit.from - at);
	if (!near || near.distance === 0) return undefined;
	const written = context.text.slice(near.from, near.to);
	return isOtherMatter(written, phrase) ? undefined : { ...near, phrase };
}

/** Of misses that overlap the most similar one, of equal ones the longest. */
function best(misses: readonly Miss[]): readonly Miss[] {
	const ordered = [...misses].sort(
		(a, b) => a.distance - b.distance || b.phrase.length - a.phrase.length || a.from - b.from,
	);
	const kept: Miss[] = [];
	for (const miss of ordered) if (!kept.some((other) => overlaps(other, miss))) kept.push(miss);
	return kept.sort((a, b) => a.from - b.from);
}

/** Whether the words belong to another phrase of the list that stands here as it should. */
function standsRight(text: string, { from, to }: Span, phrases: readonly FixedPhrase[]): boolean {
	return phrases.some(({ phrase }) => {
		const first = Math.max(0, from - phrase.length + 1);
		const at = text.slice(first, to + phrase.length - 1).indexOf(phrase);
		if (at === -1) return false;
		const start = first + at;
		return start < to && start + phrase.length > from;
	});
}

function toFinding({ text }: ParagraphContext, { from, to, phrase }: Miss): Finding {
	return {
		from,
		to,
		message: `${quote(text.slice(from, to), 60)}与本单位固定表述表不一致，规定了写法的表述要一字不差；请改为${quote(phrase, 60)}。`,
		fixes: [{ title: `改为${quote(phrase)}`, edits: [{ from, to, text: phrase }] }],
	};
}

const exampleTables = {
	...noTables,
	phrases: [
		{ phrase: '最后一公里', wrong: ['最后一里路'] },
		{ phrase: '绿水青山就是金山银山', wrong: [] },
		{ phrase: '高效办成一件事', wrong: ['高效办好一件事'] },
		{ phrase: '人民至上、生命至上', wrong: [] },
		{ phrase: '千村示范', wrong: [] },
		{ phrase: '十四五规划纲要', wrong: [] },
	],
};

function createRule(phrases: readonly FixedPhrase[]): Rule {
	const clues = cluesOf(phrases);
	return defineRule({
		id: 'fixed-phrases',
		ref: 'R37',
		title: '固定表述',
		rationale:
			'重要提法由上级规定写法，差一个字就要退回重改。规定了哪些表述由本单位写在 `.zwxx/phrases.json` 里，随产品不带任何词条：`{"phrases": ["规范写法", {"phrase": "规范写法", "wrong": ["常见错误"]}]}`。与表中写法只差一两个字的提示改正；书名号、引号里的是原文，不提示；只用了其中一部分、数字不同的是另一个提法，不提示。',
		severity: 'warning',
		scope: 'paragraph',
		triggers: [...clues.keys()],
		since: '0.2.0',
		maturity: 'preview',
		withTables: (tables) => createRule(tables.phrases),
		exampleTables,
		examples: [
			{
				bad: '牢固树立⟦绿水青山就是金山和银山⟧的理念。',
				good: '牢固树立绿水青山就是金山银山的理念。',
			},
			{ bad: '打通政务服务⟦最后一里路⟧。', good: '打通政务服务最后一公里。' },
			{ bad: '推进“一网通办”，⟦高效办好一件事⟧。', good: '推进“一网通办”，高效办成一件事。' },
		],
		leaves: [
			'践行绿水青山就是金山银山的理念，守住青山绿水。',
			'他说：“绿水青山也是金山银山。”',
			'十五五规划纲要编制工作启动。',
		],
		check(context, hits) {
			const misses = hits.flatMap((hit) =>
				(clues.get(hit.text) ?? []).flatMap((clue) => missAt(context, hit, clue) ?? []),
			);
			if (misses.length === 0) return [];
			return best(
				misses.filter(
					(miss) => isMeant(context, miss) && !standsRight(context.text, miss, phrases),
				),
			).map((miss) => toFinding(context, miss));
		},
	});
}

export default createRule([]);
