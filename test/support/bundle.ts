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
		const [from, to] = [path.dirname(built), path.dirname(outfile)];
		fs.mkdirSync(to);
		// With what it loads: that stands beside it.
		for (const file of fs.readdirSync(from).filter((each) => each.endsWith('.js')))
			fs.copyFileSync(path.join(from, file), path.join(to, file));
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
