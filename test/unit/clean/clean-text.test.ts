import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanText } from '../../../src/core/clean/clean-text';

const lines = (...text: readonly string[]): string => text.join('\n');

/** Asserts what a clipboard text becomes. */
function cleans(from: string, to: string): void {
	assert.equal(cleanText(from), to);
}

describe('cleanText: text from Word', () => {
	it('drops indents, no-break spaces, zero-width characters and empty lines', () => {
		cleans(
			'\u3000\u3000今年以来，\u00a0云岭县\u200b新建高标准农田1.2万亩。\r\n\r\n  \u00a0\u3000二是抓管护。\r\n',
			lines('今年以来，云岭县新建高标准农田1.2万亩。', '二是抓管护。'),
		);
	});

	it('joins a line broken by hand inside a sentence and keeps a break after one', () => {
		cleans(
			'全县排查企业126家，\v整改隐患38处。\v下一步，将开展回头看。',
			lines('全县排查企业126家，整改隐患38处。', '下一步，将开展回头看。'),
		);
	});

	it('takes spaces away between Chinese, figures and letters', () => {
		cleans(
			'截至 11 月 20 日， 全县 GDP 增长 5.2% ，居 全市 第 一 。',
			'截至11月20日，全县GDP增长5.2%，居全市第一。',
		);
	});

	it('keeps one space between Latin words and in names of models', () => {
		cleans('上线  Smart   City 平台，采用 GB 18030 编码', '上线Smart City平台，采用GB 18030编码');
	});

	it('keeps headings on their own lines', () => {
		cleans(
			lines('一、 主要做法', '（一）\t强化组织领导', '1. 建立专班', '(1)明确责任人'),
			lines('一、主要做法', '（一）强化组织领导', '1.建立专班', '（1）明确责任人'),
		);
	});

	it('takes bullets away, also those of the symbol fonts', () => {
		cleans(
			lines('\uf0b7 排查企业126家；', '●整改隐患38处；', '• 约谈负责人5名。', '- 通报2起'),
			lines('排查企业126家；', '整改隐患38处；', '约谈负责人5名。', '通报2起'),
		);
	});

	it('does not take a star for a bullet: it is part of a classification mark', () => {
		cleans('★5年内有效', '★5年内有效');
	});

	it('keeps the cells of a table apart', () => {
		cleans(
			lines('乡镇\t企业数\t产值', '白石镇 \t 12 \t 3.5'),
			lines('乡镇\t企业数\t产值', '白石镇\t12\t3.5'),
		);
	});

	it('keeps a blank that was left for a figure', () => {
		cleans('全年上报信息   条，办件    件。', '全年上报信息  条，办件  件。');
	});
});

describe('cleanText: text from a PDF file', () => {
	const broken = lines(
		'沂河市推进“一窗通办”改革见成效',
		'    今年以来，沂河市南屏区行政审批局聚焦企业群众办事堵',
		'点，全面推行“一窗通办”，将原有的32个窗口整合为12个综',
		'合窗口，办件时限由平均5.6天压缩至1.8天，群众满意率达到',
		'98.6%。',
		'    一是整合窗口。按照“前台综合受理、后台分类审批”的模',
		'式，推动人员、事项、系统三个到位，窗口人员减少三成。',
	);

	it('joins the lines of a paragraph and keeps title and paragraphs apart', () => {
		cleans(
			broken,
			lines(
				'沂河市推进“一窗通办”改革见成效',
				'今年以来，沂河市南屏区行政审批局聚焦企业群众办事堵点，全面推行“一窗通办”，将原有的32个窗口整合为12个综合窗口，办件时限由平均5.6天压缩至1.8天，群众满意率达到98.6%。',
				'一是整合窗口。按照“前台综合受理、后台分类审批”的模式，推动人员、事项、系统三个到位，窗口人员减少三成。',
			),
		);
	});

	it('joins a line that ends with a sentence by chance where indents tell paragraphs', () => {
		cleans(
			lines(
				'  南屏区把汛期隐患排查作为头等大事，区应急管理局逐村逐户核对',
				'台账，对低洼地带、老旧房屋和在建工地三类点位逐个建档登记。',
				'共排查点位412处，其中需要转移的群众已经在18日夜间全部转移',
				'到位，无人员伤亡。',
			),
			'南屏区把汛期隐患排查作为头等大事，区应急管理局逐村逐户核对台账，对低洼地带、老旧房屋和在建工地三类点位逐个建档登记。共排查点位412处，其中需要转移的群众已经在18日夜间全部转移到位，无人员伤亡。',
		);
	});

	it('does not take 二、三季度 at the beginning of a line for a heading', () => {
		cleans(
			lines(
				'从全年走势看，全区规模以上工业增加值增速在第一季度回落，第',
				'二、三季度连续回升，全年预计增长6.1%，高于全市平均水平0.8个',
				'百分点。',
			),
			'从全年走势看，全区规模以上工业增加值增速在第一季度回落，第二、三季度连续回升，全年预计增长6.1%，高于全市平均水平0.8个百分点。',
		);
	});

	it('begins no line with a mark', () => {
		cleans(lines('已排查企业126家', '，整改隐患38处', '。'), '已排查企业126家，整改隐患38处。');
	});

	it('puts characters in place of the radicals that look like them', () => {
		cleans('⼯作⼈员到位', '工作人员到位');
	});

	it('guesses no word of a bad scan', () => {
		cleans('全且排查企亚l26家，己整攻', '全且排查企亚l26家，己整攻');
	});

	it('leaves short lines of a list alone', () => {
		const list = lines(
			'白石镇',
			'青云街道',
			'柳河镇',
			'南屏区应急管理局',
			'沂河市水务集团有限公司',
		);
		cleans(list, list);
	});

	it('does not join a title with the sentence below where nothing shows a page', () => {
		const text = lines('云岭县开展安全生产检查工作取得阶段性明显成效', '全县检查企业126家。');
		cleans(text, text);
	});
});

describe('cleanText: text from a web page', () => {
	it('keeps every paragraph of a page and drops what is between', () => {
		cleans(
			'\u3000\u3000近日，云岭县举办招聘会3场。\n\n \n\u3000\u3000达成意向420人\n',
			lines('近日，云岭县举办招聘会3场。', '达成意向420人'),
		);
	});

	it('makes marks between Chinese full-width', () => {
		cleans(
			'云岭县(原云岭区)今年完成投资12亿元,同比增长8.5%,居全市第一;其中:工业6亿元,农业3亿元.',
			'云岭县（原云岭区）今年完成投资12亿元，同比增长8.5%，居全市第一；其中：工业6亿元，农业3亿元。',
		);
	});

	it('leaves figures, times, ratios, addresses and English alone', () => {
		for (const text of [
			'14:30启动响应，配比为1:3，总额1,234.5万元，增长1.5%',
			'详见https://www.example.gov.cn/a,b?c=1:2 ，来信寄a.b@example.com',
			'He said, "well (done)..." -- and left.',
			'第3.2节',
		]) {
			cleans(text, text.replace(' ，', '，'));
		}
	});

	it('turns a mark behind an address into a Chinese one', () => {
		cleans('网址www.example.gov.cn,欢迎查询', '网址www.example.gov.cn，欢迎查询');
	});

	it('pairs straight quotes and leaves a single one', () => {
		cleans('推行"一窗通办","一网通管"改革', '推行“一窗通办”，“一网通管”改革');
		cleans("所谓'三减'指减材料", '所谓‘三减’指减材料');
		cleans('采购55"显示屏2块', '采购55"显示屏2块');
	});

	it('makes ellipses and dashes of dots and hyphens', () => {
		cleans('教育、医疗...都有提升', '教育、医疗……都有提升');
		cleans('等等。。。', '等等……');
		cleans('云岭模式--先行先试', '云岭模式——先行先试');
		cleans('2020--2025年，云岭—沂河线', '2020--2025年，云岭—沂河线');
	});

	it('makes brackets full-width by what they hold or stand beside', () => {
		cleans('地区生产总值(GDP)增长', '地区生产总值（GDP）增长');
		cleans(
			'采用GB/T (2020)标准，共3类(一、二、三类)',
			'采用GB/T（2020）标准，共3类（一、二、三类）',
		);
		cleans('缺一半(的括号', '缺一半(的括号');
	});
});

/** Text that looks like a clipboard: Chinese, figures, marks, breaks and every kind of space. */
const clipboard = fc
	.array(
		fc.oneof(
			{ weight: 6, arbitrary: fc.constantFrom(...'县企业工作一二三年月日家条，。、；：“”（）') },
			{ weight: 3, arbitrary: fc.constantFrom(...'abZ019.,;:!?()\'"%-+*/@<>') },
			{
				weight: 3,
				arbitrary: fc.constantFrom(' ', '\u3000', '\u00a0', '\t', '\n', '\r\n', '\v', '\u200b'),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom(
					'…',
					'—',
					'·',
					'●',
					'•',
					'﹐',
					'⼯',
					'𠮷',
					'http://a.b/',
					'一、',
					'（一）',
				),
			},
			{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
		),
		{ maxLength: 160 },
	)
	.map((parts) => parts.join(''));

/** Letters, figures and ideographs in order, as they mean the same. */
const words = (text: string): string =>
	(
		text
			.replace(/[\u2e9f\u2ef3\u2f00-\u2fd5]/gu, (c) => c.normalize('NFKC'))
			.match(/[\p{L}\p{N}]/gu) ?? []
	).join('');

describe('cleanText: for any text', () => {
	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(clipboard, (text) => {
				const once = cleanText(text);
				assert.equal(cleanText(once), once);
			}),
			{ numRuns: 3000 },
		);
	});

	it('drops no letter, figure or ideograph', () => {
		fc.assert(
			fc.property(clipboard, (text) => assert.equal(words(cleanText(text)), words(text))),
			{ numRuns: 2000 },
		);
	});

	it('leaves no space at the end of a line and no empty line', () => {
		fc.assert(
			fc.property(clipboard, (text) => {
				for (const line of cleanText(text).split('\n').slice(1)) {
					assert.equal(line, line.trim());
					assert.notEqual(line, '');
				}
			}),
		);
	});

	it('copes with a very long text of one kind [long]', () => {
		for (const part of [' ', '"', '(', '.', '-', '，', 'a', '\n', '县 ', '●', 'www.', 'a@']) {
			cleanText(part.repeat(Math.floor(300_000 / part.length)));
			cleanText(`县${part.repeat(Math.floor(300_000 / part.length))}`);
		}
	});
});
