import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';

const root = path.join(__dirname, '..', '..');

/**
 * Makes one file of a program, as the build does, in a folder of its own that goes away with the test
 * run: the tests see the sources as they are now, and leave `dist` alone.
 * @param source from the root, e.g. `src/cli/main.ts`.
 * @returns the file, in a folder `dist`.
 */
export async function makeBundle(source: string): Promise<string> {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'zwxx-bundle-'));
	process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
	fs.copyFileSync(path.join(root, 'package.json'), path.join(dir, 'package.json'));
	const outfile = path.join(dir, 'dist', `${path.basename(path.dirname(source))}.js`);
	await build({
		absWorkingDir: root,
		entryPoints: [source],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		mainFields: ['module', 'main'],
		logLevel: 'error',
	});
	return outfile;
}
