import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A checker that is compared with ours: looks at a whole text each time. */
export interface Peer {
	readonly name: string;
	/** Longest text that it checks in a time one can wait for; characters. */
	readonly longest: number;
	readonly check: (text: string) => unknown;
}

interface Linter {
	readonly lintText: (text: string, file: string) => Promise<unknown>;
}

interface TextlintKernel {
	readonly TextlintKernelDescriptor: new (options: unknown) => unknown;
}

/**
 * Installs the peers where they are missing, outside of the project: nothing of theirs is ever packed,
 * linted or compiled with it.
 * @returns the folder they are in.
 * @throws Error with npm's words where the registry cannot be reached.
 */
export function installPeers(root: string): string {
	const folder = join(root, '.cache', 'bench');
	const lock = readFileSync(join(__dirname, 'package-lock.json'), 'utf8');
	const note = join(folder, 'installed.txt');
	if (existsSync(note) && readFileSync(note, 'utf8') === lock) return folder;
	mkdirSync(folder, { recursive: true });
	for (const name of ['package.json', 'package-lock.json']) {
		copyFileSync(join(__dirname, name), join(folder, name));
	}
	// Not `ci`: a peer names packages for other platforms that the registry does not have.
	const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
	const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
	if (status !== 0) throw new Error(`The peers could not be installed:\n${stderr}`);
	writeFileSync(note, lock);
	return folder;
}

function textlintWith(
	load: NodeJS.Require,
	name: string,
	longest: number,
	rules: readonly string[],
): Peer {
	const { createLinter } = load('textlint') as {
		readonly createLinter: (options: { descriptor: unknown }) => Linter;
	};
	const { TextlintKernelDescriptor } = load('@textlint/kernel') as TextlintKernel;
	const plain = (id: string): unknown => {
		const module = load(id) as { default?: unknown };
		return module.default ?? module;
	};
	const descriptor = new TextlintKernelDescriptor({
		rules: rules.map((id) => ({ ruleId: id, rule: plain(id) })),
		plugins: [{ pluginId: 'text', plugin: plain('@textlint/textlint-plugin-text') }],
		filterRules: [],
	});
	const linter = createLinter({ descriptor });
	return { name, longest, check: (text) => linter.lintText(text, 'a.txt') };
}

/** Makes the peers ready; the first is the one whose time is the bar. */
export async function loadPeers(folder: string): Promise<readonly Peer[]> {
	const load = createRequire(join(folder, 'package.json'));
	const autocorrect = load('autocorrect-node') as { lintFor(text: string, file: string): unknown };
	const zhlint = (await import(pathToFileURL(load.resolve('zhlint')).href)) as {
		run(text: string, options: unknown): unknown;
	};
	const options = { rules: { preset: 'default' } };
	const everything = Infinity;
	return [
		{
			name: 'autocorrect',
			longest: everything,
			check: (text) => autocorrect.lintFor(text, 'a.txt'),
		},
		{ name: 'zhlint', longest: everything, check: (text) => zhlint.run(text, options) },
		textlintWith(load, 'textlint, brackets', everything, [
			'textlint-rule-zh-half-and-full-width-bracket',
		]),
		// Its time grows with the square: 300,000 characters take half a minute.
		textlintWith(load, 'textlint, pairs', 30_000, [
			'@textlint-rule/textlint-rule-no-unmatched-pair',
		]),
	];
}
