import type { Draft } from '../../draft/draft';
import { labelOf, readLabels } from '../../figures/sums/labels';
import { isAddable } from '../../figures/sums/parts';
import {
	isExact,
	isPositive,
	quantitiesIn,
	shiftQuantity,
	type Quantity,
} from '../../figures/quantity';
import { add, fits } from '../../figures/rounding';
import type { WrongSum } from '../../figures/sums/sum-check';
import { isSameDimension } from '../../figures/unit';
import { figuresIn } from '../../text/numerals';
import type { Collected } from '../rule';

/**
 * A paragraph that is one line of a list: 河口镇：112户, 1.河口镇改造112户；. Offsets are of the paragraph.
 */
export interface ListLine {
	readonly line: 'item' | 'sum';
	readonly name: string;
	readonly quantity: Quantity;
}

const mark =
	/^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六七八九十]是|[●·•■◆])*\s*/u;
const longest = 40;
const sum = /^(?:以上|上述)?[一-龥]{0,4}(?:合计|总计|共计|总共|一共|共)[一-龥]{0,6}[：:]?$/u;
/** What holds others of the lines, or is no item of its own. */
const nested = /小计|其中|合计|[总，。；]|目标|计划|比上年/u;

/** The line that a paragraph is; empty where it is none. */
export function listLinesIn(text: string): readonly ListLine[] {
	if (text.length > longest || !/\d/u.test(text)) return [];
	const from = mark.exec(text)![0].length;
	const figures = figuresIn(text.slice(from), from);
	const own = quantitiesIn(text, figures).filter(({ unit }) => unit?.dimension !== 'ratio');
	const [quantity] = own;
	if (own.length !== 1 || !quantity || !isAddable(quantity)) return [];
	if (!isExact(quantity) || !isPositive(quantity)) return [];
	const head = text.slice(from, quantity.from);
	if (sum.test(head)) return [{ line: 'sum', name: head, quantity }];
	const name = labelOf(head);
	return name === '' || nested.test(head) ? [] : [{ line: 'item', name, quantity }];
}

interface Line extends ListLine {
	readonly index: number;
}

const fewest = { withSum: 2, withLead: 3 };
const sumRoom = 2.5;
const leadRoom = 1.25;
const leads = /[：:]\s?$/u;
const lastSentence = /[^。！？]*$/u;
/** A small number in the words that lead to a list is how many there are. */
const mostItems = 10;

/** Lines are held together anew at every edit, so there is an end to them. */
const mostLines = 400;

/** Whether only empty paragraphs stand between two. */
const areNext = ({ paragraphs }: Draft, first: number, second: number): boolean =>
	paragraphs.slice(first + 1, second).every(({ text }) => text === '');

/** Lines of one unit that follow each other. */
function runsOf(draft: Draft, lines: readonly Line[]): Line[][] {
	const runs: Line[][] = [];
	for (const one of lines) {
		const run = runs.at(-1);
		const last = run?.at(-1);
		const isNext =
			last?.line === 'item' &&
			isSameDimension(last.quantity.unit, one.quantity.unit) &&
			areNext(draft, last.index, one.index);
		if (run && isNext) run.push(one);
		else runs.push([one]);
	}
	return runs;
}

/** What the paragraph above a run tells in its last sentence: 全县共改造小区55个，具体如下：. */
function leadOf(draft: Draft, run: readonly Line[]): Quantity | undefined {
	let index = run[0]!.index - 1;
	while (draft.paragraphs[index]?.text === '') index--;
	const above = draft.paragraphs[index];
	if (!above || !leads.test(above.text)) return undefined;
	const from = above.from + above.text.search(lastSentence);
	const own = draft.text.slice(from, above.to);
	const figures = quantitiesIn(draft.text, figuresIn(own, from));
	const all = figures.filter(({ unit }) => isSameDimension(unit, run[0]!.quantity.unit));
	// 全县5个乡镇 before three lines: two are left out.
	const isShort = figures.some(({ low }) => low > run.length && low < mostItems);
	const [total] = all;
	return all.length === 1 && total && isExact(total) && !isShort ? total : undefined;
}

const isWithin = (ratio: number, room: number): boolean => ratio < room && ratio > 1 / room;

function wrongRun(draft: Draft, run: readonly Line[]): WrongSum | undefined {
	const items = run.filter(({ line }) => line === 'item');
	const names = items.map(({ name }) => name);
	const labels = readLabels(names);
	if (labels.isForeign || labels.overlaps || new Set(names).size < names.length) return undefined;
	const at = ({ index, quantity }: Line): Quantity =>
		shiftQuantity(quantity, draft.paragraphs[index]!.from);
	const parts = items.map(at);
	const total = add(parts, ({ low }) => low);
	const last = run.at(-1)!;
	const wrong = { parts, sum: total, kind: 'differs' } as const;
	if (last.line === 'sum') {
		const told = at(last);
		const isFar = !isWithin(total / told.low, sumRoom);
		if (items.length < fewest.withSum || isFar || fits(told, parts)) return undefined;
		return { ...wrong, total: told, isSure: true };
	}
	const lead = items.length < fewest.withLead ? undefined : leadOf(draft, run);
	if (!lead || labels.hasDoing || fits(lead, parts)) return undefined;
	return isWithin(total / lead.low, leadRoom)
		? { ...wrong, total: lead, isSure: false }
		: undefined;
}

/**
 * Lists of a draft, one item a line, that contradict the line of their sum or what leads to them. Offsets are of
 * the draft.
 * @param collected lines by paragraph, in order; other items are left out.
 */
export function wrongLineSums(
	draft: Draft,
	collected: readonly Collected<ListLine | object>[],
): readonly WrongSum[] {
	const lines = collected.flatMap(({ paragraph, items }) =>
		items.flatMap((item) => ('line' in item ? { ...item, index: paragraph.index } : [])),
	);
	return runsOf(draft, lines.slice(0, mostLines))
		.filter((run) => run.length >= fewest.withSum)
		.flatMap((run) => wrongRun(draft, run) ?? []);
}
