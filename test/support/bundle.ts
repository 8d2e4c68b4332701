import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';
import { builtProgram } from './built';

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
	const name = path.basename(path.dirname(source));
	const outfile = path.join(dir, 'dist', `${name}.js`);
	const built = builtProgram(name);
	if (built !== undefined) {
		fs.mkdirSync(path.dirname(outfile));
		fs.copyFileSync(built, outfile);
		// What the programs share stands beside them.
		const rules = path.join(path.dirname(built), 'rules.js');
		fs.copyFileSync(rules, path.join(path.dirname(outfile), 'rules.js'));
		return outfile;
	}
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
