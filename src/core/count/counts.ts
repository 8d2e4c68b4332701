/** The three counts of a text. Units: see each. */
export interface Counts {
	/** 字数: each Chinese character, Chinese mark and full-width form is one; each other run without spaces is one. */
	readonly words: number;
	/** 字符数（不计空格）: code points that are not white space. */
	readonly characters: number;
	/** 字符数（计空格）: code points except line breaks. */
	readonly charactersWithSpaces: number;
}
