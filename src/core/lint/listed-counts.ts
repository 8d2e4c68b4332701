import { bracketReaders } from './bracketed-lists';
import { chainReaders } from './chain-lists';
import { clauseReaders } from './clause-lists';
import { readLists, type CountedList, type ListReader } from './counted-list';
import { kindReaders } from './kind-lists';
import { levelReaders } from './level-lists';
import { partReaders } from './numbered-parts';
import { namedPlaceReaders } from './named-places';
import { quotedReaders } from './quoted-lists';
import { summedReaders } from './summed-lists';
import { beforeReaders } from './lists-before';

const readers: readonly ListReader[] = [
	...quotedReaders,
	...bracketReaders,
	...levelReaders,
	...kindReaders,
	...partReaders,
	...chainReaders,
	...clauseReaders,
	...summedReaders,
	...beforeReaders,
	...namedPlaceReaders,
];

/** Numbers beside a list of another length, by the form of the list: each form has a module of its own. */
export const wrongListedCounts = (text: string): readonly CountedList[] => readLists(readers, text);
