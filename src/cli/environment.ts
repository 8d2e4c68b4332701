import * as path from 'node:path';
import { countsIn } from '../core/config/baseline';
import { settableRules } from '../core/config/settable-rules';
import type { LintEnvironment } from '../core/lint/engine';
import type { Rule } from '../core/lint/rule';
import { mergeLintSettings, type LintSettings } from '../core/lint/settings';
import { withOfficeTables } from '../core/lint/with-tables';
import { defaultCatalogue, mergeCatalogue } from '../core/vehicle/catalogue';
import { ignoredInFile } from '../core/lint/ignores';
import {
	draftKeyOf,
	findOfficeFolder,
	isFolder,
	noOffice,
	officeFolderName,
	type OfficeConfig,
} from '../node/office';

/** Settings, vehicles, ignores and tables that hold for a file, as in the editor. */
export interface FileEnvironment {
	readonly lint: LintEnvironment;
	/** The rules in force: the shipped ones, with what the office's tables add. */
	readonly rules: readonly Rule[];
	/** The office's folder; undefined: there is none. */
	readonly officeDir: string | undefined;
	/** The name of the file in the office's baseline and ignores. */
	readonly fileKey: string;
}

export interface Environments {
	of(file: string): Promise<FileEnvironment>;
	/** Files of an office were written: they are read again. */
	forget(): void;
}

export interface EnvironmentsDeps {
	readonly rules: readonly Rule[];
	/** The office's folder for all files; undefined: the nearest one above each. */
	readonly officeDir: string | undefined;
	/** Levels that were given on the command line; they win over the office's. */
	readonly levels: LintSettings;
	/** Milliseconds since 1970; undefined: no rule knows what day it is. */
	readonly now: number | undefined;
	/** Whether the office's baseline holds. */
	readonly baseline: boolean;
	/** Told once of everything that is wrong in an office's file. */
	readonly onProblem: (file: string, message: string) => void;
}

/**
 * The office's folder that `--config` means: `.zwxx` itself, or the folder it stands in.
 * @returns undefined where there is none.
 */
export function officeFolderOf(config: string): string | undefined {
	const dir = path.resolve(config);
	if (path.basename(dir) === officeFolderName) return isFolder(dir) ? dir : undefined;
	const inner = path.join(dir, officeFolderName);
	return isFolder(inner) ? inner : undefined;
}

interface Office {
	readonly config: OfficeConfig;
	readonly rules: readonly Rule[];
}

export function createEnvironments(deps: EnvironmentsDeps): Environments {
	const { now } = deps;
	const knownRules = settableRules(deps.rules);
	const told = new Set<string>();
	let offices = new Map<string, Promise<Office>>();

	function tell(file: string, message: string): void {
		const line = `${file} ${message}`;
		if (!told.has(line)) deps.onProblem(file, message);
		told.add(line);
	}

	async function read(dir: string): Promise<Office> {
		// Most texts on a command line are nobody's: what reads an office's files is loaded where there is one.
		const { readOffice } = await import('../node/config');
		const config = await readOffice(dir, knownRules);
		for (const { file, problems } of config.files) {
			for (const { message } of problems) tell(file, message);
		}
		return { config, rules: withOfficeTables(deps.rules, config.tables) };
	}

	function officeIn(dir: string): Promise<Office> {
		const known = offices.get(dir) ?? read(dir);
		offices.set(dir, known);
		return known;
	}

	return {
		async of(file) {
			const absolute = path.resolve(file);
			const dir = deps.officeDir ?? findOfficeFolder(path.dirname(absolute));
			const none: Office = { config: noOffice, rules: deps.rules };
			const { config, rules } = dir === undefined ? none : await officeIn(dir);
			const fileKey = dir === undefined ? absolute : draftKeyOf(dir, absolute);
			const { vehicles, settings, ignores, tables } = config;
			const baseline = deps.baseline ? countsIn(config.baseline, fileKey) : undefined;
			const lint: LintEnvironment = {
				catalogue: vehicles ? mergeCatalogue(defaultCatalogue, vehicles) : defaultCatalogue,
				settings: mergeLintSettings(settings, deps.levels),
				isIgnored: ignoredInFile(ignores, fileKey),
				form: path.extname(file).toLowerCase() === '.txt' ? 'body' : 'draft',
				tables,
				...(now !== undefined && { now }),
				...(baseline && { baseline }),
			};
			return { lint, rules, officeDir: dir, fileKey };
		},
		forget: () => void (offices = new Map()),
	};
}
