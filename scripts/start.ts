import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAndPack } from './demo/build';
import { takeFolder } from './demo/lock';
import { startDemoEditor, startDesk, type Part } from './demo/run';
import { interruption } from './editor/interruption';

/** Resolves when the last part has ended by itself, which nobody wants; each is told of. */
async function collapse(parts: readonly Part[], isStopping: () => boolean): Promise<'collapsed'> {
	const ends = parts.map(
		({ name, child }) =>
			new Promise<void>((resolve) => {
				const end = () => {
					const sentence = `${name}意外停止了，请按 Ctrl+C 后重新运行 npm start。`;
					if (!isStopping()) console.error(sentence);
					resolve();
				};
				if (child.alive()) child.process.once('exit', end);
				else end();
			}),
	);
	await Promise.all(ends);
	return 'collapsed';
}

async function startParts(root: string, folder: string, parts: Part[]): Promise<void> {
	console.log('正在打包……');
	const vsix = buildAndPack(root);
	console.log('正在启动……');
	const desk = await startDesk(root, join(folder, 'desk'));
	parts.push(desk);
	console.log(`收稿台：${desk.url} 报送的稿件在这里看，报送单位是“演示单位”。`);
	const withoutEditor = '编辑器没有启动，收稿台和命令行（node dist/cli.js lint 文件）照常可用';
	if (vsix === undefined) {
		console.log(`${withoutEditor}；原因：扩展没有打包成功，见上。`);
		return;
	}
	try {
		const editor = await startDemoEditor(root, folder, vsix, desk);
		parts.push(editor);
		console.log(`编辑器：${editor.url} 用浏览器打开，从左边第一篇稿件开始试。`);
	} catch (error) {
		console.log(
			`${withoutEditor}；原因：${error instanceof Error ? error.message : String(error)}`,
		);
	}
}

/**
 * `npm start`: the extension in an editor in the browser, on a sample workspace, with a desk beside it,
 * until Ctrl+C. Drafts, settings and the desk's data are in .cache/demo and stay there;
 * `npm start -- --fresh` begins anew.
 */
async function main(): Promise<void> {
	const root = join(__dirname, '..');
	const folder = join(root, '.cache', 'demo');
	const holder = takeFolder(folder);
	if (holder !== undefined) {
		console.error(`已经在运行（进程号 ${holder}），请先在那个窗口按 Ctrl+C。`);
		process.exit(1);
	}
	if (process.argv.includes('--fresh')) {
		for (const part of ['desk', 'profile', '政务信息']) {
			rmSync(join(folder, part), { recursive: true, force: true });
		}
	}
	let stopping = false;
	const interrupted = interruption().then(() => {
		stopping = true;
		console.log('正在停止……');
	});
	const parts: Part[] = [];
	const stop = () => Promise.all(parts.map(({ child }) => child.stop()));
	try {
		await startParts(root, folder, parts);
		console.log('按 Ctrl+C 停止。稿件和数据保存在 .cache/demo；从头再来：npm start -- --fresh');
		const end = await Promise.race([interrupted, collapse(parts, () => stopping)]);
		if (end === 'collapsed') process.exitCode = 1;
	} finally {
		await stop();
	}
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	},
);
