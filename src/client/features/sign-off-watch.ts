import * as vscode from 'vscode';
import {
	signedText,
	signOffsOf,
	voidedSentence,
	voidedSignOffs,
} from '../../core/signoff/sign-off';
import { sha256 } from '../../node/hash';
import type { Host } from '../host';
import { rangeOf, type LiveDraft } from '../live-drafts';
import { watchActiveDraft } from '../live-watch';

/** Sign-offs that the text has left behind, each at its place in the draft. */
function voidedIn(document: vscode.TextDocument, { draft }: LiveDraft): vscode.Diagnostic[] {
	return voidedSignOffs(signOffsOf(draft, sha256(signedText(draft)))).flatMap((signOff) => {
		if (!signOff.span) return [];
		const range = rangeOf(document, signOff.span);
		const found = new vscode.Diagnostic(
			range,
			voidedSentence(signOff),
			vscode.DiagnosticSeverity.Warning,
		);
		found.source = '审签';
		return [found];
	});
}

/** Strikes a sign-off through as soon as title or body are no longer what was signed. */
export function registerSignOffWatch(host: Host): void {
	const found = host.own(vscode.languages.createDiagnosticCollection('zwxx.signOff'));
	const mark = host.own(
		vscode.window.createTextEditorDecorationType({
			textDecoration: 'line-through',
			after: {
				contentText: ' 签后有改动，已失效',
				color: new vscode.ThemeColor('editorWarning.foreground'),
				margin: '0 0 0 1em',
			},
		}),
	);
	watchActiveDraft(host, (view) => {
		if (!view) return;
		const { document } = view.editor;
		const voided = voidedIn(document, view.live);
		found.set(document.uri, voided);
		view.editor.setDecorations(
			mark,
			voided.map(({ range }) => range),
		);
	});
	host.own(
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			found.delete(uri);
		}),
	);
}
