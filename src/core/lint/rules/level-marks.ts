import { indentOf, opensRunIn, wrongMarkAt, type WrongMark } from '../level-mark';
import {
	defineDocumentRule,
	type Collected,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Seen,
} from '../rule';
import { shift, type Span } from '../../text/span';

/** The heading mark that a paragraph begins with. */
interface Heading {
	readonly level: number;
	/** Where it stands, if it is the first of its series and right in itself. */
	readonly first: Span | undefined;
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

const firstMark = /^[（(][1１][）)]/u;

function look({ text, paragraph }: ParagraphContext, hits: readonly Hit[]): Seen<Heading> {
	const start = indentOf(text);
	const mark = wrongMarkAt(text, start);
	const { level } = paragraph;
	const inside = runIns(text, hits, mark?.to ?? start);
	const findings = mark ? [toFinding(text, mark), ...inside] : inside;
	if (level === 0) return { findings, items: [] };
	const isFirst =
		findings.length === 0 && level === 4 && firstMark.test(text.slice(start, start + 3));
	return {
		findings,
		items: [{ level, first: isFirst ? { from: start, to: start + 3 } : undefined }],
	};
}

const names: Readonly<Record<number, string>> = { 1: '一、', 2: '（一）' };

function skipped(above: number): string {
	return `“${names[above] ?? ''}”下面直接用了“（1）”，跳过了“1.”：公文的层次依次用“一、”“（一）”“1.”“（1）”（GB/T 9704）；请改用“1.”一级。`;
}

function conclude(collected: readonly Collected<Heading>[]): Finding[] {
	const found: Finding[] = [];
	let above = 0;
	for (const { paragraph, items } of collected) {
		for (const { level, first } of items) {
			const isSkip = first && (above === 1 || above === 2);
			if (isSkip) found.push({ ...shift(first, paragraph.from), message: skipped(above) });
			above = level;
		}
	}
	return found;
}

const digits = '0123456789０１２３４５６７８９';
const chinese = '一二三四五六七八九十';

export default defineDocumentRule<Heading>({
	id: 'level-marks',
	ref: 'R15',
	title: '层次序数',
	rationale:
		'GB/T 9704—2012《党政机关公文格式》：文中结构层次序数依次用“一、”“（一）”“1.”“（1）”标注；GB/T 15834：带括号的序数后不加标点，阿拉伯数字后用下脚点。“1、”“（一）、”“一.”是最常见的三种写错。并列的年份、楼号（2024、2025年，1、2号楼）和“①②”不在此列；一级标题下直接用“1.”的，也不报。',
	severity: 'info',
	scope: 'document',
	group: 'file',
	where: ['body'],
	triggers: [
		...[...digits].flatMap((digit) =>
			['、', '.', '．', '。', '）', ')'].map((tail) => digit + tail),
		),
		...[...chinese].flatMap((digit) => ['、', '.', '．', '）', ')'].map((tail) => digit + tail)),
	],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '⟦1、⟧强化责任落实。', good: '1.强化责任落实。' },
		{ bad: '⟦（一）、⟧强化责任落实。', good: '（一）强化责任落实。' },
		{ bad: '⟦一.⟧总体情况', good: '一、总体情况' },
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
