import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
	adoptItem,
	answerComment,
	buildPayload,
	file,
	rejectItem,
	returnItem,
	startDesk,
	type RunningDesk,
} from '../support/desk';
import { shots, useBrowser } from './browser-support';
import { receiptOf } from './support';

const report = {
	title: '关于云岭县高标准农田管护情况的专题调研',
	vehicle: '专报信息',
	unit: '云岭县农业农村局',
	body: [
		'近期，县农业农村局对全县8个乡镇、46个行政村的高标准农田管护情况开展专题调研，走访农户312户，形成如下报告。',
		'一、存在问题',
		'（一）管护主体不清。46个村中，明确管护责任人的19个，占41.3%；其余27个村由村委会代管，未落实到人。',
		'（二）资金渠道单一。2025年全县管护投入436万元，其中县级财政412万元，占94.5%。',
		'二、原因分析',
		'一是建设与管护脱节，项目验收后移交手续办理平均用时147天；二是奖补标准偏低，每亩仅8元。',
		'三、对策建议',
		'建议由县农业农村局牵头，于2027年3月底前完成移交确权，并将管护情况纳入乡镇年度考核。',
	].join('\n'),
	meta: [
		{ key: '撰稿', value: '林小禾' },
		{ key: '审核', value: '周望' },
		{ key: '签发', value: '沈川' },
		{ key: '联系人', value: '林小禾' },
		{ key: '电话', value: '0000-1234567' },
		{ key: '公开属性', value: '不公开' },
		{ key: '数据来源', value: '乡镇台账、入户问卷' },
		{ key: '数据', value: '行政村: 46个\n农户: 312户\n管护投入: 436万元' },
	],
	confirmations: [{ rule: '要素不全', reason: '未附问卷原件，备查', reviewer: '周望' }],
	counts: { words: 1264, characters: 1301, charactersWithSpaces: 1301 },
};

const arrivals: [unit: string, vehicle: string, title: string, words: number][] = [
	['云岭县政务服务局', '普刊信息', '云岭县“一窗通办”三个月办件2.3万件', 186],
	['南屏区发展和改革局', '要情信息', '南屏区秋粮收购突破12万吨', 142],
	[
		'沂河市水务局',
		'专供信息',
		'沂河市水务局反映：上游来水偏少，冬灌用水缺口约860万立方米，建议提前启动跨区调度',
		1468,
	],
	['云岭县交通运输局', '普刊信息', '云岭县农村公路“路长制”覆盖全部行政村', 231],
	['南屏区住房和城乡建设局', '国办要情信息', '南屏区老旧小区加装电梯136部', 148],
	['云岭县公安局', '紧急信息', '云岭县发生一起道路交通事故，3人受伤', 164],
];

const revised = `${report.body}\n以上情况，供领导参阅。`
	.replace('占41.3%', '按村数计占41.3%')
	.replace('占94.5%', '占94.5%，社会投入24万元');

async function fill(desk: RunningDesk): Promise<string> {
	for (let i = 0; i < 27; i++) {
		const [unit, vehicle, title, words] = arrivals[i % arrivals.length]!;
		const counts = { words, characters: words, charactersWithSpaces: words };
		await receiptOf(await file(desk, buildPayload({ unit, vehicle, title, counts })));
	}
	const { items } = await desk.desk.store.read.items.list({}, 0, 30);
	const { intake } = desk.desk;
	const nth = (i: number) => items[i * 2 + 1]!.id;
	await adoptItem(desk, nth(0));
	await intake.move(nth(1), '采编中', '值班编辑');
	await intake.move(nth(2), '储备', '值班编辑');
	await returnItem(desk, nth(3), { code: '已有同类', reason: '已有同类信息' });
	await intake.move(nth(4), '待审', '值班编辑');
	await rejectItem(desk, nth(5), { code: '时效已过', reason: '事过两周' });
	const payload = buildPayload(report);
	const { itemId } = await receiptOf(await file(desk, payload));
	await returnItem(desk, itemId, {
		actor: '值班编辑 贺岚',
		code: '缺数据',
		reason: '总体扎实，请按下列意见补充后重报。',
		comments: [
			{ text: '请补充资金来源构成。', passage: { quote: '县级财政412万元，占94.5%' } },
			{ text: '41.3%的口径是村数还是面积？请写明。', passage: { quote: '占41.3%' } },
			{ text: '标题可再点明问题。' },
		],
	});
	const { store } = desk.desk;
	const [first, second] = await store.read.comments.ofItem(itemId);
	await answerComment(desk, itemId, first!.id, { text: '已补充，见第二部分。', done: true });
	await answerComment(desk, itemId, second!.id, { text: '按村数计算，已写明。', done: true });
	await receiptOf(await file(desk, { ...payload, revision: 2, body: revised }));
	return itemId;
}

describe('desk: pages in Chromium', function () {
	this.timeout(60_000);
	const browser = useBrowser();
	const { shot } = browser;
	let page: Page;
	let desk: RunningDesk;

	beforeEach(async () => {
		({ page } = browser);
		let minute = 0;
		const start = Date.parse('2026-11-22T00:31:00Z');
		desk = await startDesk({ clock: () => new Date(start + minute++ * 60_000) });
	});
	afterEach(() => desk.close());

	it('lists, filters, turns pages and opens an item, without a complaint of the browser', async () => {
		const itemId = await fill(desk);
		await page.goto(desk.url);
		await shot('list');
		assert.equal(await page.locator('tbody tr').count(), 20);
		await page.getByRole('link', { name: '下一页' }).click();
		assert.equal(await page.locator('tbody tr').count(), 8);
		await page.getByLabel('载体').selectOption('紧急信息');
		await page.getByLabel('关键字').fill('交通事故');
		await page.getByRole('button', { name: '查询' }).click();
		assert.ok((await page.locator('tbody tr').count()) > 0);
		for (const cell of await page.locator('td.vehicle').allTextContents())
			assert.equal(cell, '急紧急信息');
		await shot('filtered');
		await page.getByLabel('关键字').fill('没有的话');
		await page.keyboard.press('Enter');
		await page.getByText('没有符合条件的信息').waitFor();
		await shot('none-found');
		await page.getByRole('link', { name: '查看全部信息' }).click();
		await page.getByRole('link', { name: report.title }).click();
		assert.equal(page.url(), `${desk.url}/items/${itemId}`);
		await shot('item');
		await page.getByRole('link', { name: '第1稿', exact: true }).click();
		await page.getByText('这是第1稿，不是最新稿').waitFor();
		assert.deepEqual(browser.complaints, []);
	});

	it('lays the text out as a document: first lines indented by two characters, levels set apart', async () => {
		const itemId = await fill(desk);
		await page.goto(`${desk.url}/items/${itemId}`);
		const layout = await page.locator('.text p').evaluateAll((paragraphs) =>
			paragraphs.map((p) => {
				const style = getComputedStyle(p);
				const indent = Number.parseFloat(style.textIndent) / Number.parseFloat(style.fontSize);
				const lead = p.querySelector('span') ?? p;
				return { indent, family: getComputedStyle(lead).fontFamily };
			}),
		);
		assert.ok(layout.every(({ indent }) => indent === 2));
		const families = layout.slice(0, 3).map(({ family }) => family);
		assert.equal(new Set(families).size, 3, 'text, first and second level');
		assert.equal(
			await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
			true,
		);
		await page.setViewportSize({ width: 600, height: 900 });
		assert.equal(
			await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
			true,
		);
		await shot('item-narrow');
	});

	it('prints the text without the screen around it', async () => {
		const itemId = await fill(desk);
		await page.goto(`${desk.url}/items/${itemId}`);
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width: 590, height: 840 });
		for (const hidden of ['.masthead', 'aside'])
			assert.equal(await page.locator(hidden).isVisible(), false);
		await page.getByText('回执号：收〔2026〕').waitFor();
		await shot('print');
		if (shots !== undefined)
			await page.pdf({ path: join(shots, 'desk-print.pdf'), preferCSSPageSize: true });
	});

	it('runs no script that a filing brings along', async () => {
		const attack = `<img src=x onerror="document.title='hit'"><script>document.title='hit'</script>`;
		const payload = buildPayload({
			title: attack,
			body: attack,
			unit: attack,
			vehicle: attack.slice(0, 60),
		});
		const { itemId } = await receiptOf(await file(desk, payload));
		for (const path of ['/', `/items/${itemId}`]) {
			await page.goto(desk.url + path);
			assert.equal(await page.locator('main img, script').count(), 0);
			assert.doesNotMatch(await page.title(), /^hit$/);
			assert.equal(await page.evaluate(() => document.fonts.status), 'loaded');
		}
		// Should a field ever slip through unescaped, the policy still stops it.
		const inline = await page.evaluate(async () => {
			const script = document.createElement('script');
			script.textContent = 'document.documentElement.dataset.hit = "1"';
			document.body.append(script);
			await new Promise((resolve) => setTimeout(resolve, 0));
			return document.documentElement.dataset['hit'] ?? 'stopped';
		});
		assert.equal(inline, 'stopped');
		await shot('attack');
	});

	it('shows the empty desk, an error and the sign-in, and signs in', async () => {
		await page.goto(desk.url);
		await page.getByText('还没有收到信息').waitFor();
		await shot('empty', false);
		await page.goto(`${desk.url}/nothing`);
		await page.getByText('没有这个页面').waitFor();
		await shot('error', false);
		await desk.close();
		desk = await startDesk({ pageToken: 'desk-page-token' });
		await page.goto(desk.url);
		await page.getByLabel('访问口令').fill('wrong-token');
		await page.getByRole('button', { name: '登录' }).click();
		await page.getByText('口令不对').waitFor();
		await shot('login', false);
		await page.getByLabel('访问口令').fill('desk-page-token');
		await page.keyboard.press('Enter');
		await page.getByText('还没有收到信息').waitFor();
		await page.getByRole('button', { name: '退出' }).click();
		await page.getByLabel('访问口令').waitFor();
	});
});
