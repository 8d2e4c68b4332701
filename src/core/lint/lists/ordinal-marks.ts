import { readChineseNumeral } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';
import type { Hit, ParagraphContext, Trigger } from '../rule';

/**
 * How a place in a series is written: 一是 · 一要 · 一则 · 一靠 · 第一， · 其一， · 首先， · the heading marks of
 * GB/T 9704 (一、 （一） 1. （1）), which may also stand inside a paragraph · ① · 第一条 and 第一章
 * of a regulation.
 */
export type OrdinalForm =
	| '是'
	| '要'
	| '则'
	| '靠'
	| '第'
	| '其'
	| '先'
	| '一、'
	| '（一）'
	| '1.'
	| '（1）'
	| '①'
	| '条'
	| '章';

/** A place in a series, e.g. 二是. Offsets are of the paragraph. */
export interface OrdinalMark extends Span {
	readonly form: OrdinalForm;
	/** The number it stands for; 0 for 最后. */
	readonly n: number;
	/** Where the number itself stands; for 首先 and ① the whole mark. */
	readonly numeral: Span;
	/**
	 * Whether it is surely a mark of the writer's own series. A doubtful or quoted one never causes a
	 * finding; it only fills gaps, so that what may be there is not said to be missing.
	 */
	readonly sure: boolean;
	/** What stands before it, white space left out; empty at the start of a paragraph. */
	readonly before: string;
	/** Whether nothing but an indent stands before it. */
	readonly opensParagraph: boolean;
	/** 第N条, 第N章 at the start of a paragraph: what follows begins anew. */
	readonly divides: boolean;
}

const numerals = '一二三四五六七八九十';
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const fullWidthDigits = '０１２３４５６７８９';

/** Triggers under which `ordinalMarks` can find anything. */
export const ordinalTriggers: readonly Trigger[] = [
	...[...numerals].flatMap((c) =>
		['是', '要', '则', '靠', '、', '，', '：', '）', ')', '.', '．', ' ', '　'].map(
			(tail) => c + tail,
		),
	),
	...[...numerals].flatMap((c) => [`第${c}`, `其${c}`]),
	...[...`0123456789${fullWidthDigits}`].flatMap((c) =>
		['.', '．', '、', '）', ')'].map((t) => c + t),
	),
	...['首先', '首要', '先是', '其次', '再次', '最后', '一方面', '一来'],
	...circled,
];

// Groups without names: an object of names for each match takes longer than the search.
const markPattern = new RegExp(
	[
		`([第其]?)([${numerals}]+)([是要则靠、）)]?)`,
		String.raw`([\d０-９]{1,3})([.．、）)])(?![\d０-９])`,
		'(首先|首要|先是|其次|再次|最后)',
		`([${circled}])`,
	].join('|'),
	'gu',
);

const wordNumbers: Readonly<Record<string, number>> = {
	首先: 1,
	首要: 1,
	先是: 1,
	其次: 2,
	再次: 3,
	最后: 0,
};

const clauseOpeners = '，。；：、！？,;:!?（(“‘—…\n';
const itemEnders = '。；：;:';

/** Whether a character between words and marks, most of which are told by one comparison, is white space. */
function isSpaceAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code > 0x3000 && code < 0xfeff) return false;
	return /\s/u.test(text.charAt(at));
}

function characterBefore(text: string, at: number): string {
	let before = at - 1;
	while (before >= 0 && isSpaceAt(text, before)) before--;
	return before < 0 ? '' : text.charAt(before);
}

type Part = 'prefix' | 'chinese' | 'tail' | 'digits' | 'dot' | 'word' | 'circle';

/** One match of the pattern with what stands around it. */
interface Candidate extends Span {
	readonly parts: Readonly<Record<Part, string | undefined>>;
	readonly before: string;
	/** Begins a clause. */
	readonly opens: boolean;
	readonly opensParagraph: boolean;
	readonly after: string;
}

type Reading = Pick<OrdinalMark, 'form' | 'n' | 'numeral' | 'sure'> &
	Span &
	Partial<Pick<OrdinalMark, 'divides'>>;

/** 要点, 要求 …: 要 begins another word. */
const wordsWithYao = /^[素求点件害道务领旨闻职员地塞冲挟津]/u;

/** 一则消息: a piece of writing; 三靠三不: a slogan. */
const pieces =
	/^(?:消息|新闻|通知|公告|启事|短信|视频|故事|信息|广告|通报|案例|留言|寓言|报道|微博)/u;
const slogans = /^[一二三四五六七八九十]/u;

const verbs = ['是', '要', '则', '靠'] as const;

function readCount(c: Candidate, n: number, chinese: string): Reading {
	const numeral = { from: c.from, to: c.from + chinese.length };
	const verb = verbs.find((form) => form === c.parts.tail);
	const isOther = verb !== undefined && isOtherWord(verb, chinese, c.after);
	const sure = verb !== undefined && c.opens && !isOther;
	return { form: verb ?? '是', n, numeral, sure, from: c.from, to: c.to };
}

function isOtherWord(verb: (typeof verbs)[number], chinese: string, after: string): boolean {
	if (verb === '要') return wordsWithYao.test(after);
	if (verb === '则') return pieces.test(after) || /^(?:[中里]的?|均|都)/u.test(after);
	if (verb === '靠') return slogans.test(after);
	// 一是一、二是二 is an idiom; 三是否 is a question.
	return after.startsWith(chinese) || after.startsWith('否');
}

/** 第一书记, 第二产业, 第三方: names that begin with 第 and stand for no place, not even a doubtful one. */
const namesWithPlace =
	/^(?:书记|时间|产业|季度|责任人|人民|中学|小学|幼儿|医院|手资|资料|要务|生产力|梯队|方阵|方(?!面))/u;

/** 第五条　…, 第二章　… of a regulation; 第五条规定 and 第五条、第六条 refer to one. */
function readArticle(c: Candidate, n: number, chinese: string): Reading | undefined {
	const form = c.after.startsWith('条') ? '条' : '章';
	if (!c.opens) return undefined;
	const numeral = { from: c.from + 1, to: c.from + 1 + chinese.length };
	const sure = c.opensParagraph && /^.[\s（【]/u.test(c.after);
	return { form, n, numeral, sure, from: c.from, to: numeral.to + 1, divides: c.opensParagraph };
}

/** 第一轮, 第三天: what happened and is told or not, with no place in a series. */
const noStep =
	'天次场批组轮期年季月周日名位届号排种类档级等例代段家户个方间产学阶时条章节编部款线站标座';
const stepWord = new RegExp(
	`^(?:(?![${noStep}])[〇一-鿿]|[件张把道板本][〇一-鿿]{1,2})(?=[，,：:])`,
	'u',
);

/** 第一步，第二步，: the word for the place may stand before the mark; of others than 步 a sentence begins with it. */
function stepLength(said: string, { before }: Candidate): number {
	if (/^步[，,：:、是]/u.test(said)) return 1;
	if (before !== '' && before !== '。' && before !== '；') return 0;
	return stepWord.exec(said)?.[0].length ?? 0;
}

/** 第一，第二， and 其一，其二，: only what is set off by a mark or 是 counts places. */
function readPrefixed(c: Candidate, n: number, chinese: string): Reading | undefined {
	if (c.parts.prefix === '第' && /^[条章]/u.test(c.after) && !c.parts.tail) {
		return readArticle(c, n, chinese);
	}
	// 第一是时间紧 says 是 of it.
	if (c.parts.prefix === '第' && !c.parts.tail && namesWithPlace.test(c.after)) return undefined;
	const form = c.parts.prefix === '其' ? '其' : '第';
	const tail = c.parts.tail ?? '';
	const numeral = { from: c.from + 1, to: c.from + 1 + chinese.length };
	const said = tail + c.after;
	const step = form === '第' ? stepLength(said, c) : 0;
	const rest = said.slice(step);
	const divides = form === '第' && c.opensParagraph && /^[节编部款]/u.test(rest);
	const setOff = /^[，,：:、是]/u.test(rest);
	// 第一、第二、第三产业 lists names.
	const enumerates = new RegExp(`^[，,、][第${numerals}]`, 'u').test(rest);
	if (!setOff && !c.opens) return undefined;
	const sure = c.opens && setOff && !enumerates;
	const to = numeral.to + (setOff && sure ? step + 1 : 0);
	return { form, n, numeral, sure, from: c.from, to, divides };
}

function readBracketed(
	c: Candidate,
	n: number,
	length: number,
	form: OrdinalForm,
): Reading | undefined {
	if (c.before !== '（' && c.before !== '(') return undefined;
	return {
		form,
		n,
		numeral: { from: c.from, to: c.from + length },
		sure: false,
		from: c.from - 1,
		to: c.to,
	};
}

/** 首先…。其次…。三，…: a numeral set off at the start of a sentence counts places. */
const isBarePlace = ({ before, after, opensParagraph }: Candidate): boolean =>
	!opensParagraph && (before === '。' || before === '；') && after.startsWith('，');

/** 一季度, 三年, 二级 count or name something; they stand for no place, not even a doubtful one. */
const countsThings = /^(?:季度|[级年月线户名家旦般律同直些批座层楼])/u;

function readChinese(c: Candidate, chinese: string): Reading | undefined {
	const n = readChineseNumeral(chinese);
	if (n === undefined) return undefined;
	const tail = c.parts.tail ?? '';
	if (c.parts.prefix) return readPrefixed(c, n, chinese);
	if (tail === '）' || tail === ')') return readBracketed(c, n, chinese.length, '（一）');
	if (tail === '' && isBarePlace(c)) {
		const to = c.to + 1;
		return { form: '第', n, numeral: { from: c.from, to: c.to }, sure: true, from: c.from, to };
	}
	if (tail === '' && countsThings.test(c.after)) return undefined;
	if (tail !== '、') {
		// A numeral alone at the start of a clause (一方面, 二靠) may stand for a place.
		return tail !== '' || c.opens ? readCount(c, n, chinese) : undefined;
	}
	const numeral = { from: c.from, to: c.from + chinese.length };
	// 一、二级医院 lists names.
	const enumerates = new RegExp(`^[${numerals}]`, 'u').test(c.after);
	const opensItem = c.opensParagraph || '。；：'.includes(c.before);
	return { form: '一、', n, numeral, sure: opensItem && !enumerates, from: c.from, to: c.to };
}

const fullToHalf = (digits: string): string =>
	digits.replace(/[０-９]/gu, (d) => String(fullWidthDigits.indexOf(d)));

function readDigits(c: Candidate, digits: string): Reading | undefined {
	if (digits.length > 2) return undefined;
	const n = Number(fullToHalf(digits));
	const dot = c.parts.dot ?? '';
	if (dot === '）' || dot === ')') return readBracketed(c, n, digits.length, '（1）');
	const sure = c.opensParagraph || (itemEnders.includes(c.before) && dot !== '、');
	return {
		form: '1.',
		n,
		numeral: { from: c.from, to: c.from + digits.length },
		sure,
		from: c.from,
		to: c.to,
	};
}

function readWord(c: Candidate, word: string): Reading {
	const n = wordNumbers[word] ?? 0;
	const setOff = /^[，,：:]/u.test(c.after);
	// 再次召开 is "again", 最后一公里 no place in a series.
	const needsMark = word === '再次' || word === '最后';
	const isVerb = c.after.startsWith('是');
	const isSetOff = setOff || (word === '再次' && isVerb) || !needsMark;
	const sure = c.opens && word !== '首要' && word !== '先是' && isSetOff;
	const isTail = sure && (setOff || isVerb);
	const whole = { from: c.from, to: c.to };
	return { form: '先', n, numeral: whole, sure, from: c.from, to: c.to + (isTail ? 1 : 0) };
}

function read(c: Candidate): Reading | undefined {
	const { chinese, digits, word, circle } = c.parts;
	if (chinese !== undefined) return readChinese(c, chinese);
	if (digits !== undefined) return readDigits(c, digits);
	if (word !== undefined) return readWord(c, word);
	const n = circled.indexOf(circle ?? '') + 1;
	const span = { from: c.from, to: c.to };
	return { form: '①', n, numeral: span, sure: true, ...span };
}

/** 之一是, 统一是, 周一是: 一 belongs to another word. */
const holdsOne = '之十统唯第其周期单任万专逐同不归划初';
const nextItem = /^[^。：！？“”]{2,110}?；(?:其次|再次|[二三]是)/u;

/** 东街道一是疏散居民；二是…: the list begins right behind who did it. */
const beginsList = (text: string, before: string, to: number): boolean =>
	/[〇一-鿿]/u.test(before) &&
	!holdsOne.includes(before) &&
	nextItem.test(text.slice(to, to + 116));

/** Whether a bracketed mark stands where an item may begin; （一） in a reference does not. */
function beginsItem(text: string, reading: Reading): boolean {
	const before = characterBefore(text, reading.from);
	return before === '' || itemEnders.includes(before);
}

/** 8.5 is a number, not a place; in prose full of figures hardly any paragraph would be without a hit. */
const isDecimal = (text: string, { to }: Hit): boolean =>
	/[.．]/u.test(text.charAt(to - 1)) && /[\d０-９]/u.test(text.charAt(to));

/** 三， and 二： are places at the start of a sentence only; 增加到三，… is none. */
function mayBeSetOff(text: string, { from, to }: Hit): boolean {
	const tail = text.charAt(to - 1);
	if (tail !== '，' && tail !== '：') return true;
	let at = from;
	while (at > 0 && numerals.includes(text.charAt(at - 1))) at--;
	const before = characterBefore(text, at);
	return before === '' || before === '。' || before === '；';
}

const triggerTexts: ReadonlySet<unknown> = new Set(ordinalTriggers);
const none: readonly OrdinalMark[] = [];

/**
 * All places in series in a paragraph, sure and doubtful ones, in text order. What stands inside
 * “” and 《》 is doubtful.
 * @param hits those of `ordinalTriggers`, among others.
 */
export function ordinalMarks(
	context: ParagraphContext,
	hits: readonly Hit[],
): readonly OrdinalMark[] {
	const { text } = context;
	const isWorthReading = hits.some(
		(hit) => triggerTexts.has(hit.text) && !isDecimal(text, hit) && mayBeSetOff(text, hit),
	);
	return isWorthReading ? context.shared(readMarks) : none;
}

/** The same without asking for triggers. */
export function readMarks(context: ParagraphContext): readonly OrdinalMark[] {
	const { text } = context;
	const marks: OrdinalMark[] = [];
	for (const match of text.matchAll(markPattern)) {
		const from = match.index;
		const to = from + match[0].length;
		const before = characterBefore(text, from);
		const [, prefix, chinese, tail, digits, dot, word, circle] = match;
		const opens =
			before === '' ||
			clauseOpeners.includes(before) ||
			(chinese === '一' && tail === '是' && prefix === '' && beginsList(text, before, to));
		// Most numerals of prose stand inside a clause and count something.
		if (chinese !== undefined && prefix === '' && tail === '' && !opens) continue;
		const parts = { prefix, chinese, tail, digits, dot, word, circle };
		const after = text.slice(to, to + 4);
		const found = read({ parts, from, to, before, opens, opensParagraph: before === '', after });
		if (!found) continue;
		const isBracketed = found.form === '（一）' || found.form === '（1）';
		const sure =
			(isBracketed ? beginsItem(text, found) : found.sure) && context.masked[from] === text[from];
		const stop = characterBefore(text, found.from);
		const { form, n, numeral, divides = false } = found;
		marks.push({
			form,
			n,
			numeral,
			sure,
			before: stop,
			opensParagraph: stop === '',
			divides,
			from: found.from,
			to: found.to,
		});
	}
	return marks;
}
