import assert from 'node:assert/strict';
import rule from '../../../src/core/lint/rules/no-vague-quantity';
import { createAnalyzer } from '../../../src/core/lint/engine';
import { noSegmenter } from '../../../src/core/segment/none';
import { applyEdits } from '../../../src/core/text/edits';
import { defaultCatalogue } from '../../../src/core/vehicle/catalogue';

const draft = (facts: readonly string[], body: string): string =>
	`---\n数据:\n${facts.map((f) => `  ${f}\n`).join('')}---\n${body}`;

function findings(text: string) {
	const analyzer = createAnalyzer({ rules: [rule], segmenter: noSegmenter });
	return analyzer
		.analyze(text, { catalogue: defaultCatalogue, settings: {} })
		.findings.filter((f) => f.rule === rule.id);
}

const titles = (text: string): readonly string[] =>
	findings(text).flatMap((f) => (f.fixes ?? []).map((fix) => fix.title));

describe('fixes of a vague quantity', () => {
	it('offer the fact first, then a number to fill in', () => {
		assert.deepEqual(titles(draft(['企业: 126家'], '许多企业复工。')), [
			'改为“126家企业”',
			'改为“N家企业”（填入数字）',
			'改为“某企业等N家企业”（填入名称和数字）',
		]);
	});
	it('are never safe: a figure is not put in unseen', () => {
		const found = findings(draft(['企业: 126家'], '许多企业复工，一些村庄断电。'));
		assert.equal(found.length, 2);
		assert.ok(found.every((f) => f.fixes!.every((fix) => !fix.safe)));
	});
	it('say that a figure stands in the text already', () => {
		const [first] = titles(draft(['企业: 126家'], '全区126家企业受检，许多企业当场整改。'));
		assert.equal(first, '改为“126家企业”（注意：文中别处已用过这个数）');
	});
	it('name the fact that counts what follows, and still offer the plain one', () => {
		const offered = titles(draft(['企业: 126家', '受灾企业: 38家'], '许多企业受灾停产。'));
		assert.deepEqual(offered.slice(0, 2), ['改为“38家企业”（数据：受灾企业）', '改为“126家企业”']);
	});
	it('do not put the number of all for the number of some', () => {
		assert.deepEqual(titles(draft(['企业: 126家'], '许多受检企业整改。')).slice(0, 1), [
			'改为“N家受检企业”（填入数字）',
		]);
	});
	it('take the classifier from the noun where the fact has no unit', () => {
		assert.equal(titles(draft(['乡镇: 6'], '部分乡镇受灾。'))[0], '改为“6个乡镇”');
	});
	it('hold tab stops that replace the vague word only', () => {
		const text = '走访了许多老旧小区。';
		const [found] = findings(text);
		const fix = found!.fixes![0]!;
		assert.equal(fix.snippet, true);
		assert.equal(applyEdits(text, fix.edits).text, '走访了${1:N}个老旧小区。');
	});
});

describe('severity of a vague quantity', () => {
	const severities = (text: string) => findings(text).map((f) => f.severity);
	it('is a warning in an account, a remark in a plan', () => {
		assert.deepEqual(severities('昨天，许多企业复工。'), ['warning']);
		assert.deepEqual(severities('明年，将帮助许多企业复工。'), ['info']);
	});
	it('is a warning for casualties, also in a plan', () => {
		assert.deepEqual(severities('将多名受伤群众送医。'), ['warning']);
	});
	it('groups the remarks of a paragraph', () => {
		const found = findings('要支持许多企业上市，帮助不少商户转型，改造部分路段。');
		assert.deepEqual(
			found.map((f) => f.severity),
			['info'],
		);
		assert.equal(found[0]!.related?.length, 2);
	});
});
