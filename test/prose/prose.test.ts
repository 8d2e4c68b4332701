import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createAnalyzer } from '../../src/core/lint/engine';
import { rules } from '../../src/core/lint/rules/index';
import { createIntlSegmenter } from '../../src/core/segment/intl';
import { defaultCatalogue } from '../../src/core/vehicle/catalogue';

/** All rules over one text; a text that begins with `---` is a draft, any other a body. */
function findingsOf(text: string): readonly string[] {
	const analyzer = createAnalyzer({ rules, segmenter: createIntlSegmenter() });
	const form = text.startsWith('---') ? 'draft' : 'body';
	const analysis = analyzer.analyze(text, { catalogue: defaultCatalogue, settings: {}, form });
	assert.deepEqual(analysis.failures, []);
	return analysis.findings
		.filter((f) => f.severity === 'error' || f.severity === 'warning')
		.map((f) => `${f.from} ${f.rule} ${text.slice(f.from, f.to)}`);
}

/** Takes `⟦rule|span⟧` apart: the plain text, and what must be found in it, in text order. */
function readFaults(marked: string): { readonly text: string; readonly expected: readonly string[] } {
	const expected: string[] = [];
	let text = '';
	for (const part of marked.split(/(⟦[^⟧]*⟧)/u)) {
		const fault = /^⟦(?<rule>[a-z-]+)\|(?<span>[^⟧]+)⟧$/u.exec(part)?.groups;
		if (fault) expected.push(`${text.length} ${fault['rule']!} ${fault['span']!}`);
		else if (part.includes('⟦')) throw new Error(`a mark that names no rule: ${part}`);
		text += fault ? fault['span']! : part;
	}
	return { text, expected };
}

const filesOf = (folder: string): readonly string[] =>
	fs
		.readdirSync(path.join(__dirname, folder))
		.filter((file) => file.endsWith('.txt'))
		.sort();

const read = (folder: string, file: string): string =>
	fs.readFileSync(path.join(__dirname, folder, file), 'utf8').trimEnd();

describe('whole items', () => {
	for (const file of filesOf('clean')) {
		it(`nothing to warn of: ${file}`, () => assert.deepEqual(findingsOf(read('clean', file)), []));
	}
	for (const file of filesOf('faulty')) {
		it(`exactly the faults marked: ${file}`, () => {
			const { text, expected } = readFaults(read('faulty', file));
			assert.ok(expected.length > 0);
			assert.deepEqual(findingsOf(text), expected);
		});
	}
	it('covers both kinds', () => {
		assert.ok(filesOf('clean').length >= 12);
		assert.ok(filesOf('faulty').length >= 10);
	});
});
