import type { Paragraph } from '../draft/draft';
import type { Cell, Change } from './cells';
import type { Collected, Place } from './rule';
import { insert } from './text-order';

/** What one rule collected from a cell, where the cell stands now. */
class Holding implements Collected<unknown> {
	readonly cell: Cell;
	readonly items: readonly unknown[];
	#maker: unknown;
	#made: unknown;

	constructor(cell: Cell, items: readonly unknown[]) {
		this.cell = cell;
		this.items = items;
	}

	get paragraph(): Paragraph {
		return this.cell.paragraph;
	}

	get place(): Place {
		return this.cell.place;
	}

	once<U>(make: (own: Collected<unknown>) => U): U {
		if (this.#maker !== make) {
			this.#made = make(this);
			this.#maker = make;
		}
		// What is kept is what this maker gave.
		return this.#made as U;
	}
}

/** By rule, what it collected, in text order: most rules have items in few of thousands of cells. */
export class Holders {
	readonly #lists: Holding[][];

	constructor(rules: number) {
		this.#lists = Array.from({ length: rules }, () => []);
	}

	of(rule: number): readonly Collected<unknown>[] {
		return this.#lists[rule]!;
	}

	follow({ cells, removed, added, isPlain }: Change): void {
		if (!isPlain) {
			for (const list of this.#lists) list.length = 0;
			for (const cell of cells)
				for (const [rule, items] of cell.result.items)
					this.#lists[rule]!.push(new Holding(cell, items));
			return;
		}
		for (const cell of removed) {
			for (const [rule] of cell.result.items) {
				const list = this.#lists[rule]!;
				list.splice(
					list.findIndex((one) => one.cell === cell),
					1,
				);
			}
		}
		for (const cell of added) {
			for (const [rule, items] of cell.result.items) {
				const list = this.#lists[rule]!;
				insert(list, new Holding(cell, items));
			}
		}
	}
}
