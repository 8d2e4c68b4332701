import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { rules } from '../../src/core/lint/rules/index';
import { expectCase, readCases } from './runner';

const ruleFolder = path.join(__dirname, '../../src/core/lint/rules');
const files = fs.readdirSync(ruleFolder).filter((f) => f.endsWith('.ts') && f !== 'index.ts');

describe('rules', () => {
	it('are exactly the files of the folder', () => {
		const ids = files.map((f) => path.basename(f, '.ts')).sort();
		assert.deepEqual(rules.map((r) => r.id).sort(), ids);
		assert.ok(ids.length > 0);
	});

	for (const rule of rules) {
		describe(`${rule.ref} ${rule.id}`, () => {
			rule.examples.forEach((example, i) => {
				it(`example ${i + 1}: ${example.bad}`, () => {
					assert.match(
						[...(example.meta ?? []), example.bad].join('\n'),
						/⟦.*⟧/s,
						'an example marks what is wrong',
					);
					expectCase(rule, {
						line: i + 1,
						marked: example.bad,
						meta: example.meta ?? [],
						...(example.good !== undefined && { fixed: example.good }),
					});
				});
			});
			rule.leaves.forEach((text) => {
				it(`leaves: ${text}`, () => expectCase(rule, { line: 0, marked: text, meta: [] }));
			});
			const caseFile = path.join(__dirname, `${rule.id}.md`);
			if (!fs.existsSync(caseFile)) return;
			for (const one of readCases(fs.readFileSync(caseFile, 'utf8'))) {
				it(`case line ${one.line}: ${one.marked}`, () => expectCase(rule, one));
			}
		});
	}
});
