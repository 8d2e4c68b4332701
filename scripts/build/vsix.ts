import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** What may be in the package, as paths below `extension/`; vsce lower-cases the three texts. */
const ALLOWED = [
	/^(?:package\.json|readme\.md|changelog\.md|LICENSE\.txt|language-configuration\.json)$/,
	/^dist\/(?:(?:extension|server|cli|cli-program|rules|docx|mapped-endpoint)\.js|NOTICES\.txt)$/,
	/^dist\/jieba\/(?:nodejieba\.node|dict\/[a-z_.]+\.utf8)$/,
	/^(?:snippets|syntaxes|schemas)\/[\w-]+(?:\.\w+)?\.json$/,
	/^docs\/rules\/[\w-]+\.md$/,
	/^docs\/mappings\/[\w-]+\.json$/,
	/^(?:media|docs\/walkthrough)\/[\w/-]+\.(?:svg|png|md|css|js)$/,
];

const NEEDED = [
	'package.json',
	'readme.md',
	'changelog.md',
	'LICENSE.txt',
	'dist/extension.js',
	'dist/server.js',
	'dist/rules.js',
	'dist/NOTICES.txt',
];

/** Above this a download over an office's line is felt. Bytes. */
const MOST = 2_000_000;

export interface Packed {
	readonly file: string;
	readonly bytes: number;
	readonly contents: readonly PackedFile[];
}

interface PackedFile {
	readonly path: string;
	readonly bytes: number;
	readonly packedBytes: number;
}

/** The names and sizes in a zip file, from its central directory. */
function zipEntries(zip: Buffer): PackedFile[] {
	const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	const entries: PackedFile[] = [];
	let at = zip.readUInt32LE(end + 16);
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		const nameLength = zip.readUInt16LE(at + 28);
		entries.push({
			path: zip.toString('utf8', at + 46, at + 46 + nameLength),
			packedBytes: zip.readUInt32LE(at + 20),
			bytes: zip.readUInt32LE(at + 24),
		});
		at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
	}
	return entries;
}

/** Every file that the manifest points to: a missing one shows only when a user needs it. */
function manifestPaths(value: unknown): string[] {
	if (typeof value === 'string') return /^\.\/[^*]+\.\w+$/.test(value) ? [value.slice(2)] : [];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(manifestPaths);
}

function complaints(root: string, contents: readonly PackedFile[], native: boolean): string[] {
	const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		contributes?: unknown;
		icon?: string;
	};
	const names = contents.map(({ path }) => path);
	const needed = [
		...NEEDED,
		...manifestPaths(manifest.contributes),
		...(manifest.icon === undefined ? [] : [manifest.icon]),
		...(native ? ['dist/jieba/nodejieba.node', 'dist/jieba/dict/jieba.dict.utf8'] : []),
	];
	return [
		...names.filter((n) => !ALLOWED.some((a) => a.test(n))).map((n) => `should not be in it: ${n}`),
		...[...new Set(needed)].filter((n) => !names.includes(n)).map((n) => `is missing in it: ${n}`),
		...contents.filter(({ bytes }) => bytes === 0).map(({ path }) => `is empty: ${path}`),
		...(!native && names.some((n) => n.endsWith('.node')) ? ['has a native file'] : []),
	];
}

/**
 * Packs the extension into .cache/ and looks into what was packed.
 *
 * @param target a platform whose addon is in dist/jieba, such as `linux-x64`; undefined for a package
 * without native parts, which cuts words with the built-in segmenter
 * @throws Error where the package is too large, or holds or lacks something it must not
 */
export async function pack(root: string, target: string | undefined): Promise<Packed> {
	const cache = join(root, '.cache');
	const file = join(cache, target === undefined ? 'zwxx.vsix' : `zwxx-${target}.vsix`);
	const ignore = readFileSync(join(root, '.vscodeignore'), 'utf8');
	const ignoreFile = join(cache, `vscodeignore-${target ?? 'universal'}`);
	mkdirSync(cache, { recursive: true });
	// Whatever stands below it, a line that lets files in has the last word: so it has to go.
	const without = ignore.replace(/^!dist\/jieba.*\n/m, '');
	writeFileSync(ignoreFile, target === undefined ? without : ignore);
	await createVSIX({
		cwd: root,
		packagePath: file,
		dependencies: false,
		ignoreFile,
		readmePath: 'README.zh-CN.md',
		rewriteRelativeLinks: false,
		allowMissingRepository: true,
		...(target === undefined ? {} : { target }),
	});
	const zip = readFileSync(file);
	const contents = zipEntries(zip).flatMap((entry) =>
		entry.path.startsWith('extension/')
			? [{ ...entry, path: entry.path.slice('extension/'.length) }]
			: [],
	);
	const wrong = complaints(root, contents, target !== undefined);
	if (zip.length > MOST) wrong.push(`is larger than ${MOST} bytes`);
	if (wrong.length > 0) throw new Error(`${file}\n  ${wrong.join('\n  ')}`);
	return { file, bytes: zip.length, contents };
}
