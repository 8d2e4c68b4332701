import { diffArrays } from 'diff';

/** A run of text that stayed, came or went. */
export interface Piece {
	readonly kind: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** Beyond this many characters together, lines are compared, not words. */
const wordsUpTo = 60_000;
/** Edits after which a comparison is given up as meaningless; bounds its time. */
const maxEditLength = 800;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words; within a number, each sign by itself would mislead (41.3% is one figure). */
const toWords = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);

const toLines = (text: string): string[] => text.split(/(?<=\n)/u);

function compareBy(split: (text: string) => string[], before: string, after: string) {
	const parts = diffArrays(split(before), split(after), { maxEditLength });
	return parts?.map(({ added, removed, value }): Piece => {
		const kind = added ? 'added' : removed ? 'removed' : 'same';
		return { kind, text: value.join('') };
	});
}

/** What became of a text, in its order: word by word, line by line where it is long. */
export function compareTexts(before: string, after: string): readonly Piece[] {
	if (before === after) return [{ kind: 'same', text: after }];
	const isShort = before.length + after.length <= wordsUpTo;
	return (
		(isShort ? compareBy(toWords, before, after) : undefined) ??
		compareBy(toLines, before, after) ?? [
			{ kind: 'removed', text: before },
			{ kind: 'added', text: after },
		]
	);
}
