/** Stands for a masked character; no rule's trigger or context contains it. */
export const maskCharacter = '\uFFFC';

/**
 * Replaces what stands between pairs of marks by U+FFFC, marks included, keeping the length.
 * A mark without its partner masks nothing.
 * @param pairs pairs of opening and closing mark, e.g. `['《', '》']`; each pair nests in itself.
 */
export function maskBetween(text: string, pairs: readonly (readonly [string, string])[]): string {
	let masked = text;
	for (const [open, close] of pairs) {
		if (masked.includes(open)) masked = maskPair(masked, open, close);
	}
	return masked;
}

function maskPair(text: string, open: string, close: string): string {
	let out = '';
	let done = 0;
	let depth = 0;
	let start = 0;
	for (let at = 0; at < text.length; at++) {
		const c = text.charAt(at);
		if (c === open) {
			if (depth === 0) start = at;
			depth++;
		} else if (c === close && depth > 0 && --depth === 0) {
			out += text.slice(done, start) + maskCharacter.repeat(at + 1 - start);
			done = at + 1;
		}
	}
	return out + text.slice(done);
}

/** Titles of documents and works: 《》. */
export const maskTitles = (text: string): string => maskBetween(text, [['《', '》']]);

/** Titles and quoted words: 《》 and “”. */
export const maskQuoted = (text: string): string =>
	maskBetween(text, [
		['《', '》'],
		['“', '”'],
	]);
