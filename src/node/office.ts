import { statSync } from 'node:fs';
import * as path from 'node:path';
import { noBaseline, type Baseline } from '../core/config/baseline';
import type { IgnoreEntry } from '../core/lint/ignores';
import { noTables, type OfficeTables } from '../core/lint/office-tables';
import { defaultLintSettings, type LintSettings } from '../core/lint/settings';
import type { FileProblem } from '../core/text/json-file';
import type { VehicleFile } from '../core/vehicle/schema';

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

/**
 * The name under which a file without a 稿号 is remembered in an office's folder: its path from the
 * folder that holds `.zwxx`, with `/`. The same for editor and command line.
 */
export const draftKeyOf = (dir: string, file: string): string =>
	path.relative(path.dirname(dir), file).split(path.sep).join('/');
