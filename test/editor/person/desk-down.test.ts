import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDesk, type RunningDesk } from '../../support/desk';
import { useEditor } from '../harness';
import { until } from '../harness/wait';
import { draftText, handOver, ledger, readOutbox } from '../harness/filing';
import type { Workbench } from '../harness/workbench';

describe('filing while the desk is down, and from two windows', () => {
	const unit = { name: '云岭县行政审批局', token: 'desk-down-token' };
	const folder = mkdtempSync(join(tmpdir(), 'zwxx-desk-'));
	let desk: RunningDesk;
	let second: Workbench;
	let given: ReturnType<typeof handOver>;

	const startIt = (port = 0) => startDesk({ port, store: join(folder, 'desk.db'), units: [unit] });
	const rowsCalled = async (title: string) =>
		(await desk.rows()).filter((row) => row.title === title);

	const editor = useEditor(async () => {
		desk = await startIt();
		given = handOver(desk.url, unit.token);
		return {
			workspace: {
				'断网.zwxx': draftText('断网时报的信息'),
				'双击.zwxx': draftText('点了两下的信息'),
				'两窗.zwxx': draftText('两个窗口同时发的信息'),
			},
			machineSettings: { 'zwxx.withdrawSeconds': 0 },
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		await desk.close();
		rmSync(folder, { recursive: true, force: true });
	});

	it('says in the status bar and in the ledger that an item waits, and why', async () => {
		const e = editor();
		await desk.close();
		await e.openFile('断网.zwxx');
		await e.submit();
		await e.notice('连接不上收稿系统');
		await e.status('待发 1');
		await e.showLedger();
		const row = e.treeRow(ledger, '断网时报的信息');
		await row.filter({ hasText: '再试' }).waitFor();
		assert.match((await e.treeRows(ledger)).join('\n'), /待发\s?1/u);
		await e.shot('down-1-waiting');
		await row.click();
		await e.pageShows('连接不上收稿系统，可能是网络不通或对方停机；稍后自动再试。');
		await e.shot('down-2-story');
	});

	it('files it by itself, once, when the desk is up again', async () => {
		const e = editor();
		desk = await startIt(desk.port);
		await e
			.treeRow(ledger, '断网时报的信息')
			.filter({ hasText: '收〔' })
			.waitFor({ timeout: 60_000 });
		assert.equal((await rowsCalled('断网时报的信息')).length, 1);
		// The passing note “已入待发箱” may stand there still; the count of waiting items may not.
		await until('no waiting item in the status bar', e.statusBar, (items) =>
			items.every((item) => !/待发 \d/u.test(item)),
		);
	});

	it('takes two clicks for one, and 立即发送 does not wait for the next try', async () => {
		const e = editor();
		await desk.close();
		await e.openFile('双击.zwxx');
		await e.submitButton().dblclick();
		await e.treeRow(ledger, '点了两下的信息').filter({ hasText: '再试' }).waitFor();
		assert.equal(readOutbox(e.outbox).length, 2);
		desk = await startIt(desk.port);
		await e.rowAction(ledger, '点了两下的信息', '立即发送');
		await e
			.treeRow(ledger, '点了两下的信息')
			.filter({ hasText: '收〔' })
			.waitFor({ timeout: 60_000 });
		await e.submit();
		await e.notice('没有重复报送');
		assert.equal((await rowsCalled('点了两下的信息')).length, 1);
	});

	it('shows in a second window what the first one filed', async () => {
		const e = editor();
		second = await e.newWindow();
		await second.showLedger();
		await second.treeRow(ledger, '断网时报的信息').filter({ hasText: '收〔' }).waitFor();
		await e.openFile('两窗.zwxx');
		await desk.close();
		await e.submit();
		await second.treeRow(ledger, '两个窗口同时发的信息').waitFor();
	});

	it('files once what both windows send at once', async () => {
		const e = editor();
		desk = await startIt(desk.port);
		// Both wake at the moment of the next try.
		for (const window of [e, second]) {
			const row = window.treeRow(ledger, '两个窗口同时发的信息');
			await row.filter({ hasText: '收〔' }).waitFor({ timeout: 60_000 });
		}
		assert.equal((await rowsCalled('两个窗口同时发的信息')).length, 1);
		const [entry] = readOutbox(e.outbox).filter(({ title }) => title === '两个窗口同时发的信息');
		assert.equal(entry?.['state'], '已收');
	});
});
