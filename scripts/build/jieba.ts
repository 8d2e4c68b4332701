import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLeanDictionary } from './lean-dict';
import { writeIfChanged } from './write-if-changed';

const SENTENCE = '全市前三季度新增市场主体两万余户';

/**
 * Loads the addon as the language server does, the dictionary's folder being the working directory, and
 * cuts a sentence. In a process of its own: with a bad dictionary the addon ends its process.
 */
const SMOKE = `
const addon = require(process.argv[1]);
addon.load('jieba.dict.utf8', 'hmm_model.utf8', 'user.dict.utf8', 'idf.utf8', 'stop_words.utf8');
process.stdout.write(addon.cut(process.argv[2], true).join('|'));
`;

/**
 * Puts the word segmenter into dist/jieba: the addon of this machine's platform and the dictionary.
 *
 * @returns the trial sentence, cut; undefined where the addon has not been built on this machine
 * @throws Error where the addon does not load with the dictionary or loses text
 */
export function placeJieba(root: string): string | undefined {
	const packageFolder = join(root, 'node_modules', 'nodejieba');
	const built = join(packageFolder, 'build', 'Release', 'nodejieba.node');
	const target = join(root, 'dist', 'jieba');
	const dictionary = join(target, 'dict');
	writeLeanDictionary(packageFolder, dictionary);
	if (!existsSync(built)) return undefined;
	const addon = join(target, 'nodejieba.node');
	writeIfChanged(addon, readFileSync(built));
	const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', SMOKE, addon, SENTENCE], {
		cwd: dictionary,
		encoding: 'utf8',
	});
	if (status !== 0 || stdout.replaceAll('|', '') !== SENTENCE || !stdout.includes('|三季度|')) {
		throw new Error(`The segmenter does not work with its dictionary: ${stdout}${stderr}`);
	}
	return stdout;
}
