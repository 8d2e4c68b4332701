import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml, type Page } from '../../core/ledger/page';
import type { Host } from '../host';

/** A read-only page beside the drafts; showing another one of the kind replaces it. */
export interface PagePanel {
	show(tabTitle: string, page: Page): void;
}

/** A panel for pages of one kind. Pages run no script and load nothing; they can call their own commands only. */
export function createPagePanel(host: Host, kind: string): PagePanel {
	let panel: vscode.WebviewPanel | undefined;
	host.own({ dispose: () => void panel?.dispose() });
	return {
		show(tabTitle, page) {
			const enableCommandUris = page.actions.map(({ command }) => command);
			const options = { enableScripts: false, enableCommandUris, localResourceRoots: [] };
			if (panel) panel.webview.options = options;
			else {
				const where = { viewColumn: vscode.ViewColumn.Active, preserveFocus: false };
				panel = vscode.window.createWebviewPanel(kind, tabTitle, where, options);
				panel.onDidDispose(() => {
					panel = undefined;
				});
			}
			panel.title = tabTitle;
			panel.webview.html = pageHtml(page, randomBytes(16).toString('hex'));
			panel.reveal();
		},
	};
}
