import * as vscode from 'vscode';
import { refreshDelay } from '../../core/lint/refresh';
import type { Host } from '../host';
import { isDraft } from '../live-drafts';

/** Resolves when nobody is typing; at once where nobody is. */
export type QuietMoment = () => Promise<void>;

/** How long typing keeps others quiet after a change: longer while pinyin may be being composed. */
function busyFor({ contentChanges, document }: vscode.TextDocumentChangeEvent): number {
	const change = contentChanges[0];
	if (!change) return 0;
	const caret = document.positionAt(change.rangeOffset + change.text.length);
	const lineBefore = document.getText(new vscode.Range(caret.with({ character: 0 }), caret));
	return refreshDelay({ inserted: change.text, lineBefore });
}

/** Nothing may pop up under an input method: what wants to be told waits for a pause in the typing. */
export function createQuietMoment(host: Host, clock: () => number): QuietMoment {
	let busyUntil = 0;
	host.own(
		vscode.workspace.onDidChangeTextDocument((event) => {
			if (isDraft(event.document)) busyUntil = clock() + busyFor(event);
		}),
	);
	return async () => {
		for (let wait = busyUntil - clock(); wait > 0; wait = busyUntil - clock())
			await new Promise((resolve) => setTimeout(resolve, wait));
	};
}
