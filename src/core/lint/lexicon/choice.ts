/** Where the context speaks against the word that is written. All that is given must hold. */
interface Against {
	/** What the text before, from the sentence's beginning, ends with. */
	readonly after?: RegExp;
	readonly notAfter?: RegExp;
	/** What the text behind, to the sentence's end, begins with. */
	readonly before?: RegExp;
	readonly notBefore?: RegExp;
}

/** Two right words of which the context wants the other one. */
export interface Choice {
	readonly written: string;
	readonly use: string;
	/** How the two differ, one clause. */
	readonly sense: string;
	/** The context leaves no doubt: a warning. */
	readonly sure?: true;
	readonly against: readonly Against[];
}

type Source = readonly [after: string, before: string, notAfter?: string, notBefore?: string];

const compile = ([after, before, notAfter = '', notBefore = '']: Source): Against => ({
	...(after !== '' && { after: new RegExp(`(?:${after})$`, 'u') }),
	...(before !== '' && { before: new RegExp(`^(?:${before})`, 'u') }),
	...(notAfter !== '' && { notAfter: new RegExp(`(?:${notAfter})$`, 'u') }),
	...(notBefore !== '' && { notBefore: new RegExp(`^(?:${notBefore})`, 'u') }),
});

/**
 * One choice.
 * @param words what is written and what is meant, with a space between.
 * @param sense how the two differ, one clause.
 * @param sources contexts as sources of expressions, any of which speaks against the written word.
 */
export const choice = (
	words: string,
	sense: string,
	sources: readonly Source[],
	sure?: true,
): Choice => {
	const [written = '', use = ''] = words.split(' ');
	return { written, use, sense, against: sources.map(compile), ...(sure && { sure }) };
};
