import * as vscode from 'vscode';
import { defaultCatalogue, mergeCatalogue, type Catalogue } from '../core/vehicle/catalogue';
import { parseVehicleFile } from '../core/vehicle/parse-file';
import type { Catalogues } from './host';
import { affects, readVehicles } from './settings';

const pattern = '**/.zwxx/vehicles.json';

/** Text of a file, or undefined where there is none. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}

/** Lays a vehicle file over a catalogue; a wrong file leaves the catalogue as it is. */
function laidOver(base: Catalogue, text: string | undefined): Catalogue {
	const value = text === undefined ? undefined : parseVehicleFile(text).value;
	return value ? mergeCatalogue(base, value) : base;
}

/** Vehicles from the user's settings. */
function fromSettings(log: vscode.LogOutputChannel): Catalogue {
	const value = readVehicles();
	if (value === undefined || JSON.stringify(value) === '{}') return defaultCatalogue;
	const { problems } = parseVehicleFile(JSON.stringify(value));
	for (const { message } of problems) log.warn(`载体设置：${message}`);
	return laidOver(defaultCatalogue, JSON.stringify(value));
}

/**
 * The vehicles in force: defaults, then the user's settings, then the folder's own file. An
 * untrusted folder's file is not read.
 */
export function createCatalogues(
	context: vscode.ExtensionContext,
	log: vscode.LogOutputChannel,
): Catalogues & { readonly ready: Promise<void> } {
	const changed = new vscode.EventEmitter<void>();
	const folders = new Map<string, Catalogue>();
	let base = fromSettings(log);

	async function load(): Promise<void> {
		base = fromSettings(log);
		folders.clear();
		if (vscode.workspace.isTrusted) {
			for (const folder of vscode.workspace.workspaceFolders ?? []) {
				const text = await readText(vscode.Uri.joinPath(folder.uri, '.zwxx', 'vehicles.json'));
				folders.set(folder.uri.toString(), laidOver(base, text));
			}
		}
		changed.fire();
	}

	const watcher = vscode.workspace.createFileSystemWatcher(pattern);
	const reload = () => void load();
	context.subscriptions.push(
		changed,
		watcher,
		watcher.onDidChange(reload),
		watcher.onDidCreate(reload),
		watcher.onDidDelete(reload),
		vscode.workspace.onDidChangeWorkspaceFolders(reload),
		vscode.workspace.onDidGrantWorkspaceTrust(reload),
		vscode.workspace.onDidChangeConfiguration((e) => affects(e, 'vehicles') && reload()),
	);
	return {
		ready: load(),
		onDidChange: changed.event,
		catalogueFor(draft) {
			const folder =
				(draft && vscode.workspace.getWorkspaceFolder(draft)) ??
				vscode.workspace.workspaceFolders?.[0];
			return (folder && folders.get(folder.uri.toString())) ?? base;
		},
	};
}
