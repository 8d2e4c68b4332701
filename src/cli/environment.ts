import * as path from 'node:path';
import type { LintEnvironment } from '../core/lint/engine';
import { defaultCatalogue, mergeCatalogue } from '../core/vehicle/catalogue';
import {
	draftKeyOf,
	findOfficeFolder,
	ignoredInFile,
	isFolder,
	noOffice,
	officeFolderName,
	readOffice,
	type OfficeConfig,
} from '../node/config';

/** Settings, vehicles and ignores that hold for a file, as in the editor. */
export interface Environments {
	of(file: string): Promise<LintEnvironment>;
}

export interface EnvironmentsDeps {
	readonly knownRules: ReadonlySet<string>;
	/** The office's folder for all files; undefined: the nearest one above each. */
	readonly officeDir: string | undefined;
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

export function createEnvironments(deps: EnvironmentsDeps): Environments {
	const { knownRules, onProblem } = deps;
	const offices = new Map<string, Promise<OfficeConfig>>();

	async function read(dir: string): Promise<OfficeConfig> {
		const office = await readOffice(dir, knownRules);
		for (const { file, problems } of office.files) {
			for (const { message } of problems) onProblem(file, message);
		}
		return office;
	}

	function officeIn(dir: string): Promise<OfficeConfig> {
		const known = offices.get(dir) ?? read(dir);
		offices.set(dir, known);
		return known;
	}

	return {
		async of(file) {
			const absolute = path.resolve(file);
			const dir = deps.officeDir ?? findOfficeFolder(path.dirname(absolute));
			const office = dir === undefined ? noOffice : await officeIn(dir);
			const fileKey = dir === undefined ? absolute : draftKeyOf(dir, absolute);
			const { vehicles, settings, ignores } = office;
			return {
				catalogue: vehicles ? mergeCatalogue(defaultCatalogue, vehicles) : defaultCatalogue,
				settings,
				isIgnored: ignoredInFile(ignores, fileKey),
				form: path.extname(file).toLowerCase() === '.txt' ? 'body' : 'draft',
			};
		},
	};
}
