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
 * A notice with a bar that runs out together with the 撤回 window. It goes away by itself at the end,
 * and before it where the item has left or was withdrawn by another way; its one button withdraws.
 */
export async function offerWithdrawal(
	filing: Filing,
	{ id, notBefore }: Pick<Submission, 'id' | 'notBefore'>,
	windowMs: number,
): Promise<void> {
	const seconds = Math.round(windowMs / 1000);
	const options = {
		location: vscode.ProgressLocation.Notification,
		title: `已入待发箱，${seconds}秒内可以撤回（点“${cancelWord()}”）`,
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
					if (filing.clock() >= notBefore) end();
				}, stepMs);
				const listener = filing.onDidChange(() => {
					if (!isWaiting(filing, id)) end();
				});
				token.onCancellationRequested(ending(true));
			}),
	);
	if (pressed) await vscode.commands.executeCommand(commands.withdraw, id);
}
