import { createRequire } from 'node:module';
import * as path from 'node:path';
import { createIntlSegmenter } from '../core/segment/intl';
import type { Segmenter } from '../core/segment/segmenter';
import { dictionaryFiles } from './jieba-files';

interface Addon {
	load(dict: string, hmm: string, user: string, idf: string, stopWords: string): boolean;
	/** @param hmm whether unknown words are guessed. */
	cut(text: string, hmm: boolean): string[];
}

function loadAddon(folder: string): Addon {
	const file = path.join(folder, 'nodejieba.node');
	// Not through the package's own index.js: it assigns to undeclared globals and wants node_modules.
	const addon = createRequire(file)(file) as Partial<Addon>;
	if (typeof addon.load !== 'function' || typeof addon.cut !== 'function') {
		throw new TypeError('not the segmenter addon');
	}
	return addon as Addon;
}

/** Runs `work` with another working directory. Only for a process's main thread. */
function inFolder<T>(folder: string, work: () => T): T {
	const before = process.cwd();
	process.chdir(folder);
	try {
		return work();
	} finally {
		process.chdir(before);
	}
}

const totalLength = (words: readonly string[]): number =>
	words.reduce((sum, word) => sum + word.length, 0);

/**
 * Loads the dictionary 分词. Blocks for about a third of a second.
 *
 * A file that the addon cannot read ends the whole process, without an exception: call this only
 * after `checkJiebaFiles`. The addon opens files by narrow paths, which on Windows fails for a folder
 * with a Chinese name; so it is given bare names while its folder is the working directory.
 *
 * @param folder holds `nodejieba.node` and `dict/`.
 * @throws Error where the addon is not one for this platform.
 */
export function createJiebaSegmenter(folder: string): Segmenter {
	const addon = loadAddon(folder);
	const [dict, hmm, user, idf, stopWords] = dictionaryFiles;
	inFolder(path.join(folder, 'dict'), () => addon.load(dict, hmm, user, idf, stopWords));
	const fallback = createIntlSegmenter();
	const cut = (text: string, isGuessed: boolean): readonly string[] => {
		const words = addon.cut(text, isGuessed);
		// Never seen; a wrong length would shift every word behind it.
		return totalLength(words) === text.length ? words : fallback.cut(text);
	};
	return {
		kind: 'jieba',
		cut: (text) => cut(text, true),
		cutKnown: (text) => cut(text, false),
	};
}
