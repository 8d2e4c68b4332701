import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Draft, DraftProblem, Entry } from '../../../src/core/draft/draft';
import { metaValue } from '../../../src/core/draft/meta';
import { headingLevel } from '../../../src/core/draft/paragraphs';
import { parseBody, parseDraft } from '../../../src/core/draft/parse';
import { applyEdits } from '../../../src/core/text/edits';
import { draftText } from './fragments';

const draftOf = (...lines: string[]): Draft => parseDraft(lines.join('\n')).draft;
const problemsOf = (...lines: string[]): readonly DraftProblem[] =>
	parseDraft(lines.join('\n')).problems;
const codesOf = (...lines: string[]): string[] => problemsOf(...lines).map(({ code }) => code);

/** The text after a fix of a text's only problem. */
function fixed(text: string, title?: string): string {
	const { problems } = parseDraft(text);
	assert.equal(problems.length, 1, JSON.stringify(problems));
	const fixes = problems[0]?.fixes ?? [];
	const fix = title === undefined ? fixes[0] : fixes.find((f) => f.title.includes(title));
	assert.ok(fix, `no fix ${title ?? ''}`);
	return applyEdits(text, fix.edits).text;
}

describe('parseDraft', () => {
	it('takes a value as the string to the end of its line', () => {
		const draft = draftOf(
			'---',
			'电话: 053188886666',
			'标题：某园区 #3 机组: 并网',
			'附件: ~',
			'关键词: "a", [b]',
			'---',
			'正文',
		);
		assert.equal(metaValue(draft, '电话'), '053188886666');
		assert.equal(metaValue(draft, '标题'), '某园区 #3 机组: 并网');
		assert.equal(metaValue(draft, '附件'), '~');
		assert.equal(metaValue(draft, '关键词'), '"a", [b]');
		assert.deepEqual(
			draft.paragraphs.map(({ text }) => text),
			['正文'],
		);
	});

	it('resolves aliases and ignores spaces in a key', () => {
		const draft = draftOf('---', '事发日期: 2026-11-20', '标　题: 甲', '联系电话：1', '---');
		assert.equal(metaValue(draft, '事发时间'), '2026-11-20');
		assert.equal(metaValue(draft, '标题'), '甲');
		assert.equal(metaValue(draft, '电话'), '1');
		assert.equal(metaValue(draft, '载体'), undefined);
	});

	it('gives indented lines to the key above: spaces, tab, full-width space', () => {
		const draft = draftOf(
			'---',
			'附件:',
			'  甲表',
			'\t乙表',
			'　丙表',
			'',
			'  丁表',
			'标题: 题',
			'---',
		);
		assert.equal(metaValue(draft, '附件'), '甲表\n乙表\n丙表\n丁表');
		assert.equal(draft.frontMatter?.entries.length, 2);
	});

	it('reads the fact table', () => {
		const draft = draftOf(
			'---',
			'数据:',
			'  企业: 126家',
			'　办件：１.２万件',
			'  投资: 3.5亿元',
			'  煤: 5千克',
			'  占比: -1.2个百分点',
			'  人数: 1,200人',
			'  区间: 5～6家',
			'  日期: 2026-11-20',
			'  约数: 约30家',
			'  户 30户',
			'---',
		);
		assert.deepEqual(
			draft.facts.map(({ name, figure, unit }) => [name, figure, unit]),
			[
				['企业', '126', '家'],
				['办件', '１.２万', '件'],
				['投资', '3.5亿', '元'],
				['煤', '5', '千克'],
				['占比', '-1.2', '个百分点'],
				['人数', '1,200', '人'],
				['区间', '', ''],
				['日期', '', ''],
				['约数', '', ''],
				['户', '30', '户'],
			],
		);
	});

	it('has no front matter unless the first line is ---', () => {
		assert.equal(draftOf('标题: 甲', '---', '正文').frontMatter, undefined);
		assert.equal(draftOf('', '---', '标题: 甲', '---').frontMatter, undefined);
		assert.equal(draftOf('——关于某事', '标题: 甲').frontMatter, undefined);
		assert.equal(parseBody('---\n标题: 甲\n---\n正文').frontMatter, undefined);
	});

	it('leaves the line break out of a paragraph, CRLF, CR and LF', () => {
		const { draft } = parseDraft('---\r\n标题: 甲\r\n---\r\n一段\r\n\r\n二段\r三段\n');
		assert.deepEqual(
			draft.paragraphs.map(({ text }) => text),
			['一段', '', '二段', '三段'],
		);
		assert.equal(metaValue(draft, '标题'), '甲');
	});

	it('stands on a byte order mark', () => {
		const { draft, problems } = parseDraft('\ufeff---\n标题: 甲\n---\n正文');
		assert.equal(metaValue(draft, '标题'), '甲');
		assert.equal(problems.length, 0);
		assert.equal(parseDraft('\ufeff正文').draft.paragraphs[0]?.text, '正文');
	});

	it('knows the heading levels of GB/T 9704 and their slips', () => {
		const table: [string, number][] = [
			['一、总体情况', 1],
			['十二、其他', 1],
			['（一）做法', 2],
			['(二)做法', 2],
			['1.措施', 3],
			['1．措施', 3],
			['2、措施', 3],
			['（1）细目', 4],
			['(1)细目', 4],
			['　　一、缩进', 1],
			['1.5亿元', 0],
			['2024、2025年', 0],
			['3、5天', 0],
			['一是推进', 0],
			['正文', 0],
		];
		for (const [text, level] of table) assert.equal(headingLevel(text), level, text);
	});
});

describe('problems of the front matter', () => {
	it('duplicate key: deletes the later line, or keeps it', () => {
		const text = '---\n标题: 甲\n载体: 普刊信息\n题目: 乙\n---\n正文';
		assert.equal(fixed(text), '---\n标题: 甲\n载体: 普刊信息\n---\n正文');
		assert.equal(fixed(text, '保留这一行'), '---\n载体: 普刊信息\n题目: 乙\n---\n正文');
		assert.equal(metaValue(parseDraft(text).draft, '标题'), '甲');
	});

	it('unknown key: offers the nearest known one', () => {
		assert.equal(fixed('---\n标体: 甲\n---\n'), '---\n标题: 甲\n---\n');
		assert.equal(fixed('---\n报送单为: 甲\n---\n'), '---\n报送单位: 甲\n---\n');
		assert.deepEqual(problemsOf('---', '天气: 晴', '---')[0]?.fixes, []);
	});

	it('knows the keys of the office', () => {
		assert.deepEqual(codesOf('---', '审签单号: 3', '---'), ['unknown-key']);
		const { problems } = parseDraft('---\n审签单号: 3\n---\n', { extraKeys: ['审签单号'] });
		assert.deepEqual(problems, []);
	});

	it('line without colon: puts it in, joins the line to the key above, or deletes it', () => {
		const text = '---\n附件: 表\n电话 12345\n---\n';
		assert.equal(fixed(text), '---\n附件: 表\n电话: 12345\n---\n');
		assert.equal(fixed(text, '下一行'), '---\n附件: 表\n  电话 12345\n---\n');
		assert.equal(fixed(text, '删除'), '---\n附件: 表\n---\n');
	});

	it('a figure without colon', () => {
		assert.equal(fixed('---\n数据:\n  企业 126家\n---\n'), '---\n数据:\n  企业: 126家\n---\n');
	});

	it('missing end: guessed, and put in by the fix', () => {
		const text = '---\n标题: 甲\n载体: 普刊信息\n\n县委会议指出：要抓好落实。\n正文二\n';
		const { draft } = parseDraft(text);
		assert.equal(draft.frontMatter?.closed, false);
		assert.equal(draft.frontMatter.entries.length, 2);
		assert.deepEqual(
			draft.paragraphs.map((p) => p.text).filter((t) => t !== ''),
			['县委会议指出：要抓好落实。', '正文二'],
		);
		const after = parseDraft(fixed(text));
		assert.deepEqual(after.problems, []);
		assert.equal(after.draft.text.slice(after.draft.body.from), draft.text.slice(draft.body.from));
	});

	it('missing end: a --- far below in the text does not make paragraphs keys', () => {
		const prose = '某县围绕企业办事难题，推出一窗受理办法，办理时间由十天缩短到三天。';
		const draft = draftOf('---', '标题: 甲', prose, '二、做法', '---', '尾注');
		assert.equal(draft.frontMatter?.closed, false);
		assert.equal(draft.paragraphs[0]?.text, prose);
	});

	it('missing end: paragraphs indented by full-width spaces are the body', () => {
		const draft = draftOf('---', '标题: 甲', '　　某县推出一窗受理。', '　　二段。');
		assert.equal(draft.paragraphs.length, 2);
		assert.equal(draft.frontMatter?.entries[0]?.children.length, 0);
	});

	it('takes the dashes of an input method for ---, and says so', () => {
		const { draft, problems } = parseDraft('———\n标题：甲\n－－－\n正文');
		assert.equal(metaValue(draft, '标题'), '甲');
		assert.equal(draft.paragraphs[0]?.text, '正文');
		const edits = problems.flatMap((problem) => problem.fixes.flatMap((fix) => fix.edits));
		assert.equal(applyEdits(draft.text, edits).text, '---\n标题：甲\n---\n正文');
	});

	it('closes at dashes that the editor indented below a fact, and says so', () => {
		const { draft, problems } = parseDraft('---\n数据:\n  企业: 126家\n  ---\n正文');
		assert.equal(draft.facts.length, 1);
		assert.equal(draft.paragraphs[0]?.text, '正文');
		const edits = problems.flatMap((problem) => problem.fixes.flatMap((fix) => fix.edits));
		assert.equal(applyEdits(draft.text, edits).text, '---\n数据:\n  企业: 126家\n---\n正文');
	});

	it('quotes only the beginning of a long key', () => {
		const [problem] = problemsOf('---', `${'很'.repeat(5000)}: 值`, '---');
		assert.ok((problem?.message.length ?? Infinity) < 120);
	});
});

describe('properties of the parser', () => {
	const walk = (entries: readonly Entry[]): Entry[] =>
		entries.flatMap((entry) => [entry, ...walk(entry.children)]);

	it('never throws, and every offset is that of its text', () => {
		fc.assert(
			fc.property(draftText(), (text) => {
				const { draft, problems } = parseDraft(text);
				const slice = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
				for (const entry of walk(draft.frontMatter?.entries ?? [])) {
					assert.equal(slice(entry.keySpan), entry.key);
					assert.equal(slice(entry.valueSpan), entry.value);
				}
				draft.paragraphs.forEach((paragraph, index) => {
					assert.equal(slice(paragraph), paragraph.text);
					assert.equal(paragraph.index, index);
					assert.ok(!/[\r\n]/.test(paragraph.text));
				});
				for (const span of [
					...problems,
					...problems.flatMap((p) => p.fixes.flatMap((f) => f.edits)),
				]) {
					assert.ok(0 <= span.from && span.from <= span.to && span.to <= text.length);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('covers the text: mark, front matter, paragraphs and their line breaks are the file', () => {
		fc.assert(
			fc.property(draftText(), (text) => {
				const { draft } = parseDraft(text);
				const mark = text.startsWith('\ufeff') ? 1 : 0;
				const front = draft.frontMatter?.span ?? { from: mark, to: mark };
				assert.equal(front.from, mark);
				assert.equal(front.to, draft.body.from);
				assert.equal(draft.body.to, text.length);
				let at = draft.body.from;
				for (const { from, to } of draft.paragraphs) {
					assert.match(text.slice(at, from), /^(\r\n|\r|\n)?$/);
					at = to;
				}
				assert.match(text.slice(at), /^(\r\n|\r|\n)?$/);
			}),
			{ numRuns: 2000 },
		);
	});

	it('a fix of an unclosed front matter closes it and leaves the body as it was', () => {
		fc.assert(
			fc.property(draftText(25), (text) => {
				const { draft, problems } = parseDraft(text);
				const problem = problems.find(({ code }) => code === 'unclosed-front-matter');
				fc.pre(problem !== undefined);
				const after = parseDraft(applyEdits(text, problem.fixes[0]?.edits ?? []).text).draft;
				assert.equal(after.frontMatter?.closed, true);
				assert.equal(after.text.slice(after.body.from), text.slice(draft.body.from));
			}),
			{ numRuns: 1000 },
		);
	});

	it('reuse of an earlier parse equals a fresh one, after any edits', () => {
		const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 30 }), insert: draftText(4) });
		fc.assert(
			fc.property(draftText(), fc.array(edit, { minLength: 1, maxLength: 5 }), (text, edits) => {
				let previous = parseDraft(text).draft;
				for (const { at, remove, insert } of edits) {
					const from = at % (previous.text.length + 1);
					const next = previous.text.slice(0, from) + insert + previous.text.slice(from + remove);
					const reused = parseDraft(next, { previous }).draft;
					assert.deepEqual(reused, parseDraft(next).draft);
					assert.deepEqual(parseBody(next, previous), parseBody(next));
					previous = reused;
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('reuses the paragraphs before an edit, and all of them where lengths are equal', () => {
		const text = Array.from({ length: 50 }, (_, n) => `第${n}段。`).join('\n');
		const previous = parseBody(text);
		const longer = parseBody(text.replace('第20段', '第二十段啊'), previous);
		assert.equal(longer.paragraphs[10], previous.paragraphs[10]);
		const equal = parseBody(text.replace('第20段', '第贰拾段'), previous);
		assert.equal(equal.paragraphs[40], previous.paragraphs[40]);
		assert.notEqual(equal.paragraphs[20], previous.paragraphs[20]);
	});

	it('reads a million characters of hostile lines, and ten million of one kind [long]', () => {
		const pieces = ['\r', '---\n', '- ', ':', '　\n', '　', ' a: b\n', 'k\n', '电话: 1\n'];
		const texts = pieces.map((piece) => `---\n${piece.repeat(1_000_000 / piece.length)}`);
		for (const text of [...texts, '一、某县：\n'.repeat(1_500_000)]) {
			assert.equal(parseDraft(text).draft.text.length, text.length);
		}
	});
});
