/** “” inside other quotation marks become ‘’ and the other way round (GB/T 15834, 4.8). */
const inner: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '‘': '“', '’': '”' };

const asInner = (text: string): string =>
	/[“”]/u.test(text) ? text.replace(/[“”‘’]/gu, (mark) => inner[mark] ?? mark) : text;

/**
 * Quotes the writer's words in a message.
 * @param most the longest that is quoted whole, in characters.
 */
export function quote(text: string, most = 20): string {
	const characters = [...text.slice(0, most * 2 + 1)];
	return characters.length > most
		? `“${asInner(characters.slice(0, most).join(''))}……”`
		: `“${asInner(text)}”`;
}
