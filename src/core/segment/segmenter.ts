/**
 * 分词 port. `cut` never throws; the words concatenated equal the input in length (UTF-16 units).
 */
export interface Segmenter {
	readonly kind: 'jieba' | 'intl';
	cut(text: string): readonly string[];
}
