import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, DocumentSymbol, TextEdit } from 'vscode-languageserver-protocol/node';
import {
	startClient,
	stopServers,
	type OpenDraft,
	type TestClient,
} from '../support/language-server';

const text = `---
载体: 普刊信息
标题: 云岭县一窗通办见成效
公开属性:
数据:
  企业: 126家
  办件: 23000件
---
云岭县推行一窗通办。一是减材料。精简材料40项。二是减环节。全程网办。

一、主要做法
（一）窗口整合。设综合窗口12个。
截止6月底，已整合企
（二）数据共享。
归集数据3.2万条。

二、工作成效
办件
`;

const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
	symbols.map(({ name, children = [] }) => (children.length > 0 ? [name, names(children)] : name));

describe('language server: reading aids', () => {
	let client: TestClient;
	let draft: OpenDraft;
	before(async () => {
		client = await startClient();
	});
	after(stopServers);
	beforeEach(async () => {
		draft = await client.open('稿.zwxx', text);
	});
	afterEach(() => draft.close());

	const chosen = (items: readonly CompletionItem[], label: string): string => {
		const item = items.find((i) => i.label === label);
		assert.ok(item, items.map((i) => i.label).join(' '));
		return TextDocument.applyEdits(draft.document(), [item.textEdit as TextEdit]);
	};

	it('outline shows headings by level with the points in them', async () => {
		assert.deepEqual(names(await draft.symbols()), [
			['云岭县一窗通办见成效', ['载体', '标题', '公开属性', '数据']],
			'一是减材料',
			'二是减环节',
			['一、主要做法', ['（一）窗口整合', '（二）数据共享']],
			'二、工作成效',
		]);
	});

	it('outline’s ranges hold what is in them', async () => {
		const inside = (inner: DocumentSymbol['range'], outer: DocumentSymbol['range']): boolean => {
			const doc = draft.document();
			return (
				doc.offsetAt(inner.start) >= doc.offsetAt(outer.start) &&
				doc.offsetAt(inner.end) <= doc.offsetAt(outer.end)
			);
		};
		const check = (symbol: DocumentSymbol): void => {
			assert.ok(inside(symbol.selectionRange, symbol.range), symbol.name);
			for (const child of symbol.children ?? []) {
				assert.ok(inside(child.range, symbol.range), child.name);
				check(child);
			}
		};
		(await draft.symbols()).forEach(check);
	});

	it('folds front matter and sections by level', async () => {
		assert.deepEqual(
			(await draft.folds()).map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
			[
				[0, 7, 'region'],
				[10, 14, undefined],
				[11, 12, undefined],
				[13, 14, undefined],
				[16, 17, undefined],
			],
		);
	});

	it('hover explains keys, the vehicle and findings, and is silent elsewhere', async () => {
		assert.match((await draft.hover('公开属性')) ?? '', /^\*\*公开属性\*\*\u3000能否对外公开/);
		assert.match((await draft.hover('普刊信息')) ?? '', /普刊信息[\s\S]*200字以内/);
		assert.match((await draft.hover('截止6')) ?? '', /^\*\*截止与截至\*\*\u3000“截至”/);
		assert.equal(await draft.hover('推行'), undefined);
	});

	it('completes the names of vehicles in their order, in place of what stands there', async () => {
		const items = await draft.complete('载体: 普');
		assert.equal(items[0]?.label, '普刊信息');
		assert.equal(items[0]?.detail, '200字以内');
		assert.equal(chosen(items, '要情信息'), text.replace('普刊信息', '要情信息'));
		assert.ok(items.find((i) => i.label === '要情信息')?.filterText?.includes('要情'));
	});

	it('completes values behind a colon, with the space that belongs there', async () => {
		const items = await draft.complete('公开属性:');
		assert.deepEqual(
			items.map((i) => i.label),
			['主动公开', '依申请公开', '不公开'],
		);
		assert.equal(chosen(items, '不公开'), text.replace('公开属性:', '公开属性: 不公开'));
	});

	it('completes keys that are missing, what the vehicle requires first', async () => {
		await draft.replace('数据:', '报\n数据:');
		const items = await draft.complete('\n报');
		assert.ok(!items.some((i) => i.label === '载体'));
		assert.equal(items[0]?.detail, '必填');
		const now = draft.document().getText();
		assert.equal(chosen(items, '报送单位'), now.replace('\n报\n', '\n报送单位: \n'));
	});

	it('keeps the colon of a line that has one', async () => {
		await draft.replace('公开属性:', '签：王五');
		const items = await draft.complete('\n签');
		const now = draft.document().getText();
		assert.equal(chosen(items, '签发'), now.replace('签：', '签发：'));
	});

	it('completes figures of the fact table whose name has been begun', async () => {
		const items = await draft.complete('已整合企');
		assert.deepEqual(
			items.map((i) => i.label),
			['126家企业', '企业126家'],
		);
		assert.equal(chosen(items, '126家企业'), text.replace('整合企', '整合126家企业'));
		assert.deepEqual(await draft.complete('推行一窗通'), []);
	});

	it('offers nothing in the indented lines of the front matter', async () => {
		assert.deepEqual(await draft.complete('  企'), []);
	});
});
