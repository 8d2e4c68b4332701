import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { fileNameFor } from '../../../src/core/export/file-name';
import { plainBody } from '../../../src/core/export/plain-body';

const draft = parseDraft(
	[
		'---',
		'标题: 云岭县建成高标准农田',
		'---',
		'云岭县建成 高标准农田',
		'',
		'　　一是抓建设。',
		'二是抓管护。 ',
		'',
	].join('\n'),
).draft;

describe('plainBody', () => {
	it('is the body alone: no front matter, no title that stands there twice, no indents, no empty lines', () => {
		assert.equal(plainBody(draft), '一是抓建设。\n二是抓管护。');
	});

	it('takes title and indent where asked', () => {
		assert.equal(
			plainBody(draft, { title: true, indent: true }),
			'云岭县建成高标准农田\n　　一是抓建设。\n　　二是抓管护。',
		);
	});

	it('of a draft without body is empty', () => {
		assert.equal(plainBody(parseDraft('---\n标题: 甲\n---\n').draft), '');
	});
});

describe('fileNameFor', () => {
	it('keeps a Chinese title and drops what no file name may hold', () => {
		assert.equal(
			fileNameFor('云岭县“一窗通办”：办件/2.3万件?', '稿件'),
			'云岭县“一窗通办”：办件 2.3万件',
		);
	});

	it('takes the fallback where nothing is left or the name is a device', () => {
		assert.equal(fileNameFor(' ?* ', '稿件'), '稿件');
		assert.equal(fileNameFor('NUL', '稿件'), '稿件');
	});

	it('cuts a very long title without splitting a character', () => {
		assert.equal([...fileNameFor('𠮷'.repeat(200), '稿件')].length, 60);
	});
});
