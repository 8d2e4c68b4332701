import * as vscode from 'vscode';

/**
 * Lists and questions stay open until they are answered or put away with Esc. The editor's own habit
 * is to close them when the focus goes elsewhere; it does so also where nobody did anything: a page
 * that was in front takes the focus back after the command palette has closed, and the list that the
 * command had opened is gone before it was seen.
 */
const staysOpen = { ignoreFocusOut: true } as const;

type PickOptions = Omit<vscode.QuickPickOptions, 'canPickMany' | 'ignoreFocusOut'>;

/** Lets the person choose one of a list; undefined when it was put away. */
export const pickOne = <T extends vscode.QuickPickItem>(
	items: readonly T[],
	options: PickOptions,
): Thenable<T | undefined> => vscode.window.showQuickPick(items, { ...options, ...staysOpen });

/** Lets the person choose one of several words; undefined when they were put away. */
export const pickWord = (
	words: readonly string[],
	options: PickOptions,
): Thenable<string | undefined> => vscode.window.showQuickPick(words, { ...options, ...staysOpen });

/** Lets the person tick any number of a list, none as well; undefined when it was put away. */
export const pickMany = <T extends vscode.QuickPickItem>(
	items: readonly T[],
	options: PickOptions,
): Thenable<T[] | undefined> =>
	vscode.window.showQuickPick(items, { ...options, ...staysOpen, canPickMany: true });

/** Asks for one line of text; undefined when it was put away, which is not the same as left empty. */
export const askText = (
	options: Omit<vscode.InputBoxOptions, 'ignoreFocusOut'>,
): Thenable<string | undefined> => vscode.window.showInputBox({ ...options, ...staysOpen });
