import { statSync } from 'node:fs';
import * as path from 'node:path';
import { noBaseline, parseBaselineFile, type Baseline } from '../core/config/baseline-file';
import { parseIgnoreFile } from '../core/config/ignore-file';
import { parseOfficerFile, parsePhraseFile, parseTermFile } from '../core/config/table-files';
import type { FileProblem } from '../core/text/json-file';
import { parseConfigFile, ruleSeverityIn, setRuleSeverity } from '../core/config/office-config';
import { ignoredIn, type IgnoreEntry, type IsIgnored } from '../core/lint/ignores';
import { noTables, type OfficeTables } from '../core/lint/office-tables';
import {
	defaultLintSettings,
	type LintSettings,
	type SeveritySetting,
} from '../core/lint/settings';
import { parseVehicleFile } from '../core/vehicle/parse-file';
import type { VehicleFile } from '../core/vehicle/schema';
import { ignoreFileName } from './ignore-store';
import { termsFileName } from './term-store';
import { readTextFile, readTextFileNow } from './text-file';
import { updateFile } from './update-file';

/** The folder of an office's own settings, beside its drafts. */
export const officeFolderName = '.zwxx';
export const configFileName = 'config.json';
export const vehiclesFileName = 'vehicles.json';
export const phrasesFileName = 'phrases.json';
export const officersFileName = 'officers.json';
export const baselineFileName = 'baseline.json';

/** A file of the office and what is wrong in it. */
export interface OfficeFile {
	/** Absolute path. */
	readonly file: string;
	readonly text: string;
	readonly problems: readonly FileProblem[];
}

/** What an office's folder says; where a file is missing or wrong, the defaults. */
export interface OfficeConfig {
	readonly settings: LintSettings;
	readonly vehicles: VehicleFile | undefined;
	readonly ignores: readonly IgnoreEntry[];
	readonly tables: OfficeTables;
	readonly baseline: Baseline;
	/** One for each file that is there, also where nothing is wrong with it. */
	readonly files: readonly OfficeFile[];
}

export const noOffice: OfficeConfig = {
	settings: defaultLintSettings,
	vehicles: undefined,
	ignores: [],
	tables: noTables,
	baseline: noBaseline,
	files: [],
};

interface Parsed<T> {
	readonly value?: T;
	readonly problems: readonly FileProblem[];
}

async function readPart<T>(
	dir: string,
	name: string,
	parse: (text: string) => Parsed<T>,
): Promise<{ value: T | undefined; files: readonly OfficeFile[] }> {
	const file = path.join(dir, name);
	const read = await readTextFile(file);
	if (!read.ok) {
		const problem = { from: 0, to: 0, message: `${read.reason}，这个文件没有起作用。` };
		const files = read.missing ? [] : [{ file, text: '', problems: [problem] }];
		return { value: undefined, files };
	}
	const { value, problems } = parse(read.text);
	return { value, files: [{ file, text: read.text, problems }] };
}

/**
 * Reads an office's folder. Never rejects.
 * @param dir the folder `.zwxx`; absolute path.
 * @param knownRules ids that `config.json` may set.
 */
export async function readOffice(
	dir: string,
	knownRules: ReadonlySet<string>,
): Promise<OfficeConfig> {
	const [config, vehicles, ignores, terms, phrases, officers, baseline] = await Promise.all([
		readPart(dir, configFileName, (text) => parseConfigFile(text, knownRules)),
		readPart(dir, vehiclesFileName, parseVehicleFile),
		readPart(dir, ignoreFileName, parseIgnoreFile),
		readPart(dir, termsFileName, parseTermFile),
		readPart(dir, phrasesFileName, parsePhraseFile),
		readPart(dir, officersFileName, parseOfficerFile),
		readPart(dir, baselineFileName, parseBaselineFile),
	]);
	const parts = [config, vehicles, ignores, terms, phrases, officers, baseline];
	return {
		settings: config.value ?? defaultLintSettings,
		vehicles: vehicles.value,
		ignores: ignores.value ?? [],
		tables: {
			terms: terms.value ?? [],
			phrases: phrases.value ?? [],
			officers: officers.value ?? [],
		},
		baseline: baseline.value ?? noBaseline,
		files: parts.flatMap(({ files }) => files),
	};
}

/** Whether there is a folder; false also where that cannot be found out. */
export function isFolder(dir: string): boolean {
	try {
		return statSync(dir).isDirectory();
	} catch {
		// Not there, or not to be looked at: either way nothing is set down in it.
		return false;
	}
}

/**
 * The nearest `.zwxx` at or above a folder.
 * @param top the last folder to look in; default: the root of the disk.
 */
export function findOfficeFolder(from: string, top?: string): string | undefined {
	for (let at = path.resolve(from); ; at = path.dirname(at)) {
		const dir = path.join(at, officeFolderName);
		if (isFolder(dir)) return dir;
		if (at === path.dirname(at) || (top !== undefined && at === path.resolve(top))) {
			return undefined;
		}
	}
}

const isInside = (file: string, root: string): boolean => {
	const way = path.relative(root, file);
	return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
};

/**
 * The office's folder a draft belongs to, which need not exist yet: the nearest `.zwxx` above it
 * inside the innermost open folder, else that folder's own. The same for findings, count and filing.
 * @param file undefined: an unsaved draft, which belongs to the first open folder.
 * @param roots the open folders; absolute paths.
 * @returns undefined for a file outside all of them.
 */
export function officeFolderOfDraft(
	file: string | undefined,
	roots: readonly string[],
): string | undefined {
	const above = roots.filter((root) => file !== undefined && isInside(file, root));
	const root = file === undefined ? roots[0] : above.sort((a, b) => b.length - a.length)[0];
	if (root === undefined) return undefined;
	const from = file === undefined ? root : path.dirname(file);
	return findOfficeFolder(from, root) ?? path.join(root, officeFolderName);
}

/** Vehicles of an office's folder; undefined where it has none that can be used. */
export function readVehiclesNow(dir: string): VehicleFile | undefined {
	const read = readTextFileNow(path.join(dir, vehiclesFileName));
	return read.ok ? parseVehicleFile(read.text).value : undefined;
}

/**
 * The name under which a file without a 稿号 is remembered in an office's folder: its path from the
 * folder that holds `.zwxx`, with `/`. The same for editor and command line.
 */
export const draftKeyOf = (dir: string, file: string): string =>
	path.relative(path.dirname(dir), file).split(path.sep).join('/');

/** What is ignored in one file: under its 稿号, and under its own name from before it had one. */
export function ignoredInFile(
	entries: readonly IgnoreEntry[],
	fileKey: string,
): (draftId: string | undefined) => IsIgnored {
	const byFile = ignoredIn(entries, fileKey);
	return (draftId) => {
		if (!draftId) return byFile;
		const byId = ignoredIn(entries, draftId);
		return (rule, mark, words) => byId(rule, mark, words) || byFile(rule, mark, words);
	};
}

/** The office's `config.json` is broken and has to be mended by a person first. */
export class ConfigFileBroken extends Error {
	override readonly name = 'ConfigFileBroken';
}

/**
 * Gives a rule a severity in `config.json`, whose comments and layout stay.
 * @param dir the folder `.zwxx`; created where it is missing.
 * @param severity undefined: the rule's own again.
 * @returns the severity that the file gave it before.
 * @throws ConfigFileBroken, or an error of the file system.
 */
export async function setOfficeRule(
	dir: string,
	rule: string,
	severity: SeveritySetting | undefined,
): Promise<SeveritySetting | undefined> {
	let before: SeveritySetting | undefined;
	await updateFile(path.join(dir, configFileName), (text) => {
		before = ruleSeverityIn(text, rule);
		const changed = setRuleSeverity(text, rule, severity);
		if (changed !== undefined) return changed;
		throw new ConfigFileBroken('本单位的设置文件 config.json 有误，没有改动；请先改正再关闭规则。');
	});
	return before;
}
