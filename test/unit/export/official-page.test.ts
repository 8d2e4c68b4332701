import assert from 'node:assert/strict';
import { parseDraft } from '../../../src/core/draft/parse';
import { chineseDate, officialPage } from '../../../src/core/export/official-page';

const page = (...lines: readonly string[]) =>
	officialPage(parseDraft(lines.join('\n')).draft, '2026-11-22');

const body = (...lines: readonly string[]) => page('---', '标题: 甲', '---', ...lines).paragraphs;

describe('officialPage', () => {
	it('sets headings in the typefaces of GB/T 9704', () => {
		const faces = body(
			'一、主要做法',
			'（一）强化领导',
			'1.建立专班',
			'（1）明确责任',
			'正文。',
		).map(({ level, runs }) => [level, runs.map(({ face }) => face).join()]);
		assert.deepEqual(faces, [
			[1, '黑体'],
			[2, '楷体'],
			[3, '仿宋加粗'],
			[4, '仿宋'],
			[0, '仿宋'],
		]);
	});

	it('sets only the heading of a paragraph that runs on', () => {
		assert.deepEqual(body('一、强化领导。全县成立专班12个。')[0]?.runs, [
			{ text: '一、强化领导。', face: '黑体' },
			{ text: '全县成立专班12个。', face: '仿宋' },
		]);
	});

	it('takes a numbered long sentence for text', () => {
		const text = `1.${'对全县规模以上工业企业逐户开展走访'.repeat(3)}。随后整改。`;
		assert.deepEqual(body(text)[0]?.runs, [{ text, face: '仿宋' }]);
	});

	it('puts people and date into the foot, only those that are named', () => {
		const { foot } = page(
			'---',
			'标题: 甲',
			'单位: 云岭县水务局',
			'撰稿: 林小禾',
			'签发: 沈川',
			'电话: 0531-00000000',
			'---',
			'正文。',
		);
		const lines = foot.map((fields) => fields.map((f) => `${f.label}：${f.value}`).join(' '));
		assert.deepEqual(lines, [
			'报送单位：云岭县水务局',
			'签发：沈川 撰稿：林小禾',
			'电话：0531-00000000 报送日期：2026年11月22日',
		]);
	});

	it('keeps a title of two lines, urgency and attachments', () => {
		const found = page(
			'---',
			'标题:',
			'  云岭县',
			'  发生火灾',
			'紧急程度: 特急',
			'附件:',
			'  1.名单',
			'  2.照片',
			'---',
			'正文。',
		);
		assert.deepEqual(found.title, ['云岭县', '发生火灾']);
		assert.equal(found.urgency, '特急');
		assert.deepEqual(found.attachments, ['1.名单', '2.照片']);
		assert.equal(page('---', '紧急程度: 平急', '---', '文').urgency, undefined);
	});

	it('writes a date in Chinese and leaves what is none', () => {
		assert.equal(chineseDate('2026-11-02 14:30'), '2026年11月2日');
		assert.equal(chineseDate('下周'), '下周');
	});
});
