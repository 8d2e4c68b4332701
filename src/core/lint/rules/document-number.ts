import type { Span } from '../../text/span';
import { defineRule, type Finding, type Hit, type ParagraphContext } from '../rule';

const shape =
	/^(第\s?)?([[［〔﹝【（({｛<＜〈])\s?((?:19|20)?\d\d)(年)?\s?[\]］〕﹞】）)}｝>＞〉]\s?(第)?\s?(?:[（(](\d{1,5})[）)]|(\d{1,5}))(?:\s?(号))?/u;

/** 云政发〔2024〕5 ends the number: what follows is a mark or what the document is, not 5、6号. */
const endsNumber = /^(?:$|[，。；：）)”》的]|、(?!\s?\d)|文件|要求|规定|精神)/u;

/** 代字 of an office: ends in what a document is, or in what the office is. */
const officeWord =
	/(?:[\u4e00-\u9fff]{1,9}[发函字办厅规呈请复任纪报电通质]|(?:[政委党府财教环]|人社|发改|应急|住建|自然资|卫健|[卫农水交审商税督组宣民林科统]|安委|工信|市监|文旅|医保|信访|疾控|交通|乡村振|城管|政法|统战)[\u4e00-\u9fff]{0,2}|(?<=》[（(])[\u4e00-\u9fff]{2,7})$/u;

/** Numbers that are written otherwise: contracts, cases, licences, orders, announcements. */
const otherNumber =
	/(?:合同|协议|[案仲裁检法诉鉴赔鲁京图式表征决]|招标|采购|编号|证字?|许可|国用|集用|房权|准字|注字|许字|公证|保险|订单|报告|附件|批次|处罚|行?罚决?|(?<=^|[^\u4e00-\u9fff])[建地竣乡拆]|不动产权?)字?$/u;
/** （2026）第005号房产证: what the number is of stands behind it. */
const otherThing =
	/^(?:[房不]产|房屋|土地|不动产|[证案罚]|宗地|地块|公告|裁[决定]|判决|决定书|处罚|备案|合同|登记|拍卖|仲裁|起诉)/u;
const mayHaveOrder = /(?:公告|通告|令|议案|提案|建议|决议|决定|通报)$/u;

/** An office's word begins where a sentence or a bracket does: no prose runs into it. */
const longestWord = 12;

function officeBefore(text: string, at: number): string | undefined {
	const before = text.slice(Math.max(0, at - longestWord), at).trimEnd();
	if (otherNumber.test(before)) return undefined;
	if (mayHaveOrder.test(before)) return undefined;
	return officeWord.exec(before)?.[0];
}

/** A number of a document as it was met, right or wrong. */
interface Written extends Span {
	readonly open: string;
	readonly year: string;
	readonly n: string;
	/** 〔2024年〕. */
	readonly hasYearWord: boolean;
	readonly hasOrder: boolean;
	readonly hasBracket: boolean;
	readonly isClosedAlike: boolean;
	readonly lacksWord: boolean;
}

const closerOf: Readonly<Record<string, string>> = {
	'[': ']',
	'［': '］',
	'〔': '〕',
	'﹝': '﹞',
	'【': '】',
	'（': '）',
	'(': ')',
	'{': '}',
	'｛': '｝',
	'<': '>',
	'＜': '＞',
	'〈': '〉',
};

/** @param at of the bracket around the year; 第 before it belongs to what is met. */
function writtenAt(text: string, at: number): Written | undefined {
	const from = text.charAt(at - 1) === '第' ? at - 1 : at;
	const match = shape.exec(text.slice(from, from + 20));
	if (!match) return undefined;
	const [said, first, open = '', year = '', yearWord, second, inBracket, plain, word] = match;
	const to = from + said.length;
	return {
		from,
		to,
		open,
		year,
		n: inBracket ?? plain ?? '',
		hasYearWord: yearWord !== undefined,
		hasOrder: (first ?? second) !== undefined,
		hasBracket: inBracket !== undefined,
		isClosedAlike: said.includes(closerOf[open]!),
		lacksWord: word === undefined,
	};
}

function reasonsOf(it: Written): string[] {
	return [
		...(it.open === '〔' && it.isClosedAlike ? [] : ['年份用六角括号“〔〕”']),
		...(it.hasYearWord ? ['括号里只写年份'] : []),
		...(it.year.length === 4 ? [] : ['年份写四位']),
		...(it.hasOrder ? ['不加“第”'] : []),
		...(it.hasBracket ? ['序号不加括号'] : []),
		...(it.n.startsWith('0') ? ['序号不编虚位'] : []),
		...(it.lacksWord ? ['序号后加“号”'] : []),
	];
}

/** Whether nothing but a document's number has this form, whoever issued it. */
function isSure({ open, year, hasYearWord, lacksWord }: Written): boolean {
	if (year.length !== 4) return false;
	if ('[［【{｛<＜〈'.includes(open)) return !lacksWord;
	return open === '﹝' || (open === '〔' && (hasYearWord || lacksWord));
}

function look({ text }: ParagraphContext, hit: Hit): Finding[] {
	const it = writtenAt(text, hit.from);
	if (!it) return [];
	const { from, to, year, n } = it;
	const reasons = reasonsOf(it);
	if (reasons.length === 0) return [];
	if (it.lacksWord && !('〔﹝'.includes(it.open) && endsNumber.test(text.slice(to, to + 3))))
		return [];
	if (officeBefore(text, from) === undefined && !(isSure(it) && endsInOffice(text, from)))
		return [];
	if (otherThing.test(text.slice(to, to + 3))) return [];
	const said = text.slice(from, to);
	const good = `〔${year.length === 2 ? '20' : ''}${year}〕${n.replace(/^0+(?=\d)/u, '')}号`;
	return [
		{
			from,
			to,
			message: `发文字号“${said}”不合格式：GB/T 9704规定${reasons.join('、')}；请改为“${good}”。`,
			fixes: [
				{
					title: `改为“${good}”`,
					edits: [{ from, to, text: good }],
					...(year.length === 4 && { safe: true }),
				},
			],
		},
	];
}

/** 某某[2024]5号: square brackets around a year are no other number's form, if characters precede. */
function endsInOffice(text: string, at: number): boolean {
	const before = text.slice(Math.max(0, at - longestWord), at);
	return (
		/[\u4e00-\u9fff]{2}$/u.test(before) && !otherNumber.test(before) && !mayHaveOrder.test(before)
	);
}

export default defineRule({
	id: 'document-number',
	ref: 'R29',
	title: '发文字号',
	rationale:
		'GB/T 9704—2012《党政机关公文格式》：发文字号由发文机关代字、年份、发文顺序号组成，年份标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（1不写作01），后加“号”字。令、公告的编号以及合同号、案号、证照号、标准号另有写法，不在此列。',
	severity: 'info',
	scope: 'paragraph',
	group: 'paragraph',
	triggers: [
		...['[', '［', '【', '（', '(', '{', '｛', '<', '＜', '〈'].flatMap((open) =>
			['1', '2'].map((digit) => open + digit),
		),
		'〔',
		'﹝',
	],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '根据云政发⟦[2024]5号⟧文件要求。', good: '根据云政发〔2024〕5号文件要求。' },
		{ bad: '云政办发⟦（2024）05号⟧印发。', good: '云政办发〔2024〕5号印发。' },
		{ bad: '云政字⟦〔2024〕第5号⟧批复。', good: '云政字〔2024〕5号批复。' },
	],
	leaves: [
		'《信访工作条例》（国务院令第682号）。',
		'执行GB/T 9704—2012。',
		'合同编号（2024）5号。',
		'（2024）鲁01民初5号民事判决书。',
		'云政发〔2024〕5号印发。',
	],
	check: (context, hits) => hits.flatMap((hit) => look(context, hit)),
});
