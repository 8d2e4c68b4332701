import * as vscode from 'vscode';
import type { Feature } from '../host';
import { rangeOf } from '../live-drafts';
import { watchActiveDraft } from '../live-watch';
import { affects, readTintOverflow } from '../settings';

/** 超限文字加底色: the text past a `max` limit. */
export const limitTintFeature: Feature = {
	name: '超字底色',
	register(host) {
		const tint = host.own(
			vscode.window.createTextEditorDecorationType({
				backgroundColor: new vscode.ThemeColor('diffEditor.removedTextBackground'),
				overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.errorForeground'),
				overviewRulerLane: vscode.OverviewRulerLane.Right,
			}),
		);
		let on = readTintOverflow();
		const update = watchActiveDraft(host, (view) => {
			if (!view) return;
			const { overflow } = view.live.gauge;
			const ranges = on && overflow ? [rangeOf(view.editor.document, overflow)] : [];
			view.editor.setDecorations(tint, ranges);
		});
		host.own(
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (!affects(event, 'tintOverflow')) return;
				on = readTintOverflow();
				// Drafts beside the active one may be tinted too.
				if (!on)
					for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(tint, []);
				update();
			}),
		);
	},
};
