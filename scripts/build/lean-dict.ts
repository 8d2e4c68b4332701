import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeIfChanged } from './write-if-changed';

/** Rarer words cost two thirds of the memory and loading time and make cutting worse, not better. */
const LEAST_FREQUENCY = 10;

/**
 * Lines `word frequency tag` of at least the least frequency, in their order. What part of speech a word is
 * nobody asks, but the reader wants three columns: one tag for all packs best.
 */
function frequentEntries(dictionary: string): string {
	const lines = dictionary.split('\n').flatMap((line) => {
		const [word, frequency] = line.split(' ');
		const isFrequent = frequency !== undefined && Number(frequency) >= LEAST_FREQUENCY;
		return isFrequent ? [`${word!} ${frequency} n`] : [];
	});
	return lines.join('\n') + '\n';
}

/** Logarithms of probabilities: behind the third decimal they decide nothing and only fill the package. */
const shortened = (model: string): string => model.replace(/(?<=\.\d{3})\d+/gu, '');

const probability = (entry: string): number => Number(entry.split(':')[1]);

/** The lists `character:probability,…` in the order of the probabilities, in which they pack best; the reader makes a table of each. */
const sorted = (model: string): string =>
	model.replace(/^.:-[^\n]+$/gmu, (list) =>
		list
			.split(',')
			.sort((a, b) => probability(a) - probability(b) || (a < b ? -1 : 1))
			.join(','),
	);

/**
 * Writes the dictionaries that the segmenter needs, made from those of the nodejieba package: the same
 * input gives the same bytes.
 *
 * The keyword extractor, which nobody here calls, reads its frequencies and stop words at loading and
 * insists on them: one line each is the least it accepts. The user dictionary must exist and be
 * readable; an entry without a frequency would make cutting worse, so it has one, of this trade.
 */
export function writeLeanDictionary(packageFolder: string, target: string): void {
	const source = join(packageFolder, 'submodules', 'cppjieba', 'dict');
	const read = (name: string) => readFileSync(join(source, name), 'utf8');
	const firstLine = (name: string) => (read(name).split('\n')[0] ?? '') + '\n';
	const files: Record<string, string> = {
		'jieba.dict.utf8': frequentEntries(read('jieba.dict.utf8')),
		'hmm_model.utf8': sorted(shortened(read('hmm_model.utf8'))),
		'user.dict.utf8': '政务信息 100 n\n',
		'idf.utf8': firstLine('idf.utf8'),
		'stop_words.utf8': firstLine('stop_words.utf8'),
	};
	for (const [name, text] of Object.entries(files)) writeIfChanged(join(target, name), text);
}
