import { bracketReaders } from './bracketed-lists';
import { chainReaders } from './chain-lists';
import { clauseReaders } from './clause-lists';
import { readLists, type CountedList, type ListReader } from './counted-list';
import { levelReaders } from './level-lists';
import { partReaders } from './numbered-parts';
import { namedPlaceReaders } from './named-places';
import { parallelReaders } from './parallel-lists';
import { quotedReaders } from './quoted-lists';
import { summedReaders } from './summed-lists';
import { thingReaders } from './thing-lists';

const readers: readonly ListReader[] = [
	...quotedReaders,
	...bracketReaders,
	...levelReaders,
	...partReaders,
	...chainReaders,
	...clauseReaders,
	...summedReaders,
	...thingReaders,
	...parallelReaders,
	...namedPlaceReaders,
];

/** Numbers beside a list of another length, by the form of the list: each form has a module of its own. */
export const wrongListedCounts = (text: string): readonly CountedList[] => readLists(readers, text);
