import * as vscode from 'vscode';
import { plainWords } from '../core/text/plain-words';

/*
 * The editor's notices, in which words of others are never a link. Resolve to the button that was pressed.
 */

export const showInformation = (
	sentence: string,
	...buttons: readonly string[]
): Thenable<string | undefined> =>
	vscode.window.showInformationMessage(plainWords(sentence), ...buttons);

export const showWarning = (
	sentence: string,
	...buttons: readonly string[]
): Thenable<string | undefined> =>
	vscode.window.showWarningMessage(plainWords(sentence), ...buttons);

export const showError = (
	sentence: string,
	...buttons: readonly string[]
): Thenable<string | undefined> => vscode.window.showErrorMessage(plainWords(sentence), ...buttons);
