import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

/** The Chromium of this machine: $CHROMIUM, or one on the path. */
export function chromiumPath(): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	const names = ['chromium', 'chromium-browser', 'google-chrome'];
	const found = names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return process.env['CHROMIUM'] ?? found.find((file) => existsSync(file));
}

/** What is missing for tests in a browser, in one sentence; undefined where nothing is. */
export function browserGap(): string | undefined {
	return chromiumPath() === undefined
		? 'No Chromium on this machine: apt-get install chromium, or say in CHROMIUM where one is.'
		: undefined;
}

export const browserArgs: readonly string[] = [
	// It works neither for root nor in most containers; the only pages seen are our own.
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * A browser without a window and with a profile of its own in the given folder.
 *
 * Ctrl+C it leaves to the program that runs tests, which closes it afterwards; at SIGTERM it closes
 * itself and ends this process.
 */
export function launchBrowser(folder: string): Promise<BrowserContext> {
	const executablePath = chromiumPath();
	if (executablePath === undefined) throw new Error(browserGap());
	return chromium.launchPersistentContext(folder, {
		executablePath,
		headless: true,
		handleSIGINT: false,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1440, height: 900 },
		args: [...browserArgs],
	});
}
