import * as vscode from 'vscode';
import { traceOf } from '../node/error-trace';
import { showError, showInformation } from './show';

const showLogLabel = '查看日志';

/** Quiet, uniform messages: a sentence for the person, the details in the log. Never modal. */
export interface Notifier {
	/** One sentence that says what went wrong and what to do; the error goes to the log. */
	failed(sentence: string, error?: unknown): void;
	/** Something the person should know; resolves to the button that was pressed. */
	ask(sentence: string, ...buttons: readonly string[]): Promise<string | undefined>;
	/** A short word in the status bar that goes away by itself. */
	done(sentence: string): void;
}

const doneMilliseconds = 5000;

export function createNotifier(log: vscode.LogOutputChannel): Notifier {
	async function offerLog(sentence: string): Promise<void> {
		const pressed = await showError(sentence, showLogLabel);
		if (pressed === showLogLabel) log.show(true);
	}
	return {
		failed(sentence, error) {
			log.error(sentence);
			if (error !== undefined) log.error(traceOf(error));
			void offerLog(sentence);
		},
		async ask(sentence, ...buttons) {
			return showInformation(sentence, ...buttons);
		},
		done(sentence) {
			vscode.window.setStatusBarMessage(`$(check) ${sentence}`, doneMilliseconds);
		},
	};
}
