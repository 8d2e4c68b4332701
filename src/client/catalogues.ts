import * as vscode from 'vscode';
import { mergeCatalogue, type Catalogue } from '../core/vehicle/catalogue';
import {
	catalogueFromSetting,
	settingNotice,
	type SettingCatalogue,
} from '../core/vehicle/from-setting';
import { readVehiclesNow } from '../node/config';
import { sha256 } from '../node/hash';
import { settingsSection } from './commands';
import type { Catalogues, Host } from './host';
import type { Notifier } from './notify';
import { officeDirOf } from './office-folder';
import { affects, readVehicles } from './settings';

/** Everything that can give a draft another office's folder, or change what stands in it. */
const pattern = '**/{.zwxx,.zwxx/vehicles.json}';

const toldKey = 'vehicles.told';
const openSettings = '打开设置';

/** Tells what is wrong in the setting, once for each value that is wrong. */
async function tellOnce(
	{ globalState }: vscode.ExtensionContext,
	notify: Notifier,
	read: SettingCatalogue,
): Promise<void> {
	const sentence = settingNotice(read);
	const digest = sentence === undefined ? undefined : sha256(JSON.stringify(readVehicles()));
	if (globalState.get<string>(toldKey) === digest) return;
	await globalState.update(toldKey, digest);
	if (sentence === undefined) return;
	if ((await notify.ask(sentence, openSettings)) === openSettings)
		await vscode.commands.executeCommand(
			'workbench.action.openSettings',
			`${settingsSection}.vehicles`,
		);
}

/**
 * The vehicles in force: defaults, then the user's settings, then the nearest office's own file. An
 * untrusted folder's file is not read. A file that is wrong leaves the others in force.
 */
export function createCatalogues(
	context: vscode.ExtensionContext,
	{ log, notify }: Pick<Host, 'log' | 'notify'>,
): Catalogues {
	const changed = new vscode.EventEmitter<void>();
	let base = fromSettings();
	// Looked up at every key stroke: each draft's answer is kept until a file changes.
	let known = new Map<string, Catalogue>();

	/** Vehicles from the user's settings. */
	function fromSettings(): Catalogue {
		const read = catalogueFromSetting(readVehicles());
		for (const { message } of read.problems) log.warn(`载体设置：${message}`);
		void tellOnce(context, notify, read).catch((error: unknown) => log.warn(String(error)));
		return read.catalogue;
	}

	function read(draft: vscode.Uri | undefined): Catalogue {
		const dir = officeDirOf(draft);
		const vehicles = dir === undefined ? undefined : readVehiclesNow(dir);
		return vehicles ? mergeCatalogue(base, vehicles) : base;
	}

	const reload = (): void => {
		base = fromSettings();
		known = new Map();
		changed.fire();
	};
	const watcher = vscode.workspace.createFileSystemWatcher(pattern);
	context.subscriptions.push(
		changed,
		watcher,
		watcher.onDidChange(reload),
		watcher.onDidCreate(reload),
		watcher.onDidDelete(reload),
		vscode.workspace.onDidChangeWorkspaceFolders(reload),
		vscode.workspace.onDidGrantWorkspaceTrust(reload),
		vscode.workspace.onDidChangeConfiguration((e) => {
			if (affects(e, 'vehicles')) reload();
		}),
	);
	return {
		onDidChange: changed.event,
		catalogueFor(draft) {
			const key = draft?.toString() ?? '';
			const catalogue = known.get(key) ?? read(draft);
			known.set(key, catalogue);
			return catalogue;
		},
	};
}
