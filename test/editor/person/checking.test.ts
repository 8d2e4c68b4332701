import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useEditor } from '../harness';
import { draftText } from '../harness/filing';
import { until } from '../harness/wait';

const name = '检查.zwxx';
const text = draftText(
	'检查用的信息',
	'截止6月底，全县开工项目42个。\n截止9月底，全县开工项目57个。',
	'20261122-7F3K',
);
/** Lines of the two findings. */
const [first, second] = [12, 13];

const found = (item: string) => item.includes('截至');

describe('checking, and saying that one does not want to be told', () => {
	const editor = useEditor(() => ({
		workspace: { [name]: text, '说明.txt': '' },
		open: { file: name },
	}));

	const problems = (what: string, count: number) =>
		editor().problemsWhere(what, (items) => items.filter(found).length === count);
	const settings = (file: string) => join(editor().workspace, '.zwxx', file);

	it('opens a rule’s page from the problem’s link', async () => {
		const e = editor();
		await e.showProblems();
		await problems('both places', 2);
		await e.page.locator('.markers-panel').getByText('R09').first().click();
		await e.pageShows('R09 截止与截至');
		await e.shot('rule-page');
		await e.page.locator('.tab', { hasText: name }).click();
	});

	it('ignores one place without a trace in the text, also after a reload', async () => {
		const e = editor();
		await e.focus();
		await e.goTo(first, 2);
		await e.quickFixes();
		await e.shot('quick-fixes');
		await e.closeFixes();
		await e.fix('忽略此处');
		await e.notice('此处不再提示');
		await e.showProblems();
		await problems('the other place', 1);
		assert.equal(e.read(name), text);
		await e.reload();
		await e.showProblems();
		await problems('the other place after the reload', 1);
		assert.equal(e.read(name), text);
	});

	it('switches a rule off for the office, in the folder’s file', async () => {
		const e = editor();
		await e.focus();
		await e.goTo(second, 2);
		await e.fix('在本单位关闭此规则');
		await e.notice('已关闭“截止与截至”');
		await e.showProblems();
		await problems('nothing', 0);
		const config = JSON.parse(readFileSync(settings('config.json'), 'utf8')) as object;
		assert.deepEqual(config, { rules: { 'use-jiezhi-until': 'off' } });
		assert.equal(e.read(name), text);
	});

	it('shows in Chinese what is wrong in an office’s vehicles, and goes on with its own', async () => {
		const e = editor();
		await e.status('普刊信息 30/200');
		writeFileSync(settings('vehicles.json'), '{\n  "vehicles": [{ "nmae": "云岭快报" }]\n}\n');
		await e.problemsWhere('the misspelled key', (items) =>
			items.some((item) => item.includes('不认识“nmae”')),
		);
		await e.shot('broken-vehicles');
		await e.status('普刊信息 30/200');
	});

	it('cleans what is pasted from a word processor, and takes it back in one step', async () => {
		const e = editor();
		await e.allowClipboard();
		await e.copy('　　今年以来，云岭县 新建 高标准农田 1.2 万亩。\r\n\r\n　　二是抓管护。');
		await e.focus();
		await e.press('Control+End', 'Control+Shift+v');
		await e.shows('今年以来，云岭县新建高标准农田1.2万亩。二是抓管护。');
		await e.press('Control+z');
		await until(
			'the text as it was',
			() => e.visibleLines(),
			(lines) => !lines.join('').includes('今年以来'),
		);
		await e.save();
		assert.equal(e.read(name), text);
	});

	it('counts on while checking is dead, says so in Chinese, and comes back when asked', async () => {
		const e = editor();
		// It is started anew a few times; then it stays away.
		const killed = new Set<number>();
		await until(
			'the end of the restarts',
			() => {
				for (const pid of e.processes(join('dist', 'server.js'))) {
					process.kill(pid, 'SIGKILL');
					killed.add(pid);
				}
				return e.notices();
			},
			(notices) => killed.size > 1 && notices.some((notice) => notice.includes('检查接连停了')),
			60_000,
		);
		await e.shot('checking-dead');
		assert.deepEqual(e.processes(join('dist', 'server.js')), []);
		for (const notice of await e.notices()) assert.match(notice, /\p{Script=Han}/u);
		await e.focus();
		await e.press('Control+End');
		await e.type('另有五类。');
		await e.status('普刊信息 35/200');
		await e.notice('检查接连停了', '重新启动检查');
		await until(
			'the process of the check',
			() => e.processes(join('dist', 'server.js')).length,
			(count) => count === 1,
		);
		await e.focus();
		await e.press('Control+End');
		await e.type('许多企业受益。');
		await e.showProblems();
		await e.problemsWhere('what is checked again', (items) =>
			items.some((item) => item.includes('许多')),
		);
	});
});
