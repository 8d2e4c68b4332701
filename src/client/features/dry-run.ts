import * as vscode from 'vscode';
import { dryRunText } from '../../node/dry-run';
import { commands } from '../commands';
import { chooseEndpoints } from '../filing/choose-endpoint';
import { targetDraft } from '../filing/drafts';
import type { Filing } from '../filing/filing';
import { picturesOf } from '../filing/pictures';
import { payloadOf } from '../filing/prepare';
import type { Host } from '../host';

const scheme = 'zwxx-dry-run';

/** 试运行: the request of a draft in a read-only document; nothing leaves the machine. */
export function registerDryRun(host: Host, filing: Filing): void {
	const texts = new Map<string, string>();
	const changed = host.own(new vscode.EventEmitter<vscode.Uri>());
	host.own(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			onDidChange: changed.event,
			provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
		}),
	);
	host.own(
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			if (uri.scheme === scheme) texts.delete(uri.path);
		}),
	);

	async function show(document: vscode.TextDocument): Promise<void> {
		const endpoints = await chooseEndpoints(host, filing, document);
		if (!endpoints) return;
		const pictures = await picturesOf(host, document);
		const attachments = 'value' in pictures ? pictures.value.map((one) => one.attachment) : [];
		const id = '报送时自动生成';
		const payload = payloadOf(host, filing, document, [], { id, attachments });
		if (!payload) return;
		for (const endpoint of endpoints) {
			const text = await dryRunText(endpoint, payload);
			const uri = vscode.Uri.from({ scheme, path: `/试运行 ${endpoint.name}.txt` });
			texts.set(uri.path, text);
			changed.fire(uri);
			await vscode.window.showTextDocument(uri, { preview: false });
		}
	}

	host.command(commands.dryRun, async (given?: unknown) => {
		const document = await targetDraft(host, given);
		if (document) await show(document);
	});
}
