import * as vscode from 'vscode';
import { quote } from '../../core/draft/quote';
import { readableBeijing } from '../../core/text/beijing-time';
import { followUpsDue, nextFollowUpAt } from '../../core/urgent/reminders';
import { commands } from '../commands';
import type { Filing } from '../filing/filing';
import type { Host } from '../host';

/** Left of the counts: it is there only while something is due. */
const priority = 111;
/** A clock that was set, and a machine that slept, are noticed so soon. */
const longestWait = 5 * 60_000;

/** Quiet reminder in the status bar that a series waits for its next 续报; no notice pops up. */
export function registerFollowUpReminder(host: Host, filing: Filing): void {
	const item = host.own(
		vscode.window.createStatusBarItem('zwxx.followUp', vscode.StatusBarAlignment.Left, priority),
	);
	item.name = '续报提醒';
	let timer: NodeJS.Timeout | undefined;

	function update(): void {
		const { entries } = filing.listing();
		const catalogue = host.catalogues.catalogueFor(undefined);
		const now = filing.clock();
		const [first, ...rest] = followUpsDue(entries, catalogue, now);
		clearTimeout(timer);
		const next = nextFollowUpAt(entries, catalogue, now);
		if (first || next !== undefined)
			timer = setTimeout(update, Math.min(longestWait, (next ?? Infinity) - now));
		if (!first) {
			item.hide();
			return;
		}
		const more = rest.length > 0 ? ` 等${rest.length + 1}件` : '';
		item.text = `$(bell) 该续报${more}：${quote(first.title, 16)}`;
		item.tooltip = `上一报${readableBeijing(first.filedAt)}报出，${readableBeijing(first.dueAt)}起该续报。点击由上一报写续报。`;
		item.command = { command: commands.followUp, title: '续报', arguments: [first.file] };
		item.show();
	}

	host.own(filing.onDidChange(update));
	host.own(host.catalogues.onDidChange(update));
	host.own({ dispose: () => clearTimeout(timer) });
	update();
}
