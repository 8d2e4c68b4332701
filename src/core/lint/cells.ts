import type { Draft, Paragraph } from '../draft/draft';
import type { Span } from '../text/span';
import type { LintFinding } from './engine';
import { told } from './finish';
import type { Place, Rule, Severity } from './rule';
import type { LintSettings } from './settings';
import { carried } from './shift-finding';
import { headStretches, nothing, type Stretch, type StretchResult } from './stretches';
import { insert } from './text-order';

/** A stretch of the draft with what the rules made of it. Where it stands changes with the text. */
export class Cell {
	paragraph: Paragraph;
	readonly place: Place;
	readonly key: string | undefined;
	readonly result: StretchResult;
	/** What its rules say of it alone; offsets are of the draft. */
	findings: readonly LintFinding[];

	constructor(
		{ paragraph, place, key }: Stretch,
		result: StretchResult,
		findings: Cell['findings'],
	) {
		this.paragraph = paragraph;
		this.place = place;
		this.key = key;
		this.result = result;
		this.findings = findings;
	}

	/** The same text at another place. */
	move(to: Paragraph): void {
		const by = to.from - this.paragraph.from;
		this.paragraph = to;
		this.findings = carried(this.findings, by);
	}

	/** What a document rule collected here; undefined where that is nothing. */
	itemsOf(rule: number): readonly unknown[] | undefined {
		const { items } = this.result;
		for (let i = 0; i < items.length; i++) if (items[i]![0] === rule) return items[i]![1];
		return undefined;
	}

	/** Whether its rules say anything of it alone, or have failed. */
	get isLoud(): boolean {
		return this.findings.length > 0 || this.result.failures.length > 0;
	}

	get isBlank(): boolean {
		return this.paragraph.text.trim() === '';
	}
}

/** What the severity of a finding depends on beside the text of its stretch. */
export interface Grounds {
	readonly settings: LintSettings;
	/** Usual severities in this draft, by index of the rule. */
	readonly severities: readonly Severity[];
}

/** How the cells of a draft differ from those before. */
export interface Change {
	readonly cells: readonly Cell[];
	/** Those of them that have findings or failures: hardly any in a long text. */
	readonly loud: readonly Cell[];
	readonly removed: readonly Cell[];
	readonly added: readonly Cell[];
	/** Index of the first cell behind those that were added. */
	readonly next: number;
	/** Offset in the earlier text from which on all stands `by` characters further on. */
	readonly at: number;
	readonly by: number;
	/** Cells were kept, and those before `at` stand where they stood; else nothing that was known holds. */
	readonly isPlain: boolean;
}

const areSame = (a: Grounds, b: Grounds): boolean =>
	a.settings === b.settings && a.severities.every((one, i) => one === b.severities[i]);

const nameOf = (place: Place, key: string | undefined, text: string): string =>
	place === 'body' ? text : `${place}\u0000${key ?? ''}\u0000${text}`;

/** The stretches of a draft: values of the front matter, then the paragraphs, which need no copy. */
class Layout {
	readonly #head: readonly Stretch[];
	readonly #paragraphs: readonly Paragraph[];
	readonly length: number;

	constructor(draft: Draft) {
		this.#head = headStretches(draft);
		this.#paragraphs = draft.paragraphs;
		this.length = this.#head.length + this.#paragraphs.length;
	}

	paragraphAt(at: number): Paragraph {
		const first = this.#head.length;
		return at < first ? this.#head[at]!.paragraph : this.#paragraphs[at - first]!;
	}

	at(index: number): Stretch {
		return this.#head[index] ?? { paragraph: this.paragraphAt(index), place: 'body' };
	}

	/** Whether both have one paragraph of the body, the same object. */
	shares(at: number, other: Layout, otherAt: number): boolean {
		if (at < this.#head.length || otherAt < other.#head.length) return false;
		return (
			this.#paragraphs[at - this.#head.length] === other.#paragraphs[otherAt - other.#head.length]
		);
	}

	isSame(cell: Cell, at: number): boolean {
		const own = this.#head[at];
		if (!own) return cell.place === 'body' && cell.paragraph.text === this.paragraphAt(at).text;
		return (
			cell.paragraph.text === own.paragraph.text && cell.place === own.place && cell.key === own.key
		);
	}
}

/** The cells of a draft as they stand in it. */
interface Kept {
	readonly cells: readonly Cell[];
	readonly layout: Layout;
	/** Those of the cells that are loud, in text order. */
	readonly loud: readonly Cell[];
}

/** How many cells at both ends are those of the earlier draft. Paragraphs are asked first: cells lie far apart. */
function sameEnds({ cells, layout: old }: Kept, layout: Layout) {
	const most = Math.min(cells.length, layout.length);
	const by = layout.length - cells.length;
	const isSame = (was: number, at: number): boolean =>
		layout.shares(at, old, was) || layout.isSame(cells[was]!, at);
	let head = 0;
	while (head < most && isSame(head, head)) head++;
	let tail = 0;
	while (tail < most - head) {
		const last = cells.length - 1 - tail;
		if (!isSame(last, last + by)) break;
		tail++;
	}
	return { head, tail };
}

type Check = (stretches: readonly Stretch[]) => readonly StretchResult[];

/** Results of stretches between ends that did not change; those of a text that stood there before are known. */
function resultsOf(
	stretches: readonly Stretch[],
	old: readonly Cell[],
	check: Check,
): readonly StretchResult[] {
	const known = new Map(old.map((c) => [nameOf(c.place, c.key, c.paragraph.text), c.result]));
	const found = stretches.map(({ paragraph, place, key }) =>
		paragraph.text === '' ? nothing : known.get(nameOf(place, key, paragraph.text)),
	);
	const fresh = check(stretches.filter((_, i) => found[i] === undefined));
	let next = 0;
	return found.map((result) => result ?? fresh[next++]!);
}

/** Moves cells that were kept to where they stand now. @returns whether none of them moved. */
function settle(
	{ cells, layout: old }: Kept,
	{ from, to }: Span,
	layout: Layout,
	by: number,
): boolean {
	let stands = true;
	for (let at = from; at < to; at++) {
		if (layout.shares(at + by, old, at)) continue;
		const [cell, paragraph] = [cells[at]!, layout.paragraphAt(at + by)];
		if (cell.paragraph.from !== paragraph.from) stands = false;
		cell.move(paragraph);
	}
	return stands;
}

/** The loud cells after a change, of which those that were kept have settled. */
function loudAfter(
	loud: readonly Cell[],
	removed: readonly Cell[],
	added: readonly Cell[],
): readonly Cell[] {
	const gone = new Set(removed.filter((cell) => cell.isLoud));
	const left = gone.size === 0 ? [...loud] : loud.filter((cell) => !gone.has(cell));
	for (const cell of added) if (cell.isLoud) insert(left, cell);
	return left;
}

/**
 * Keeps what is known of the stretches of the last draft: only those that changed are checked anew, and
 * findings before an edit are the same objects as before.
 */
export function createCells(rules: readonly Rule[], check: Check) {
	let kept: Kept | undefined;
	let under: Grounds | undefined;

	function make(stretches: readonly Stretch[], old: readonly Cell[], grounds: Grounds): Cell[] {
		const results = resultsOf(stretches, old, check);
		return stretches.map((stretch, i) => {
			const result = results[i]!;
			const findings = result.findings.flatMap(([rule, found]) =>
				told(
					rules[rule]!,
					found,
					grounds.severities[rule]!,
					grounds.settings,
					stretch.paragraph.from,
				),
			);
			return new Cell(stretch, result, findings);
		});
	}

	return (draft: Draft, grounds: Grounds): Change => {
		const layout = new Layout(draft);
		// On other grounds the same results make other findings.
		const isSame = under !== undefined && areSame(grounds, under);
		const before: Kept = kept && isSame ? kept : { cells: [], layout, loud: [] };
		const { head, tail } = sameEnds(before, layout);
		const isKept = head + tail > 0;
		const next = layout.length - tail;
		const end = before.cells.length - tail;
		const removed = before.cells.slice(head, end);
		const stretches: Stretch[] = [];
		for (let at = head; at < next; at++) stretches.push(layout.at(at));
		const added = make(stretches, isKept ? removed : [], grounds);
		const last = before.cells[end];
		const at = last?.paragraph.from ?? Infinity;
		const by = last ? layout.paragraphAt(next).from - at : 0;
		const cells = before.cells.slice(0, head).concat(added, before.cells.slice(end));
		const stands = settle(before, { from: 0, to: head }, layout, 0);
		settle(before, { from: end, to: before.cells.length }, layout, next - end);
		const loud = loudAfter(before.loud, removed, added);
		kept = { cells, layout, loud };
		under = grounds;
		return { cells, loud, removed, added, next, at, by, isPlain: isKept && stands };
	};
}
