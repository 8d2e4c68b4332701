import { basename, join } from 'node:path';
import { build as bundle, type Metafile, type Plugin } from 'esbuild';

/** One program: its main source file and the file in dist/ that is made of it. */
interface Entry {
	readonly name: string;
	readonly source: string;
	/** Whether it goes into the extension's package. */
	readonly shipped: boolean;
	/** Loaded by the others only when it is needed, by a dynamic import of its source. */
	readonly lazy?: boolean;
	/** Loaded by the others from its own file, so that it is in the package once. */
	readonly shared?: boolean;
	readonly banner?: string;
	/** Run by a loader of ours, which gives `require` but cannot `import`. */
	readonly requires?: boolean;
	/** Packages stay in node_modules: it runs from there only and has native parts. */
	readonly packagesStay?: boolean;
}

const ENTRIES: readonly Entry[] = [
	{ name: 'extension', source: 'src/client/extension.ts', shipped: true },
	{ name: 'server', source: 'src/server/main.ts', shipped: true },
	{ name: 'cli', source: 'src/cli/launch.ts', shipped: true, banner: '#!/usr/bin/env node' },
	{ name: 'cli-program', source: 'src/cli/main.ts', shipped: true, requires: true },
	{ name: 'rules', source: 'src/core/lint/rules/index.ts', shipped: true, shared: true },
	{ name: 'mapped-endpoint', source: 'src/node/mapped-endpoint.ts', shipped: true, lazy: true },
	{ name: 'docx', source: 'src/node/docx-sheet.ts', shipped: true, lazy: true },
	{ name: 'desk', source: 'src/desk/main.ts', shipped: false, packagesStay: true },
];

export interface Bundle {
	readonly name: string;
	readonly file: string;
	readonly bytes: number;
	readonly shipped: boolean;
	readonly metafile: Metafile;
}

/**
 * `import('../node/docx-sheet')` becomes the loading of dist/docx.js at that moment, from whatever folder it is
 * written; shared ones always do.
 */
const filesOfTheirOwn: Plugin = {
	name: 'files-of-their-own',
	setup(build) {
		const { absWorkingDir = '' } = build.initialOptions;
		for (const { name, source, lazy, shared } of ENTRIES) {
			if (!lazy && !shared) continue;
			const whole = join(absWorkingDir, source.replace('.ts', ''));
			const tail = new RegExp(`/${basename(whole)}$`);
			build.onResolve({ filter: tail }, ({ kind, path, resolveDir }) =>
				join(resolveDir, path) === whole &&
				(kind === 'dynamic-import' || (shared && kind === 'import-statement'))
					? { path: `./${name}.js`, external: true }
					: undefined,
			);
		}
	},
};

async function bundleOne(root: string, entry: Entry): Promise<Bundle> {
	const file = join('dist', `${entry.name}.js`);
	const { metafile } = await bundle({
		absWorkingDir: root,
		entryPoints: [`./${entry.source}`],
		outfile: file,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		// The ES form of a package loses what is not used; some libraries' main file is a UMD module.
		mainFields: ['module', 'main'],
		external: ['vscode'],
		minify: true,
		// What a library says about code it took in stays with that code.
		legalComments: 'eof',
		charset: 'utf8',
		metafile: true,
		logLevel: 'warning',
		plugins: [filesOfTheirOwn],
		...(entry.banner === undefined ? {} : { banner: { js: entry.banner } }),
		...(entry.requires ? { supported: { 'dynamic-import': false } } : {}),
		...(entry.packagesStay ? { packages: 'external' as const } : {}),
	});
	const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
	return { name: entry.name, file, bytes, shipped: entry.shipped, metafile };
}

/** What is to be loaded only when it is needed, and was taken into what is loaded at once. */
function takenIn(bundles: readonly Bundle[]): string[] {
	const lazy = ENTRIES.filter((entry) => entry.lazy);
	return lazy.flatMap(({ source }) =>
		bundles
			.filter(({ name }) => lazy.every((entry) => entry.name !== name))
			.filter(({ metafile }) => source in metafile.inputs)
			.map((other) => `${source} is in ${other.file}`),
	);
}

/**
 * Bundles every program into dist/.
 *
 * @param tolerant leave out programs whose source is missing or does not compile instead of failing
 * @throws Error where a source is missing or does not compile, or a lazy one would be loaded at once
 */
export async function bundleAll(root: string, tolerant: boolean): Promise<Bundle[]> {
	const results = await Promise.allSettled(ENTRIES.map((entry) => bundleOne(root, entry)));
	const failed = ENTRIES.filter((_, index) => results[index]?.status === 'rejected');
	if (failed.length > 0) {
		const sources = failed.map(({ source }) => source).join(', ');
		if (!tolerant) throw new Error(`Not bundled: ${sources}`);
		console.warn(`left out: ${sources}`);
	}
	const bundles = results.flatMap((result) =>
		result.status === 'fulfilled' ? [result.value] : [],
	);
	const twice = takenIn(bundles);
	if (twice.length > 0) throw new Error(`Loaded too early: ${twice.join(', ')}`);
	return bundles;
}
