import * as path from 'node:path';
import { noBaseline } from '../core/config/baseline';
import { parseBaselineFile } from '../core/config/baseline-file';
import { parseIgnoreFile } from '../core/config/ignore-file';
import { parseConfigFile, ruleSeverityIn, setRuleSeverity } from '../core/config/office-config';
import { parseOfficerFile, parsePhraseFile, parseTermFile } from '../core/config/table-files';
import { defaultLintSettings, type SeveritySetting } from '../core/lint/settings';
import type { FileProblem } from '../core/text/json-file';
import { parseVehicleFile } from '../core/vehicle/parse-file';
import type { VehicleFile } from '../core/vehicle/schema';
import { ignoreFileName } from './ignore-store';
import {
	baselineFileName,
	configFileName,
	officersFileName,
	phrasesFileName,
	vehiclesFileName,
	type OfficeConfig,
	type OfficeFile,
} from './office';
import { termsFileName } from './term-store';
import { readTextFile, readTextFileNow } from './text-file';
import { updateFile } from './update-file';

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

/** Vehicles of an office's folder; undefined where it has none that can be used. */
export function readVehiclesNow(dir: string): VehicleFile | undefined {
	const read = readTextFileNow(path.join(dir, vehiclesFileName));
	return read.ok ? parseVehicleFile(read.text).value : undefined;
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
