import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';

interface Notice {
	readonly name: string;
	readonly licence: string;
	readonly text: string;
}

const RULE = '='.repeat(80);

function licenceText(folder: string): string | undefined {
	const file = readdirSync(folder).find((name) => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(name));
	return file === undefined ? undefined : readFileSync(join(folder, file), 'utf8').trim();
}

/** The folder of the package a bundled file came from; undefined for the project's own files. */
function packageFolder(root: string, input: string): string | undefined {
	const at = input.lastIndexOf('node_modules/');
	if (at < 0) return undefined;
	let folder = dirname(resolve(root, input));
	const top = resolve(root, input.slice(0, at + 'node_modules'.length));
	while (folder !== top && !isPackage(folder)) folder = dirname(folder);
	return folder === top ? undefined : folder;
}

/** Some packages hold further package.json files that only state a module type. */
function isPackage(folder: string): boolean {
	const file = join(folder, 'package.json');
	return existsSync(file) && /"version"\s*:/.test(readFileSync(file, 'utf8'));
}

function noticeOf(folder: string): Notice {
	const { name, version, license } = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8'),
	) as { name: string; version: string; license?: string };
	const text = licenceText(folder);
	if (license === undefined || text === undefined) {
		throw new Error(`${name} ${version} is bundled but comes without a licence`);
	}
	return { name: `${name} ${version}`, licence: license, text };
}

/** Packages that a published file has taken in: its own bundler names their files in comments. */
function takenIn(root: string, input: string): string[] {
	const file = resolve(root, input);
	const marks = readFileSync(file, 'utf8').matchAll(
		/^\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm,
	);
	const names = new Set([...marks].map(([, name = '']) => name));
	return [...names].map((name) => {
		const above = createRequire(file).resolve.paths(name) ?? [];
		const folder = above.map((at) => join(at, name)).find((at) => isPackage(at));
		if (folder === undefined)
			throw new Error(`${input} contains ${name}, whose licence is not here`);
		return folder;
	});
}

/** Sources that are compiled into the segmenter's addon, and the dictionary it reads. */
function segmenterNotices(nodejieba: string): Notice[] {
	const cppjieba = join(nodejieba, 'submodules', 'cppjieba');
	const limonp = join(cppjieba, 'deps', 'limonp');
	const inside = (name: string, folder: string): Notice => {
		const text = licenceText(folder);
		if (text === undefined) throw new Error(`${name} comes without a licence`);
		return { name, licence: 'MIT', text };
	};
	const mit = licenceText(cppjieba) ?? '';
	return [
		noticeOf(nodejieba),
		inside('cppjieba (in nodejieba)', cppjieba),
		inside('limonp (in nodejieba)', limonp),
		noticeOf(dirname(createRequire(join(nodejieba, 'index.js')).resolve('node-addon-api'))),
		{
			// The dictionary comes from jieba, under the same licence with its author's name.
			name: 'jieba (dictionary in nodejieba, shortened)',
			licence: 'MIT',
			text: mit.replace(/^Copyright.*$/m, 'Copyright (c) 2013 Sun Junyi'),
		},
	];
}

/**
 * The licences of everything that goes into the extension's package, for NOTICES.txt.
 *
 * @param root the project's root folder, to which the paths in the metafiles are relative
 * @param metafiles what esbuild says went into each bundle that is shipped
 * @param segmenterRoot where the segmenter's package is installed
 * @throws Error where a bundled package has no licence text
 */
export function notices(
	root: string,
	metafiles: readonly Metafile[],
	segmenterRoot = root,
): string {
	const nodejieba = join(segmenterRoot, 'node_modules', 'nodejieba');
	const inputs = metafiles.flatMap((metafile) =>
		Object.values(metafile.outputs).flatMap((output) =>
			// What was shaken out of the bundle is not distributed.
			Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
				bytesInOutput > 0 ? [path] : [],
			),
		),
	);
	const folders = new Set(
		inputs.flatMap((input) => {
			const folder = packageFolder(root, input);
			return folder === undefined ? [] : [folder, ...takenIn(root, input)];
		}),
	);
	const all = [...[...folders].map(noticeOf), ...segmenterNotices(nodejieba)];
	all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	const head = 'This product contains the following third-party software.\n';
	return [head, ...all.map((n) => `${RULE}\n${n.name} (${n.licence})\n\n${n.text}\n`)].join('\n');
}
