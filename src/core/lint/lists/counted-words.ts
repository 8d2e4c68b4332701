import { readCount } from '../../text/chinese-numerals';
import { clauseStart } from '../../text/clauses';
import { readLists, widestSlip, type CountedList, type ListReader } from './counted-list';

const numeral = String.raw`[二两三四五六七八九十]|\d{1,2}`;
const notBefore = String.raw`(?<![第这该述前他余每十百\d.．])`;
const nouns =
	'要求|工作法|法|措施|举措|机制|模式|行动|活动|服务|原则|标准|目标|办法|制度|工程|工作|做法|思路|方针|流程|管理|体系';
/** What a quoted or counted word may be: “四早”, “四个一批”, 五个“一”, 三个着力. */
const word = [
	`“(?:${numeral})[个大项]?(?<quoted>[〇一-鿿]{1,2})”`,
	`(?:${numeral})[个大]“(?<inner>[〇一-鿿]{1,2})”`,
	`(?:${numeral})[个大](?<plain>[〇一-鿿]{2})`,
].join('|');
const listFollows = '(?:到底|到位)?(?:[，,]?即[：:]?|[，,](?:做到|落实|实现)|[：:])';

/** The word before its list, up to where the list begins. */
const wordFirst = new RegExp(
	`${notBefore}(?:${word})(?:的?(?:${nouns}))?(?:${listFollows}|(?<bracket>（))`,
	'gu',
);
/** The word behind its list: 定人、定责、定时“三定”. */
const wordLast = new RegExp(
	`(?<open>等)?[的这，]?“(?<numeral>${numeral})个?(?<word>[〇一-鿿]{1,2})”`,
	'gu',
);

const farthest = 240;
const joined = (item: string, word: string): string[] =>
	item.split(new RegExp(`(?:以及|[和及与])(?=${word})`, 'u'));

/** Whether each item begins or, for words of two characters, each ends with the word. */
function allHold(items: readonly string[], word: string): boolean {
	if (items.every((item) => item.startsWith(word) && item.length > word.length)) return true;
	// 上一堂党课、看一部专题片 are a “两个一”.
	if (word === '一') return items.every((item) => /^[^一]{1,2}一[^一]+$/u.test(item));
	// 自治、法治、德治 are “三治”: one character before the word, so that each is its own.
	const isShort = items.every((item) => item.length === word.length + 1);
	return (
		(word.length > 1 || isShort) && items.every((item) => item.endsWith(word) && item !== word)
	);
}

/** 给每个村配一套竿具，7月底前配齐: what there is one of, somewhere before the first comma. */
const haveOne = (items: readonly string[], word: string): boolean =>
	word === '一' && items.every((item) => /^[^一，]{1,12}一[^一，]{2,12}(?:，|$)/u.test(item));

/** “三农”, “三公”: names of policies, not lists. */
const isName = (word: string): boolean => '农公资夏秋品高险金废'.includes(word);

/** How many items with the word a sentence lists; undefined where that is in doubt. */
function countItems(sentence: string, word: string, n: number): number | undefined {
	const bySemicolon = sentence.split('；').filter((part) => part !== '');
	if (bySemicolon.length > 1 && (allHold(bySemicolon, word) || haveOne(bySemicolon, word)))
		return bySemicolon.length;
	const [head = ''] = bySemicolon;
	const [first = '', ...others] = head.split(/[，,]/u);
	const named = first.split('、').flatMap((item) => joined(item, word));
	if (named.length > 1) {
		const mayGoOn = others.length > 0 && named.length < n;
		const isAll = allHold(named, word) && !others.some((clause) => clause.includes(word));
		return isAll && !mayGoOn && bySemicolon.length === 1 ? named.length : undefined;
	}
	const clauses = [first, ...others];
	if (word.length === 1 && word !== '一') return undefined;
	return bySemicolon.length === 1 && allHold(clauses, word) ? clauses.length : undefined;
}

/** The rest of the sentence, or what a bracket holds; undefined where its end is not there. */
function restOf(text: string, from: number, closing: '。' | '）'): string | undefined {
	const rest = text.slice(from, from + farthest);
	const end = rest.indexOf(closing);
	return end < 0 ? undefined : rest.slice(0, end);
}

const isSlip = (n: number | undefined, count: number | undefined): count is number =>
	n !== undefined && count !== undefined && n !== count && Math.abs(n - count) <= widestSlip;

function afterWord(text: string, match: RegExpExecArray): CountedList | undefined {
	const { quoted, inner, plain, bracket } = match.groups!;
	const of = quoted ?? inner ?? plain ?? '';
	const digits = new RegExp(numeral, 'u').exec(match[0])!;
	const n = readCount(digits[0]);
	const to = match.index + match[0].length;
	const listed = restOf(text, to, bracket ? '）' : '。');
	// 整合农机187台（套）: a remark is no item.
	const sentence = bracket ? listed : listed?.replace(/（[^（）]*）/gu, '');
	if (n === undefined || n < 2 || listed === undefined || sentence === undefined) return;
	if (/[：:“”（）]/u.test(sentence)) return;
	const count = isName(of) ? undefined : countItems(sentence, of, n);
	if (!isSlip(n, count) || count < 2) return;
	// The list goes on in the next sentence.
	if (!bracket && text.slice(to + listed.length + 1, to + listed.length + 4).includes(of)) return;
	const from = match.index + digits.index;
	const end = match.index + match[0].indexOf(of, digits.index) + of.length;
	return { n, count, of, from, to: end, numeral: { from, to: from + digits[0].length } };
}

const borders = /[，。；：！？,;:!?（）()“”《》\s]/u;

function beforeWord(text: string, match: RegExpExecArray): CountedList | undefined {
	const { open, numeral: digits = '', word: of = '' } = match.groups!;
	const n = readCount(digits);
	const start = clauseStart(text, match.index, borders, farthest);
	const items = text
		.slice(start, match.index)
		.split('、')
		.flatMap((item) => joined(item, of));
	const [first = '', ...rest] = items;
	const lead = first.lastIndexOf(of);
	if (rest.length === 0 || lead < 0 || !allHold(rest, of)) return;
	// 严格落实早发现、早报告: the first item begins somewhere in what stands there.
	const length = first.length - lead;
	const isBegun = of === '一' && lead === 0;
	if (!isBegun && rest[0]!.startsWith(of) && rest.some((item) => item.length !== length)) return;
	if (!isSlip(n, items.length) || (open !== undefined && items.length < n!)) return;
	const from = match.index + match[0].lastIndexOf(digits);
	const to = match.index + match[0].length - 1;
	return { n: n!, count: items.length, of, from, to, numeral: { from, to: from + digits.length } };
}

const steps = String.raw`步骤|步|环节|工序|程序|阶段|流程`;
const stepsFirst = new RegExp(
	`${notBefore}“?(?<numeral>${numeral})[个道项]?(?<of>${steps})走?”?(?:的?[〇一-鿿]{0,4}(?:${nouns}))?”?(?:[，,]?(?:即|分别是|分别为|包括)[：:]?|[：:])`,
	'gu',
);

/** 五步工作法，即：摸底、建账、整治、验收。: items of one length, so that each is surely one. */
function afterSteps(text: string, match: RegExpExecArray): CountedList | undefined {
	const { numeral: digits = '', of = '' } = match.groups!;
	const n = readCount(digits);
	const to = match.index + match[0].length;
	const sentence = restOf(text, to, '。')?.split(/[，；]/u);
	const items = sentence?.[0]?.split('、') ?? [];
	const length = items[0]?.length ?? 0;
	const isEven = items.every((item) => item.length === length && /^[〇一-鿿]+$/u.test(item));
	if (!isEven || items.length < 3 || length < 2 || length > 6) return;
	if (sentence!.slice(1).some((clause) => clause.includes('、')) || !isSlip(n, items.length))
		return;
	if (items.some((item) => /[和及与等]/u.test(item))) return;
	if (sentence!.length > 1 && items.length < n!) return;
	const from = match.index + match[0].indexOf(digits);
	const end = match.index + match[0].indexOf(of) + of.length;
	return {
		n: n!,
		count: items.length,
		of,
		from,
		to: end,
		numeral: { from, to: from + digits.length },
	};
}

const digit = String.raw`[\d一二两三四五六七八九十]`;
/** Each with a part of what it looks for that is found fast: most paragraphs hold none of them. */
const readers: readonly ListReader[] = [
	[
		new RegExp(
			`(?:“${digit}|${digit}[个大])[^，。；、]{2,14}(?:[：:（]|[，,]?(?:即|[做落实][到实现]))`,
			'u',
		),
		wordFirst,
		afterWord,
	],
	[new RegExp(`“${digit}`, 'u'), wordLast, beforeWord],
	[new RegExp(`${digit}[个道项]?(?:步|环节|工序|程序|阶段|流程)`, 'u'), stepsFirst, afterSteps],
];

/** Counted words whose list has another number of items. */
export const wrongCountedWords = (text: string): readonly CountedList[] => readLists(readers, text);
