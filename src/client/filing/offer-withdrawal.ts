import * as vscode from 'vscode';
import type { Submission } from '../../core/submission/entry';
import { commands } from '../commands';
import type { Filing } from './filing';

const stepMs = 500;

/** The editor's own word on the button that ends a notice with a bar. */
const cancelWord = (): string => (vscode.env.language.startsWith('zh') ? '取消' : 'Cancel');

const isWaiting = (filing: Filing, id: string): boolean =>
	filing.listing().entries.some((entry) => entry.id === id && entry.state === '待发');

/**
 * One notice with a bar that runs out together with the 撤回 window, however many places an item goes
 * to. It goes away by itself at the end,
 * and before it where the item has left or was withdrawn by another way; its one button withdraws.
 */
export async function offerWithdrawal(
	filing: Filing,
	entries: readonly Pick<Submission, 'id' | 'notBefore'>[],
	windowMs: number,
): Promise<void> {
	const places = entries.length > 1 ? `报给${entries.length}处，` : '';
	const until = Math.max(...entries.map(({ notBefore }) => notBefore));
	const seconds = Math.round(windowMs / 1000);
	const options = {
		location: vscode.ProgressLocation.Notification,
		title: `已入待发箱，${places}${seconds}秒内可以撤回（点“${cancelWord()}”）`,
		cancellable: true,
	};
	const pressed = await vscode.window.withProgress(
		options,
		(progress, token) =>
			new Promise<boolean>((resolve) => {
				const ending = (withdraw: boolean) => () => {
					clearInterval(timer);
					listener.dispose();
					resolve(withdraw);
				};
				const end = ending(false);
				const timer = setInterval(() => {
					progress.report({ increment: (100 * stepMs) / windowMs });
					if (filing.clock() >= until) end();
				}, stepMs);
				const listener = filing.onDidChange(() => {
					if (!entries.some(({ id }) => isWaiting(filing, id))) end();
				});
				token.onCancellationRequested(ending(true));
			}),
	);
	if (!pressed) return;
	for (const { id } of entries) await vscode.commands.executeCommand(commands.withdraw, id);
}
