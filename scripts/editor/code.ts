import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import type { Profile } from './profile';
import { fileAddress, installVsix, pageAddress, startEditor, type EditorServer } from './server';

/**
 * The program behind tools/vscode/code.cjs: a stand-in for the desktop editor's program, so that
 * @vscode/test-electron can run extension tests where the desktop editor cannot be had. It understands
 * what that tool says, `--install-extension` or `--extensionTestsPath` with their folders, and ends with
 * the exit code that the editor gives the tests.
 *
 * What the editor logs goes to the file named in ZWXX_EDITOR_LOG.
 */
interface Request {
	readonly install: string | undefined;
	readonly tests: string | undefined;
	readonly development: readonly string[];
	readonly folder: string;
	readonly profile: Profile;
}

/** Milliseconds for a whole test run in the editor. */
const LIMIT = 300_000;

function requestOf(args: readonly string[]): Request {
	const { values, positionals } = parseArgs({
		args: [...args],
		// It also gets switches of the desktop that mean nothing here.
		strict: false,
		allowPositionals: true,
		options: {
			'install-extension': { type: 'string' },
			extensionDevelopmentPath: { type: 'string', multiple: true },
			extensionTestsPath: { type: 'string' },
			'user-data-dir': { type: 'string' },
			'extensions-dir': { type: 'string' },
		},
	});
	const path = (value: unknown) => (typeof value === 'string' ? resolve(value) : undefined);
	const own = mkdtempSync(join(tmpdir(), 'zwxx-code-'));
	const development = values.extensionDevelopmentPath ?? [];
	return {
		install: path(values['install-extension']),
		tests: path(values.extensionTestsPath),
		development: (Array.isArray(development) ? development : [development]).flatMap(
			(value) => path(value) ?? [],
		),
		folder: resolve(positionals[0] ?? '.'),
		profile: {
			folder: own,
			data: path(values['user-data-dir']) ?? join(own, 'data'),
			extensions: path(values['extensions-dir']) ?? join(own, 'extensions'),
			browser: join(own, 'browser'),
		},
	};
}

function log(type: unknown, args: readonly unknown[]): void {
	const file = process.env['ZWXX_EDITOR_LOG'];
	if (file !== undefined) appendFileSync(file, `[${String(type)}] ${format(...args)}\n`);
}

/** Resolves with the exit code that the editor gives its tests. */
function testsEnd(server: EditorServer, page: Page): Promise<number> {
	return new Promise((resolve, reject) => {
		const fail = (sentence: string) => reject(new Error(sentence));
		const timer = setTimeout(() => fail('The tests did not end in time.'), LIMIT);
		timer.unref();
		page.exposeFunction('codeAutomationExit', resolve).catch(reject);
		page.once('crash', () => fail('The page crashed.'));
		page.once('close', () => fail('The page was closed.'));
		server.child.process.once('exit', () => fail('The editor ended early.'));
	});
}

async function runTests({ profile, folder, development, tests }: Request): Promise<number> {
	const server = await startEditor(profile, { automation: true, idle: 120 });
	let browser: Awaited<ReturnType<typeof launchBrowser>> | undefined;
	const stop = async () => {
		await browser?.close().catch(() => undefined);
		await server.stop();
	};
	const interrupted = () => void stop().finally(() => process.exit(130));
	process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
	try {
		browser = await launchBrowser(profile.browser);
		const page = browser.pages()[0] ?? (await browser.newPage());
		const ended = testsEnd(server, page);
		const under = development.map(
			(path) => ['extensionDevelopmentPath', fileAddress(server.host, path)] as const,
		);
		await page.exposeFunction('codeAutomationLog', log);
		const address = pageAddress(server.host, folder, [
			...under,
			['extensionTestsPath', fileAddress(server.host, tests ?? '')],
			['skipWelcome', 'true'],
		]);
		await Promise.all([page.goto(address), ended]);
		return await ended;
	} finally {
		await stop();
	}
}

async function main(): Promise<number> {
	const request = requestOf(process.argv.slice(2));
	try {
		if (request.install !== undefined) {
			installVsix(request.profile, request.install);
			return 0;
		}
		if (request.tests === undefined) {
			console.error('Only for installing an extension and for running extension tests.');
			return 2;
		}
		return await runTests(request);
	} finally {
		rmSync(request.profile.folder, { recursive: true, force: true });
	}
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
