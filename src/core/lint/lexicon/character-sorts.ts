/** Common characters, the only ones that lists of sorts hold. */
const first = 0x4e00;
const size = 0x5200;

/** How many sorts of a character are kept. */
const most = 3;

/** Whether characters are of one sort. */
export interface Sorts {
	/**
	 * Whether two characters have a sort in common.
	 * @param classes by number of a sort what it counts as; default: each by itself.
	 */
	shareOne(a: string, b: string, classes?: Readonly<Uint16Array>): boolean;
}

/**
 * Made at start, so it is a table of numbers and no map of strings.
 * @param lists the characters of each sort, e.g. all that are read alike; one may stand in several. The sorts are
 * numbered from 1.
 */
export function createSorts(lists: readonly string[]): Sorts {
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
		for (let i = 0; i < characters.length; i++) add(characters.charCodeAt(i), list + 1);
	}
	const placeOf = (one: string): number => (one.charCodeAt(0) - first) * most;
	return {
		shareOne(a, b, classes) {
			const [i, j] = [placeOf(a), placeOf(b)];
			for (let m = i; m < i + most; m++) {
				const sort = table[m] ?? 0;
				if (sort === 0) return false;
				for (let n = j; n < j + most; n++) {
					const other = table[n] ?? 0;
					if (other === 0) break;
					if (other === sort || (classes && classes[other] === classes[sort])) return true;
				}
			}
			return false;
		},
	};
}
