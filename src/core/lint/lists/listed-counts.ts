import { bracketReaders } from './bracketed-lists';
import { chainReaders, chainsBehindReaders } from './chain-lists';
import { clauseReaders } from './clause-lists';
import {
	readCounts,
	readLists,
	type CountedList,
	type CountReader,
	type ListReader,
} from './counted-list';
import { wrongCountedWords } from './counted-words';
import { kindReaders } from './kind-lists';
import { gradeReaders, levelReaders } from './level-lists';
import { beforeReaders } from './lists-before';
import { wrongListsBehind } from './lists-behind';
import { namedPlaceReaders } from './named-places';
import { namesBeforeReaders } from './names-before';
import { partReaders } from './numbered-parts';
import { quotedReaders, quotesBehindReaders } from './quoted-lists';
import { summedReaders } from './summed-lists';
import { clauseItemReaders } from './told-in-clauses';

/** Found by what stands at their number. */
const atCounts: readonly CountReader[] = [
	...quotesBehindReaders,
	...bracketReaders,
	...gradeReaders,
	...kindReaders,
	...partReaders,
	...chainsBehindReaders,
	...clauseReaders,
	...beforeReaders,
	...namedPlaceReaders,
	...namesBeforeReaders,
	...clauseItemReaders,
];

/** Found by what stands before their number. */
const byLists: readonly ListReader[] = [
	...quotedReaders,
	...levelReaders,
	...chainReaders,
	...summedReaders,
];

/**
 * Numbers beside a list of another length, by the form of the list: each form has a module of its own.
 * @param counts offsets of the numbers that may count a list, of `countsIn`; where there are none, no list is
 *   looked for.
 */
export const wrongListedCounts = (
	text: string,
	counts: readonly number[],
): readonly CountedList[] =>
	counts.length === 0
		? []
		: [
				...wrongCountedWords(text),
				...readLists(byLists, text),
				...readCounts(atCounts, text, counts),
				...wrongListsBehind(text, counts),
			];
