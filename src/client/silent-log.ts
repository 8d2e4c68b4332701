import * as vscode from 'vscode';

/**
 * A log that keeps nothing. The language client traces every message it sends, drafts included, into
 * the log it is given, once somebody raises the log's level; so it is given this one for its traces.
 */
export function createSilentLog(name: string): vscode.LogOutputChannel {
	const nothing = (): void => undefined;
	return {
		name,
		logLevel: vscode.LogLevel.Off,
		onDidChangeLogLevel: () => ({ dispose: nothing }),
		trace: nothing,
		debug: nothing,
		info: nothing,
		warn: nothing,
		error: nothing,
		append: nothing,
		appendLine: nothing,
		replace: nothing,
		clear: nothing,
		show: nothing,
		hide: nothing,
		dispose: nothing,
	};
}
