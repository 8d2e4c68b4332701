import type { Paragraph } from '../draft/draft';

interface Standing {
	readonly paragraph: Paragraph;
}

/** How many things of a list in text order begin before an offset. */
export function countBefore(list: readonly Standing[], from: number): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (list[middle]!.paragraph.from < from) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Puts a thing where it stands in a list in text order, behind those of its paragraph. */
export function insert<T extends Standing>(list: T[], one: T): void {
	list.splice(countBefore(list, one.paragraph.from + 1), 0, one);
}
