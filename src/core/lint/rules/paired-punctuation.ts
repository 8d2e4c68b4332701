import type { Draft, Paragraph } from '../../draft/draft';
import { adjacentNameFindings, adjacentNames } from '../marks/adjacent-names';
import { pairMarks, readPairs, type Lone } from '../marks/bracket-pairs';
import {
	doubledMarks,
	openListFinding,
	ordinalPauseFinding,
	ordinalPauses,
	pointsAroundQuote,
	quoteEndFinding,
	runAt,
	runFinding,
	pauseBeforeDengFinding,
} from '../marks/mark-runs';
import { crossedFinding, joinHalves, levelFindings, loneFinding } from '../marks/pair-findings';
import {
	defineDocumentRule,
	type Collected,
	type Finding,
	type Hit,
	type ParagraphContext,
	type Seen,
} from '../rule';
import { shiftFinding } from '../shift-finding';

const marks = new Set(pairMarks);
const doubled = new Set(doubledMarks);
const pauses = new Set(ordinalPauses);
const quoteEnds = new Set(pointsAroundQuote);
const joints = new Set(adjacentNames);

function markFindings(text: string, hits: readonly Hit[]): Finding[] {
	const found: (Finding | undefined)[] = [];
	let done = 0;
	for (const { from, to, text: mark } of hits) {
		if (doubled.has(mark)) {
			if (from < done) continue;
			done = runAt(text, from);
			found.push(runFinding(text, from, done));
		} else if (pauses.has(mark)) found.push(ordinalPauseFinding(text, from, to));
		else if (mark === '等…') found.push(openListFinding(text, from));
		else if (quoteEnds.has(mark)) found.push(quoteEndFinding(text, from));
		else if (mark === '、等') found.push(pauseBeforeDengFinding(text, from));
		else if (mark === '…等') found.push(openListFinding(text, from));
	}
	return found.filter((one) => one !== undefined);
}

/** Faults that a paragraph shows by itself, and marks whose partner it lacks. */
function look({ text }: ParagraphContext, hits: readonly Hit[]): Seen<Lone> {
	const reading = readPairs(
		text,
		hits.filter((hit) => marks.has(hit.text)).map((hit) => hit.from),
	);
	const { findings: halves, left: lone } = joinHalves(text, reading.lone);
	const touching = hits.filter((hit) => joints.has(hit.text)).map((hit) => hit.from);
	const findings = [
		...halves,
		...reading.crossed.map((at) => crossedFinding(text, at)),
		...levelFindings(text, reading.pairs),
		...adjacentNameFindings(text, reading.pairs, touching),
		...markFindings(text, hits),
	];
	return { findings, items: lone };
}

/** A lone mark with the paragraph in which it stands. */
interface Placed {
	readonly one: Lone;
	readonly paragraph: Paragraph;
}

/** Paragraphs that a quotation, and any other pair, may reach over. */
const farthest = { quotation: 30, other: 3 };

const opensParagraph = ({ one, paragraph }: Placed): boolean =>
	paragraph.text.slice(0, one.at).slice(-20).trim() === '' && one.at < 20;

/** A quotation of several paragraphs opens at the start of one or behind a colon. */
const mayOpenQuotation = (placed: Placed): boolean =>
	opensParagraph(placed) || /[：:，,]/u.test(placed.paragraph.text.charAt(placed.one.at - 1));

const mayCloseQuotation = ({ one, paragraph }: Placed): boolean =>
	/[。！？…；’）》]/u.test(paragraph.text.charAt(one.at - 1)) ||
	paragraph.text.slice(one.at + 1, one.at + 6).trim().length <= 1;

function belongTogether(open: Placed, close: Placed): boolean {
	const distance = close.paragraph.index - open.paragraph.index;
	if (open.paragraph.index < 0 || distance <= 0) return false;
	if (open.one.kind !== '“') return distance <= farthest.other;
	return distance <= farthest.quotation && mayOpenQuotation(open) && mayCloseQuotation(close);
}

/** Whether the next paragraph of the quotation begins with a mark of its own that is closed there. */
function goesOn({ paragraphs }: Draft, open: Placed): boolean {
	const { index } = open.paragraph;
	if (open.one.kind !== '“' || index < 0 || !mayOpenQuotation(open)) return false;
	const next = paragraphs.slice(index + 1, index + 3).find(({ text }) => text.trim() !== '');
	return next?.text.trimStart().startsWith('“') === true;
}

/** Lone marks that no other paragraph explains. */
function unexplained(draft: Draft, placed: readonly Placed[]): Placed[] {
	const pending = new Map<string, Placed>();
	const left: Placed[] = [];
	for (const here of placed) {
		const { kind, opens } = here.one;
		const before = pending.get(kind);
		if (opens) {
			if (before && !goesOn(draft, before)) left.push(before);
			pending.set(kind, here);
		} else if (before && belongTogether(before, here)) pending.delete(kind);
		else left.push(here);
	}
	for (const open of pending.values()) if (!goesOn(draft, open)) left.push(open);
	return left;
}

function conclude(collected: readonly Collected<Lone>[], draft: Draft): Finding[] {
	const found: Finding[] = [];
	const placed = collected.flatMap(({ paragraph, items }) =>
		items.map((one): Placed => ({ one, paragraph })),
	);
	const left = unexplained(draft, placed);
	const counts = new Map<Paragraph, number>();
	for (const { paragraph } of left) counts.set(paragraph, (counts.get(paragraph) ?? 0) + 1);
	for (const { one, paragraph } of left) {
		const finding = loneFinding(paragraph.text, one, counts.get(paragraph) === 1);
		found.push(shiftFinding(finding, paragraph.from));
	}
	return found;
}

export default defineDocumentRule<Lone>({
	id: 'paired-punctuation',
	ref: 'R28',
	title: '标点配对误用',
	rationale:
		'GB/T 15834—2011《标点符号用法》：引号、括号、书名号成对使用，双套单（“‘’”、《〈〉》）；一处停顿只用一个点号；“第一”“首先”后用逗号，“一”“二”后用顿号；“等”与省略号不并用；并列的引号、书名号之间通常不用顿号。缺一半的书名号、叠用的“，。”多是改稿时留下的。一段引文分几段时，每段开头用“，到最后一段才用”收尾，不算缺漏。',
	severity: 'warning',
	scope: 'document',
	group: 'file',
	triggers: [
		...pairMarks,
		...doubledMarks,
		...ordinalPauses,
		...adjacentNames,
		...pointsAroundQuote,
		'等…',
		'…等',
		'、等',
	],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{
			bad: '县里印发⟦《⟧关于做好秋种工作的通知，明确12项任务。',
			good: '县里印发《关于做好秋种工作的通知》，明确12项任务。',
		},
		{ bad: '已完成秋种⟦，。⟧', good: '已完成秋种。' },
		{ bad: '第一⟦、⟧强化责任。', good: '第一，强化责任。' },
	],
	leaves: [
		'为什么会出现这种情况？！',
		'他指出：“要落实《关于印发〈云岭县防汛预案〉的通知》。”',
		'第一、第二产业分别增长3.1%和5.2%。',
		'1）加强领导；2）强化保障。',
		'“先天下之忧而忧……”写进了展板。',
	],
	look,
	conclude: (collected, { draft }) => conclude(collected, draft),
});
