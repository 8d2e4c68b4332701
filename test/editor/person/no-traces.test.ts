import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { returnItem, startDesk, type RunningDesk } from '../../support/desk';
import { startFront, type Front, type Instead } from '../../support/front';
import { filesBelow, findTraces, secretsIn } from '../../support/traces';
import { useEditor } from '../harness';
import { draftText, ledger, readOutbox } from '../harness/filing';
import { keptInBrowser } from '../harness/kept';
import { until } from '../harness/wait';

const token = 'Kp7Q2vXz-unit-token-9mT4sRw8';
const text = '石桥镇梧桐巷第七调解室三个月里上门化解邻里纠纷';
const secrets = { token, text };
const body = (count: number): string => `${text}${count}件，群众回访满意率98.6%。`;
const rough = '一路波折的信息';

/** Where a draft's text must be: the draft, what the editor keeps to undo and restore it, the outbox. */
const mayHoldText = [
	'workspace/',
	...['History/', 'Backups/', 'globalStorage/zwxx.zwxx/outbox/entries/'].map(
		(folder) => `data/User/${folder}`,
	),
];

/** A receiving system that throws everything back, beside a word that nobody has to hide. */
const echo =
	(status: number): Instead =>
	({ authorization, body: sent }) => {
		const filed = (JSON.parse(sent) as { body: string }).body;
		const all = `回话${status} ${filed} ${authorization} ${sent}`;
		const errors = [
			{ path: authorization, message: all },
			{ path: filed, message: sent },
		];
		return { status, json: { type: 'about:blank', title: all, detail: all, errors } };
	};

describe('a whole run, with everything in the logs', () => {
	let desk: RunningDesk;
	let front: Front;
	/** What the person was told. */
	const told: string[] = [];
	/** What the window and the desk say of themselves. */
	const logged: string[] = [];
	const editor = useEditor(async () => {
		desk = await startDesk({
			units: [{ name: '云岭县行政审批局', token }],
			log: (event) => logged.push(JSON.stringify(event)),
		});
		front = await startFront(desk.port);
		return {
			workspace: {
				'退回.zwxx': draftText('先收后退的信息', body(86)),
				'波折.zwxx': draftText(rough, body(87)),
			},
			machineSettings: { 'zwxx.withdrawSeconds': 0, 'zwxx.sync': false },
			log: 'trace',
		};
	});
	after(async () => {
		await front.close();
		await desk.close();
	});

	const listen = async () => {
		const { notices, statusBar, treeRows, pickerTexts } = editor();
		for (const read of [notices, statusBar, () => treeRows(ledger), pickerTexts])
			told.push(...(await read()));
	};

	const noted = (note: string) =>
		until(
			note,
			() => JSON.stringify(readOutbox(editor().outbox)),
			(all) => all.includes(note),
		);

	it('is set up, with a limit of a second for an answer', async () => {
		const e = editor();
		e.page.on('console', (message) => logged.push(message.text()));
		await e.command('设置报送地址');
		await e.asked('设置报送地址（1/3）名称');
		await e.answer('市政府办信息科');
		await e.asked('设置报送地址（2/3）地址');
		await e.answer(front.url);
		await e.asked('设置报送地址（3/3）访问口令');
		await e.answer(token);
		await e.asked('正常，可以报送');
		await listen();
		await e.press('Escape');
		await e.command('设置报送地址');
		await e.choose('修改“市政府办信息科”');
		await e.choose('时限');
		await e.choose('没有数据往来的时限');
		await e.answer('1');
		await e.asked('设置报送地址“市政府办信息科”');
		await e.answer('保存');
		await e.asked('正常，可以报送');
		await e.press('Escape');
	});

	it('files, and gets an item back with a comment in the text', async () => {
		const e = editor();
		await e.openFile('退回.zwxx');
		await e.submit();
		await e.notice('已收，回执号');
		const [row] = await desk.rows();
		await returnItem(desk, row?.id ?? '', {
			comments: [{ text: '数据请核对', passage: { quote: '邻里纠纷86件' } }],
		});
		await e.showLedger();
		await e.command('刷新台账');
		await e.notice('退回：');
		await e.openFile('退回.zwxx');
		await e.page.locator('.review-widget:visible').first().waitFor();
		await listen();
	});

	it('meets a line that breaks, no answer in time, and answers that throw everything back', async () => {
		const e = editor();
		front.next(echo(500), 'cut', 'silent', echo(401), echo(422));
		await e.openFile('波折.zwxx');
		await e.submit();
		await e.notice('在待发箱里等候');
		const row = e.treeRow(ledger, rough);
		for (const met of ['中途断开', '超时', '填写访问口令']) {
			await row.filter({ hasText: '再试' }).waitFor();
			await listen();
			await e.rowAction(ledger, rough, '立即发送');
			if (met === '填写访问口令') await e.notice('还没有发出', met);
			else await noted(met);
		}
		await e.asked('的访问口令');
		await e.answer(token);
		await e.asked('正常，可以报送');
		await e.press('Escape');
		await e.notice('没有报成');
		await listen();
		await e.notice('没有报成', '查看经过');
		await e.pageShows('回话422');
		await e.shot('no-traces');
	});

	it('leaves the token nowhere, and the text nowhere but where it must be', async () => {
		const e = editor();
		const { profile } = e;
		const stray = () =>
			findTraces(profile, secrets).filter(
				({ file, secret }) =>
					secret === 'token' || !mayHoldText.some((folder) => file.startsWith(folder)),
			);
		assert.deepEqual(stray(), []);
		const kept = await keptInBrowser(e.page);
		assert.deepEqual(secretsIn(kept, secrets), []);
		for (const words of [told, logged]) assert.deepEqual(secretsIn(words.join('\n'), secrets), []);
		const entries = readOutbox(e.outbox);
		for (const entry of entries)
			assert.deepEqual(secretsIn(JSON.stringify({ ...entry, payload: '' }), secrets), []);

		// It looked where something is: the answers arrived, the logs are written, the secret is kept.
		assert.ok(
			told.some((words) => words.includes('没有报成：内容不符合收稿系统的要求：回话422 ……')),
		);
		assert.ok(logged.length > 100, 'the window writes its log to its console');
		assert.match(JSON.stringify(entries), /回话422/u);
		const logs = filesBelow(profile).filter((file) => file.startsWith('data/logs/'));
		const own = logs.find((file) => file.endsWith('/政务信息.log')) ?? '';
		for (const { id } of entries)
			assert.ok(readFileSync(join(profile, own), 'utf8').includes(String(id)));
		assert.ok(logs.some((file) => file.endsWith('/remoteexthost.log')));
		assert.match(readFileSync(join(profile, 'data/Machine/settings.json'), 'utf8'), /信息科/u);
		assert.match(kept, /secrets\.provider/u);
		assert.ok(findTraces(profile, { text }).length >= 4, 'the text, where it must be');

		// And would have found what strays.
		const basic = Buffer.from(`unit:${token}`).toString('base64');
		appendFileSync(join(profile, own), `authorization: Basic ${basic}`);
		writeFileSync(join(profile, 'data/Machine/planted.json'), JSON.stringify({ said: body(87) }));
		assert.deepEqual(
			stray().map(({ file, secret }) => `${secret} ${file}`),
			['text data/Machine/planted.json', `token ${own}`],
		);
		await e.page.evaluate(`localStorage.setItem('planted', ${JSON.stringify(`Bearer ${token}`)})`);
		assert.deepEqual(secretsIn(await keptInBrowser(e.page), secrets), ['token']);
	});
});
