import assert from 'node:assert/strict';
import * as path from 'node:path';
import { notices } from '../../../scripts/build/notices';
import { useTempDir, writeFiles } from '../../support/temp-dir';

const manifest = (name: string): string =>
	JSON.stringify({ name, version: '1.2.3', license: 'MIT' });

/** A package of a few files, with its licence. */
const aPackage = (name: string, code: string): Record<string, string> => ({
	[`node_modules/${name}/package.json`]: manifest(name),
	[`node_modules/${name}/LICENSE`]: `Copyright of ${name}`,
	[`node_modules/${name}/dist/index.mjs`]: code,
});

const metafile = (inputs: Readonly<Record<string, number>>) => ({
	inputs: {},
	outputs: {
		'dist/x.js': {
			bytes: 1,
			imports: [],
			exports: [],
			inputs: Object.fromEntries(
				Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
			),
		},
	},
});

describe('notices', () => {
	const dir = useTempDir();
	const root = path.join(__dirname, '..', '..', '..');
	const namesIn = (text: string): string[] =>
		[...text.matchAll(/^(\S+) 1\.2\.3 \(MIT\)$/gmu)].map(([, name = '']) => name);
	const made = (inputs: Readonly<Record<string, number>>): string =>
		notices(dir(), [metafile(inputs)], root);

	it('name what is bundled, and what a bundled file has taken in', () => {
		writeFiles(dir(), {
			...aPackage('outer', '// node_modules/inner/esm/a.js\n// node_modules/@scope/deep/b.js\n'),
			...aPackage('inner', ''),
			...aPackage('@scope/deep', ''),
			...aPackage('unused', ''),
		});
		const text = made({
			'src/own.ts': 5,
			'node_modules/outer/dist/index.mjs': 10,
			'node_modules/unused/dist/index.mjs': 0,
		});
		assert.deepEqual(namesIn(text), ['@scope/deep', 'inner', 'outer']);
		assert.match(text, /^Copyright of inner$/mu);
		assert.match(text, /^cppjieba /mu);
	});

	it('cannot be made where a licence is missing', () => {
		writeFiles(dir(), aPackage('outer', '// node_modules/gone/a.js\n'));
		assert.throws(() => made({ 'node_modules/outer/dist/index.mjs': 10 }), /gone/u);
		writeFiles(dir(), {
			'node_modules/bare/package.json': manifest('bare'),
			'node_modules/bare/index.js': '',
		});
		assert.throws(() => made({ 'node_modules/bare/index.js': 10 }), /bare 1\.2\.3/u);
	});
});
