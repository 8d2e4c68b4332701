import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftId, formatDraftId, isDraftId, setDraftId } from '../../../src/core/draft/identity';
import { knownKeys, metaEntries, metaValue } from '../../../src/core/draft/meta';
import { parseDraft } from '../../../src/core/draft/parse';
import { setAllMeta, setMeta } from '../../../src/core/draft/set-meta';
import { applyEdits } from '../../../src/core/text/edits';
import { draftText } from './fragments';

const after = (text: string, key: string, value: string): string =>
	applyEdits(text, [setMeta(parseDraft(text).draft, key, value)]).text;

describe('setMeta', () => {
	it('replaces a value and keeps everything else', () => {
		assert.equal(
			after('---\n标题：甲  \n载体: 素材\n---\n文', '标题', '乙'),
			'---\n标题：乙  \n载体: 素材\n---\n文',
		);
		assert.equal(after('---\n标题:\n---\n', '标题', '乙'), '---\n标题: 乙\n---\n');
	});

	it('keeps an alias that stands there', () => {
		assert.equal(after('---\n事发日期: 1\n---\n', '事发时间', '2'), '---\n事发日期: 2\n---\n');
	});

	it('puts a new key in its usual place', () => {
		assert.equal(
			after('---\n稿号: x123\n标题: 甲\n电话: 1\n---\n文', '载体', '素材'),
			'---\n稿号: x123\n载体: 素材\n标题: 甲\n电话: 1\n---\n文',
		);
		assert.equal(after('---\n标题: 甲\n---\n', '稿号', 'x123'), '---\n稿号: x123\n标题: 甲\n---\n');
	});

	it('makes a front matter where there is none, in the file’s own line breaks', () => {
		assert.equal(after('正文\r\n二', '载体', '素材'), '---\r\n载体: 素材\r\n---\r\n正文\r\n二');
		assert.equal(after('', '载体', '素材'), '---\n载体: 素材\n---\n');
	});

	it('writes lines below the key', () => {
		assert.equal(
			after('---\n标题: 甲\n---\n', '数据', '企业: 126家\n办件: 3件'),
			'---\n标题: 甲\n数据:\n  企业: 126家\n  办件: 3件\n---\n',
		);
	});

	it('gives back the value after parsing, whatever the file looks like', () => {
		const keys = knownKeys.map(({ key }) => key);
		const line = fc
			.array(fc.constantFrom('某县', '126家', ': ', '：', '---', '。', 'a', ' '), { maxLength: 5 })
			.map((parts) => parts.join('').trim())
			// A line of nothing but dashes closes the front matter, indented or not.
			.filter((text) => !/^-{3,}$/u.test(text));
		const value = fc.array(line, { maxLength: 3 }).map((l) => l.filter((s) => s !== '').join('\n'));
		fc.assert(
			fc.property(draftText(30), fc.constantFrom(...keys), value, (text, key, wanted) => {
				const { draft } = parseDraft(text);
				const changed = applyEdits(text, [setMeta(draft, key, wanted)]).text;
				const now = parseDraft(changed).draft;
				assert.equal(metaValue(now, key), wanted);
				assert.equal(changed.slice(now.body.from), text.slice(draft.body.from));
				assert.equal(metaEntries(now, key).length, Math.max(1, metaEntries(draft, key).length));
			}),
			{ numRuns: 3000 },
		);
	});

	it('sets several keys by one edit', () => {
		const { draft } = parseDraft('---\n标题: 甲\n---\n文');
		const edit = setAllMeta(draft, [
			['审核', ''],
			['签发', '王五'],
			['稿号', 'x123'],
		]);
		assert.equal(
			applyEdits(draft.text, [edit]).text,
			'---\n稿号: x123\n标题: 甲\n审核:\n签发: 王五\n---\n文',
		);
	});
});

describe('identity', () => {
	it('mints a 稿号 of the Beijing day', () => {
		// 2026-11-19 17:00 UTC is 2026-11-20 01:00 in Beijing.
		const id = formatDraftId(Date.UTC(2026, 10, 19, 17), Uint8Array.of(7, 15, 35, 255));
		assert.equal(id, '20261120-7F3Z');
		assert.ok(isDraftId(id));
	});

	it('tells a usable 稿号 from what is none', () => {
		const idOf = (value: string) => draftId(parseDraft(`---\n稿号: ${value}\n---\n`).draft);
		assert.equal(idOf('20261120-7F3K'), '20261120-7F3K');
		assert.equal(idOf('YLX-2026-0031'), 'YLX-2026-0031');
		for (const value of ['', '待定', '../x', 'a b c d', 'x'.repeat(65), '-abcd']) {
			assert.equal(idOf(value), undefined, value);
		}
		assert.equal(draftId(parseDraft('正文').draft), undefined);
	});

	it('gives a draft its 稿号, also in place of another', () => {
		for (const text of ['正文', '---\n标题: 甲\n---\n', '---\n稿号: old-1\n---\n']) {
			const { draft } = parseDraft(text);
			const changed = applyEdits(text, [setDraftId(draft, '20261120-7F3K')]).text;
			assert.equal(draftId(parseDraft(changed).draft), '20261120-7F3K');
		}
	});
});
