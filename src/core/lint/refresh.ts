/** The last change of a text, as far as it tells whether the writer is still composing. */
export interface LastChange {
	/** What was put in; empty for a deletion. */
	readonly inserted: string;
	/** The line from its start up to the caret, i.e. up to the end of what was put in. */
	readonly lineBefore: string;
}

/** Milliseconds of quiet after which findings are computed anew. */
export const usualDelay = 600;
/** The same while pinyin stands at the caret that an input method will replace. */
export const composingDelay = 2000;

/** An input method puts at most a few letters at once; more is a paste. */
const longestKeystroke = 12;

/** No input method shows more than this of what it composes. */
const longestRun = 60;

// Pinyin as input methods show it while composing: letters, parted by ' or a space.
const pinyinAtEnd = /[a-z](?:['\u2019 ]?[a-z])*['\u2019]?$/i;
const chinese = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—]/u;

/**
 * How long to wait after a change before findings are shown anew. The editor tells nobody that an
 * input method is composing, and meanwhile the pinyin really stands in the text: letters just typed at
 * the end of a line that holds Chinese, or at its start, are taken for pinyin.
 */
export function refreshDelay({ inserted, lineBefore }: LastChange): number {
	if (inserted === '' || inserted.length > longestKeystroke) return usualDelay;
	if (!/[a-z'\u2019]$/i.test(inserted)) return usualDelay;
	const line = lineBefore.slice(-2 * longestRun);
	const run = pinyinAtEnd.exec(line)?.[0] ?? '';
	if (run === '' || run.length > longestRun) return usualDelay;
	const before = line.slice(0, line.length - run.length);
	const opensLine = before.trim() === '' && !run.includes(' ');
	return opensLine || chinese.test(before.trimEnd()) ? composingDelay : usualDelay;
}
