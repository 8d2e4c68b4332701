// Ends the installation of code-server, whose own install script is not run: VS Code's runtime
// modules from the shrinkwrap inside the package, and the two links its launcher expects. Nothing is
// compiled, nothing comes from outside the package registry. May be run again at any time.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const server = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'code-server');
const vscode = join(server, 'lib', 'vscode');
const stamp = join(vscode, 'node_modules', '.zwxx-finished');
const { version } = JSON.parse(readFileSync(join(server, 'package.json'), 'utf8'));

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) process.exit(0);

// The shrinkwrap leaves out a peer dependency nobody uses; plain `npm ci` takes that for a mistake.
const npm = [
	'ci',
	'--omit=dev',
	'--ignore-scripts',
	'--legacy-peer-deps',
	'--no-audit',
	'--no-fund',
];
const { status } = spawnSync('npm', [...npm, '--loglevel=error'], {
	cwd: vscode,
	stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

for (const [folder, script, link] of [
	['remote-cli', 'code-linux.sh', 'code-server'],
	['helpers', 'browser-linux.sh', 'browser.sh'],
]) {
	const path = join(vscode, 'bin', folder, link);
	rmSync(path, { force: true });
	symlinkSync(script, path);
}
writeFileSync(stamp, version);
