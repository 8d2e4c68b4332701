import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { rules } from '../../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../../src/core/segment/intl';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';
import { itemsOf } from '../../prose/items';

const segmenter = createIntlSegmenter();
const environment = { catalogue: defaultCatalogue, settings: {} };
const fresh = () => createAnalyzer({ rules, segmenter });

/** Paragraphs of whole items: what spans paragraphs (series, totals, names, repeats) is in them. */
const paragraphs = (['clean', 'faulty'] as const)
	.flatMap(itemsOf)
	.flatMap(({ text, form }) =>
		(form === 'body' ? text : text.replace(/^---[\s\S]*?\n---\n/u, '')).split('\n'),
	);

const head = fc.constantFrom(
	'',
	'---\n标题: 云岭县出台三条措施稳就业\n载体: 普刊信息\n事发时间: 2026-11-20\n---\n',
	'---\n载体: 要情信息\n标题: 云岭县新增就业1260人\n数据:\n  企业: 126家\n---\n',
);
const body = fc
	.array(fc.constantFrom(...paragraphs), { minLength: 2, maxLength: 14 })
	.map((lines) => lines.join('\n'));

const typed = fc.constantFrom(
	...[
		'，',
		'。',
		'的',
		'一',
		'3',
		'\n',
		'”',
		'一是',
		'三项措施：',
		'共126家',
		'云岭县',
		' ',
		'第一，',
		'（一）',
	],
);

/** What a writer does: types, deletes, pastes a paragraph, moves one, touches the front matter. */
const edit = fc.oneof(
	fc.record({ at: fc.nat(), cut: fc.constant(0), put: typed }),
	fc.record({ at: fc.nat(), cut: fc.integer({ min: 1, max: 30 }), put: fc.constant('') }),
	fc.record({ at: fc.nat(), cut: fc.constant(0), put: fc.constantFrom(...paragraphs) }),
	fc.record({ at: fc.nat({ max: 60 }), cut: fc.nat({ max: 3 }), put: typed }),
	fc.record({ swap: fc.nat() }),
);

function edited(text: string, one: { at: number; cut: number; put: string } | { swap: number }) {
	if ('swap' in one) {
		const lines = text.split('\n');
		const at = one.swap % Math.max(1, lines.length - 1);
		lines.splice(at, 2, ...lines.slice(at, at + 2).reverse());
		return lines.join('\n');
	}
	const from = one.at % (text.length + 1);
	return text.slice(0, from) + one.put + text.slice(from + one.cut);
}

describe('findings after an edit', () => {
	it('are those of the text seen for the first time, fixes and related places too', function () {
		// Every text is also seen by an analyzer that is made for it.
		this.timeout(240_000);
		fc.assert(
			fc.property(
				head,
				body,
				fc.array(edit, { minLength: 1, maxLength: 6 }),
				(front, text, edits) => {
					const warm = fresh();
					let now = front + text;
					warm.analyze(now, environment);
					for (const one of edits) {
						now = edited(now, one);
						const { findings, failures } = warm.analyze(now, environment);
						assert.deepEqual(failures, []);
						assert.deepEqual(findings, fresh().analyze(now, environment).findings);
					}
				},
			),
			{ numRuns: 120 },
		);
	});

	it('before the edit are the same objects where they stand alone', () => {
		const warm = fresh();
		const first = warm.analyze('许多企业停产。\n第二段。', { ...environment, form: 'body' });
		const second = warm.analyze('许多企业停产。\n第二段话。', { ...environment, form: 'body' });
		assert.equal(second.findings[0], first.findings[0]);
	});
});
