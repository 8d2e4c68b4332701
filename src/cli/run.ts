import * as path from 'node:path';
import { settableRules } from '../core/config/settable-rules';
import { countDraft } from '../core/count/count';
import { gauge } from '../core/count/gauge';
import type { Draft } from '../core/draft/draft';
import { metaValue } from '../core/draft/meta';
import { parseBody, parseDraft } from '../core/draft/parse';
import { createAnalyzer, type Analyzer, type LintEnvironment } from '../core/lint/engine';
import { countByRule } from '../core/lint/baseline';
import { withOfficeWords } from '../core/lint/office-words';
import type { Rule } from '../core/lint/rule';
import { rules as shippedRules } from '../core/lint/rules/index';
import type { RuleFailure } from '../core/lint/stretches';
import type { Segmenter } from '../core/segment/segmenter';
import { extraKeysOf, findVehicle } from '../core/vehicle/catalogue';
import { createLazySegmenter, loadSegmenter } from '../node/segmenter';
import { readTextFile } from '../node/text-file';
import { help, parseArguments, type Command } from './arguments';
import type { FileCounts } from './baseline';
import {
	createEnvironments,
	officeFolderOf,
	type Environments,
	type FileEnvironment,
} from './environment';
import { countJson, countText, hasWarnings, lintJson, lintText, type FileReport } from './report';
import { lintSarif } from './sarif';

export interface Terminal {
	readonly out: (text: string) => void;
	readonly error: (line: string) => void;
	/** Folder of the segmenter, which need not exist. */
	readonly jiebaDir: string;
	readonly version: () => string;
	/** For the commands that file; see `FilingTerminal`. */
	readonly env?: (name: string) => string | undefined;
	readonly input?: () => Promise<string | undefined>;
}

const exitCodes = { clean: 0, found: 1, failed: 2 } as const;

/** The dictionary is loaded when a rule first asks for words, which most texts never do. */
function segmenterFor({ segmenter: kind }: Command, terminal: Terminal): Segmenter {
	return createLazySegmenter(kind, () => {
		const { segmenter, status } = loadSegmenter({ folder: terminal.jiebaDir, kind });
		if (status.reason !== undefined) terminal.error(status.reason);
		return segmenter;
	});
}

interface Tools {
	readonly command: Command;
	readonly environments: Environments;
	readonly analyzerFor: (rules: readonly Rule[]) => Analyzer;
	readonly onFailures: (failures: readonly RuleFailure[]) => void;
}

/** One analyzer for each set of rules: offices differ in their tables. */
function createAnalyzers(segmenter: Segmenter): Tools['analyzerFor'] {
	const known = new Map<readonly Rule[], Analyzer>();
	return (rules) => {
		const analyzer = known.get(rules) ?? createAnalyzer({ rules, segmenter });
		known.set(rules, analyzer);
		return analyzer;
	};
}

function gaugeText(draft: Draft, { catalogue, vehicle }: LintEnvironment): { gauge?: string } {
	const found = findVehicle(catalogue, vehicle ?? metaValue(draft, '载体'));
	return found?.limit ? { gauge: gauge(draft, found).text } : {};
}

function reportOf(
	file: string,
	text: string,
	{ lint, rules }: FileEnvironment,
	tools: Tools,
): FileReport {
	if (tools.command.name === 'lint') {
		const { draft, findings, failures } = tools.analyzerFor(rules).analyze(text, lint);
		tools.onFailures(failures);
		return { file, text, findings, counts: countDraft(draft) };
	}
	const draft =
		lint.form === 'body'
			? parseBody(text)
			: parseDraft(text, { extraKeys: extraKeysOf(lint.catalogue) }).draft;
	return { file, text, findings: [], counts: countDraft(draft), ...gaugeText(draft, lint) };
}

/** @returns a sentence where the file cannot be checked. */
async function openFile(
	file: string,
	{ command, environments }: Tools,
): Promise<{ readonly text: string; readonly environment: FileEnvironment } | string> {
	const read = await readTextFile(file);
	if (!read.ok) return `${file}：${read.reason}。`;
	const { text } = read;
	const environment = await environments.of(file);
	const { vehicle } = command;
	if (vehicle === undefined) return { text, environment };
	const { catalogue } = environment.lint;
	if (findVehicle(catalogue, vehicle)) {
		return { text, environment: { ...environment, lint: { ...environment.lint, vehicle } } };
	}
	const names = catalogue.vehicles.map(({ name }) => name).join('、');
	return `${file}：没有叫“${vehicle}”的载体，现有：${names}。`;
}

/** @returns a sentence instead of a report where the file cannot be checked. */
async function readReport(file: string, tools: Tools): Promise<FileReport | string> {
	const opened = await openFile(file, tools);
	return typeof opened === 'string'
		? opened
		: reportOf(file, opened.text, opened.environment, tools);
}

/** @returns a sentence instead of the counts where the file cannot be checked. */
async function countFile(file: string, tools: Tools): Promise<FileCounts | string> {
	const opened = await openFile(file, tools);
	if (typeof opened === 'string') return opened;
	const { lint, rules, officeDir, fileKey } = opened.environment;
	const environment: LintEnvironment = { ...lint, baseline: {}, show: 'each' };
	const { findings } = tools.analyzerFor(rules).analyze(opened.text, environment);
	return { file, officeDir, fileKey, counts: countByRule(findings) };
}

/** Writes the baselines where the command asks for it. @returns whether the rest may go on. */
async function recordBaselines(tools: Tools, terminal: Terminal): Promise<boolean> {
	const { name, baseline: use, files } = tools.command;
	if (name !== 'lint' || (use !== 'update' && use !== 'prune')) return true;
	const counted: FileCounts[] = [];
	// What cannot be read is told with the findings.
	for (const file of files) {
		const counts = await countFile(file, tools);
		if (typeof counts !== 'string') counted.push(counts);
	}
	const { writeBaselines } = await import('./baseline');
	const problem = await writeBaselines(counted, use, terminal.error);
	if (problem !== undefined) terminal.error(problem);
	tools.environments.forget();
	return problem === undefined;
}

/** Says once of every rule that it failed: silence would look like a clean text. */
function createFailureNotes(terminal: Terminal): Tools['onFailures'] {
	const told = new Set<string>();
	return (failures) => {
		for (const { rule } of failures) {
			if (!told.has(rule)) terminal.error(`规则 ${rule} 出错，没有检查这一项，其余规则照常。`);
			told.add(rule);
		}
	};
}

/** The shipped rules with the words that the command names; a sentence where they cannot be had. */
async function rulesFor(
	{ words, levels }: Pick<Command, 'words' | 'levels'>,
	rules: readonly Rule[],
): Promise<readonly Rule[] | string> {
	const known = settableRules(rules);
	const unknown = Object.keys(levels.rules ?? {}).find((id) => !known.has(id));
	if (unknown !== undefined) return `--rule：没有叫“${unknown}”的规则。`;
	if (words === undefined) return rules;
	const read = await readTextFile(words);
	return read.ok
		? withOfficeWords(rules, read.text.split(/\r?\n|\r/u))
		: `${words}：${read.reason}。`;
}

/** What the command line sets up before it looks at files; a sentence where it cannot. */
async function prepare(
	command: Command,
	terminal: Terminal,
	shipped: readonly Rule[],
): Promise<{ readonly tools: Tools; readonly rules: readonly Rule[] } | string> {
	const { config, levels, now, baseline } = command;
	const officeDir = config === undefined ? undefined : officeFolderOf(config);
	if (config !== undefined && officeDir === undefined) return `${config} 里没有 .zwxx 文件夹。`;
	const rules = await rulesFor(command, shipped);
	if (typeof rules === 'string') return rules;
	const environments = createEnvironments({
		rules,
		officeDir,
		levels,
		now,
		baseline: baseline !== 'ignore',
		onProblem: (file, message) => terminal.error(`${path.relative('', file) || file}：${message}`),
	});
	const analyzerFor = createAnalyzers(segmenterFor(command, terminal));
	const onFailures = createFailureNotes(terminal);
	return { tools: { command, environments, analyzerFor, onFailures }, rules };
}

async function readAll(tools: Tools, terminal: Terminal) {
	const reports: FileReport[] = [];
	let failed = false;
	for (const file of tools.command.files) {
		const report = await readReport(file, tools);
		if (typeof report !== 'string') reports.push(report);
		else {
			failed = true;
			terminal.error(report);
		}
	}
	return { reports, failed };
}

async function execute(
	command: Command,
	terminal: Terminal,
	shipped: readonly Rule[],
): Promise<number> {
	const prepared = await prepare(command, terminal, shipped);
	if (typeof prepared === 'string') {
		terminal.error(prepared);
		return exitCodes.failed;
	}
	const { tools, rules } = prepared;
	if (!(await recordBaselines(tools, terminal))) return exitCodes.failed;
	const { reports, failed } = await readAll(tools, terminal);
	const sarif = (): string => lintSarif({ reports, rules, version: terminal.version(), failed });
	const formats = {
		lint: { text: () => lintText(reports), json: () => lintJson(reports), sarif },
		count: { text: () => countText(reports), json: () => countJson(reports), sarif },
	};
	terminal.out(formats[command.name][command.format]());
	if (failed) return exitCodes.failed;
	return hasWarnings(reports) ? exitCodes.found : exitCodes.clean;
}

/**
 * Runs the program.
 * @param args what stands behind the program's name.
 * @returns the exit code: 0 clean, 1 a warning or worse was found, 2 wrong usage or an unreadable file;
 * for `submit` and `packet` see `runFiling`.
 */
export async function run(
	args: readonly string[],
	terminal: Terminal,
	rules: readonly Rule[] = shippedRules,
): Promise<number> {
	if (args[0] === 'submit' || args[0] === 'packet') {
		const { runFiling } = await import('./filing');
		return runFiling(args, terminal, (words) => rulesFor({ words, levels: {} }, rules));
	}
	const parsed = parseArguments(args);
	switch (parsed.kind) {
		case 'help':
			terminal.out(help);
			return exitCodes.clean;
		case 'version':
			terminal.out(`${terminal.version()}\n`);
			return exitCodes.clean;
		case 'wrong':
			terminal.error(`${parsed.message}用 --help 看用法。`);
			return exitCodes.failed;
		case 'run':
			return execute(parsed.command, terminal, rules);
	}
}
