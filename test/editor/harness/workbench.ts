import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { compose } from './typing';
import { until } from './wait';

const SHOTS = join(__dirname, '..', '..', '..', '.cache', 'shots');

/** The visible texts of what a locator finds, in their order. */
async function texts(found: Locator): Promise<string[]> {
	const all = await found.allInnerTexts();
	return all.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

/** The editor's window as a person sees and uses it. */
export type Workbench = ReturnType<typeof createWorkbench>;

function createKeyboard(page: Page) {
	return {
		/** Presses keys one after the other, such as `Control+s`. */
		async press(...keys: string[]) {
			for (const key of keys) await page.keyboard.press(key);
		},
		/** Lets the page use the clipboard, as a person does when the browser asks. */
		allowClipboard: () => page.context().grantPermissions(['clipboard-read', 'clipboard-write']),
		clipboard: () => page.evaluate<string>('navigator.clipboard.readText()'),
		copy: (text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`),
		/** Text arrives at the caret at once, as when it is pasted without a clipboard. */
		type: (text: string) => page.keyboard.insertText(text),
		/** Typed through an input method: see `compose`. */
		compose: (stages: readonly string[], text: string) => compose(page, stages, text),
	};
}

/** The list that drops from the top: palette, pickers, questions for one line of text. */
function createQuickInput(page: Page) {
	const widget = page.locator('.quick-input-widget:visible');
	const rows = widget.locator('.monaco-list-row');
	const input = widget.locator('input:not([type="checkbox"]):visible').first();
	const choose = async (label: string, timeout = 30_000) => {
		const row = rows.filter({ hasText: label }).first();
		await row.waitFor({ timeout });
		await row.click({ timeout });
	};
	/** Opens it with a key, which is lost while an earlier list or page is still going away. */
	const open = async (key: string) => {
		for (let tries = 5; tries > 0; tries--) {
			await page.keyboard.press(key);
			const shown = input.waitFor({ timeout: 4000 }).then(
				() => true,
				() => false,
			);
			if (await shown) return;
		}
		throw new Error(`Nothing opened at ${key}.`);
	};
	return {
		pickerTexts: () => texts(rows),
		/** Waits for a question by what it says, in its title or below its line. */
		asked: (part: string) => widget.getByText(part).first().waitFor(),
		/** Chooses an entry of the list that is open. */
		choose,
		/** Answers a question for a line of text. */
		async answer(text: string) {
			await input.waitFor();
			await input.fill(text);
			await page.keyboard.press('Enter');
		},
		/**
		 * Runs a command from the palette by its title. The palette goes away when a page that has just
		 * been shown takes the focus; a person then opens it again.
		 */
		async command(title: string) {
			for (let tries = 3; ; tries--) {
				await open('F1');
				try {
					await input.fill(`>${title}`, { timeout: 4000 });
					return await choose(title, 8000);
				} catch (error) {
					if (tries === 1 || (await input.isVisible())) throw error;
				}
			}
		},
		/** Opens a file of the workspace by its name. */
		async openFile(name: string) {
			await open('Control+p');
			await input.fill(name);
			await choose(name);
			await page.locator('.tab.active').filter({ hasText: name }).waitFor();
			await page.locator('.monaco-editor .view-line').first().waitFor();
		},
		/**
		 * Puts the caret somewhere; lines and columns count from 1. The editor's own question counts a
		 * Chinese character as two columns, so the way along the line is gone with the arrow key.
		 */
		async goTo(line: number, column = 1) {
			await open('Control+g');
			await input.fill(`:${line}:1`);
			await page.keyboard.press('Enter');
			await widget.waitFor({ state: 'hidden' });
			for (let at = 1; at < column; at++) await page.keyboard.press('ArrowRight');
		},
	};
}

/** What the editor tells: problems, notices, dialogs, the status bar. */
function createReadings(page: Page) {
	const toasts = page.locator('.notifications-toasts .notification-list-item');
	const dialog = page.locator('.monaco-dialog-box');
	const problems = page.locator('.markers-panel .monaco-list-row');
	return {
		statusBar: () => texts(page.locator('.statusbar-item:visible')),
		/** Waits for an entry of the status bar that holds the text. */
		status: (part: string) =>
			until(
				`“${part}” in the status bar`,
				() => texts(page.locator('.statusbar-item:visible')),
				(items) => items.some((item) => item.includes(part)),
			),
		async showProblems() {
			if (!(await page.locator('.markers-panel').isVisible())) {
				await page.keyboard.press('Control+Shift+m');
			}
			await page.locator('.markers-panel').waitFor();
		},
		problems: () => texts(problems),
		/** Waits for a list of problems; open it first with `showProblems`. */
		problemsWhere: (what: string, right: (items: string[]) => boolean) =>
			until(what, () => texts(problems), right),
		notices: () => texts(toasts.locator('.notification-list-item-message')),
		/** Waits for a notice that holds the text; with a button, presses it. */
		async notice(part: string, button?: string) {
			const toast = toasts.filter({ hasText: part }).first();
			await toast.waitFor();
			if (button !== undefined) {
				await toast.locator('.monaco-button').filter({ hasText: button }).first().click();
			}
		},
		/** Waits for a modal dialog, presses a button in it and returns what it said. */
		async dialog(button: string): Promise<string> {
			await dialog.waitFor();
			const said = await dialog.innerText();
			await dialog.locator('.monaco-button').filter({ hasText: button }).first().click();
			await dialog.waitFor({ state: 'hidden' });
			return said;
		},
	};
}

/** The list of fixes at the caret. */
function createFixMenu(page: Page) {
	const menu = page.locator('.action-widget:visible');
	const entries = menu.locator('.monaco-list-row.action');
	const focused = menu.locator('.monaco-list-row.focused');
	const open = async () => {
		// A busy editor may miss the key while an earlier menu is still going away.
		for (let tries = 5; tries > 0; tries--) {
			await page.keyboard.press('Control+.');
			const shown = menu.waitFor({ timeout: 4000 }).then(
				() => true,
				() => false,
			);
			if (await shown) return;
		}
		throw new Error('The list of fixes did not open.');
	};
	return {
		/** Opens the list of fixes at the caret and returns their titles; it stays open. */
		async quickFixes(): Promise<string[]> {
			await open();
			return texts(entries);
		},
		/** The same where there may be none: the editor then says so at the caret. */
		async fixesIfAny(): Promise<string[]> {
			const none = page.locator('.monaco-editor-overlaymessage');
			await page.keyboard.press('Control+.');
			await menu.or(none).first().waitFor();
			return texts(entries);
		},
		/** Closes the list of fixes. */
		async closeFixes() {
			await page.keyboard.press('Escape');
			await menu.waitFor({ state: 'hidden' });
		},
		/**
		 * Opens the list of fixes at the caret and takes one, with the keyboard only. The text changes a
		 * moment later: wait for it with `shows` before saving.
		 */
		async fix(title: string) {
			await open();
			for (let tries = (await entries.count()) + 1; tries > 0; tries--) {
				const now = await texts(focused);
				if (now.some((text) => text.includes(title))) {
					await page.keyboard.press('Enter');
					await menu.waitFor({ state: 'hidden' });
					return;
				}
				await page.keyboard.press('ArrowDown');
			}
			throw new Error(`No fix “${title}” among ${JSON.stringify(await texts(entries))}`);
		},
	};
}

/** The text of the active editor, as far as it is on the screen. */
function createTextArea(page: Page, command: (title: string) => Promise<void>) {
	const editor = page.locator('.editor-group-container.active .monaco-editor').first();
	const visibleLines = () =>
		editor.locator('.view-line').evaluateAll((lines) =>
			lines
				.map((line) => ({
					top: line.getBoundingClientRect().top,
					text: (line.textContent ?? '').replaceAll('\u00a0', ' '),
				}))
				.sort((a, b) => a.top - b.top)
				.map(({ text }) => text),
		);
	return {
		/** Puts the keyboard focus into the text without moving the caret. */
		focus: () => command('Focus Active Editor Group'),
		/** The lines on the screen, as they are drawn; a long one is several. */
		visibleLines,
		/** Waits until a text stands on the screen, also across drawn lines. */
		shows: (part: string) =>
			until(`“${part}” in the text`, visibleLines, (lines) => lines.join('').includes(part)),
		/** Saves the active file and waits until it is saved. */
		async save() {
			await page.keyboard.press('Control+s');
			await page.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
		},
	};
}

/** A tree view, by its title. */
function createTrees(page: Page) {
	const rowsOf = (view: string) =>
		page
			.locator('.pane', { has: page.locator('.pane-header', { hasText: view }) })
			.locator('.monaco-list-row');
	const rowOf = (view: string, part: string) => rowsOf(view).filter({ hasText: part }).first();
	return {
		treeRows: (view: string) => texts(rowsOf(view)),
		/** A row that holds the text. */
		treeRow: rowOf,
		/** Presses a button of a row; it appears under the mouse. */
		async rowAction(view: string, part: string, button: string) {
			const row = rowOf(view, part);
			await row.hover();
			await row.locator(`.actions a[aria-label^="${button}"]`).click();
		},
	};
}

/** What is particular to filing: its buttons and its pages. */
function createFilingParts(page: Page) {
	const submitButton = () => page.locator('.editor-actions a[aria-label^="报送 "]:visible').first();
	// A page of the extension is a frame in a frame.
	const inPage = () =>
		page.frameLocator('iframe.webview.ready:visible').first().frameLocator('iframe#active-frame');
	return {
		submitButton,
		/** One click on 报送. */
		submit: () => submitButton().click(),
		/** Opens the ledger beside the drafts, where it is not open yet. */
		async showLedger() {
			const title = page.locator('.sidebar .composite.title', { hasText: '报送台账' });
			const icon = page.locator('.action-item a[aria-label="政务信息"]');
			if (!(await title.isVisible())) await icon.click();
			await title.waitFor();
		},
		inPage,
		/** Waits until a page of the extension, such as 报送经过, shows a text. */
		pageShows: (text: string) => inPage().getByText(text).first().waitFor(),
	};
}

export function createWorkbench(page: Page) {
	const quickInput = createQuickInput(page);
	return {
		page,
		...createKeyboard(page),
		...quickInput,
		...createReadings(page),
		...createFixMenu(page),
		...createTextArea(page, (title) => quickInput.command(title)),
		...createTrees(page),
		...createFilingParts(page),
		/** A picture of the window, in .cache/shots. */
		async shot(name: string): Promise<string> {
			mkdirSync(SHOTS, { recursive: true });
			const path = join(SHOTS, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
			await page.screenshot({ path });
			return path;
		},
	};
}
