/**
 * Words for a place where the editor makes `[…](command:…)` a link that runs the command: its notices
 * and the lines of its input boxes. What a receiving system or a file says must not become one.
 */
export const plainWords = (text: string): string => text.replaceAll('](', '] (');

/** Words for one line: without what would break the line or turn its reading around. */
export const oneLine = (text: string): string =>
	text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();

/** Words for a place that reads Markdown, where a picture would be fetched from anywhere. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>!~|#&]/gu, '\\$&');
