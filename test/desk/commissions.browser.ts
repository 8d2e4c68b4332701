import assert from 'node:assert/strict';
import { addUnit } from '../../src/desk/domain/units';
import { buildPayload, file, startDesk, type RunningDesk } from '../support/desk';
import { useBrowser } from './browser-support';
import { receiptOf } from './support';

const units = [
	'云岭县政务服务局',
	'云岭县农业农村局',
	'云岭县住房和城乡建设局',
	'南屏区发展和改革局',
	'南屏区应急管理局',
	'沂河市水务局',
];

describe('desk: commissions in Chromium', function () {
	this.timeout(60_000);
	const browser = useBrowser();
	let desk: RunningDesk;

	beforeEach(async () => {
		let minute = 0;
		const start = Date.parse('2026-11-22T01:31:00Z');
		const clock = () => new Date(start + minute++ * 60_000);
		desk = await startDesk({ clock });
		const { store } = desk.desk;
		for (const [nth, name] of units.slice(1).entries())
			await addUnit({ store, clock, newId: () => `u${nth}` }, name, `token-${nth + 1}`);
	});
	afterEach(() => desk.close());

	it('are issued, answered, extended and ended by an editor', async () => {
		const { page, shot } = browser;
		await page.goto(desk.url);
		await page.getByRole('link', { name: '约稿', exact: true }).click();
		await page.getByText('还没有发过约稿').waitFor();
		await shot('commissions-empty', false);
		await page.getByRole('link', { name: '发约稿' }).click();
		await page.getByLabel('题目').fill('冬季供暖保障情况');
		await page
			.getByLabel('要求')
			.fill('写清保供面积、热源缺口、困难群众救助，附去年同期数据。\n一事一报，不超过200字。');
		await page.getByLabel('截止时间').fill('2026-11-24T18:00');
		await page.getByLabel('载体').selectOption('要情信息');
		await page.getByLabel('只向下面勾选的单位').check();
		for (const name of units.slice(0, 4)) await page.getByLabel(name).check();
		await shot('commission-new');
		await page.getByRole('button', { name: '发出' }).click();
		await page.getByText('约〔2026〕1号').waitFor();
		assert.equal(await page.getByText('未报').count(), 4);
		for (const token of [desk.token, 'token-1'])
			await receiptOf(
				await file(
					desk,
					buildPayload({
						title: '云岭县供暖面积同比增加3.2%',
						vehicle: '要情信息',
						commission: '约〔2026〕1号',
					}),
					{ token },
				),
			);
		await page.reload();
		assert.equal(await page.getByText('按时报送').count(), 2);
		await shot('commission');
		await page.getByLabel('新的截止时间').fill('2026-11-20T18:00');
		await page.getByRole('button', { name: '改截止时间' }).click();
		await page.getByText('应在现在之后').waitFor();
		await page.getByLabel('新的截止时间').fill('2026-11-26T12:00');
		await page.getByRole('button', { name: '改截止时间' }).click();
		await page.getByText('2026-11-26 12:00').waitFor();
		await page.getByRole('button', { name: '结束约稿' }).click();
		await page.getByRole('button', { name: '重新征集' }).waitFor();
		await page.getByRole('link', { name: '← 约稿列表' }).click();
		await page.getByText('2 / 4').waitFor();
		await shot('commissions', false);
		assert.deepEqual(
			browser.complaints.filter((one) => !one.includes('422')),
			[],
		);
	});

	it('fit a narrow window', async () => {
		const { page } = browser;
		await desk.desk.commissions.issue({
			actor: '贺岚',
			title: '长'.repeat(200),
			requirements: '求'.repeat(1000),
			deadline: '2026-11-24T18:00',
			units: 'all',
		});
		await page.setViewportSize({ width: 600, height: 900 });
		const [{ id } = { id: '' }] = (await desk.desk.store.read.commissions.list(0, 1)).commissions;
		for (const path of ['/commissions', '/commissions/new', `/commissions/${id}`]) {
			await page.goto(desk.url + path);
			const fits = () => document.documentElement.scrollWidth <= innerWidth;
			assert.equal(await page.evaluate(fits), true, path);
		}
	});
});
