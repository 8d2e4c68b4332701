import type { Paragraph } from '../draft/draft';
import type { Cell, Change } from './cells';
import type { LintFinding } from './engine';
import type { Kinship, Placed } from './rule';
import { carried } from './shift-finding';
import { insert } from './text-order';

type Key = string | number;

/** An item where its cell stands now. */
class Member implements Placed<unknown> {
	readonly cell: Cell;
	readonly item: unknown;

	constructor(cell: Cell, item: unknown) {
		this.cell = cell;
		this.item = item;
	}

	get paragraph(): Paragraph {
		return this.cell.paragraph;
	}
}

/** What is said of a group of kin. */
export type Compare = (kin: readonly Placed<unknown>[]) => readonly LintFinding[];

/**
 * The items of one rule by key, and what was said of those that have kin: an edit costs the groups that
 * it touched.
 */
export class KinIndex {
	readonly #rule: number;
	readonly #kinship: Kinship<unknown>;
	/** Nearly all items stand alone. */
	readonly #alone = new Map<Key, Member>();
	readonly #groups = new Map<Key, Member[]>();
	readonly #told = new Map<Key, readonly LintFinding[]>();
	#isReady = false;

	constructor(rule: number, kinship: Kinship<unknown>) {
		this.#rule = rule;
		this.#kinship = kinship;
	}

	/**
	 * @returns what is said of all groups now.
	 * @throws what `compare` throws; the next call says everything anew.
	 */
	update(change: Change, compare: Compare): Iterable<readonly LintFinding[]> {
		const isKnown = this.#isReady && change.isPlain;
		this.#isReady = false;
		if (isKnown) this.#follow(change, compare);
		else this.#begin(change.cells, compare);
		this.#isReady = true;
		return this.#told.values();
	}

	#begin(cells: readonly Cell[], compare: Compare): void {
		this.#alone.clear();
		this.#groups.clear();
		this.#told.clear();
		for (const cell of cells) this.#add(cell);
		for (const [key, group] of this.#groups) this.#tell(key, compare(group));
	}

	#follow({ removed, added, at, by }: Change, compare: Compare): void {
		const touched = new Set<Key>();
		for (const cell of removed) this.#remove(cell, touched);
		for (const cell of added) this.#add(cell, touched);
		for (const [key, findings] of this.#told) {
			if (!touched.has(key)) this.#told.set(key, carried(findings, by, at));
		}
		for (const key of touched) {
			const group = this.#groups.get(key);
			this.#tell(key, group ? compare(group) : []);
		}
	}

	#tell(key: Key, findings: readonly LintFinding[]): void {
		if (findings.length > 0) this.#told.set(key, findings);
		else this.#told.delete(key);
	}

	#add(cell: Cell, touched?: Set<Key>): void {
		for (const item of cell.itemsOf(this.#rule) ?? []) {
			const key = this.#kinship.keyOf(item);
			if (key === undefined) continue;
			touched?.add(key);
			const member = new Member(cell, item);
			const group = this.#groups.get(key);
			const other = group ? undefined : this.#alone.get(key);
			if (group) insert(group, member);
			else if (!other) this.#alone.set(key, member);
			else {
				this.#alone.delete(key);
				const pair = [other];
				insert(pair, member);
				this.#groups.set(key, pair);
			}
		}
	}

	#remove(cell: Cell, touched: Set<Key>): void {
		for (const item of cell.itemsOf(this.#rule) ?? []) {
			const key = this.#kinship.keyOf(item);
			if (key === undefined) continue;
			touched.add(key);
			const group = this.#groups.get(key);
			if (group) this.#leave(key, group, cell);
			else if (this.#alone.get(key)?.cell === cell) this.#alone.delete(key);
		}
	}

	/** Takes what stands in a cell out of a group; of a pair one is left alone. */
	#leave(key: Key, group: Member[], cell: Cell): void {
		const first = group.findIndex((member) => member.cell === cell);
		if (first < 0) return;
		let end = first;
		while (group[end]?.cell === cell) end++;
		group.splice(first, end - first);
		if (group.length > 1) return;
		this.#groups.delete(key);
		if (group[0]) this.#alone.set(key, group[0]);
	}
}
