import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addCounts, countDraft, countText, noCounts } from '../../../src/core/count/count';
import { countPrefix } from '../../../src/core/count/prefix';
import { parseBody, parseDraft } from '../../../src/core/draft/parse';
import { draftText } from '../draft/fragments';

const words = (text: string): number => countText(text).words;

describe('countText', () => {
	// What a word processor was measured to count, and where this rule differs on purpose.
	const measured: readonly [text: string, words: number][] = [
		['', 0],
		['8.5%', 1],
		['1,200', 1],
		['10-20', 1],
		['2024-12-12', 1],
		['2026-11-22', 1],
		['010-12345678', 1],
		['https://example.cn/a?b=1', 1],
		['GDP', 1],
		['10～20', 3],
		['〔2024〕', 3],
		['使用 Adobe Photoshop 打开图片', 8],
		['零\u200bwidth', 2],
		['\u200bwidth', 1],
		[' \t　', 0],
		['１２６家', 4],
		['……', 2],
		['——', 2],
		['“GDP”', 3],
		['· — ‘ ’ “ ” … 。', 8],
		['增长8.5%。', 4],
		['某县，126家企业', 7],
		['𠮷', 1],
		['😀', 1],
		['㎡', 1],
		['第〇章', 3],
	];
	for (const [text, count] of measured) {
		it(`${JSON.stringify(text)} is ${count}`, () => assert.equal(words(text), count));
	}

	it('counts characters as code points, with and without spaces, never line breaks', () => {
		assert.deepEqual(countText('𠮷 a　b\r\n8.5%\n'), {
			words: 4,
			characters: 7,
			charactersWithSpaces: 9,
		});
		assert.deepEqual(countText('\ud800x'), { words: 1, characters: 2, charactersWithSpaces: 2 });
	});
});

describe('properties of the count', () => {
	it('is additive over paragraphs', () => {
		fc.assert(
			fc.property(draftText(), (text) => {
				const sum = parseBody(text)
					.paragraphs.map((paragraph) => countText(paragraph.text))
					.reduce(addCounts, noCounts);
				const whole = countText(text.startsWith('\ufeff') ? text.slice(1) : text);
				assert.deepEqual(sum, whole);
			}),
			{ numRuns: 1000 },
		);
	});

	it('has words ≤ characters ≤ characters with spaces', () => {
		fc.assert(
			fc.property(draftText(), (text) => {
				const counts = countText(text);
				assert.ok(counts.words <= counts.characters);
				assert.ok(counts.characters <= counts.charactersWithSpaces);
				assert.ok(counts.charactersWithSpaces <= [...text].length);
			}),
			{ numRuns: 1000 },
		);
	});

	it('a Chinese character more is one word more, wherever it stands outside a run', () => {
		fc.assert(
			fc.property(draftText(10), draftText(10), (before, after) => {
				assert.equal(words(`${before} 县 ${after}`), words(before) + 1 + words(after));
			}),
		);
	});
});

describe('countPrefix', () => {
	it('ends with the n-th unit and cuts no run', () => {
		const text = '办件 8.5%，GDP。';
		const prefix = (n: number) => text.slice(0, countPrefix(text, n));
		assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 9].map(prefix), [
			'',
			'办',
			'办件',
			'办件 8.5%',
			'办件 8.5%，',
			'办件 8.5%，GDP',
			'办件 8.5%，GDP。',
			'办件 8.5%，GDP。',
		]);
		assert.equal(text.slice(0, countPrefix(text, 4, '字符数')), '办件 8.');
	});

	it('holds n units where there are more, by either count', () => {
		fc.assert(
			fc.property(
				draftText(),
				fc.nat({ max: 60 }),
				fc.constantFrom('字数', '字符数'),
				(text, n, by) => {
					const count = (part: string) => countText(part)[by === '字数' ? 'words' : 'characters'];
					const head = text.slice(0, countPrefix(text, n, by));
					assert.equal(count(head), Math.min(n, count(text)));
				},
			),
			{ numRuns: 2000 },
		);
	});
});

describe('countDraft', () => {
	it('leaves out the front matter', () => {
		const { draft } = parseDraft('---\n标题: 某县办件2.3万件\n载体: 普刊信息\n---\n正文五个字');
		assert.equal(countDraft(draft).words, 5);
	});

	it('leaves out a first line that repeats the title, and a labelled foot', () => {
		const { draft } = parseDraft(
			'---\n标题: 云岭县 一窗通办\n---\n\n　　云岭县一窗通办\n正文五个字\n\n附件：1.名单\n（撰稿：周小满）\n',
		);
		assert.equal(countDraft(draft).words, 5);
		const inside = parseDraft('---\n标题: 甲\n---\n附件：一\n正文五个字').draft;
		assert.equal(countDraft(inside).words, 9);
	});

	it('counts a text without front matter whole', () => {
		assert.equal(countDraft(parseBody('标题\n正文五个字\n附件：表')).words, 11);
	});
});
