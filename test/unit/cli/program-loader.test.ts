import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runProgram } from '../../../src/cli/program-loader';
import { useTempDir, writeFiles } from '../../support/temp-dir';

/** What the programs below leave behind when they run. */
const said = (): unknown[] => (globalThis as unknown as { said: unknown[] }).said;

describe('program loader', () => {
	const dir = useTempDir();
	const cache = (): string => path.join(dir(), 'cache', 'zwxx');
	let ends: (() => void)[] = [];

	function run(name = 'main.js', cacheFolder = cache()): void {
		runProgram(name, { folder: dir(), cacheFolder, atExit: (work) => ends.push(work) });
		for (const work of ends.splice(0)) work();
	}

	beforeEach(() => {
		Object.assign(globalThis, { said: [] });
		ends = [];
		writeFiles(dir(), {
			'main.js': `const { word } = require('./beside.js'); const again = require('./beside.js');
globalThis.said.push(word(), again.word === word, require('node:path').basename(__filename), __dirname);`,
			'beside.js': `globalThis.said.push('beside'); exports.word = () => '办结';`,
		});
	});
	after(() => delete (globalThis as { said?: unknown }).said);

	it('runs a program and each beside it once, with what modules have', () => {
		run();
		assert.deepEqual(said(), ['beside', '办结', true, 'main.js', dir()]);
	});

	it('does the same with the code of the last time', () => {
		run();
		const kept = readdirSync(cache()).sort();
		assert.deepEqual(kept, ['beside.js.v8', 'main.js.v8']);
		const [before] = kept.map((name) => readFileSync(path.join(cache(), name)));
		run();
		assert.deepEqual(said().slice(5), ['beside', '办结', true, 'main.js', dir()]);
		assert.ok(readFileSync(path.join(cache(), kept[0]!)).equals(before!), 'nothing was new');
	});

	it('takes a changed program anew, also one of the same length', () => {
		run();
		writeFiles(dir(), {
			'beside.js': `globalThis.said.push('beside'); exports.word = () => '退回';`,
		});
		run();
		assert.equal(said()[6], '退回');
	});

	it('shrugs off kept code that is broken, and keeps it anew', () => {
		run();
		const broken = new Map<string, Buffer>();
		for (const name of readdirSync(cache())) {
			const file = path.join(cache(), name);
			const bytes = readFileSync(file);
			// Where a single flipped byte is enough to end a process that trusts it.
			bytes[bytes.length - 200]! ^= 0x55;
			writeFileSync(file, bytes);
			broken.set(file, bytes);
		}
		run();
		for (const [file, bytes] of broken) assert.ok(!readFileSync(file).equals(bytes), file);
		writeFileSync(path.join(cache(), 'main.js.v8'), '');
		run();
		assert.deepEqual(said().slice(10), ['beside', '办结', true, 'main.js', dir()]);
	});

	it('runs where nothing can be kept', () => {
		writeFileSync(path.join(dir(), 'file'), '');
		run('main.js', path.join(dir(), 'file', 'zwxx'));
		mkdirSync(path.join(cache(), 'main.js.v8'), { recursive: true });
		run();
		assert.equal(said().length, 10);
	});

	it('lets through what a program throws', () => {
		writeFiles(dir(), { 'bad.js': `\nthrow new Error('坏了');` });
		assert.throws(
			() => run('bad.js'),
			({ message, stack }: Error) => message === '坏了' && /bad\.js:2:7/u.test(stack ?? ''),
		);
	});
});
