import type { Segmenter } from './segmenter';

/**
 * Intl.Segmenter is super-linear on some engines, so long input is cut into pieces of this many
 * UTF-16 units first; a word on the seam is lost, which a veto can bear.
 */
const longestPiece = 2000;

/** Fallback 分词 without a dictionary. Words are those of the engine's own Chinese segmentation. */
export function createIntlSegmenter(): Segmenter {
	const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
	return {
		kind: 'intl',
		cut(text) {
			const words: string[] = [];
			for (let at = 0; at < text.length; at += longestPiece) {
				for (const { segment } of segmenter.segment(text.slice(at, at + longestPiece))) {
					words.push(segment);
				}
			}
			return words;
		},
	};
}
