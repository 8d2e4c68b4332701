import assert from 'node:assert/strict';
import { startDesk, type RunningDesk } from '../../support/desk';
import { useEditor } from '../harness';
import { draftText, handOver, ledger } from '../harness/filing';
import { until } from '../harness/wait';

const notice = '已入待发箱，5秒内可以撤回';

describe('taking a filing back', () => {
	let desk: RunningDesk;
	let given: ReturnType<typeof handOver>;
	const editor = useEditor(async () => {
		desk = await startDesk();
		given = handOver(desk.url, desk.token);
		return {
			workspace: {
				'撤回.zwxx': draftText('云岭县撤回一篇信息'),
				'不撤.zwxx': draftText('云岭县“一窗通办”提速'),
			},
			machineSettings: { 'zwxx.withdrawSeconds': 5 },
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		await desk.close();
	});

	it('is one press in the notice, and nothing leaves', async () => {
		const e = editor();
		await e.openFile('撤回.zwxx');
		await e.submit();
		await e.notice(notice);
		await e.shot('withdraw-1-notice');
		await e.notice(notice, 'Cancel');
		await e.showLedger();
		await e.treeRow(ledger, '已撤').first().waitFor();
		assert.equal((await desk.rows()).length, 0);
	});

	it('is no longer offered when the time is over: the notice has gone by itself', async () => {
		const e = editor();
		await e.openFile('不撤.zwxx');
		await e.submit();
		await e.notice(notice);
		await e.notice('“云岭县‘一窗通办’提速”已收，回执号');
		await until(
			'the notice has gone',
			() => e.notices(),
			(shown) => !shown.some((text) => text.includes(notice)),
		);
		await e.shot('withdraw-2-receipt');
		assert.equal((await desk.rows()).length, 1);
	});
});
