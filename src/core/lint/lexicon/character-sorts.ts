/** Common characters, the only ones that lists of sorts hold. */
const first = 0x4e00;
const size = 0x5200;

/** How many sorts of a character are kept. */
const most = 3;

/** Whether characters are of one sort. */
export interface Sorts {
	/** Whether a character is of any sort. */
	has(one: string): boolean;
	/** Whether two characters have a sort in common. */
	shareOne(a: string, b: string): boolean;
}

/**
 * Made at start, so it is a table of numbers and no map of strings.
 * @param lists the characters of each sort, e.g. all that are read alike; one may stand in several.
 * @param sortOf the number of the sort of a list, above 0; default: each list is one.
 */
export function createSorts(
	lists: readonly string[],
	sortOf: (list: number) => number = (list) => list + 1,
): Sorts {
	const table = new Uint16Array(size * most);
	const add = (code: number, sort: number): void => {
		if (code < first || code >= first + size) return;
		for (let at = (code - first) * most, end = at + most; at < end; at++) {
			if (table[at] === sort) return;
			if (table[at] !== 0) continue;
			table[at] = sort;
			return;
		}
	};
	for (let list = 0; list < lists.length; list++) {
		const characters = lists[list]!;
		const sort = sortOf(list);
		for (let i = 0; i < characters.length; i++) add(characters.charCodeAt(i), sort);
	}
	const placeOf = (one: string): number => (one.charCodeAt(0) - first) * most;
	return {
		has: (one) => (table[placeOf(one)] ?? 0) !== 0,
		shareOne(a, b) {
			const [i, j] = [placeOf(a), placeOf(b)];
			for (let m = i; m < i + most; m++) {
				const sort = table[m] ?? 0;
				if (sort === 0) return false;
				for (let n = j; n < j + most; n++) if (table[n] === sort) return true;
			}
			return false;
		},
	};
}
