import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFakeEndpoint, type FakeEndpoint } from '../../support/fake-endpoint';
import { useEditor } from '../harness';
import { draftText, handOver, ledger, plainBody, readOutbox } from '../harness/filing';
import { until } from '../harness/wait';

const number = '20261120-7F3K';

describe('what stops a filing, and the ways out without an endpoint', () => {
	let endpoint: FakeEndpoint;
	let given: ReturnType<typeof handOver>;

	const editor = useEditor(async () => {
		endpoint = await startFakeEndpoint();
		given = handOver(endpoint.url, 'gate-token');
		return {
			workspace: {
				'密件.zwxx': draftText('有密级标志的信息', `${plainBody}\n机密★10年\n下一步推广至乡镇。`),
				'空数.zwxx': draftText('数字还空着的信息', '云岭县推行“一窗通办”，三个月办件XX件。'),
				'待确认.zwxx': draftText('要说明理由的信息', plainBody.replace('三个月', '××镇三个月')),
				'内部.zwxx': draftText('来源标着内部的信息', `${plainBody}（内部资料，注意保存）`),
				'原稿.zwxx': draftText('先报的信息', plainBody, number),
				'抄来.zwxx': draftText('照旧稿改写的信息', plainBody, number),
				'无地址.zwxx': draftText('没有地址时的信息'),
			},
			machineSettings: { 'zwxx.withdrawSeconds': 0 },
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		await endpoint.close();
	});

	const nothingLeft = () => {
		assert.deepEqual(readOutbox(editor().outbox), []);
		assert.deepEqual(endpoint.requests, []);
	};

	it('stops at a classification mark and shows the place', async () => {
		const e = editor();
		await e.openFile('密件.zwxx');
		await e.submit();
		await e.notice('机密★10年');
		await e.status('Ln 13, Col 7 (6 selected)');
		await e.shot('gate-1-mark');
		await e.showLedger();
		await e.page.getByText('还没有报送过信息').waitFor();
		nothingLeft();
	});

	it('offers no way to silence the mark', async () => {
		const e = editor();
		await e.focus();
		await e.goTo(13, 2);
		await e.showProblems();
		await e.problemsWhere('the mark', (items) => items.some((item) => item.includes('机密★10年')));
		await e.focus();
		const titles = await e.fixesIfAny();
		assert.ok(!titles.some((title) => /忽略|关闭/u.test(title)), titles.join('\n'));
		await e.press('Escape');
	});

	it('stops where a figure is still blank', async () => {
		const e = editor();
		await e.openFile('空数.zwxx');
		await e.submit();
		await e.notice('XX');
		await e.status('selected)');
		await e.shot('gate-2-blank');
		nothingLeft();
	});

	it('asks for a reason where it is not sure, and does not file without one', async () => {
		const e = editor();
		await e.openFile('待确认.zwxx');
		await e.submit();
		await e.asked('报送前确认');
		await e.status('(2 selected)');
		await e.shot('gate-3-question');
		// Enter alone changes nothing for good.
		assert.equal((await e.pickerTexts())[0], '返回修改');
		await e.press('Enter');
		await e.status('(2 selected)');
		nothingLeft();
	});

	it('wants a name where the source was internal, and sends it along', async () => {
		const e = editor();
		await e.openFile('内部.zwxx');
		await e.submit();
		await e.asked('保密审查');
		await e.shot('gate-3-reviewer');
		await e.answer('郑守一');
		await e.showLedger();
		await e.treeRow(ledger, '来源标着内部的信息').filter({ hasText: '收〔' }).waitFor();
		assert.match(endpoint.stored[0]?.body ?? '', /"reviewer":"郑守一"/u);
	});

	it('asks whether a copied file is a new draft, and gives it a number of its own', async () => {
		const e = editor();
		await e.openFile('原稿.zwxx');
		await e.submit();
		await e.treeRow(ledger, '先报的信息').filter({ hasText: '收〔' }).waitFor();
		await e.openFile('抄来.zwxx');
		await e.submit();
		await e.asked('这个稿号已用于另一份稿件');
		await e.shot('gate-4-copied');
		assert.deepEqual(
			(await e.pickerTexts()).map((text) => text.slice(0, 4)),
			['另立新稿', '同一稿件'],
		);
		assert.equal(readOutbox(e.outbox).length, 2);
		await e.choose('另立新稿');
		await e.treeRow(ledger, '照旧稿改写的信息').filter({ hasText: '收〔' }).waitFor();
		assert.doesNotMatch(e.read('抄来.zwxx'), new RegExp(number, 'u'));
		assert.match(e.read('原稿.zwxx'), new RegExp(number, 'u'));
		assert.equal(endpoint.stored.length, 3);
	});

	it('previews what would be sent', async () => {
		const e = editor();
		await e.openFile('无地址.zwxx');
		await e.command('报送预览');
		await e.pageShows('没有地址时的信息');
		await e.pageShows(endpoint.origin);
		await e.shot('preview');
		await e.press('Control+w');
	});

	it('without an endpoint, offers Word, the clipboard and the ledger', async () => {
		const e = editor();
		await e.command('设置报送地址');
		await e.choose('删除“县收稿台”');
		await e.openFile('无地址.zwxx');
		await e.submit();
		await e.asked('还没有可用的报送地址');
		await e.shot('no-endpoint');
		await e.choose('导出Word');
		// The menu that is closing says 导出Word too: only the path tells that the dialog is there.
		await until(
			'the path of the Word file',
			() => e.page.locator('.quick-input-widget:visible input[type="text"]').first().inputValue(),
			(path) => path.endsWith('.docx'),
		);
		await e.shot('no-endpoint-word');
		await e.press('Enter');
		await e.notice('已导出Word文件');
		const word = readFileSync(join(e.workspace, '没有地址时的信息.docx'));
		assert.equal(word.subarray(0, 2).toString(), 'PK');
	});

	it('copies the body for a web form', async () => {
		const e = editor();
		await e.allowClipboard();
		await e.submit();
		await e.choose('复制正文');
		await until(
			'the body on the clipboard',
			() => e.clipboard(),
			(text) => text.trim() === plainBody,
		);
	});

	it('enters into the ledger what was filed by other means, and knows it again', async () => {
		const e = editor();
		await e.submit();
		await e.choose('登记已报');
		await e.asked('收稿单位');
		await e.answer('市政府办信息科');
		await e.asked('报送日期');
		await e.press('Enter');
		await e.asked('编号');
		await e.answer('2026-118');
		await e.treeRow(ledger, '没有地址时的信息').filter({ hasText: '2026-118' }).waitFor();
		assert.match((await e.treeRows(ledger)).join('\n'), /已登记\s?1/u);
		await e.shot('registered');
		assert.equal(endpoint.stored.length, 3);
	});
});
