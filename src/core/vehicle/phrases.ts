import data from './phrases.json';

/** A set phrase of the trade, offered by its Chinese name or its pinyin initials. */
export interface Phrase {
	readonly name: string;
	/** What is typed for it; the first is its Chinese name. */
	readonly prefix: readonly string[];
	/** Snippet syntax, one paragraph a line. */
	readonly body: readonly string[];
	readonly description: string;
}

export const phrases: readonly Phrase[] = data;
