import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { builtinModules } from 'node:module';
import ts from 'typescript';

const root = path.join(__dirname, '..');
const source = path.join(root, 'src');

type Layer = 'core' | 'protocol' | 'node' | 'server' | 'client' | 'cli' | 'desk';

interface Allowance {
	readonly layers: readonly Layer[];
	readonly packages: readonly (string | RegExp)[];
	readonly builtins: boolean;
}

/** The import table of the architecture: what each layer may use, and nothing else. */
const allowed: Record<Layer, Allowance> = {
	core: {
		layers: ['core'],
		packages: ['zod', 'jsonc-parser', 'jsonata', 'diff'],
		builtins: false,
	},
	protocol: {
		layers: ['core', 'protocol'],
		packages: ['vscode-languageserver-protocol'],
		builtins: false,
	},
	node: { layers: ['core', 'node'], packages: ['zod', 'docx'], builtins: true },
	server: {
		layers: ['core', 'protocol', 'node', 'server'],
		packages: [/^vscode-languageserver/],
		builtins: true,
	},
	client: {
		layers: ['core', 'protocol', 'node', 'client'],
		packages: ['vscode', /^vscode-languageclient/, 'zod'],
		builtins: true,
	},
	cli: { layers: ['core', 'node', 'cli'], packages: ['env-paths'], builtins: true },
	desk: {
		layers: ['core', 'node', 'desk'],
		packages: [/^fastify/, /^@fastify\//, 'diff', 'kysely', 'libsql', /^preact/, 'zod'],
		builtins: true,
	},
};

interface Import {
	readonly file: string;
	readonly layer: Layer;
	readonly specifier: string;
}

const sourceFiles = (folder: string): string[] =>
	fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const at = path.join(folder, entry.name);
		if (entry.isDirectory()) return sourceFiles(at);
		return /\.tsx?$/.test(entry.name) ? [at] : [];
	});

const layerOf = (file: string): Layer => path.relative(source, file).split(path.sep)[0] as Layer;

function importsOf(file: string): Import[] {
	const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, 'utf8'), true, true);
	return importedFiles.map(({ fileName }) => ({
		file,
		layer: layerOf(file),
		specifier: fileName,
	}));
}

const files = sourceFiles(source);
const imports = files.flatMap(importsOf);
const isRelative = ({ specifier }: Import): boolean => specifier.startsWith('.');
const target = ({ file, specifier }: Import): string => path.resolve(path.dirname(file), specifier);
const said = ({ file, specifier }: Import): string => `${path.relative(root, file)} → ${specifier}`;
const isBuiltin = (name: string): boolean =>
	name.startsWith('node:') || builtinModules.includes(name);

function isAllowed(one: Import): boolean {
	const { layers, packages, builtins } = allowed[one.layer];
	if (isRelative(one)) return layers.includes(layerOf(target(one)));
	if (isBuiltin(one.specifier)) return builtins;
	return packages.some((p) =>
		typeof p === 'string'
			? one.specifier === p || one.specifier.startsWith(`${p}/`)
			: p.test(one.specifier),
	);
}

/** Files of a pattern that mention something, with the line, so that the failure says where. */
const mentions = (folder: string, pattern: RegExp): string[] =>
	files
		.filter((file) => file.startsWith(path.join(source, folder)))
		.flatMap((file) =>
			fs
				.readFileSync(file, 'utf8')
				.split('\n')
				.map((line, i) => ({ line, at: `${path.relative(root, file)}:${i + 1}` }))
				.filter(({ line }) => pattern.test(line))
				.map(({ at }) => at),
		);

describe('architecture', () => {
	it('reads a real source tree', () => {
		assert.ok(files.length > 40, `${files.length} files`);
		for (const layer of Object.keys(allowed)) {
			assert.ok(
				files.some((file) => layerOf(file) === layer),
				`no file in ${layer}`,
			);
		}
	});

	it('every import is one that its layer may have', () => {
		assert.deepEqual(imports.filter((one) => !isAllowed(one)).map(said), []);
	});

	it('a rule never imports another rule', () => {
		const rules = path.join(source, 'core/lint/rules');
		const bad = imports.filter(
			(one) =>
				one.file.startsWith(rules) &&
				path.basename(one.file) !== 'index.ts' &&
				isRelative(one) &&
				target(one).startsWith(rules),
		);
		assert.deepEqual(bad.map(said), []);
	});

	it('only one file knows the native addon, and only server and command line import that file', () => {
		const mentioning = mentions('', /createRequire/).map((at) => at.split(':')[0]);
		// The other one loads our own programs.
		const loaders = ['cli/program-loader.ts', 'node/jieba.ts'].map((file) =>
			path.join('src', file),
		);
		assert.deepEqual([...new Set(mentioning)].sort(), loaders);
		const users = imports.filter((one) => isRelative(one) && /node\/jieba$/.test(target(one)));
		const layers = new Set(users.map((one) => one.layer));
		for (const layer of layers) assert.ok(['server', 'cli', 'node'].includes(layer), layer);
	});

	it('core has no clock, no randomness and no timers', () => {
		const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(|\bprocess\./;
		assert.deepEqual(mentions('core', forbidden), []);
	});

	it('notices are shown from one file, which lets no words of others become links', () => {
		const showing = mentions('client', /show(?:Information|Warning|Error)Message/u);
		const named = new Set(showing.map((at) => at.split(':')[0]));
		assert.deepEqual([...named], [path.join('src', 'client', 'show.ts')]);
	});

	it('the editor reads as Markdown only what we wrote, and runs nothing from it', () => {
		const making = new Set(mentions('client', /MarkdownString\(/u).map((at) => at.split(':')[0]));
		// The gauge's hover, which adds others' words as plain text.
		assert.deepEqual([...making], [path.join('src', 'client', 'features', 'gauge.ts')]);
		assert.deepEqual(mentions('client', /supportHtml|isTrusted\s*[:=]\s*true/u), []);
	});

	it('nothing can turn the check of certificates off', () => {
		const weak = /rejectUnauthorized(?!: true)|checkServerIdentity|NODE_TLS_REJECT|strictSSL/iu;
		const isComment = /^\s*(?:\/\/|\*|\/\*)/u;
		const lines = files.flatMap((file) => fs.readFileSync(file, 'utf8').split('\n'));
		assert.deepEqual(
			lines.filter((line) => weak.test(line) && !isComment.test(line)),
			[],
		);
	});

	it('there are no barrel files', () => {
		const barrels = files.filter((file) => {
			const lines = fs.readFileSync(file, 'utf8').split('\n');
			const code = lines.filter((l) => l.trim() !== '' && !/^\s*(?:\/\/|\/?\*)/.test(l));
			return code.length > 0 && code.every((l) => /^export .* from /.test(l));
		});
		assert.deepEqual(barrels, []);
	});

	it('zod is imported as a namespace, which keeps the bundle small', () => {
		assert.deepEqual(mentions('', /import \{[^}]*\bz\b[^}]*\} from 'zod/), []);
	});

	it('no module keeps mutable state at its top level', () => {
		assert.deepEqual(mentions('', /^(?:export )?let /), []);
	});

	it('names in ARCHITECTURE.md only files that are there', () => {
		const text = fs.readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
		const named = [...text.matchAll(/`((?:src|test)\/[\w./-]+)`/gu)].map(([, file]) => file ?? '');
		assert.ok(named.length > 10);
		assert.deepEqual(
			named.filter(
				(file) => !file.includes('use-something') && !fs.existsSync(path.join(root, file)),
			),
			[],
		);
	});
});
