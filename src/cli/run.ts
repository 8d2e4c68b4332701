import * as path from 'node:path';
import { settableRules } from '../core/config/office-config';
import { countDraft } from '../core/count/count';
import { gauge } from '../core/count/gauge';
import type { Draft } from '../core/draft/draft';
import { metaValue } from '../core/draft/meta';
import { parseBody, parseDraft } from '../core/draft/parse';
import { createAnalyzer, type Analyzer, type LintEnvironment } from '../core/lint/engine';
import type { Rule } from '../core/lint/rule';
import { rules as shippedRules } from '../core/lint/rules/index';
import type { RuleFailure } from '../core/lint/stretches';
import type { Segmenter } from '../core/segment/segmenter';
import { extraKeysOf, findVehicle } from '../core/vehicle/catalogue';
import { createLazySegmenter, loadSegmenter } from '../node/segmenter';
import { readTextFile } from '../node/text-file';
import { help, parseArguments, type Command } from './arguments';
import { createEnvironments, officeFolderOf, type Environments } from './environment';
import { countJson, countText, hasWarnings, lintJson, lintText, type FileReport } from './report';

export interface Terminal {
	readonly out: (text: string) => void;
	readonly error: (line: string) => void;
	/** Folder of the segmenter, which need not exist. */
	readonly jiebaDir: string;
	readonly version: () => string;
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
	readonly analyzer: Analyzer;
	readonly onFailures: (failures: readonly RuleFailure[]) => void;
}

function gaugeText(draft: Draft, { catalogue, vehicle }: LintEnvironment): { gauge?: string } {
	const found = findVehicle(catalogue, vehicle ?? metaValue(draft, '载体'));
	return found?.limit ? { gauge: gauge(draft, found).text } : {};
}

function reportOf(
	file: string,
	text: string,
	environment: LintEnvironment,
	tools: Tools,
): FileReport {
	if (tools.command.name === 'lint') {
		const { draft, findings, failures } = tools.analyzer.analyze(text, environment);
		tools.onFailures(failures);
		return { file, text, findings, counts: countDraft(draft) };
	}
	const draft =
		environment.form === 'body'
			? parseBody(text)
			: parseDraft(text, { extraKeys: extraKeysOf(environment.catalogue) }).draft;
	return { file, text, findings: [], counts: countDraft(draft), ...gaugeText(draft, environment) };
}

/** @returns a sentence instead of a report where the file cannot be checked. */
async function readReport(file: string, tools: Tools): Promise<FileReport | string> {
	const read = await readTextFile(file);
	if (!read.ok) return `${file}：${read.reason}。`;
	const environment = await tools.environments.of(file);
	const { vehicle } = tools.command;
	if (vehicle === undefined) return reportOf(file, read.text, environment, tools);
	if (findVehicle(environment.catalogue, vehicle)) {
		return reportOf(file, read.text, { ...environment, vehicle }, tools);
	}
	const names = environment.catalogue.vehicles.map(({ name }) => name).join('、');
	return `${file}：没有叫“${vehicle}”的载体，现有：${names}。`;
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

async function execute(
	command: Command,
	terminal: Terminal,
	rules: readonly Rule[],
): Promise<number> {
	const officeDir = command.config === undefined ? undefined : officeFolderOf(command.config);
	if (command.config !== undefined && officeDir === undefined) {
		terminal.error(`${command.config} 里没有 .zwxx 文件夹。`);
		return exitCodes.failed;
	}
	const environments = createEnvironments({
		knownRules: settableRules(rules),
		officeDir,
		onProblem: (file, message) => terminal.error(`${path.relative('', file) || file}：${message}`),
	});
	const analyzer = createAnalyzer({ rules, segmenter: segmenterFor(command, terminal) });
	const tools = { command, environments, analyzer, onFailures: createFailureNotes(terminal) };
	const reports: FileReport[] = [];
	let failed = false;
	for (const file of command.files) {
		const report = await readReport(file, tools);
		if (typeof report !== 'string') reports.push(report);
		else {
			failed = true;
			terminal.error(report);
		}
	}
	const formats = {
		lint: { text: lintText, json: lintJson },
		count: { text: countText, json: countJson },
	};
	terminal.out(formats[command.name][command.format](reports));
	if (failed) return exitCodes.failed;
	return hasWarnings(reports) ? exitCodes.found : exitCodes.clean;
}

/**
 * Runs the program.
 * @param args what stands behind the program's name.
 * @returns the exit code: 0 clean, 1 a warning or worse was found, 2 wrong usage or an unreadable file.
 */
export async function run(
	args: readonly string[],
	terminal: Terminal,
	rules: readonly Rule[] = shippedRules,
): Promise<number> {
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
