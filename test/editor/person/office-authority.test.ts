import assert from 'node:assert/strict';
import { startDesk, type RunningDesk } from '../../support/desk';
import { startGateway, type Gateway } from '../../support/gateway';
import { testCertificate } from '../../support/tls-fixture';
import { useEditor } from '../harness';
import { draftText, handOver, ledger } from '../harness/filing';
import { until } from '../harness/wait';

describe('an office network with an authority of its own', () => {
	let desk: RunningDesk;
	let gateway: Gateway;
	let given: ReturnType<typeof handOver>;
	const editor = useEditor(async () => {
		desk = await startDesk();
		gateway = await startGateway(desk);
		given = handOver(`https://localhost:${gateway.port}/`, desk.token);
		return {
			workspace: {
				'报送.zwxx': draftText('云岭县报送一篇信息'),
				'ca.pem': testCertificate,
			},
			machineSettings: {
				'zwxx.withdrawSeconds': 0,
			},
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		gateway.close();
		await desk.close();
	});

	it('files nothing before the authority is named, and says why', async () => {
		const e = editor();
		await e.openFile('报送.zwxx');
		await e.submit();
		await e.showLedger();
		await e.treeRow(ledger, '云岭县报送一篇信息').waitFor();
		await e.command('测试连接');
		await e.asked('没有通过');
		const steps = await e.pickerTexts();
		assert.ok(
			steps.some((text) => text.includes('证书') && text.includes('有问题')),
			JSON.stringify(steps),
		);
		await e.shot('office-authority-1-certificate');
		await e.press('Escape');
		assert.equal((await desk.rows()).length, 0);
	});

	it('files once the file is named in the list of parts', async () => {
		const e = editor();
		await e.command('设置报送地址');
		await e.choose('修改“县收稿台”');
		await e.choose('单位自建证书');
		await e.choose('ca.pem');
		await e.asked('设置报送地址“县收稿台”');
		await e.shot('office-authority-2-parts');
		await e.answer('保存');
		await e.asked('正常，可以报送');
		await e.press('Escape');
		const received = e.treeRow(ledger, '云岭县报送一篇信息').filter({ hasText: '收〔' });
		// On a slow machine its next attempt is due before the button is pressed.
		await Promise.any([e.rowAction(ledger, '云岭县报送一篇信息', '立即发送'), received.waitFor()]);
		await received.waitFor();
		const rows = await until(
			'the item at the desk',
			() => desk.rows(),
			(all) => all.length > 0,
		);
		assert.equal(rows.length, 1);
	});
});
