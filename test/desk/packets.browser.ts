import assert from 'node:assert/strict';
import { sealPacket } from '../../src/node/packet';
import { buildPayload, startDesk, type RunningDesk } from '../support/desk';
import { useBrowser } from './browser-support';

describe('desk: packets in Chromium', function () {
	this.timeout(60_000);
	const browser = useBrowser();
	let desk: RunningDesk;
	beforeEach(async () => {
		desk = await startDesk();
	});
	afterEach(() => desk.close());

	it('are chosen, opened with their passphrase and shown with receipt and 核对码', async () => {
		const { page, shot } = browser;
		const passphrase = '南屏-2026-八字以上';
		const content = { payload: JSON.stringify(buildPayload()), key: 'k1', attachments: [] };
		const buffer = Buffer.from(await sealPacket(content, { now: 0, passphrase }));
		const packet = { name: '一窗通办.zwxxbao', mimeType: 'application/octet-stream', buffer };
		await page.goto(desk.url);
		await page.getByRole('link', { name: '导入报送包' }).click();
		await page.getByLabel('报送包文件').setInputFiles(packet);
		await shot('packet', false);
		await page.getByRole('button', { name: '导入' }).click();
		await page.getByText('这个报送包加了口令').waitFor();
		await shot('packet-refused', false);
		await page.getByLabel('报送包文件').setInputFiles(packet);
		await page.getByLabel('口令').fill(passphrase);
		await page.getByRole('button', { name: '导入' }).click();
		await page.getByText('已收下').waitFor();
		await shot('packet-imported', false);
		await page.getByRole('link', { name: buildPayload().title }).click();
		await page.getByRole('heading', { name: '回执' }).waitFor();
		assert.deepEqual(
			browser.complaints.filter((one) => !one.includes('422')),
			[],
		);
	});
});
