import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

function script(root: string, name: string): { readonly ok: boolean; readonly output: string } {
	const args = ['--import', 'tsx', join('scripts', name)];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
	});
	return { ok: status === 0, output: stdout + stderr };
}

/**
 * Bundles and packs.
 *
 * @returns the package for this machine, else the one without native parts; undefined where packing
 * failed, which leaves desk and command line
 * @throws Error where the programs could not be bundled
 */
export function buildAndPack(root: string): string | undefined {
	const built = script(root, 'bundle.ts');
	if (!built.ok) throw new Error(built.output);
	const packed = script(root, 'package.ts');
	if (!packed.ok) console.error(packed.output);
	const own = join(root, '.cache', `zwxx-${process.platform}-${process.arch}.vsix`);
	const native = existsSync(join(root, 'dist', 'jieba', 'nodejieba.node'));
	if (!packed.ok) return undefined;
	return native ? own : join(root, '.cache', 'zwxx.vsix');
}
