import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

/** The folders of one editor: nothing in them comes from, or goes to, the user's own. */
export interface Profile {
	readonly folder: string;
	readonly data: string;
	readonly extensions: string;
	readonly browser: string;
}

/** No welcome pages, questions, updates or calls to a marketplace. */
const QUIET: Settings = {
	'security.workspace.trust.startupPrompt': 'never',
	'workbench.startupEditor': 'none',
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'window.restoreWindows': 'none',
	'window.commandCenter': false,
	'chat.disableAIFeatures': true,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'git.enabled': false,
	// As on the desktop; in a browser it would save after every pause.
	'files.autoSave': 'off',
	// File dialogs as a list in the page, which a test can type into.
	'files.simpleDialog.enable': true,
	// Typing goes through a hidden text area, which takes composed input from outside.
	'editor.editContext': false,
};

function writeSettings(folder: string, settings: Settings): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, '\t') + '\n');
}

/** What an earlier run left; nothing where it cannot be read as plain JSON. */
function readSettings(folder: string): Settings {
	const file = join(folder, 'settings.json');
	try {
		return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : {};
	} catch {
		return {};
	}
}

export interface ProfileOptions {
	/** Where it lives; left out: a fresh temporary folder. */
	readonly folder?: string;
	readonly settings?: Settings;
	/** Settings of machine scope: the editor reads them from a file of their own only. */
	readonly machineSettings?: Settings;
}

export function createProfile(options: ProfileOptions = {}): Profile {
	const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'zwxx-editor-'));
	const data = join(folder, 'data');
	const extensions = join(folder, 'extensions');
	mkdirSync(extensions, { recursive: true });
	const [user, machine] = [join(data, 'User'), join(data, 'Machine')];
	// In a profile that is used again, what its user has set stays.
	writeSettings(user, { ...QUIET, ...options.settings, ...readSettings(user) });
	writeSettings(machine, { ...readSettings(machine), ...options.machineSettings });
	return { folder, data, extensions, browser: join(folder, 'browser') };
}
