import { indentOf, opensRunIn, wrongMarkAt, type WrongMark } from '../marks/level-mark';
import {
	defineDocumentRule,
	type Collected,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Seen,
} from '../rule';
import { readNumber } from '../../text/numerals';
import { shift, type Span } from '../../text/span';

/** The heading mark that a paragraph begins with. */
interface Heading {
	readonly level: number;
	/** Its number and where it stands; undefined where it is wrong in itself. */
	readonly mark: (Span & { readonly n: number }) | undefined;
}

function toFinding(text: string, { from, to, good, sure, why }: WrongMark): Finding {
	const said = text.slice(from, to);
	return {
		from,
		to,
		message: `层次序数“${said}”不合格式：公文的层次依次用“一、”“（一）”“1.”“（1）”，${why}（GB/T 9704）；请改为“${good}”。`,
		fixes: [
			{ title: `改为“${good}”`, edits: [{ from, to, text: good }], ...(sure && { safe: true }) },
		],
	};
}

/** 问题有：1、…；2、…: items within a paragraph are marked by sure forms only. */
function runIns(text: string, hits: readonly Hit[], after: number): Finding[] {
	const found: Finding[] = [];
	let done = after;
	for (const hit of hits) {
		const tail = hit.text.charAt(1);
		if (hit.from < done || (tail !== '、' && tail !== '）')) continue;
		let from = hit.from;
		while (from > done && /[\d（一二三四五六七八九十]/u.test(text.charAt(from - 1))) from--;
		if (from - done < 1 && from > 0) continue;
		if (hit.from - from > 3 || !opensRunIn(text, from)) continue;
		const mark = wrongMarkAt(text, from);
		if (!mark || !/、$/u.test(text.slice(from, mark.to))) continue;
		done = mark.to;
		found.push(toFinding(text, { ...mark, sure: false }));
	}
	return found;
}

const rightMark =
	/^(?:([一二三四五六七八九十]{1,3})、|（([一二三四五六七八九十]{1,3})）|(\d{1,2})[.．]|（(\d{1,2})）)/u;

function markAt(text: string, from: number): Heading['mark'] {
	const match = rightMark.exec(text.slice(from, from + 5));
	if (!match) return undefined;
	const n = readNumber(match.slice(1).find((numeral) => numeral !== undefined)!);
	return n === undefined ? undefined : { from, to: from + match[0].length, n };
}

function look({ text, paragraph }: ParagraphContext, hits: readonly Hit[]): Seen<Heading> {
	const start = indentOf(text);
	const wrong = wrongMarkAt(text, start);
	const { level } = paragraph;
	const inside = runIns(text, hits, wrong?.to ?? start);
	const findings = wrong ? [toFinding(text, wrong), ...inside] : inside;
	if (level === 0) return { findings, items: [] };
	return { findings, items: [{ level, mark: wrong ? undefined : markAt(text, start) }] };
}

const names: Readonly<Record<number, string>> = { 1: '一、', 2: '（一）' };

function skipped(above: number): string {
	return `“${names[above] ?? ''}”下面直接用了“（1）”，跳过了“1.”：公文的层次依次用“一、”“（一）”“1.”“（1）”（GB/T 9704）；请改用“1.”一级。`;
}

const numerals = [...'零一二三四五六七八九'];
/** 一 to 十九, which is as far as headings go. */
const inCharacters = (n: number): string =>
	(n >= 10 ? '十' : '') + (n === 10 ? '' : (numerals[n % 10] ?? ''));

const forms: Readonly<Record<number, (n: number) => string>> = {
	1: (n) => `${inCharacters(n)}、`,
	2: (n) => `（${inCharacters(n)}）`,
	3: (n) => `${n}.`,
	4: (n) => `（${n}）`,
};

/** A heading in its place in the draft. */
interface Mark extends Span {
	readonly level: number;
	readonly n: number;
	readonly text: string;
}

function mixedFinding({ from, to, n, text }: Mark, beside: Mark): Finding {
	const good = forms[beside.level]!(n);
	return {
		from,
		to,
		message: `层次序数“${text}”与同一层的“${beside.text}”写法不一：同一层次用同一种序数（GB/T 9704）；请改为“${good}”。`,
		fixes: [{ title: `改为“${good}”`, edits: [{ from, to, text: good }] }],
		related: [{ from: beside.from, to: beside.to, message: '同一层的序数这样写' }],
	};
}

/**
 * （一）… 2.… （三）…: a number that only the series of another level has room for. 1. may as well begin
 * a level of its own, so nothing of that level may follow it, and （二） must.
 */
function mixedLevel(marks: readonly Mark[], at: number): Finding | undefined {
	const mark = marks[at]!;
	const before = marks[at - 1];
	const after = marks[at + 1];
	if (!after || after.level === mark.level || after.n !== mark.n + 1) return undefined;
	const isNext = before?.level === after.level && before.n === mark.n - 1;
	const third = marks[at + 2];
	// （一） 2. （三）: not the first one is odd.
	const isSeries = third?.level === mark.level && third.n === mark.n + 2;
	const opens =
		mark.n === 1 &&
		!isSeries &&
		before !== undefined &&
		before.level < Math.min(after.level, mark.level);
	return isNext || opens ? mixedFinding(mark, after) : undefined;
}

const marksOf = (collected: readonly Collected<Heading>[]): readonly Mark[] =>
	collected.flatMap(({ paragraph, items }) =>
		items.flatMap(({ level, mark }) =>
			mark
				? [
						{
							...shift(mark, paragraph.from),
							level,
							n: mark.n,
							text: paragraph.text.slice(mark.from, mark.to),
						},
					]
				: [],
		),
	);

function skippedLevels(collected: readonly Collected<Heading>[]): Finding[] {
	const found: Finding[] = [];
	let above = 0;
	for (const { paragraph, items } of collected) {
		for (const { level, mark } of items) {
			const isSkip = level === 4 && mark?.n === 1 && (above === 1 || above === 2);
			if (isSkip) found.push({ ...shift(mark, paragraph.from), message: skipped(above) });
			above = level;
		}
	}
	return found;
}

function conclude(collected: readonly Collected<Heading>[]): Finding[] {
	const marks = marksOf(collected);
	const mixed = marks.flatMap((_, at) => mixedLevel(marks, at) ?? []);
	const told = new Set(mixed.map(({ from }) => from));
	return [...skippedLevels(collected).filter(({ from }) => !told.has(from)), ...mixed];
}

const digits = '0123456789０１２３４５６７８９';
const chinese = '一二三四五六七八九十';

export default defineDocumentRule<Heading>({
	id: 'level-marks',
	ref: 'R15',
	title: '层次序数',
	rationale:
		'GB/T 9704—2012《党政机关公文格式》：文中结构层次序数依次用“一、”“（一）”“1.”“（1）”标注；GB/T 15834：带括号的序数后不加标点，阿拉伯数字后用下脚点。“1、”“（一）、”“一.”是最常见的三种写错。并列的年份、楼号（2024、2025年，1、2号楼）和“①②”不在此列；一级标题下直接用“1.”的，也不报；同一层里混用两种序数的要统一。',
	severity: 'info',
	scope: 'document',
	group: 'file',
	where: ['body'],
	triggers: [
		...[...digits].flatMap((digit) =>
			['、', '.', '．', '。', '）', ')', '，', ',', '：', ':'].map((tail) => digit + tail),
		),
		...[...chinese].flatMap((digit) =>
			['、', '.', '．', '：', '，', ',', '）', ')'].map((tail) => digit + tail),
		),
	],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '⟦1、⟧强化责任落实。', good: '1.强化责任落实。' },
		{ bad: '⟦（一）、⟧强化责任落实。', good: '（一）强化责任落实。' },
		{ bad: '⟦一.⟧总体情况', good: '一、总体情况' },
		{
			bad: '（一）强化责任。各镇包村。\n⟦2.⟧强化保障。资金到位。\n（三）强化督查。每月通报。',
			good: '（一）强化责任。各镇包村。\n（二）强化保障。资金到位。\n（三）强化督查。每月通报。',
		},
	],
	leaves: [
		'2024、2025年，全县新增企业126家。',
		'1、2号楼已完成改造。',
		'①强化责任。②强化保障。',
		'3.5亿元资金已拨付。',
		'一、总体情况',
	],
	look,
	grounds: () => '',
	conclude: (collected) => conclude(collected),
});
