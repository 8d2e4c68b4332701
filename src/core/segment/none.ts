import type { Segmenter } from './segmenter';

/** No 分词 at all: the whole text is one word, so nothing is ever vetoed. */
export const noSegmenter: Segmenter = { kind: 'intl', cut: (text) => [text] };
