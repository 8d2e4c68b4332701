import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { createAnalyzer as CreateAnalyzer } from '../../src/core/lint/engine';
import type { Rule } from '../../src/core/lint/rule';
import type { createIntlSegmenter as CreateIntlSegmenter } from '../../src/core/segment/intl';
import type { defaultCatalogue as DefaultCatalogue } from '../../src/core/vehicle/catalogue';

/** The checker as it ships: one file, minified. */
export interface Engine {
	readonly createAnalyzer: typeof CreateAnalyzer;
	readonly createIntlSegmenter: typeof CreateIntlSegmenter;
	readonly defaultCatalogue: typeof DefaultCatalogue;
	/** Every rule there is a file of. */
	readonly rules: readonly Rule[];
}

/** Bundles the engine with the settings of the build: run from its sources it would be slower. */
export async function loadEngine(root: string): Promise<Engine> {
	const core = join(root, 'src', 'core');
	const files = readdirSync(join(core, 'lint', 'rules')).filter((file) => file !== 'index.ts');
	const contents = [
		...files.map((file, i) => `import rule${i} from './lint/rules/${file.slice(0, -3)}';`),
		`export const rules = [${files.map((_, i) => `rule${i}`).join(', ')}];`,
		"export { createAnalyzer } from './lint/engine';",
		"export { createIntlSegmenter } from './segment/intl';",
		"export { defaultCatalogue } from './vehicle/catalogue';",
	].join('\n');
	const outfile = join(root, '.cache', 'bench', 'engine.cjs');
	await build({
		stdin: { contents, resolveDir: core, loader: 'ts' },
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		mainFields: ['module', 'main'],
		minify: true,
		charset: 'utf8',
		logLevel: 'error',
	});
	return createRequire(outfile)(outfile) as Engine;
}
