import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import noClassifiedMark from '../../../src/core/lint/rules/no-classified-mark';
import { defineDocumentRule, defineRule, type Gate, type Rule } from '../../../src/core/lint/rule';
import {
	confirmationTexts,
	gateSentence,
	openConfirmations,
	runGate,
	type GateInput,
} from '../../../src/core/submission/gate';
import { defaultCatalogue, findVehicle } from '../../../src/core/vehicle/catalogue';

const common = {
	title: '试验',
	rationale: '试验',
	severity: 'hint',
	since: '0.1.0',
	maturity: 'stable',
	examples: [{ bad: '⟦x⟧' }],
	leaves: [],
} as const;

/** Reports every place of a word. */
const wordRule = (id: string, ref: string, word: string, gate?: Gate): Rule =>
	defineRule({
		...common,
		id,
		ref,
		...(gate && { gate }),
		scope: 'paragraph',
		triggers: [word],
		check: (_context, hits) =>
			hits.map(({ from, to }) => ({ from, to, message: `“${word}”不能报；请删去。` })),
	});

const marks = wordRule('marks', 'R20', '机密★', 'block');
const words = wordRule('words', 'R20', '某部队', 'confirm');
const blanks = wordRule('blanks', 'R35', '××', 'block');
const vague = wordRule('vague', 'R04', '大概', 'confirm');
const style = wordRule('style', 'R99', '的的');
const rules = [marks, words, blanks, vague, style];

const text = (change: { title?: string; body?: string; line?: string } = {}): string =>
	`---\n稿号: 20261122-7F3K\n标题: ${change.title ?? '云岭县办件情况'}\n${change.line ?? '撰稿: 张三'}\n---\n${change.body ?? '办件2.3万件。'}\n`;

const gate = (draftText: string, change: Partial<GateInput> = {}) =>
	runGate({
		rules,
		draft: parseDraft(draftText).draft,
		vehicle: findVehicle(defaultCatalogue, '普刊信息'),
		catalogue: defaultCatalogue,
		...change,
	});

const urgent = findVehicle(defaultCatalogue, '紧急信息');

describe('gate', () => {
	it('lets a clean draft pass', () => {
		assert.deepEqual(gate(text()), { verdict: '放行', blocked: [], confirm: [], failures: [] });
	});

	it('looks at title, body, every value, keys and indented lines, and says where', () => {
		const places = [
			text({ title: '机密★10年' }),
			text({ body: '第一段。\n机密★' }),
			text({ line: '关键词: 机密★' }),
			text({ line: '数据:\n  机密★: 126家' }),
			text({ line: '数据:\n  企业: 机密★' }),
			text({ line: '机密★: 是' }),
			text({ line: '附件:\n  机密★清单' }),
			text({ line: '不认识的键: 机密★' }),
		];
		for (const one of places) {
			const { verdict, blocked } = gate(one);
			assert.equal(verdict, '挡下', one);
			assert.equal(blocked.length, 1, one);
			const span = blocked[0]?.span;
			assert.equal(span && one.slice(span.from, span.to), '机密★');
		}
	});

	it('looks at a title that is spread over lines as it will be filed', () => {
		assert.equal(gate('---\n标题: 关于机\n  密★的事\n---\n正文').verdict, '挡下');
	});

	it('takes a bare grade for a mark only where a grade is stated', () => {
		const withMarks = { rules: [noClassifiedMark] };
		const marked = [
			'密级: 机密',
			'密　级：秘密',
			'密级:\n  绝密',
			'文件密级: 机密',
			'公开属性: 机密',
			'关键词: 机密★10年',
			'关键词:\n  【机密】',
			'机密',
		];
		for (const line of marked) assert.equal(gate(text({ line }), withMarks).verdict, '挡下', line);
		const topics = [
			'关键词: 秘密',
			'关键词:\n  秘密',
			'关键词: 工作秘密',
			'数据:\n  秘密: 3件',
			'附件:\n  绝密',
			'密级: 非密',
		];
		for (const line of topics) assert.equal(gate(text({ line }), withMarks).verdict, '放行', line);
		assert.equal(gate(text({ title: '秘密' }), withMarks).verdict, '放行');
		assert.equal(gate(text({ title: '老街的\n  秘密' }), withMarks).verdict, '放行');
		assert.equal(gate(text({ title: '机\n  密★' }), withMarks).verdict, '挡下');
		assert.equal(gate(text({ body: '秘密' }), withMarks).verdict, '挡下');
	});

	it('looks at captions and names of attachments', () => {
		const outside = [{ label: '附件名“机密★.docx”', text: '机密★.docx' }];
		const { verdict, blocked } = gate(text(), { outside });
		assert.deepEqual([verdict, blocked[0]?.label], ['挡下', outside[0]?.label]);
	});

	it('looks at each name and caption of the pictures of a draft by itself, and tells none twice', () => {
		const whole: Rule = defineRule({
			...common,
			id: 'whole',
			ref: 'R20',
			gate: 'block',
			scope: 'paragraph',
			triggers: ['密件'],
			check: ({ paragraph }, hits) =>
				paragraph.text === '密件'
					? hits.map(({ from, to }) => ({ from, to, message: '不能报；请删去。' }))
					: [],
		});
		const labels = (line: string) =>
			gate(text({ line }), { rules: [...rules, whole] }).blocked.map(({ label }) => label);
		assert.deepEqual(labels('附件: 密件.jpg 现场'), ['附件名“密件.jpg”']);
		assert.deepEqual(labels('附件: 现场.jpg 密件'), ['“现场.jpg”的图片说明']);
		assert.deepEqual(labels('附件: 机密★.jpg 机密★'), [undefined, undefined]);
	});

	it('asks for a reason, and for a named review where a sensitive word stands', () => {
		const result = gate(text({ body: '大概有某部队参加，大概三百人。' }));
		assert.equal(result.verdict, '确认');
		assert.equal(result.confirm.length, 3);
		assert.equal(openConfirmations(result, []).length, 2);
		const reasons = [
			{ rule: 'vague', reason: '现场估计' },
			{ rule: 'words', reason: '已审', reviewer: ' ' },
		];
		assert.match(openConfirmations(result, reasons).join(), /^要写明保密审查人/);
		const full = [reasons[0]!, { ...reasons[1]!, reviewer: '王五' }];
		assert.deepEqual(openConfirmations(result, full), []);
	});

	it('looks at the reasons themselves', () => {
		const outside = confirmationTexts([{ rule: 'words', reason: '原件为机密★', reviewer: '王五' }]);
		assert.equal(outside.length, 2);
		assert.equal(gate(text(), { outside }).verdict, '挡下');
	});

	it('does not ask about rules without a gate, nor a lifted finding', () => {
		const lifted = defineRule({
			...common,
			id: 'lifted',
			ref: 'R35',
			gate: 'block',
			scope: 'paragraph',
			triggers: ['万'],
			check: (_c, hits) => hits.map(({ from, to }) => ({ from, to, message: 'x', gate: 'none' })),
		});
		assert.equal(
			gate(text({ body: '的的，2.3万件' }), { rules: [...rules, lifted] }).verdict,
			'放行',
		);
	});

	it('runs rules over the whole draft once, and those for the body in every place', () => {
		const calls: string[] = [];
		const whole = defineDocumentRule({
			...common,
			id: 'whole',
			ref: 'R13',
			gate: 'confirm',
			scope: 'document',
			triggers: [{ always: true }],
			collect: ({ text: t }) => [t],
			conclude: (collected) => {
				calls.push(collected.map(({ items }) => items.join()).join('|'));
				return [];
			},
		});
		gate(text(), { rules: [...rules, whole] });
		assert.deepEqual(calls, ['云岭县办件情况|办件2.3万件。']);
	});

	it('stops the 首报 of an urgent item by classification marks only', () => {
		const body = '大概××人受伤，某部队到场。';
		assert.equal(gate(text({ body })).verdict, '挡下');
		assert.deepEqual(gate(text({ body }), { vehicle: urgent }), {
			verdict: '放行',
			blocked: [],
			confirm: [],
			failures: [],
		});
		assert.equal(gate(text({ body: '机密★' }), { vehicle: urgent }).verdict, '挡下');
		const second = text({ body, line: '续报: 20261121-AAAA' });
		assert.equal(gate(second, { vehicle: urgent }).verdict, '挡下');
		assert.equal(
			gate(text({ body, title: '某事（续报一）' }), { vehicle: urgent }).verdict,
			'挡下',
		);
	});

	it('stops filing when a rule throws, and when the classification rule is not there', () => {
		const broken = defineRule({
			...common,
			id: 'broken',
			ref: 'R35',
			gate: 'confirm',
			scope: 'paragraph',
			triggers: [{ always: true }],
			check: () => {
				throw new Error('defect');
			},
		});
		const result = gate(text(), { rules: [...rules, broken] });
		assert.equal(result.verdict, '挡下');
		assert.deepEqual(
			result.failures.map(({ rule }) => rule),
			['broken'],
		);
		assert.match(gateSentence(result), /没有做成/);
		assert.equal(gate(text(), { rules: [...rules, broken], vehicle: urgent }).verdict, '放行');
		for (const vehicle of [urgent, undefined])
			assert.equal(gate(text(), { rules: [vague], vehicle }).verdict, '挡下');
	});

	it('a rule that throws on an outside text stops filing too', () => {
		const picky = defineRule({
			...common,
			id: 'picky',
			ref: 'R35',
			gate: 'confirm',
			scope: 'paragraph',
			triggers: ['附图'],
			check: () => {
				throw new Error('defect');
			},
		});
		const outside = [{ label: '图片说明', text: '附图一' }];
		assert.equal(gate(text(), { rules: [...rules, picky] }).verdict, '放行');
		assert.equal(gate(text(), { rules: [...rules, picky], outside }).verdict, '挡下');
	});

	it('says in one sentence what it decided', () => {
		assert.equal(gateSentence(gate(text())), '可以报送。');
		assert.match(gateSentence(gate(text({ body: '机密★' }))), /^没有报送：“机密★”不能报/);
		assert.match(gateSentence(gate(text({ body: '大概三人' }))), /先确认/);
	});
});
