import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pack, type Packed } from './build/vsix';

function print({ file, bytes, contents }: Packed): void {
	console.log(`${file}  ${(bytes / 1024 / 1024).toFixed(2)} MB`);
	for (const { path, packedBytes } of contents) {
		console.log(`  ${(packedBytes / 1024).toFixed(1).padStart(7)} kB  ${path}`);
	}
}

/**
 * `npm run package`: from dist/, a .vsix for this machine's platform, with the word segmenter's addon,
 * and one for all others, without.
 */
async function main(): Promise<void> {
	const root = join(__dirname, '..');
	const packed = [await pack(root, undefined)];
	if (existsSync(join(root, 'dist', 'jieba', 'nodejieba.node'))) {
		packed.push(await pack(root, `${process.platform}-${process.arch}`));
	} else {
		console.warn('Without the segmenter’s addon there is only the package for all platforms.');
	}
	packed.forEach(print);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
