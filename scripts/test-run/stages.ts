import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { browserGap } from '../editor/browser';
import { editorGap } from '../editor/server';
import { runNode, type CommandOptions, type Running } from './command';
import { checked, notRun, testOutcome, type Outcome } from './report';

/** One step of the tests, run when it is called. */
export interface Stage {
	readonly title: string;
	run(): Promise<Outcome>;
}

export interface StageOptions {
	readonly root: string;
	readonly running: Running;
	/** Skip files that have not changed since the last time; try properties for a moment only. */
	readonly fast: boolean;
	readonly desktop: boolean;
}

const MINUTE = 60_000;
const TSX = ['--import', 'tsx'];
/** Everything that runs in plain Node. */
const SOURCE_TESTS = [
	'test/*.test.ts',
	...['unit', 'rules', 'prose', 'lsp', 'desk', 'faults'].map(
		(folder) => `test/${folder}/**/*.test.ts`,
	),
];
/**
 * The fast run tries properties for a moment only and leaves out what says in its title that it is
 * long: very long texts, and processes that are killed again and again.
 */
const SHORT = [
	...['--require', './test/support/short-properties.ts'],
	...['--fgrep', '[long]', '--invert'],
];
/** Tests of whole journeys through browser and editor take longer each. */
const SLOW = ['--timeout', '120000'];

function tool(root: string, ...path: string[]): string {
	return join(root, 'node_modules', ...path);
}

/** The first stage that passes, else the last one's outcome. */
function firstThat(stage: Stage, ...others: readonly Stage[]): Stage {
	const [next, ...rest] = others;
	if (!next) return stage;
	return {
		title: stage.title,
		async run() {
			const outcome = await stage.run();
			return outcome.failed === 0 ? outcome : firstThat(next, ...rest).run();
		},
	};
}

/** Stages that need no editor. */
export function createSourceStages({ root, running, fast }: StageOptions) {
	const options: CommandOptions = { cwd: root, limit: 5 * MINUTE };
	const check = (title: string, ...args: string[]): Stage => ({
		title,
		async run() {
			const { code, output } = await runNode(running, args, options);
			return checked(code === 0, output);
		},
	});
	const eslint = tool(root, 'eslint', 'bin', 'eslint.js');
	const lint = check('Lint', eslint, '.');
	const cache = (name: string) =>
		fast ? ['--cache', '--cache-location', join('.cache', name), '--cache-strategy=content'] : [];
	return {
		bundle: check('Bundles', ...TSX, join('scripts', 'bundle.ts')),
		format: check(
			'Format',
			...[tool(root, 'prettier', 'bin', 'prettier.cjs'), '--check', '.'],
			...['--log-level', 'warn', ...cache('prettier')],
		),
		// The cache knows a file by its own text: a type that changed elsewhere leaves a failure stale.
		lint: fast ? firstThat(check('Lint', eslint, '.', ...cache('eslint')), lint) : lint,
		types: check('Types', tool(root, 'typescript', 'bin', 'tsc'), '-b'),
		/** @param built whether the programs in dist/ are those of the sources: tests then run them */
		tests: (built: boolean) =>
			mochaStage(
				{ root, running },
				'Tests without an editor',
				'source',
				[
					...(fast ? SHORT : []),
					...SOURCE_TESTS,
					// By itself mocha leaves one processor free; but tests often wait for processes of their own.
					...['--parallel', '--jobs', String(availableParallelism() + 1)],
				],
				built ? { ZWXX_BUILT: '1' } : {},
			),
	};
}

/**
 * Mocha in a process of its own.
 *
 * @param args which tests, and how
 */
function mochaStage(
	{ root, running }: Pick<StageOptions, 'root' | 'running'>,
	title: string,
	name: string,
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
): Stage {
	return {
		title,
		async run() {
			const report = reportFile(root, name);
			const mocha = tool(root, 'mocha', 'bin', 'mocha.js');
			const reporter = ['--reporter', 'json', '--reporter-option', `output=${report}`];
			const options = { cwd: root, limit: 10 * MINUTE, env };
			const { code, output } = await runNode(running, [mocha, ...args, ...reporter], options);
			return testOutcome(report, code === 0, output);
		},
	};
}

function reportFile(root: string, name: string): string {
	const folder = join(root, '.cache', 'reports');
	const file = join(folder, `${name}.json`);
	mkdirSync(folder, { recursive: true });
	rmSync(file, { force: true });
	return file;
}

function unless(gap: string | undefined, stage: Stage): Stage {
	return gap === undefined ? stage : { ...stage, run: async () => notRun(gap) };
}

/** Stages in a browser and in the editor; those of the editor use the packed extension. */
export function createEditorStages(options: StageOptions) {
	const { root, running, desktop } = options;
	const vsix = join(root, '.cache', `zwxx-${process.platform}-${process.arch}.vsix`);
	const pack: Stage = {
		title: 'Packages',
		async run() {
			const args = [...TSX, join('scripts', 'package.ts')];
			const { code, output } = await runNode(running, args, { cwd: root, limit: 2 * MINUTE });
			return { ...checked(code === 0, output), text: output.trim() };
		},
	};
	const inHost: Stage = {
		title: desktop ? 'Tests inside the desktop editor' : 'Tests inside the editor',
		async run() {
			const report = reportFile(root, 'in-host');
			const log = join(root, '.cache', 'reports', 'in-host.log');
			rmSync(log, { force: true });
			const args = [...TSX, join('scripts', 'editor', 'in-host.ts'), vsix, report];
			const { code, output } = await runNode(
				running,
				[...args, ...(desktop ? ['--desktop'] : [])],
				{
					cwd: root,
					limit: 8 * MINUTE,
					env: { ZWXX_EDITOR_LOG: log },
				},
			);
			return testOutcome(report, code === 0, output);
		},
	};
	const gap = editorGap() ?? browserGap();
	return {
		pages: unless(
			browserGap(),
			mochaStage(options, 'Pages of the desk', 'pages', [...SLOW, 'test/desk/*.browser.ts']),
		),
		pack,
		inHost: desktop ? inHost : unless(gap, inHost),
		person: unless(
			gap,
			mochaStage(options, 'The editor used as a person would', 'person', [
				...SLOW,
				'test/editor/person/*.test.ts',
			]),
		),
	};
}
