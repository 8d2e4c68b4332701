import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDesk, type RunningDesk } from '../../support/desk';
import { startSlowLine, type SlowLine } from '../../support/slow-line';
import { useEditor } from '../harness';
import { draftText, handOver, ledger, readOutbox } from '../harness/filing';
import { until } from '../harness/wait';

/** Lets the time pass that a silent sender is waited for. */
function endLeases(folder: string): void {
	for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
		const file = join(folder, name);
		const entry = JSON.parse(readFileSync(file, 'utf8')) as { lease?: { until: number } };
		if (entry.lease) {
			entry.lease.until = Date.now() - 1;
			writeFileSync(file, JSON.stringify(entry));
		}
	}
}

describe('a power cut while filing', () => {
	let desk: RunningDesk;
	let line: SlowLine;
	let given: ReturnType<typeof handOver>;

	const rowsCalled = async (title: string) =>
		(await desk.rows()).filter((row) => row.title === title);

	const editor = useEditor(async () => {
		desk = await startDesk();
		line = await startSlowLine(desk.port);
		given = handOver(line.url, desk.token);
		return {
			workspace: {
				'撤回时限内.zwxx': draftText('撤回时限内断电的信息'),
				'答复途中.zwxx': draftText('答复途中断电的信息'),
			},
			machineSettings: { 'zwxx.withdrawSeconds': 10 },
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		await line.close();
		await desk.close();
	});

	it('within the time for 撤回: the item goes out after the restart, once', async () => {
		const e = editor();
		await e.openFile('撤回时限内.zwxx');
		await e.submit();
		await e.notice('已入待发箱，10秒内可以撤回');
		await e.kill();
		assert.equal((await desk.rows()).length, 0, 'it was sent before the power was cut');
		assert.deepEqual(
			readOutbox(e.outbox).map(({ state }) => state),
			['待发'],
		);
		await e.restart();
		await e.showLedger();
		const row = e.treeRow(ledger, '撤回时限内断电的信息');
		await row.filter({ hasText: '收〔' }).waitFor({ timeout: 60_000 });
		assert.equal((await rowsCalled('撤回时限内断电的信息')).length, 1);
	});

	it('between storing at the desk and the receipt: the receipt comes after the restart, the row stays one', async () => {
		const e = editor();
		await e.openFile('答复途中.zwxx');
		const held = line.holdNextAnswer();
		await e.submit();
		await e.rowAction(ledger, '答复途中断电的信息', '立即发送');
		await held;
		assert.equal((await rowsCalled('答复途中断电的信息')).length, 1);
		await e.kill();
		assert.deepEqual(
			readOutbox(e.outbox)
				.map(({ state }) => state)
				.sort(),
			['发送中', '已收'],
		);
		await e.restart();
		await e.showLedger();
		const row = e.treeRow(ledger, '答复途中断电的信息');
		await row.waitFor();
		endLeases(e.outbox);
		await row.filter({ hasText: '收〔' }).waitFor({ timeout: 60_000 });
		const [stored, ...more] = await rowsCalled('答复途中断电的信息');
		assert.deepEqual(more, []);
		await until(
			'the receipt of the row that was stored first',
			() => readOutbox(e.outbox).find(({ title }) => title === stored?.title),
			(entry) => JSON.stringify(entry?.['receipt']).includes(stored?.receiptNo ?? '?'),
		);
		await e.shot('power-cut-story');
	});
});
