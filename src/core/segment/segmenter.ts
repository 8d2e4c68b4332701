/**
 * 分词 port. `cut` never throws; the words concatenated equal the input in length (UTF-16 units).
 */
export interface Segmenter {
	readonly kind: 'jieba' | 'intl';
	cut(text: string): readonly string[];
	/** The same by the dictionary alone: what no word is known for stands by itself. Absent: `cut` does so. */
	cutKnown?(text: string): readonly string[];
}
