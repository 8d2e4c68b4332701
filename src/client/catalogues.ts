import * as vscode from 'vscode';
import { defaultCatalogue, mergeCatalogue, type Catalogue } from '../core/vehicle/catalogue';
import { parseVehicleFile } from '../core/vehicle/parse-file';
import { readVehiclesNow } from '../node/config';
import type { Catalogues } from './host';
import { officeDirOf } from './office-folder';
import { affects, readVehicles } from './settings';

/** Everything that can give a draft another office's folder, or change what stands in it. */
const pattern = '**/{.zwxx,.zwxx/vehicles.json}';

/** Vehicles from the user's settings. */
function fromSettings(log: vscode.LogOutputChannel): Catalogue {
	const setting = readVehicles();
	if (setting === undefined || JSON.stringify(setting) === '{}') return defaultCatalogue;
	const { value, problems } = parseVehicleFile(JSON.stringify(setting));
	for (const { message } of problems) log.warn(`载体设置：${message}`);
	return value ? mergeCatalogue(defaultCatalogue, value) : defaultCatalogue;
}

/**
 * The vehicles in force: defaults, then the user's settings, then the nearest office's own file. An
 * untrusted folder's file is not read. A file that is wrong leaves the others in force.
 */
export function createCatalogues(
	context: vscode.ExtensionContext,
	log: vscode.LogOutputChannel,
): Catalogues {
	const changed = new vscode.EventEmitter<void>();
	let base = fromSettings(log);
	// Looked up at every key stroke: each draft's answer is kept until a file changes.
	let known = new Map<string, Catalogue>();

	function read(draft: vscode.Uri | undefined): Catalogue {
		const dir = officeDirOf(draft);
		const vehicles = dir === undefined ? undefined : readVehiclesNow(dir);
		return vehicles ? mergeCatalogue(base, vehicles) : base;
	}

	const reload = (): void => {
		base = fromSettings(log);
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
