import * as prettier from 'prettier';
import { ruleIndex, type GeneratedFile } from './rule-index';

/**
 * Every generated file. One is written by the caller before the next is asked for, since later ones
 * import earlier ones.
 * @param root the project's root folder.
 */
export async function* generatedFiles(root: string): AsyncGenerator<GeneratedFile> {
	const options = await prettier.resolveConfig(`${root}/package.json`);
	const index = ruleIndex(root);
	const content = await prettier.format(index.content, { ...options, parser: 'typescript' });
	yield { ...index, content };
	const { contentFiles } = await import('./content-files');
	yield* contentFiles(root);
}
