import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileProblem } from '../core/text/json-file';
import { rulesFromSetting, settableRules } from '../core/config/office-config';
import type { LintEnvironment } from '../core/lint/engine';
import type { IgnoreEntry } from '../core/lint/ignores';
import { withOfficeWords } from '../core/lint/office-words';
import type { Rule } from '../core/lint/rule';
import { mergeLintSettings } from '../core/lint/settings';
import { defaultCatalogue, mergeCatalogue, type Catalogue } from '../core/vehicle/catalogue';
import { catalogueFromSetting } from '../core/vehicle/from-setting';
import {
	draftKeyOf,
	ignoredInFile,
	noOffice,
	officeFolderName,
	officeFolderOfDraft,
	readOffice,
	type OfficeConfig,
} from '../node/config';
import { createIgnoreStore } from '../node/ignore-store';
import type { ClientConfiguration } from '../protocol/messages';

/** What holds for one document besides its text. */
export interface DraftEnvironment {
	readonly lint: LintEnvironment;
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
	/** The shipped rules and the one of the office's own words. */
	readonly rules: readonly Rule[];
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

async function readEnvironment(
	home: Home,
	base: Catalogue,
	{ rules }: ClientConfiguration,
	reader: OfficeReader,
): Promise<DraftEnvironment> {
	const office = home.officeDir === undefined ? noOffice : await reader.read(home.officeDir);
	const ignores = await ignoresOf(home, office);
	return {
		...home,
		lint: {
			catalogue: office.vehicles ? mergeCatalogue(base, office.vehicles) : base,
			settings: mergeLintSettings(rulesFromSetting(rules), office.settings),
			isIgnored: ignoredInFile(ignores, home.fileKey),
		},
	};
}

export function createOffices(deps: OfficesDeps): Offices {
	const { storageDir } = deps;
	const reader = createOfficeReader(deps);
	let configuration: ClientConfiguration = { trusted: false };
	let base = defaultCatalogue;
	let { rules } = deps;
	let roots: readonly string[] = [];
	let generation = 0;
	let environments = new Map<string, Promise<DraftEnvironment>>();

	const trustedRoots = (): readonly string[] => (configuration.trusted ? roots : []);
	const changed = (): void => {
		generation++;
		environments = new Map();
		reader.forget();
	};

	const read = (uri: string): Promise<DraftEnvironment> =>
		readEnvironment(homeOf(uri, trustedRoots(), storageDir), base, configuration, reader);

	return {
		get generation() {
			return generation;
		},
		get rules() {
			return rules;
		},
		environmentOf(uri) {
			const known = environments.get(uri) ?? read(uri);
			environments.set(uri, known);
			return known;
		},
		forget: (uri) => void environments.delete(uri),
		configure(next) {
			configuration = next;
			base = catalogueFromSetting(next.vehicles).catalogue;
			rules = withOfficeWords(deps.rules, next.sensitiveWords);
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
