import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileProblem } from '../core/text/json-file';
import { countsIn } from '../core/config/baseline';
import { rulesFromSetting } from '../core/config/office-config';
import { settableRules } from '../core/config/settable-rules';
import type { LintEnvironment } from '../core/lint/engine';
import type { IgnoreEntry } from '../core/lint/ignores';
import type { OfficeTables } from '../core/lint/office-tables';
import { withOfficeWords } from '../core/lint/office-words';
import type { Rule } from '../core/lint/rule';
import { mergeLintSettings, type LintSettings } from '../core/lint/settings';
import { withOfficeTables } from '../core/lint/with-tables';
import { defaultCatalogue, mergeCatalogue, type Catalogue } from '../core/vehicle/catalogue';
import { catalogueFromSetting } from '../core/vehicle/from-setting';
import { ignoredInFile } from '../core/lint/ignores';
import { readOffice } from '../node/config';
import {
	draftKeyOf,
	noOffice,
	officeFolderName,
	officeFolderOfDraft,
	type OfficeConfig,
} from '../node/office';
import { createIgnoreStore } from '../node/ignore-store';
import { createTermStore } from '../node/term-store';
import type { ClientConfiguration } from '../protocol/messages';

/** What holds for one document besides its text. */
export interface DraftEnvironment {
	readonly lint: LintEnvironment;
	/** The rules in force: the shipped ones, the office's words and what its tables add. */
	readonly rules: readonly Rule[];
	/** Name of the document where it has no 稿号. */
	readonly fileKey: string;
	/** Folder in which ignores of this document are remembered; undefined: nowhere. */
	readonly ignoreDir: string | undefined;
	/** The office's folder, which need not exist yet; undefined: the user's own settings. */
	readonly officeDir: string | undefined;
}

/** A file of an office with what is wrong in it; an empty list where it was mended. */
export interface OfficeProblems {
	readonly uri: string;
	readonly text: string;
	readonly problems: readonly FileProblem[];
}

export interface OfficesDeps {
	/** The shipped rules. */
	readonly rules: readonly Rule[];
	readonly storageDir: string | undefined;
	readonly onProblems: (problems: OfficeProblems) => void;
}

/** Settings, vehicles and ignores in force, by document. */
export interface Offices {
	/** Rises with everything that may change findings without a change of the text. */
	readonly generation: number;
	environmentOf(uri: string): Promise<DraftEnvironment>;
	/** The document was closed. */
	forget(uri: string): void;
	/** The client's own settings and the trust in the workspace. */
	configure(configuration: ClientConfiguration): void;
	/** @param roots URIs of the workspace's folders. */
	setRoots(roots: readonly string[]): void;
	/** Files changed: everything is read again when it is asked for. */
	invalidate(): void;
	/** Reads the workspace's folders, so that what is wrong in their files is told. */
	preload(): Promise<void>;
}

/** Absolute path of a `file:` URI; undefined for every other one. */
function pathOf(uri: string): string | undefined {
	if (!uri.startsWith('file:')) return undefined;
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}

/** Where a document's settings and ignores are. */
interface Home {
	readonly officeDir: string | undefined;
	readonly ignoreDir: string | undefined;
	readonly fileKey: string;
}

function homeOf(uri: string, roots: readonly string[], storageDir: string | undefined): Home {
	const file = pathOf(uri);
	const officeDir = officeFolderOfDraft(file, roots);
	if (officeDir === undefined) return { officeDir, ignoreDir: storageDir, fileKey: uri };
	const fileKey = file === undefined ? uri : draftKeyOf(officeDir, file);
	return { officeDir, ignoreDir: officeDir, fileKey };
}

/** Reads each folder once until told to forget, and tells what is wrong in its files. */
function createOfficeReader({ rules, onProblems }: OfficesDeps) {
	const knownRules = settableRules(rules);
	let offices = new Map<string, Promise<OfficeConfig>>();
	const told = new Set<string>();

	async function read(dir: string): Promise<OfficeConfig> {
		const office = await readOffice(dir, knownRules);
		const gone = new Set([...told].filter((file) => path.dirname(file) === dir));
		for (const { file, text, problems } of office.files) {
			gone.delete(file);
			if (problems.length > 0) told.add(file);
			else if (!told.delete(file)) continue;
			onProblems({ uri: pathToFileURL(file).href, text, problems });
		}
		for (const file of gone) {
			told.delete(file);
			onProblems({ uri: pathToFileURL(file).href, text: '', problems: [] });
		}
		return office;
	}

	return {
		read(dir: string): Promise<OfficeConfig> {
			const known = offices.get(dir) ?? read(dir);
			offices.set(dir, known);
			return known;
		},
		forget: () => void (offices = new Map()),
	};
}

type OfficeReader = ReturnType<typeof createOfficeReader>;

async function ignoresOf({ officeDir, ignoreDir }: Home, office: OfficeConfig) {
	if (officeDir !== undefined || ignoreDir === undefined) return office.ignores;
	return createIgnoreStore(ignoreDir)
		.list()
		.catch((): readonly IgnoreEntry[] => []);
}

/** The office's tables; terms of a draft without an office are in the extension's own storage. */
async function tablesOf({ officeDir, ignoreDir }: Home, { tables }: OfficeConfig) {
	if (officeDir !== undefined || ignoreDir === undefined) return tables;
	const terms = await createTermStore(ignoreDir)
		.list()
		.catch((): readonly string[] => []);
	return { ...tables, terms };
}

/** The same tables give the same list of rules, so that what is known of paragraphs is kept. */
function createRulesFor(base: readonly Rule[]) {
	const known = new Map<string, readonly Rule[]>();
	return (tables: OfficeTables): readonly Rule[] => {
		const { phrases, officers } = tables;
		const key = JSON.stringify([phrases, officers]);
		const rules = known.get(key) ?? withOfficeTables(base, tables);
		known.set(key, rules);
		return rules;
	};
}

/** What the client's settings bring. */
interface Own {
	readonly catalogue: Catalogue;
	readonly settings: LintSettings;
	readonly rulesFor: (tables: OfficeTables) => readonly Rule[];
}

async function readEnvironment(
	home: Home,
	{ catalogue: base, settings, rulesFor }: Own,
	reader: OfficeReader,
): Promise<DraftEnvironment> {
	const office = home.officeDir === undefined ? noOffice : await reader.read(home.officeDir);
	const ignores = await ignoresOf(home, office);
	const tables = await tablesOf(home, office);
	const baseline = countsIn(office.baseline, home.fileKey);
	return {
		...home,
		rules: rulesFor(tables),
		lint: {
			catalogue: office.vehicles ? mergeCatalogue(base, office.vehicles) : base,
			settings: mergeLintSettings(settings, office.settings),
			isIgnored: ignoredInFile(ignores, home.fileKey),
			tables,
			...(baseline && { baseline }),
		},
	};
}

export function createOffices(deps: OfficesDeps): Offices {
	const { storageDir } = deps;
	const reader = createOfficeReader(deps);
	let trusted = false;
	let own: Own = {
		catalogue: defaultCatalogue,
		settings: {},
		rulesFor: createRulesFor(deps.rules),
	};
	let roots: readonly string[] = [];
	let generation = 0;
	let environments = new Map<string, Promise<DraftEnvironment>>();

	const trustedRoots = (): readonly string[] => (trusted ? roots : []);
	const changed = (): void => {
		generation++;
		environments = new Map();
		reader.forget();
	};

	const read = (uri: string): Promise<DraftEnvironment> =>
		readEnvironment(homeOf(uri, trustedRoots(), storageDir), own, reader);

	return {
		get generation() {
			return generation;
		},
		environmentOf(uri) {
			const known = environments.get(uri) ?? read(uri);
			environments.set(uri, known);
			return known;
		},
		forget: (uri) => void environments.delete(uri),
		configure(next) {
			({ trusted } = next);
			own = {
				catalogue: catalogueFromSetting(next.vehicles).catalogue,
				settings: rulesFromSetting(next.rules),
				rulesFor: createRulesFor(withOfficeWords(deps.rules, next.sensitiveWords)),
			};
			changed();
		},
		setRoots(uris) {
			roots = uris.flatMap((uri) => pathOf(uri) ?? []);
			changed();
		},
		invalidate: changed,
		async preload() {
			const dirs = trustedRoots().map((root) => path.join(root, officeFolderName));
			await Promise.all(dirs.map((dir) => reader.read(dir)));
		},
	};
}
