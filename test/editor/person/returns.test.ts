import assert from 'node:assert/strict';
import {
	adoptItem,
	commentsOf,
	rejectItem,
	returnItem,
	startDesk,
	type RunningDesk,
} from '../../support/desk';
import { useEditor } from '../harness';
import { draftText, handOver, ledger } from '../harness/filing';
import { until } from '../harness/wait';

const title = '云岭县“一窗通办”三个月办件2.3万件';
const first = '云岭县在政务大厅设“一窗通办”窗口12个，群众只进一扇门。';
const second = '三个月共办件2.3万件，平均用时缩短至1.8天。';
const third = '下一步，云岭县将把窗口设到8个乡镇。';
const body = [first, second, third].join('\n');
const added = '今年9月起，云岭县改进办事流程。';

describe('what comes back, by hand', () => {
	let desk: RunningDesk;
	let token: ReturnType<typeof handOver>;
	const editor = useEditor(async () => {
		desk = await startDesk();
		token = handOver(desk.url, desk.token);
		return {
			workspace: {
				'一窗.zwxx': draftText(title, body, '20261122-7F3K'),
				'撤稿.zwxx': draftText('云岭县秋粮入库6.8万吨', first, '20261122-8G4M'),
				'退稿.zwxx': draftText('云岭县开通3条助农专线', first, '20261122-9H5N'),
			},
			settings: { 'editor.autoIndent': 'none' },
			// Only on demand, so that each step of the test is the one that brings the news.
			machineSettings: { 'zwxx.withdrawSeconds': 0, 'zwxx.sync': false },
			env: { ZWXX_DEMO_TOKEN_FILE: token.file },
		};
	});
	after(async () => {
		token.remove();
		await desk.close();
	});

	const item = async (name = title) => {
		const row = (await desk.rows()).find((one) => one.title === name);
		assert.ok(row, name);
		return row;
	};
	const widgets = () => editor().page.locator('.review-widget:visible');
	const thread = (text: string) => widgets().filter({ hasText: text }).first();
	const top = async (text: string): Promise<number> => {
		const line = editor().page.locator('.view-line').filter({ hasText: text }).first();
		return (await line.boundingBox())?.y ?? Number.NaN;
	};
	const fileDraft = async (file: string, name: string) => {
		const e = editor();
		await e.openFile(file);
		await e.submit();
		await e.notice('已收，回执号');
		await e.command('Clear All Notifications');
		return item(name);
	};

	it('files a draft, which then grows', async () => {
		const e = editor();
		await fileDraft('一窗.zwxx', title);
		await e.goTo(12);
		await e.type(`${added}\n`);
		await e.shows(added);
		await e.save();
	});

	it('brings a return into the text, at the passage it speaks of, with one quiet word', async () => {
		const e = editor();
		await returnItem(desk, (await item()).id, {
			reason: '数据口径不清。',
			comments: [
				{ text: '写明平均用时原来是几天。', passage: { quote: '平均用时缩短至1.8天' } },
				{ text: '<b onclick="alert(1)">乡镇</b>名称请核对。', passage: { quote: '8个乡镇' } },
			],
		});
		await e.showLedger();
		await e.command('刷新台账');
		await e.notice('退回：');
		await e.treeRow(ledger, title).filter({ hasText: '缺数据' }).waitFor();
		await e.openFile('一窗.zwxx');
		await thread('写明平均用时原来是几天').waitFor();
		await e.shot('returns-1-comments');
		const place = (await thread('写明平均用时原来是几天').boundingBox())?.y ?? Number.NaN;
		const line = await top('1.8天');
		assert.ok(place > line && place < line + 60, 'right below its line');
		await e.goTo(15);
		await thread('名称请核对').waitFor();
		assert.match(await thread('名称请核对').innerText(), /<b onclick="alert\(1\)">乡镇<\/b>/u);
		const [group] = await e.treeRows(ledger);
		assert.match(group ?? '', /^退回/u);
	});

	it('takes an answer and 标记已改 to the desk', async () => {
		const e = editor();
		const one = thread('写明平均用时原来是几天');
		await e.goTo(14);
		const form = one.locator('.comment-form .monaco-editor');
		const closed = one.locator('.review-thread-reply-button:visible');
		await form.or(closed).first().waitFor();
		if (await closed.isVisible()) await closed.click();
		await form.click();
		await e.type('已写明原为3.2天。');
		await one.locator('.form-actions .monaco-button').filter({ hasText: '回复' }).click();
		const { id } = await item();
		await until(
			'the answer at the desk',
			async () => (await commentsOf(desk, id)).flatMap(({ notes }) => notes.map((n) => n.text)),
			(texts) => texts.includes('已写明原为3.2天。'),
		);
		await one.getByText('已写明原为3.2天').first().waitFor();
		await e.shot('returns-2-answered');
		await one.hover();
		await one
			.locator('a[aria-label^="标记已改"], .action-label[aria-label^="标记已改"]')
			.first()
			.click();
		await until(
			'the mark at the desk',
			() => commentsOf(desk, id),
			(comments) => comments.some(({ done, passage }) => done && passage?.quote.includes('1.8')),
		);
	});

	it('files the next revision after a look at what has changed', async () => {
		const e = editor();
		await e.openFile('一窗.zwxx');
		await e.press('Control+Home');
		await e.command('Select All');
		const fixed = second.replace('缩短至1.8天', '由3.2天缩短至1.8天');
		await e.type(
			draftText(title, [added, first, fixed, third].join('\n'), '20261122-7F3K').trimEnd(),
		);
		await e.shows('由3.2天');
		await e.save();
		await e.rowAction(ledger, title, '重新报送');
		await e.asked('还有1条意见没有标记已改');
		await e.shot('returns-3-resubmit');
		await e.choose('先对照改动');
		await e.page.locator('.editor.original').getByText('缩短至1.8天').first().waitFor();
		await e.page.locator('.editor.modified').getByText('3.2天').first().waitFor();
		await e.shot('returns-4-diff');
		await e.submit();
		await e.notice('已收，回执号');
		const { revision, body: filed } = await item();
		assert.equal(revision, 2);
		assert.match(filed, /由3\.2天缩短至1\.8天/u);
		await e.command('Clear All Notifications');
		await e.openFile('一窗.zwxx');
		await widgets().first().waitFor({ state: 'hidden' });
	});

	it('shows the adoption with issue and points, and the edited text beside one’s own', async () => {
		const e = editor();
		const edited = '云岭县“一窗通办”窗口12个，三个月办件2.3万件，平均用时由3.2天减至1.8天。';
		await adoptItem(desk, (await item()).id, { title: '云岭县：进一扇门办成事', body: edited });
		await e.command('刷新台账');
		await e.notice('采用：');
		await e.command('Clear All Notifications');
		const row = e.treeRow(ledger, '第36期');
		await row.waitFor();
		await row.click();
		await e.pageShows('第36期');
		await e.pageShows('积分');
		await e.pageShows('收稿单位（第1次报送）：退回');
		await e.shot('returns-5-story');
		await e.rowAction(ledger, '第36期', '对照采用稿');
		await e.page.locator('.editor.modified').getByText('进一扇门办成事').first().waitFor();
		await e.shot('returns-6-adopted');
	});

	it('takes back what the desk has, with a reason', async () => {
		const e = editor();
		const { id } = await fileDraft('撤稿.zwxx', '云岭县秋粮入库6.8万吨');
		await e.command('政务信息: 撤稿');
		await e.asked('撤稿理由');
		await e.answer('数据有误，核实后另报');
		await until(
			'已撤 at the desk',
			async () => (await desk.rows()).find((one) => one.id === id)?.state,
			(state) => state === '已撤',
		);
		await until(
			'the group 已撤',
			() => e.treeRows(ledger),
			(rows) => rows.some((row) => row.startsWith('已撤')),
		);
	});

	it('shows why an item was refused, and filters the ledger with a line that says so', async () => {
		const e = editor();
		const { id } = await fileDraft('退稿.zwxx', '云岭县开通3条助农专线');
		await rejectItem(desk, id, { reason: '已有同类信息刊发。' });
		await e.command('刷新台账');
		await e.notice('退稿：', '查看');
		await e.pageShows('已有同类信息刊发');
		await e.command('筛选台账');
		await e.asked('筛选台账');
		await e.choose('退稿');
		await e.press('Enter');
		const note = e.treeRow(ledger, '只看：退稿（1条）');
		await note.waitFor();
		await e.shot('returns-7-filter');
		assert.ok(!(await e.treeRows(ledger)).some((row) => row.includes('第36期')));
		await note.click();
		await e.treeRow(ledger, '第36期').waitFor();
	});
});
