import * as fs from 'node:fs';
import * as path from 'node:path';

/** The segmenter as the build places it. Throws where set-up has not been run. */
export function jiebaFolder(): string {
	const folder = path.join(__dirname, '..', '..', 'dist', 'jieba');
	if (fs.existsSync(path.join(folder, 'nodejieba.node'))) return folder;
	throw new Error('dist/jieba has no addon: run `npm run setup` and `npm run build` first');
}
