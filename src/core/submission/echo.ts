/** A quotation of the passage that somebody objects to is shorter; what is longer is the text thrown back. */
const longest = 19;

/** Takes out of an answer's sentence what it repeats of a text that was sent. */
export type EchoFilter = (sentence: string) => string;

/** @param textOf what was sent; it is read and cut into pieces once, and only where an answer says much. */
export function createEchoFilter(textOf: () => string): EchoFilter {
	const size = longest + 1;
	let pieces: Set<string> | undefined;
	const piecesOf = (text: string): Set<string> => {
		const count = Math.max(0, text.length - longest);
		return new Set(Array.from({ length: count }, (_, at) => text.slice(at, at + size)));
	};
	return (sentence) => {
		if (sentence.length < size) return sentence;
		pieces ??= piecesOf(textOf());
		let kept = '';
		let at = 0;
		while (at < sentence.length) {
			let end = at;
			while (pieces.has(sentence.slice(end, end + size))) end++;
			kept += end === at ? sentence[at] : '……';
			at = end === at ? at + 1 : end + longest;
		}
		return kept;
	};
}
