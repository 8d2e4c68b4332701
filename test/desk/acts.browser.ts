import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
	answerComment,
	attachmentOf,
	buildPayload,
	commentsOf,
	file,
	putBlob,
	startDesk,
	type RunningDesk,
} from '../support/desk';
import { useBrowser } from './browser-support';
import { receiptOf } from './support';

const report = {
	title: '云岭县高标准农田管护不到位，建议明确责任人',
	vehicle: '专报信息',
	unit: '云岭县农业农村局',
	body: [
		'近期，县农业农村局走访8个乡镇、46个行政村的312户农户，形成如下报告。',
		'一、存在问题',
		'（一）管护主体不清。46个村中，明确管护责任人的19个，占41.3%😀；其余27个村由村委会代管。',
		'（二）资金渠道单一。2025年全县管护投入436万元，其中县级财政412万元，占94.5%。',
		'二、对策建议',
		'建议于2027年3月底前完成移交确权，并将管护情况纳入乡镇年度考核。',
	].join('\n'),
	signOffs: [
		{ role: '审核' as const, name: '周望', at: '2026-11-22T08:40:00+08:00' },
		{ role: '签发' as const, name: '沈川', at: '2026-11-22T09:05:00+08:00' },
	],
};

/** Selects from one text to another as a mouse does it, by the real selection of the browser. */
async function select(page: Page, from: string, to: string): Promise<void> {
	await page.evaluate(
		(wanted) => {
			const walker = document.createTreeWalker(
				document.querySelector('.text')!,
				NodeFilter.SHOW_TEXT,
			);
			const places: { node: Node; at: number }[] = [];
			for (let node = walker.nextNode(); node; node = walker.nextNode())
				for (const [i, words] of wanted.entries()) {
					const at = (node.textContent ?? '').indexOf(words);
					if (at >= 0) places[i] ??= { node, at: at + (i === 1 ? words.length : 0) };
				}
			getSelection()?.setBaseAndExtent(
				places[0]!.node,
				places[0]!.at,
				places[1]!.node,
				places[1]!.at,
			);
		},
		[from, to],
	);
}

describe('desk: acts in Chromium', function () {
	this.timeout(60_000);
	const browser = useBrowser();
	const { shot } = browser;
	let page: Page;
	let desk: RunningDesk;
	let itemId: string;
	let payload: ReturnType<typeof buildPayload>;

	/** A picture worth looking at, made by the browser itself. */
	async function photograph(): Promise<Buffer> {
		await page.setContent(
			'<body style="margin:0;background:linear-gradient(#9cc4e4 55%,#8a9a5b 55%)">',
		);
		const clip = { x: 0, y: 0, width: 640, height: 400 };
		return page.screenshot({ type: 'jpeg', clip });
	}

	beforeEach(async () => {
		({ page } = browser);
		let minute = 0;
		const start = Date.parse('2026-11-22T01:31:00Z');
		desk = await startDesk({ clock: () => new Date(start + minute++ * 60_000) });
		const photo = await photograph();
		assert.equal((await putBlob(desk, photo, { type: 'image/jpeg' })).status, 201);
		const attachments = [
			attachmentOf(photo, {
				type: 'image/jpeg',
				name: '沟渠.jpg',
				caption: '平溪镇一处已淤塞的田间沟渠（11月15日摄）',
			}),
		];
		payload = buildPayload({ ...report, attachments });
		({ itemId } = await receiptOf(await file(desk, payload)));
	});
	afterEach(() => desk.close());

	async function fillReturn(): Promise<void> {
		await page.getByRole('link', { name: '退回修改' }).click();
		await select(page, '明确管护责任人', '占41.3%😀');
		await page.getByRole('button', { name: '写意见' }).click();
		await page.getByLabel('意见', { exact: true }).last().fill('口径是村数还是面积？请写明。');
		await select(page, '占94.5%', '二、对策建议');
		await page.getByRole('button', { name: '写意见' }).click();
		await page.getByLabel('意见', { exact: true }).last().fill('<b>补充</b>资金构成。');
		await page.getByRole('button', { name: '加一条对全文的意见' }).click();
		await page.getByLabel('意见', { exact: true }).last().fill('标题很好。');
	}

	it('returns an item with comments on the selected passages', async () => {
		await page.goto(`${desk.url}/items/${itemId}`);
		await shot('item-new');
		await fillReturn();
		await page.getByLabel('原因类别').selectOption('缺数据');
		await page.getByLabel('总的理由').fill('按意见补充后重报。');
		await page.getByLabel('经办人').fill('贺岚');
		await select(page, '走访8个乡镇', '走访8个乡镇');
		await shot('return', false);
		await page.getByRole('button', { name: '退回', exact: true }).click();
		await page.getByText('此件已退回').waitFor();
		const comments = await commentsOf(desk, itemId);
		const { body } = report;
		assert.equal(comments.length, 3);
		for (const { passage } of comments.slice(0, 2))
			assert.equal(body.slice(passage!.from, passage!.to), passage!.quote);
		assert.equal(comments[0]!.passage!.quote, '明确管护责任人的19个，占41.3%😀');
		assert.equal(comments[1]!.passage!.quote, '占94.5%。\n二、对策建议');
		assert.equal(comments[2]!.passage, undefined);
		assert.equal(comments[1]!.notes[0]!.text, '<b>补充</b>资金构成。');
		assert.equal(comments[1]!.notes[0]!.by, '贺岚');
		assert.deepEqual(await page.locator('mark').allTextContents(), [
			'明确管护责任人的19个，占41.3%😀',
			'占94.5%。',
			'二、对策建议',
		]);
		assert.equal(await page.locator('.comments b:not(.mark-number)').count(), 0);
		await shot('returned');
		assert.deepEqual(browser.complaints, []);
	});

	it('shows the answers and what the next revision changed, and adopts it with edits', async () => {
		await page.goto(`${desk.url}/items/${itemId}`);
		await fillReturn();
		await page.getByLabel('原因类别').selectOption('缺数据');
		await page.getByRole('button', { name: '退回', exact: true }).click();
		const [first, second, third] = await commentsOf(desk, itemId);
		await answerComment(desk, itemId, first!.id, { text: '按村数，已写明。', done: true });
		await answerComment(desk, itemId, second!.id, { done: true });
		await answerComment(desk, itemId, third!.id, { text: '谢谢。', done: true });
		const body = report.body.replace('占41.3%😀', '按村数计占41.3%') + '\n以上供参阅。';
		await receiptOf(await file(desk, { ...payload, revision: 2, body }));

		await page.reload();
		await page.getByText('各条意见都已标记改好').waitFor();
		assert.equal(await page.getByText('已改', { exact: true }).count(), 3);
		await page.getByRole('link', { name: '比第1稿的改动' }).click();
		assert.match((await page.locator('ins').allTextContents()).join('|'), /按村数计.*以上供参阅/);
		assert.deepEqual(await page.locator('.text del').allTextContents(), ['😀']);
		await shot('compared');

		await page.getByRole('button', { name: '开始采编' }).click();
		await page.locator('.state', { hasText: '采编中' }).waitFor();
		await page.getByRole('link', { name: '采用', exact: true }).click();
		await page.getByLabel('期号').fill('第36期');
		await page.getByLabel('积分').fill('3.5');
		const title = page.getByLabel('采用稿标题');
		await title.fill('云岭县反映高标准农田管护责任不清');
		const edited = await page.getByLabel('采用稿正文').inputValue();
		await page.getByLabel('采用稿正文').fill(edited.replace('\n以上供参阅。', ''));
		await shot('adopt');
		await page.getByRole('button', { name: '采用', exact: true }).click();
		await page.getByText('3.5分').waitFor();
		await shot('adopted');
		await page.getByRole('link', { name: '采用稿的改动' }).click();
		assert.ok((await page.locator('h1 del').count()) > 0);
		await shot('adopted-compared');
		const [adoption] = await desk.desk.store.read.adoptions.ofItem(itemId);
		assert.equal(adoption?.title, '云岭县反映高标准农田管护责任不清');
		assert.equal(adoption.body, body.replace('\n以上供参阅。', ''));
		assert.equal(adoption.points, 3.5);
		assert.deepEqual(browser.complaints, []);
	});

	it('keeps what was written when the desk refuses it', async () => {
		await page.goto(`${desk.url}/items/${itemId}/return`);
		await select(page, '走访8个乡镇', '走访8个乡镇');
		await page.getByRole('button', { name: '写意见' }).click();
		await page.getByLabel('意见', { exact: true }).last().fill('名单附后。');
		await page.getByLabel('原因类别').selectOption('待核实');
		await page.getByLabel('总的理由').fill('  \n机密★ ');
		await page.getByRole('button', { name: '退回', exact: true }).click();
		await page.getByRole('alert').getByText('涉密标志').waitFor();
		assert.equal(await page.locator('[name=text]').inputValue(), '名单附后。');
		assert.equal(await page.getByLabel('原因类别').inputValue(), '待核实');
		await shot('refused', false);
		await page.getByLabel('总的理由').fill('');
		await page.getByRole('button', { name: '退回', exact: true }).click();
		await page.getByText('此件已退回').waitFor();
		assert.equal((await commentsOf(desk, itemId))[0]!.passage!.quote, '走访8个乡镇');
	});

	it('works without script: quotes are copied by hand', async () => {
		page = await browser.open(false);
		await page.goto(`${desk.url}/items/${itemId}/return`);
		assert.equal(await page.getByRole('button', { name: '加一条对全文的意见' }).count(), 0);
		await page.getByLabel('原文').first().fill('纳入乡镇年度考核');
		await page.getByLabel('意见', { exact: true }).first().fill('权重多少？');
		await page.getByLabel('原因类别').selectOption('缺原因或建议');
		await shot('return-no-script', false);
		await page.getByRole('button', { name: '退回', exact: true }).click();
		await page.getByText('此件已退回').waitFor();
		assert.equal((await commentsOf(desk, itemId))[0]!.passage!.quote, '纳入乡镇年度考核');
		await page.goto(`${desk.url}/items/${itemId}/reject`);
		await page.getByLabel('原因类别').selectOption('时效已过');
		await page.getByLabel('理由').fill('两周没有补来。');
		await shot('reject', false);
		await page.getByRole('button', { name: '退稿', exact: true }).click();
		await page.getByText('此件已退稿').waitFor();
	});

	it('fits a narrow window', async () => {
		await page.setViewportSize({ width: 600, height: 900 });
		for (const path of ['', '/return', '/reject', '/adopt']) {
			await page.goto(`${desk.url}/items/${itemId}${path}`);
			assert.equal(
				await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
				true,
				path,
			);
		}
	});
});
