import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { smokeTest } from './build/smoke';
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
	await smokeTest(packed[0]!.file, 'intl');
	if (existsSync(join(root, 'dist', 'jieba', 'nodejieba.node'))) {
		const native = await pack(root, `${process.platform}-${process.arch}`);
		await smokeTest(native.file, 'jieba');
		packed.push(native);
	} else {
		console.warn('Without the segmenter’s addon there is only the package for all platforms.');
	}
	packed.forEach(print);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
