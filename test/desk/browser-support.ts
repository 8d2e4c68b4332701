import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { browserArgs, chromiumPath } from '../../scripts/editor/browser';

/** Where to leave pictures of the pages; none are taken when it is not set. */
export const shots = process.env['DESK_SHOTS'];

export interface TestBrowser {
	/** Opens a page of its own in place of the one before. */
	readonly open: (javaScriptEnabled?: boolean) => Promise<Page>;
	readonly page: Page;
	/** What the browser had to complain of since the test began. */
	readonly complaints: readonly string[];
	readonly shot: (name: string, fullPage?: boolean) => Promise<void>;
}

/** A browser for the suite that calls this, with a page for each test. */
export function useBrowser(): TestBrowser {
	let browser: Browser;
	let context: BrowserContext | undefined;
	let page: Page;
	let complaints: string[] = [];

	async function open(javaScriptEnabled = true): Promise<Page> {
		await context?.close();
		const viewport = { width: 1366, height: 860 };
		context = await browser.newContext({ viewport, locale: 'zh-CN', javaScriptEnabled });
		page = await context.newPage();
		page.on('console', (message) => complaints.push(message.text()));
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('requestfailed', (request) => {
			// A picture that was still loading when the person went on is no failure of the page.
			if (request.failure()?.errorText !== 'net::ERR_ABORTED')
				complaints.push(`failed: ${request.url()}`);
		});
		return page;
	}

	before(async () => {
		browser = await chromium.launch({
			executablePath: chromiumPath() ?? '/usr/bin/chromium',
			args: [...browserArgs],
		});
		if (shots !== undefined) mkdirSync(shots, { recursive: true });
	});
	after(() => browser.close());
	beforeEach(async () => {
		complaints = [];
		await open();
	});
	afterEach(async () => {
		await context?.close();
		context = undefined;
	});

	return {
		open,
		get page() {
			return page;
		},
		get complaints() {
			return complaints;
		},
		async shot(name, fullPage = true) {
			if (shots !== undefined)
				await page.screenshot({ path: join(shots, `desk-${name}.png`), fullPage });
		},
	};
}
