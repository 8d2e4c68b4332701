import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { parseDraft } from '../../../src/core/draft/parse';
import { officialPage } from '../../../src/core/export/official-page';
import { toWordFile } from '../../../src/node/docx';

const source = [
	'---',
	'标题: 云岭县“一窗通办”<改革>三个月办件2.3万件',
	'报送单位: 云岭县行政审批局',
	'撰稿: 林小禾',
	'审核: 周望',
	'签发: 沈川',
	'联系人: 林小禾',
	'电话: 0531-00000000',
	'附件: 办件清单',
	'---',
	'今年以来，云岭县推行“一窗通办”……',
	'一、主要做法',
	'（一）整合窗口。将32个窗口并为12个。',
	'1.统一受理',
].join('\n');

async function parts(text: string): Promise<Record<string, string>> {
	const files = unzipSync(await toWordFile(officialPage(parseDraft(text).draft, '2026-11-22')));
	return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

/** Text, East Asian typeface, size and boldness of every run of a document part. */
function runsOf(xml: string): (readonly [string, string, string, boolean])[] {
	return [...xml.matchAll(/<w:r>(.*?)<\/w:r>/gsu)].map(([, run = '']) => [
		[.../* one text at most */ run.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)]
			.map((t) => t[1])
			.join(''),
		/w:eastAsia="([^"]*)"/u.exec(run)?.[1] ?? '',
		/<w:sz w:val="(\d+)"/u.exec(run)?.[1] ?? '',
		/<w:b\/>/u.test(run),
	]);
}

describe('toWordFile', () => {
	let files: Record<string, string>;
	let document: string;

	before(async () => {
		files = await parts(source);
		document = files['word/document.xml'] ?? '';
	});

	it('sets title, body and headings in their typefaces and sizes', () => {
		const runs = runsOf(document).filter(([text]) => text !== '');
		assert.deepEqual(runs.slice(0, 6), [
			['云岭县“一窗通办”&lt;改革&gt;三个月办件2.3万件', '方正小标宋简体', '44', false],
			['今年以来，云岭县推行“一窗通办”……', '仿宋_GB2312', '32', false],
			['一、主要做法', '黑体', '32', false],
			['（一）整合窗口。', '楷体_GB2312', '32', false],
			['将32个窗口并为12个。', '仿宋_GB2312', '32', false],
			['1.统一受理', '仿宋_GB2312', '32', true],
		]);
	});

	it('is A4 with the margins of the norm', () => {
		assert.match(document, /<w:pgSz w:w="11906" w:h="16838"/u);
		const margin = /<w:pgMar [^>]*>/u.exec(document)?.[0] ?? '';
		for (const [side, twips] of [
			['top', 2098],
			['bottom', 1984],
			['left', 1587],
			['right', 1474],
		])
			assert.ok(margin.includes(`w:${side}="${twips}"`), margin);
	});

	it('stands on 28 pt lines, each paragraph set in by two characters', () => {
		const body = document.split('</w:p>').find((xml) => xml.includes('今年以来')) ?? '';
		assert.match(body, /w:line="560"/u);
		assert.match(body, /w:lineRule="exact"/u);
		assert.match(body, /w:firstLineChars="200"/u);
	});

	it('carries attachments and the foot', () => {
		const texts = runsOf(document).map(([text]) => text);
		assert.ok(texts.includes('附件：办件清单'));
		assert.deepEqual(texts.slice(-3), [
			'报送单位：云岭县行政审批局',
			'签发：沈川　　审核：周望　　撰稿：林小禾',
			'联系人：林小禾　　电话：0531-00000000　　报送日期：2026年11月22日',
		]);
	});

	it('numbers the pages, odd ones at the right and even ones at the left', () => {
		const footers = Object.keys(files).filter((name) => /^word\/footer\d\.xml$/u.test(name));
		const sides = footers.map((name) => {
			assert.match(files[name] ?? '', /PAGE/u);
			return /<w:jc w:val="(\w+)"/u.exec(files[name] ?? '')?.[1];
		});
		assert.deepEqual(sides.sort(), ['left', 'right']);
		assert.match(files['word/settings.xml'] ?? '', /<w:evenAndOddHeaders/u);
	});

	it('names what stands in for a typeface that is not installed', () => {
		assert.match(
			files['word/fontTable.xml'] ?? '',
			/w:name="仿宋_GB2312"><w:altName w:val="仿宋"/u,
		);
	});

	it('can be made of a draft that has nothing but a body', async () => {
		const { 'word/document.xml': bare = '' } = await parts('只有正文');
		assert.ok(runsOf(bare).some(([text]) => text === '只有正文'));
	});

	it('leaves out what would make Word refuse the file', async () => {
		const { 'word/document.xml': odd = '' } = await parts('甲\u0001\u000b乙\ud800丙');
		assert.ok(runsOf(odd).some(([text]) => text === '甲乙丙'));
	});
});
