import * as vscode from 'vscode';
import { refreshDelay, usualDelay } from '../core/lint/refresh';
import type { Host } from './host';
import { isDraft, readLive, type LiveDraft } from './live-drafts';

/** Milliseconds after a change before counts follow; short, so that they feel live. */
const countDelay = 80;

export interface LiveView {
	readonly editor: vscode.TextEditor;
	readonly live: LiveDraft;
}

/** How long counts wait after a change: longer while pinyin may be being composed. */
function delayAfter({ contentChanges, document }: vscode.TextDocumentChangeEvent): number {
	const change = contentChanges[0];
	if (!change) return countDelay;
	const caret = document.positionAt(change.rangeOffset + change.text.length);
	const lineBefore = document.getText(new vscode.Range(caret.with({ character: 0 }), caret));
	const delay = refreshDelay({ inserted: change.text, lineBefore });
	return delay > usualDelay ? delay : countDelay;
}

/**
 * Calls back with the active draft: at once when another editor becomes active, soon after a
 * change, and later while pinyin is being composed, so that counts do not jump with every letter.
 * @returns calls back now, because what is shown depends on more than the draft.
 */
export function watchActiveDraft(
	host: Host,
	show: (view: LiveView | undefined) => void,
): () => void {
	let timer: NodeJS.Timeout | undefined;
	let last: LiveView | undefined;

	function update(): void {
		const editor = vscode.window.activeTextEditor;
		if (!editor || !isDraft(editor.document)) {
			last = undefined;
			show(undefined);
			return;
		}
		const previous = last?.editor.document === editor.document ? last.live.draft : undefined;
		last = { editor, live: readLive(editor.document, host.catalogues, previous) };
		show(last);
	}

	function schedule(milliseconds: number): void {
		clearTimeout(timer);
		timer = setTimeout(update, milliseconds);
	}

	host.own(vscode.window.onDidChangeActiveTextEditor(update));
	host.own(host.catalogues.onDidChange(update));
	host.own(
		vscode.workspace.onDidChangeTextDocument((event) => {
			if (event.document !== vscode.window.activeTextEditor?.document) return;
			if (isDraft(event.document)) schedule(delayAfter(event));
		}),
	);
	host.own(vscode.workspace.onDidOpenTextDocument(() => schedule(countDelay)));
	host.own({ dispose: () => clearTimeout(timer) });
	update();
	return update;
}
