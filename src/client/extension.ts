import * as vscode from 'vscode';
import { createCatalogues } from './catalogues';
import { features } from './features/list';
import { createHost } from './host';
import { createNotifier } from './notify';

/** Registers every feature; one that fails is named in the log and the others still work. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
	const log = vscode.window.createOutputChannel('政务信息', { log: true });
	context.subscriptions.push(log);
	const notify = createNotifier(log);
	const catalogues = createCatalogues(context, { log, notify });
	const host = createHost(context, { log, notify, catalogues });
	for (const feature of features) {
		try {
			await feature.register(host);
		} catch (error) {
			notify.failed(`“${feature.name}”没有启动，其他功能照常可用；请重新打开窗口再试。`, error);
		}
	}
}
