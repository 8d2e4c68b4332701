import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { countDraft } from '../../../src/core/count/count';
import { parseDraft } from '../../../src/core/draft/parse';
import { officialPage } from '../../../src/core/export/official-page';
import { sheetPage, signOffSheet, type SignOffSheet } from '../../../src/core/signoff/sheet';
import { signedText, writeSignOff } from '../../../src/core/signoff/sign-off';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';
import { toSheetFile } from '../../../src/node/docx-sheet';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const textWith = (signOff: string): string =>
	[
		'---',
		'稿号: 20261122-7F3K',
		'载体: 普刊信息',
		'标题: 云岭县<三项>措施',
		'报送单位: 云岭县政府办',
		'审核: 李四',
		`签发: ${signOff}`,
		'附件:',
		'  现场.jpg 石桥镇转移群众',
		'  办件清单',
		'---',
		'一、主要做法',
		'逐户走访。',
	].join('\n');
const signed = writeSignOff(
	'王五',
	Date.UTC(2026, 10, 22, 1, 30),
	sha256(signedText(parseDraft(textWith('')).draft)),
);

function sheetOf(text: string): SignOffSheet {
	const { draft } = parseDraft(text);
	const vehicle = findVehicle(defaultCatalogue, '普刊信息');
	const digest = sha256(signedText(draft));
	return signOffSheet({ draft, vehicle, counts: countDraft(draft), digest });
}

describe('审签单', () => {
	it('shows who signed, when, and whether it still is that text', () => {
		assert.deepEqual(sheetOf(textWith(signed)).rows, [
			{ role: '审核', name: '李四', time: '', note: '' },
			{ role: '签发', name: '王五', time: '2026-11-22 09:30', note: '与正文一致' },
		]);
		const changed = sheetOf(textWith(signed).replace('逐户', '逐村'));
		assert.equal(changed.rows[1]?.note, '签后有改动，已失效');
		assert.deepEqual(sheetPage(changed, []).notes, [
			'签发（王五）之后标题或正文有改动，这次签发已失效。',
		]);
		assert.equal(sheetOf(textWith('')).rows[1]?.note, '待签');
	});

	it('is a Word file with the item, the signatures and the text behind them', async () => {
		const files = unzipSync(await toSheetFile(sheetOf(textWith(signed))));
		const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
		const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map((found) => found[1]);
		for (const text of ['政务信息审签单', '云岭县&lt;三项&gt;措施', '石桥镇转移群众'])
			assert.ok(
				texts.some((one) => one?.includes(text)),
				text,
			);
		assert.ok(texts.includes('签名：王五　　　　时间：2026-11-22 09:30'));
		assert.ok(texts.includes('（与正文一致）'));
		assert.ok(xml.includes('<w:tbl>') && xml.includes('w:type="page"'));
		assert.ok(texts.indexOf('逐户走访。') > texts.indexOf('签发'));
	});

	it('leaves only the name in the foot of the document, and the caption in its list', () => {
		const page = officialPage(parseDraft(textWith(signed)).draft, '2026-11-22');
		const values = page.foot.flat().map(({ label, value }) => [label, value]);
		assert.ok(values.some(([label, value]) => label === '签发' && value === '王五'));
		assert.deepEqual(page.attachments, ['石桥镇转移群众', '办件清单']);
	});
});
