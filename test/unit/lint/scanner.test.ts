import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defineRule, type Rule, type Trigger } from '../../../src/core/lint/rule';
import { createScanner } from '../../../src/core/lint/scanner';

const rule = (id: string, ...triggers: Trigger[]): Rule =>
	defineRule({
		id,
		ref: 'R00',
		title: id,
		rationale: '',
		severity: 'info',
		scope: 'paragraph',
		triggers,
		since: '0',
		maturity: 'preview',
		examples: [{ bad: '⟦⟧' }],
		leaves: [],
		check: () => [],
	});

const places = (text: string, ...rules: Rule[]) =>
	[...createScanner(rules).scan(text)]
		.sort((a, b) => a.rule - b.rule)
		.map(({ rule: i, hits }) => [rules[i]!.id, ...hits.map((h) => `${h.from}-${h.to}${h.text}`)]);

describe('scanner', () => {
	it('finds literals that overlap, contain each other or belong to several rules', () => {
		assert.deepEqual(places('绝大部分', rule('a', '部分', '大部分'), rule('b', '绝大', '部分')), [
			['a', '1-4大部分', '2-4部分'],
			['b', '0-2绝大', '2-4部分'],
		]);
	});

	it('reports maximal runs, also at both ends of the text', () => {
		const digits = rule('d', { run: '0123456789' });
		assert.deepEqual(places('12家和3', digits), [['d', '0-2' + '12', '4-5' + '3']]);
	});

	it('calls an always rule for text, not for white space', () => {
		assert.deepEqual(places('好', rule('x', { always: true })), [['x']]);
		assert.deepEqual(places(' ', rule('x', { always: true })), []);
	});

	it('finds exactly the occurrences that a plain search finds', () => {
		const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 });
		const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁'), maxLength: 30 });
		fc.assert(
			fc.property(text, fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), (t, words) => {
				const hits =
					createScanner([rule('r', ...words)])
						.scan(t)
						.at(0)?.hits ?? [];
				const expected = words.flatMap((w) =>
					[...Array(t.length).keys()].filter((i) => t.startsWith(w, i)).map((i) => `${i}${w}`),
				);
				assert.deepEqual(hits.map((h) => `${h.from}${h.text}`).sort(), expected.sort());
			}),
		);
	});
});
