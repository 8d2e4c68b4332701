import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	downloadAndUnzipVSCode,
	resolveCliArgsFromVSCodeExecutablePath,
	runTests,
} from '@vscode/test-electron';
import { build } from 'esbuild';
import { freePort } from './ports';
import { createProfile, type Profile } from './profile';

const root = join(__dirname, '..', '..');
const compiled = join(root, '.cache', 'editor');

/** Compiles the suite for the extension host, each test file on its own. */
async function compileSuite(): Promise<string> {
	const folder = join(root, 'test', 'editor');
	const tests = readdirSync(join(folder, 'suite')).filter((name) => name.endsWith('.test.ts'));
	const target = join(compiled, 'suite');
	rmSync(target, { recursive: true, force: true });
	await build({
		absWorkingDir: root,
		entryPoints: [join(folder, 'index.ts'), ...tests.map((name) => join(folder, 'suite', name))],
		outdir: target,
		outbase: folder,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		external: ['vscode', 'mocha'],
		sourcemap: 'inline',
		logLevel: 'warning',
	});
	return join(target, 'index.js');
}

/** An extension that does nothing: tests run beside the installed package, not in its source tree. */
function emptyExtension(): string {
	const folder = join(compiled, 'beside');
	mkdirSync(folder, { recursive: true });
	const manifest = {
		name: 'beside',
		publisher: 'zwxx',
		version: '0.0.0',
		engines: { vscode: '*' },
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}

/** The stand-in of this project, or the desktop editor, downloaded. */
async function executable(desktop: boolean): Promise<string> {
	if (!desktop) return join(root, 'tools', 'vscode', 'code.cjs');
	try {
		return await downloadAndUnzipVSCode({ cachePath: join(root, '.cache', 'vscode') });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`The desktop VS Code could not be downloaded here: ${reason}`, {
			cause: error,
		});
	}
}

function folders(profile: Profile): string[] {
	return [`--user-data-dir=${profile.data}`, `--extensions-dir=${profile.extensions}`];
}

function install(program: string, vsix: string, profile: Profile, desktop: boolean): void {
	const [command = program, ...first] = desktop
		? resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true })
		: [program];
	const args = [...first, ...folders(profile), '--install-extension', vsix, '--force'];
	const { status, stdout, stderr } = spawnSync(command, args, {
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status !== 0) throw new Error(`${vsix} was not installed:\n${stdout}${stderr}`);
}

/** An endpoint handed over as on a machine that was set up; its desk is up only when a test starts it. */
async function handOver(folder: string): Promise<Record<string, string>> {
	const port = String(await freePort());
	const token = randomUUID();
	const file = join(folder, 'endpoint.json');
	writeFileSync(
		file,
		JSON.stringify({ name: '测试收稿台', url: `http://127.0.0.1:${port}/`, token }),
	);
	return {
		ZWXX_DEMO_TOKEN_FILE: file,
		ZWXX_TEST_DESK_PORT: port,
		ZWXX_TEST_DESK_TOKEN: token,
	};
}

/**
 * `tsx scripts/editor/in-host.ts VSIX REPORT [--desktop]`: runs test/editor/suite inside the editor that
 * has the packed extension installed, with a fresh profile and a copy of the sample workspace. Ends with
 * 0 only where the editor says 0; what passed and failed is in the report, in mocha's JSON form.
 */
async function main(vsix: string, report: string): Promise<void> {
	const desktop = process.argv.includes('--desktop');
	const program = await executable(desktop);
	const settings = { 'security.workspace.trust.enabled': false };
	const profile = createProfile({ settings });
	const workspace = join(profile.folder, 'workspace');
	rmSync(report, { force: true });
	cpSync(join(root, 'sample'), workspace, { recursive: true });
	try {
		install(program, vsix, profile, desktop);
		await runTests({
			vscodeExecutablePath: program,
			extensionDevelopmentPath: emptyExtension(),
			extensionTestsPath: await compileSuite(),
			launchArgs: [workspace, ...folders(profile)],
			extensionTestsEnv: {
				...(await handOver(profile.folder)),
				ZWXX_TEST_REPORT: report,
				ZWXX_TEST_WORKSPACE: workspace,
			},
		});
	} finally {
		rmSync(profile.folder, { recursive: true, force: true });
	}
}

const [vsix = '', report = ''] = process.argv.slice(2);
main(vsix, report).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
