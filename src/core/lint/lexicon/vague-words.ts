import { createWordTable } from './word-table';
import vagueQuantity from './vague-quantity.json';

/**
 * What a vague word needs behind it to be a vague quantity. `any`: a noun, also one that is not in
 * the tables; `head`: a countable noun of the tables; `near`: the same with nothing unknown before it
 * (少量蒸气在市医院); `counted`: the classifier is in the word
 * itself; `classed`: the same with a noun of the tables, nothing unknown before it; `measured`: a classifier, unit or noun; `casualty`: a word for harm in its clause;
 * `figure`: a number; `none`: nothing.
 */
export type Needs =
	'any' | 'head' | 'near' | 'counted' | 'classed' | 'measured' | 'casualty' | 'figure' | 'none';

export interface VagueWord {
	readonly needs: Needs;
	/** Where the text before the word matches, the characters mean something else. */
	readonly before: RegExp | undefined;
	/** The same for the text behind it; of words with a classifier from their classifier on (家庭, 名额). */
	readonly after: RegExp | undefined;
}

interface Entry {
	readonly words: string;
	/** Each word stands before each of them: 多台, 几艘. */
	readonly classifiers?: string;
	readonly noun: string;
	readonly before?: string;
	readonly after?: string;
}

const compile = ({
	words,
	classifiers = '',
	noun,
	before,
	after,
}: Entry): (readonly [string, VagueWord])[] => {
	const word: VagueWord = {
		needs: noun as Needs,
		before: before === undefined ? undefined : new RegExp(`(?:${before})$`, 'u'),
		after: after === undefined ? undefined : new RegExp(`^(?:${after})`, 'u'),
	};
	return words
		.split(' ')
		.flatMap((lead) =>
			classifiers.split(' ').map((classifier) => [lead + classifier, word] as const),
		);
};

const entries = vagueQuantity.words.flatMap(compile);

/** The words in question, for triggers. */
export const vagueTriggers: readonly string[] = entries.map(([word]) => word);

/** Look-up of a vague word at an offset; the longest one counts. */
export const vagueWords = createWordTable(entries);
