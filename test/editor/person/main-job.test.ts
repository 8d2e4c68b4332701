import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatBeijingDate } from '../../../src/core/text/beijing-time';
import { startDesk, type RunningDesk } from '../../support/desk';
import { useEditor } from '../harness';

const profile = {
	'zwxx.profile': {
		报送单位: '云岭县政务服务局',
		撰稿: '林小禾',
		联系人: '林小禾',
		电话: '0531-00000000',
	},
};
const tree = '报送台账';
const yesterday = monthAndDay(Date.now() - 24 * 60 * 60 * 1000);

/** The hand-over file with which a demo brings its endpoint and token. */
function handOver(desk: RunningDesk): { file: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), 'zwxx-hand-over-'));
	const file = join(folder, 'token.json');
	writeFileSync(file, JSON.stringify({ name: '县收稿台', url: desk.url, token: desk.token }));
	return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** 11月20日, in Beijing. */
function monthAndDay(time: number): string {
	const [, month, day] = formatBeijingDate(time).split('-').map(Number);
	return `${month}月${day}日`;
}

describe('the main job, by hand', () => {
	let desk: RunningDesk;
	let token: ReturnType<typeof handOver>;
	const editor = useEditor(async () => {
		desk = await startDesk();
		token = handOver(desk);
		return {
			workspace: { '说明.txt': '新建信息从这里开始' },
			// Text is put in whole; the editor must not indent its lines once more.
			settings: { ...profile, 'editor.autoIndent': 'none' },
			machineSettings: { 'zwxx.withdrawSeconds': 1 },
			env: { ZWXX_DEMO_TOKEN_FILE: token.file },
		};
	});
	after(async () => {
		token.remove();
		await desk.close();
	});

	it('makes a new draft from a vehicle’s template, with unit and author filled in', async () => {
		const e = editor();
		await e.press('Control+Alt+j');
		await e.choose('要情信息');
		await e.page.locator('.quick-input-title:visible').filter({ hasText: '选择写法' }).waitFor();
		await e.press('Enter');
		await e.status('要情信息 ');
		const file = readdirSync(e.workspace).find((name) => name.endsWith('.zwxx'));
		assert.ok(file, 'no draft on the disk');
		await e.type('云岭县三天办结百件积压事项');
		await e.shot('job-1-template');
		const text = (await e.visibleLines()).join('\n');
		assert.match(text, /报送单位: 云岭县政务服务局/);
		assert.match(text, /标题: 云岭县三天办结百件积压事项/);
	});

	it('leaves pinyin alone while it is composed, and finds what is wrong soon after', async () => {
		const e = editor();
		await e.press('Control+Home');
		await e.command('Select All');
		await e.type(draft(''));
		await e.press('Control+End');
		await e.compose(['x', 'xu', "xu'duo", "xu'duo'qi'ye"], '许多企业');
		await e.type(`反映办事慢，截止${yesterday}已办结。`);
		await e.showProblems();
		await e.problemsWhere(
			'the two findings',
			(items) =>
				items.length === 3 &&
				items.some((item) => item.includes('许多')) &&
				items.some((item) => item.includes('截至')),
		);
		await e.shot('job-2-findings');
	});

	it('fixes with the keyboard: a figure of the fact table takes the vague word’s place', async () => {
		const e = editor();
		await e.focus();
		await e.goTo(lineOfBody, 2);
		const titles = await e.quickFixes();
		await e.shot('job-3-quick-fix');
		assert.ok(titles[0]?.includes('126家企业'), titles.join('\n'));
		await e.press('Escape');
		await e.fix('126家企业');
		await e.press('Control+Alt+x');
		await e.problemsWhere('nothing left', (items) => items.length === 0);
		const text = (await e.visibleLines()).join('\n');
		assert.ok(text.includes(`126家企业反映办事慢，截至${yesterday}已办结。`), text);
	});

	it('shows by the gauge that the limit is near, then passed', async () => {
		const e = editor();
		await e.press('Control+End');
		await e.type('经核实，积压事项涉及不动产登记、施工许可等七类。'.repeat(7));
		await e.status('/200');
		await e.type('另有五类事项正在办理，预计月底前全部办结，结果将逐件回访。');
		await e.status('超');
		await e.shot('job-4-over');
		await e.save();
	});

	it('files with one click and shows the receipt in the tree', async () => {
		const e = editor();
		await e.page.locator('.editor-actions a[aria-label^="报送"]').first().click();
		await e.notice('已收，回执号');
		await e.page.locator('.action-item a[aria-label="政务信息"]').click();
		const row = e.treeRow(tree, '云岭县三天办结百件积压事项');
		await row.filter({ hasText: '收〔' }).waitFor({ timeout: 30_000 });
		await e.shot('job-5-receipt');
		const rows = await desk.rows();
		assert.equal(rows.length, 1);
		assert.equal(rows[0]?.title, '云岭县三天办结百件积压事项');
		assert.match(rows[0]?.body ?? '', /126家企业反映办事慢/);
	});

	it('is on the desk’s page', async () => {
		const e = editor();
		const page = await e.page.context().newPage();
		await page.goto(desk.url);
		await page.getByRole('link', { name: '云岭县三天办结百件积压事项' }).click();
		assert.match(await page.innerText('body'), /126家企业反映办事慢/);
		await page.close();
	});
});

const lineOfBody = 16;

function draft(body: string): string {
	return [
		'---',
		'稿号: 20261122-7F3K',
		'载体: 要情信息',
		'标题: 云岭县三天办结百件积压事项',
		'报送单位: 云岭县政务服务局',
		'撰稿: 林小禾',
		'审核: 周望',
		'签发: 沈川',
		'联系人: 林小禾',
		'电话: 0531-00000000',
		// Within the vehicle's 24 hours, whenever the test runs.
		`事发时间: ${formatBeijingDate(Date.now())}`,
		'数据:',
		'  企业: 126家',
		'---',
		'',
		body,
	].join('\n');
}
