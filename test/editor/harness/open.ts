import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor/browser';
import { createProfile, type Settings } from '../../../scripts/editor/profile';
import {
	fileAddress,
	installVsix,
	pageAddress,
	startEditor,
	type ServerOptions,
} from '../../../scripts/editor/server';
import { descendants } from './processes';
import { createWorkbench, type Workbench } from './workbench';

const root = join(__dirname, '..', '..', '..');
const logWriter = join(__dirname, 'log-writer.cjs');

export interface OpenOptions {
	/** A folder to copy, or the files themselves by name. */
	readonly workspace: string | Readonly<Record<string, string>>;
	/** A file of the workspace that is open at the start, and where the caret is (from 1). */
	readonly open?: { readonly file: string; readonly line?: number; readonly column?: number };
	readonly settings?: Settings;
	/** Settings of machine scope, such as where drafts are filed. */
	readonly machineSettings?: Settings;
	/** Environment of the extension host. */
	readonly env?: Readonly<Record<string, string>>;
	readonly askTrust?: boolean;
	/** Everything goes into the logs. */
	readonly log?: 'trace';
}

export interface Editor extends Workbench {
	/** All that the editor keeps, its browser's storage too; the workspace is in it. */
	readonly profile: string;
	/** The copy that is open. */
	readonly workspace: string;
	/** Where the extension keeps what was filed, one file each. */
	readonly outbox: string;
	/** What is in a file of the workspace on the disk. */
	read(file: string): string;
	/** One more window on the same workspace and profile; it goes with the first. */
	newWindow(): Promise<Workbench>;
	/** Processes of this editor whose command line holds the text. */
	processes(part: string): number[];
	/** Loads the window anew, as after a restart of the editor. */
	reload(): Promise<void>;
	/** The server dies at once, as at a power cut; `restart` brings it back on the same profile. */
	kill(): Promise<void>;
	restart(): Promise<void>;
	/** Ends browser and server and deletes profile and workspace. */
	close(): Promise<void>;
}

function fillWorkspace(folder: string, source: OpenOptions['workspace']): void {
	mkdirSync(folder, { recursive: true });
	if (typeof source === 'string') return cpSync(source, folder, { recursive: true });
	for (const [name, text] of Object.entries(source)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
}

function openFile(host: string, workspace: string, open: OpenOptions['open']) {
	if (open === undefined) return [];
	const { file, line = 1, column = 1 } = open;
	const address = `${fileAddress(host, join(workspace, file))}:${line}:${column}`;
	return [['openFile', address] as const, ['gotoLineMode', 'true'] as const];
}

/** Waits until the window can be used. */
async function ready(page: Page, open: boolean): Promise<void> {
	await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
	// The extension's own icon: its commands are known from now on.
	await page.locator('.action-item a[aria-label="政务信息"]').waitFor({ timeout: 60_000 });
	if (open) await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
}

/**
 * Opens a window of the real editor on a workspace of its own, with a fresh profile and the packed
 * extension installed. The extension's package is .cache/zwxx-PLATFORM.vsix or the file in ZWXX_VSIX.
 */
export async function openEditor(options: OpenOptions): Promise<Editor> {
	const { settings = {}, machineSettings = {} } = options;
	const profile = createProfile({ settings, machineSettings });
	const workspace = join(profile.folder, 'workspace');
	fillWorkspace(workspace, options.workspace);
	const packed = join(root, '.cache', `zwxx-${process.platform}-${process.arch}.vsix`);
	installVsix(profile, process.env['ZWXX_VSIX'] ?? packed);
	const serverOptions: ServerOptions = {
		idle: 300,
		env: { ...(options.log && { NODE_OPTIONS: `--require ${logWriter}` }), ...options.env },
		askTrust: options.askTrust ?? false,
		...(options.log && { log: options.log }),
	};
	let server = await startEditor(profile, serverOptions);
	const browser = await launchBrowser(profile.browser);
	const page = browser.pages()[0] ?? (await browser.newPage());
	const show = async () => {
		const payload = openFile(server.host, workspace, options.open);
		await page.goto(pageAddress(server.host, workspace, payload));
		await ready(page, options.open !== undefined);
	};
	const close = async () => {
		await browser.close().catch(() => undefined);
		await server.stop();
		rmSync(profile.folder, { recursive: true, force: true, maxRetries: 3 });
	};
	try {
		await show();
	} catch (error) {
		await close();
		throw error;
	}
	return {
		...createWorkbench(page),
		profile: profile.folder,
		workspace,
		outbox: join(profile.data, 'User', 'globalStorage', 'zwxx.zwxx', 'outbox', 'entries'),
		close,
		async newWindow() {
			const second = await browser.newPage();
			await second.goto(pageAddress(server.host, workspace));
			await ready(second, false);
			return createWorkbench(second);
		},
		processes: (part) => descendants(server.child.process.pid, part),
		read: (file) => readFileSync(join(workspace, file), 'utf8'),
		async reload() {
			await page.reload();
			await ready(page, options.open !== undefined);
		},
		async kill() {
			await page.goto('about:blank');
			await server.kill();
		},
		async restart() {
			// The same port: the page's storage, with what the user typed and the tokens, hangs on it.
			const port = Number(server.host.split(':')[1]);
			server = await startEditor(profile, { ...serverOptions, port });
			await show();
		},
	};
}
