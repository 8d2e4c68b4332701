import type { Cell, Change } from './cells';

/** Where a cell that begins at an offset belongs in a list in text order. */
function placeFor(cells: readonly Cell[], from: number): number {
	let low = 0;
	let high = cells.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (cells[middle]!.paragraph.from < from) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** By rule, the cells that have items of it, in text order: most rules have items in few of thousands. */
export class Holders {
	readonly #lists: Cell[][];

	constructor(rules: number) {
		this.#lists = Array.from({ length: rules }, () => []);
	}

	of(rule: number): readonly Cell[] {
		return this.#lists[rule]!;
	}

	follow({ cells, removed, added, isPlain }: Change): void {
		if (!isPlain) {
			for (const list of this.#lists) list.length = 0;
			for (const cell of cells)
				for (const [rule] of cell.result.items) this.#lists[rule]!.push(cell);
			return;
		}
		for (const cell of removed) {
			for (const [rule] of cell.result.items) {
				const list = this.#lists[rule]!;
				list.splice(list.indexOf(cell), 1);
			}
		}
		for (const cell of added) {
			for (const [rule] of cell.result.items) {
				const list = this.#lists[rule]!;
				list.splice(placeFor(list, cell.paragraph.from), 0, cell);
			}
		}
	}
}
