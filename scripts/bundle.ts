import { join } from 'node:path';
import { analyzeMetafile } from 'esbuild';
import { bundleAll } from './build/bundles';
import { placeJieba } from './build/jieba';
import { notices } from './build/notices';
import { writeIfChanged } from './build/write-if-changed';

/**
 * `npm run build`: everything that runs, into dist/. `-- --report` also prints what each bundle is made
 * of; `-- --allow-missing` leaves out programs that are not there yet.
 */
async function main(): Promise<void> {
	const root = join(__dirname, '..');
	// First, and untouched where nothing changed: an editor or test may be running from dist/.
	const cut = placeJieba(root);
	const bundles = await bundleAll(root, process.argv.includes('--allow-missing'));
	const shipped = bundles.filter((bundle) => bundle.shipped).map((bundle) => bundle.metafile);
	writeIfChanged(join(root, 'dist', 'NOTICES.txt'), notices(root, shipped));
	for (const { file, bytes, metafile } of bundles) {
		console.log(`${file}  ${(bytes / 1024).toFixed(0)} kB`);
		if (process.argv.includes('--report')) console.log(await analyzeMetafile(metafile));
	}
	console.log(cut === undefined ? 'dist/jieba: without the addon' : `dist/jieba: ${cut}`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
