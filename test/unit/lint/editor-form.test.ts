import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { fixAllEdits } from '../../../src/core/lint/fix-all';
import { rules } from '../../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { applyEdits } from '../../../src/core/text/edits';
import type { Edit } from '../../../src/core/text/span';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { createConverter } from '../../../src/server/convert';

const segmenter = createIntlSegmenter();
const environment = { catalogue: defaultCatalogue, settings: {} };

const faults = rules.flatMap(({ examples }) =>
	examples.map(({ bad }) => bad.replace(/[⟦⟧]/gu, '')),
);
const headLines = [
	'载体: 要情信息',
	'标题：𠮷县“一窗通办”',
	'标题: 重复',
	'撰搞: 张三',
	'数据:',
	'  企业126家',
	'没有冒号的一行',
	'电话',
];
const lineBreak = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n\r\n', '\n\r');
const line = fc.oneof(
	fc.constantFrom(...faults),
	fc.constantFrom('𠮷县开工42个。', '👨‍👩‍👧', '　　', ''),
	fc.string({ maxLength: 6 }),
);
const lines = (of: fc.Arbitrary<string>) =>
	fc.array(fc.tuple(of, lineBreak), { maxLength: 8 }).map((all) => all.flat().join(''));
const fence = fc.constantFrom('---', '－－－', ' ---', '----');
const head = fc
	.tuple(fence, lineBreak, lines(fc.constantFrom(...headLines)), fence, lineBreak)
	.map((parts) => parts.join(''));
const text = fc
	.tuple(fc.option(head, { nil: '' }), lines(line))
	.map(([front, body]) => front + body);

/** The text after edits, as an editor makes it that knows lines and columns only. */
function inEditor(before: string, edits: readonly Edit[]): string {
	const document = TextDocument.create('file:///稿.zwxx', 'zwxx', 1, before);
	const convert = createConverter(document);
	return TextDocument.applyEdits(
		document,
		edits.map((edit) => ({ range: convert.range(edit), newText: edit.text })),
	);
}

describe('fixes in the editor', () => {
	it('give the text that the command line’s offsets give', () => {
		let seen = 0;
		fc.assert(
			fc.property(text, (before) => {
				const analyzer = createAnalyzer({ rules, segmenter });
				const { findings } = analyzer.analyze(before, environment);
				const plain = findings.flatMap(({ rule, fixes = [] }) =>
					fixes
						.filter(({ snippet }) => !snippet)
						.map(({ edits, title }) => ({ rule, title, edits })),
				);
				const all = { rule: 'fix-all', title: '', edits: fixAllEdits(before, findings) };
				for (const { rule, title, edits } of [...plain, all]) {
					seen++;
					const expected = applyEdits(before, edits).text;
					assert.equal(inEditor(before, edits), expected, `${rule} ${title}`);
				}
			}),
			{ numRuns: 300 },
		);
		assert.ok(seen > 400);
	});
});
