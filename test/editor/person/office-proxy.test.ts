import assert from 'node:assert/strict';
import { startDesk, type RunningDesk } from '../../support/desk';
import { startGateway, type Gateway } from '../../support/gateway';
import { startOfficeProxy, type OfficeProxy } from '../../support/office-proxy';
import { testCertificate } from '../../support/tls-fixture';
import { useEditor } from '../harness';
import { draftText, handOver, ledger } from '../harness/filing';

/** Known to the proxy alone; the editor sends nothing through a proxy that is meant for this machine. */
const host = 'desk.example.test';

describe('an office network with a proxy as its only way out', () => {
	let desk: RunningDesk;
	let gateway: Gateway;
	let proxy: OfficeProxy;
	let given: ReturnType<typeof handOver>;
	const editor = useEditor(async () => {
		desk = await startDesk({ allowedHosts: [host] });
		gateway = await startGateway(desk);
		proxy = await startOfficeProxy({ [host]: gateway.port });
		given = handOver(`https://${host}/`, desk.token);
		return {
			workspace: {
				'报送.zwxx': draftText('经代理报送一篇信息'),
				'拦下.zwxx': draftText('代理拦下一篇信息'),
				'ca.pem': testCertificate,
			},
			settings: { 'http.proxy': proxy.url },
			machineSettings: { 'zwxx.withdrawSeconds': 0 },
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		await proxy.close();
		gateway.close();
		await desk.close();
	});

	it('reaches the desk through the proxy, and believes it only with the office’s authority', async () => {
		const e = editor();
		await e.openFile('报送.zwxx');
		await e.command('测试连接');
		await e.asked('没有通过');
		const steps = (await e.pickerTexts()).join('\n');
		assert.match(steps, /连接正常/u);
		assert.match(steps, /证书有问题/u);
		await e.press('Escape');
		await e.command('设置报送地址');
		await e.choose('修改“县收稿台”');
		await e.choose('单位自建证书');
		await e.choose('ca.pem');
		await e.asked('设置报送地址“县收稿台”');
		await e.answer('保存');
		await e.asked('正常，可以报送');
		await e.shot('office-proxy-1-tested');
		await e.press('Escape');
	});

	it('files through a tunnel of the proxy and by no other way', async () => {
		const e = editor();
		await e.submit();
		await e.asked('第一次报送到“县收稿台”');
		await e.shot('office-proxy-2-first');
		await e.choose('报送');
		await e.notice('“经代理报送一篇信息”已收，回执号');
		assert.deepEqual(
			(await desk.rows()).map(({ title }) => title),
			['经代理报送一篇信息'],
		);
		assert.deepEqual([...new Set(proxy.tunnels)], [`${host}:443`]);
		assert.deepEqual(proxy.plain, []);
	});

	it('takes what the proxy refuses for no answer of the desk: the item waits and goes out later', async () => {
		const e = editor();
		proxy.refuse(403);
		await e.openFile('拦下.zwxx');
		await e.submit();
		await e.notice('网络代理没有放行（403）');
		await e.showLedger();
		await e.treeRow(ledger, '代理拦下一篇信息').filter({ hasText: '再试' }).waitFor();
		await e.shot('office-proxy-3-refused');
		await e.command('测试连接');
		await e.asked('没有通过');
		assert.match((await e.pickerTexts()).join('\n'), /连接有问题 网络代理没有放行（403）/u);
		await e.shot('office-proxy-4-refused-test');
		await e.press('Escape');
		proxy.refuse(undefined);
		await e.rowAction(ledger, '代理拦下一篇信息', '立即发送');
		await e.treeRow(ledger, '代理拦下一篇信息').filter({ hasText: '收〔' }).waitFor();
		assert.equal((await desk.rows()).length, 2);
	});

	it('hands no proxy a text in the clear', async () => {
		const e = editor();
		await e.command('设置报送地址');
		await e.choose('增加一个报送地址');
		await e.asked('设置报送地址（1/3）名称');
		await e.answer('明文收稿台');
		await e.asked('设置报送地址（2/3）地址');
		await e.answer(`http://${host}/`);
		await e.choose('允许明文');
		await e.asked('设置报送地址（3/3）访问口令');
		await e.answer('plain-token');
		await e.asked('没有通过');
		assert.match((await e.pickerTexts()).join('\n'), /地址有问题 .*网络代理/u);
		await e.shot('office-proxy-5-plain');
		assert.deepEqual(proxy.plain, []);
	});
});
