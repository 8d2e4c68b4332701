import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startDesk, type RunningDesk } from '../../support/desk';
import { answerWith, startFakeEndpoint, type FakeEndpoint } from '../../support/fake-endpoint';
import { findTraces } from '../../support/traces';
import { useEditor } from '../harness';
import { draftText, handOver, ledger, plainBody, readOutbox } from '../harness/filing';
import { until } from '../harness/wait';

const [first, second] = ['县收稿台', '市委办信息科'] as const;
const both = '两处各报一份的信息';
const carried = '用介质带走的信息';
const passphrase = '过河拆桥 2026';

describe('one item and several places', () => {
	let desk: RunningDesk;
	let other: FakeEndpoint;
	let given: ReturnType<typeof handOver>;
	const editor = useEditor(async () => {
		desk = await startDesk();
		other = await startFakeEndpoint();
		given = handOver(desk.url, desk.token);
		const vehicles = ['普刊信息'];
		return {
			workspace: { '两处.zwxx': draftText(both), '介质.zwxx': draftText(carried) },
			machineSettings: {
				'zwxx.withdrawSeconds': 0,
				'zwxx.endpoints': [
					{ name: first, url: desk.url, vehicles },
					{ name: second, url: other.url, vehicles, headers: { 'x-unit': 'yunling' } },
				],
			},
			env: { ZWXX_DEMO_TOKEN_FILE: given.file },
		};
	});
	after(async () => {
		given.remove();
		await other.close();
		await desk.close();
	});

	const filed = async (title: string) => (await desk.rows()).filter((row) => row.title === title);
	const fates = (title: string) =>
		readOutbox(editor().outbox)
			.filter((entry) => entry['title'] === title)
			.map(({ endpoint, state }) => `${(endpoint as { name: string }).name} ${String(state)}`)
			.sort();

	it('试运行 shows the request to each, and sends nothing', async () => {
		const e = editor();
		await e.openFile('两处.zwxx');
		await e.command('试运行');
		await e.asked('报送给哪几处');
		await e.press('Enter');
		await e.page.locator('.tab.active').filter({ hasText: second }).waitFor();
		await e.shows(`报送给“${second}”时会发出的请求，现在没有发送`);
		await e.shows(`POST ${other.url}api/v1/items`);
		await e.shows('authorization: （不显示）');
		await e.shows('x-unit: yunling');
		await e.shows(plainBody);
		await e.shot('several-1-dry-run');
		await e.page.locator('.tab').filter({ hasText: first }).click();
		await e.shows(`POST ${desk.url}/api/v1/items`);
		assert.deepEqual([other.requests, await desk.rows(), readOutbox(e.outbox)], [[], [], []]);
	});

	it('files to both, each with its own fate', async () => {
		const e = editor();
		const why = '标题不合本系统的要求';
		other.always((request, ...rest) =>
			request.method === 'GET'
				? answerWith(200, { unit: '云岭县行政审批局' })(request, ...rest)
				: answerWith(422, { type: 'about:blank', title: why })(request, ...rest),
		);
		await e.showLedger();
		await e.openFile('两处.zwxx');
		await e.submit();
		await e.asked('报送给哪几处');
		await e.press('Enter');
		await e.notice(`“${both}”（${first}）已收，回执号`);
		await e.notice(`“${both}”（${second}）还没有发出`, '填写访问口令');
		assert.deepEqual(fates(both), [`${first} 已收`, `${second} 待登录`]);
		assert.deepEqual(other.requests, []);
		await e.answer('other-token');
		await e.notice(`“${both}”（${second}）没有报成：内容不符合收稿系统的要求：${why}`);
		await e.press('Escape');
		assert.deepEqual(fates(both), [`${first} 已收`, `${second} 被拒`]);
		assert.equal((await filed(both)).length, 1);
		const [entry, twin] = readOutbox(e.outbox);
		assert.notEqual(entry?.['key'], twin?.['key']);
		const sent = other.requests.filter(({ method }) => method === 'POST');
		assert.deepEqual(
			sent.map(({ headers }) => [headers['authorization'], headers['x-unit']]),
			[['Bearer other-token', 'yunling']],
		);
		await e.shot('several-2-fates');
		for (const place of [first, second]) await e.treeRow(ledger, `${both}${place} · `).waitFor();
	});

	it('导出报送包 sends nothing; 导入报送包 files it, and twice files it once', async () => {
		const e = editor();
		await e.openFile('介质.zwxx');
		await e.command('导出报送包');
		await e.asked('给报送包设口令');
		await e.answer(passphrase);
		await e.asked('再输一遍口令');
		await e.answer(passphrase);
		// The question before it has the same title: only the path tells that the dialog is there.
		const path = e.page.locator('.quick-input-widget:visible input:visible').first();
		await until(
			'the path',
			() => path.inputValue(),
			(value) => value.endsWith('.zwxxbao'),
		);
		await e.shot('several-3-save');
		await e.press('Enter');
		await e.notice('已导出报送包，核对码');
		const said = (await e.notices()).join('\n');
		const code = /核对码 ([\dA-F ]+)，/u.exec(said)?.[1] ?? '';
		const file = join(e.workspace, `${carried}.zwxxbao`);
		assert.ok(code !== '' && existsSync(file), said);
		const text = plainBody.slice(0, 20);
		const seen = findTraces(e.workspace, { text }).map((one) => one.file);
		assert.deepEqual(seen, ['两处.zwxx', '介质.zwxx'], 'the packet is sealed');
		assert.deepEqual([fates(carried), await filed(carried)], [[], []]);

		for (const attempt of ['first', 'second']) {
			await e.command('导入报送包');
			await e.choose(`${carried}.zwxxbao`);
			await e.asked('这个报送包加了口令');
			if (attempt === 'first') {
				await e.answer('不是这个口令');
				await e.asked('口令不对');
			}
			await e.answer(passphrase);
			await e.page.locator(`.quick-input-widget input[placeholder*="${code}"]`).waitFor();
			await e.shot(`several-4-import-${attempt}`);
			await e.choose('导入并报送');
			await e.asked('报送给哪几处');
			await e.choose(second);
			await e.press('Enter');
			if (attempt === 'first') await e.notice(`“${carried}”（${first}）已收，回执号`);
			else await e.notice('没有重复报送');
		}
		await until(
			'one entry',
			() => fates(carried),
			(all) => all.join() === `${first} 已收`,
		);
		assert.deepEqual(
			(await filed(carried)).map(({ body }) => body),
			[plainBody],
		);
	});
});
