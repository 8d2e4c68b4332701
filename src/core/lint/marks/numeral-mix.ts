import { readNumber } from '../../text/numerals';
import type { Span } from '../../text/span';
import { digitsWithPower, styled } from './numeral-style';
import type { Finding, ParagraphContext } from '../rule';
import { shiftFinding } from '../shift-finding';

const halfOf: Readonly<Record<string, string>> = { '．': '.', '％': '%', '，': ',' };
const toHalf = (text: string): string =>
	text.replace(/[０-９．％，]/gu, (c) => halfOf[c] ?? String(c.charCodeAt(0) - 0xff10));

const isFullDigit = (c: string): boolean => c >= '０' && c <= '９' && c.length === 1;
const isAnyDigit = (c: string): boolean => isFullDigit(c) || (c >= '0' && c <= '9');

/** End of the number at an offset, with its decimal point and per cent sign. */
function endOfNumber(text: string, from: number): number {
	let to = from;
	while (to < from + 40) {
		const c = text.charAt(to);
		const joins = (c === '．' || c === '.') && isAnyDigit(text.charAt(to + 1));
		if (!isAnyDigit(c) && !joins) break;
		to++;
	}
	const c = text.charAt(to);
	return c === '％' || c === '%' ? to + 1 : to;
}

/** How much of a sentence is looked at on either side, characters. */
const reach = 90;

const stops = ['。', '；', '！', '？'];

/** The sentence before an offset, as far as it is looked at. */
function sentenceBefore(text: string, at: number): string {
	const before = text.slice(Math.max(0, at - reach), at);
	return before.slice(Math.max(...stops.map((stop) => before.lastIndexOf(stop))) + 1);
}

/** The sentence from an offset on, as far as it is looked at. */
function sentenceAfter(text: string, at: number): string {
	const after = text.slice(at, at + reach);
	const end = after.search(/[。；！？]/u);
	return end < 0 ? after : after.slice(0, end);
}

/** Whether half-width numbers stand in the same list. */
function isMixedList({ text }: ParagraphContext, from: number, to: number): boolean {
	const before = sentenceBefore(text, from);
	const after = sentenceAfter(text, to);
	return (
		(/\d/u.test(before) && before.includes('、')) || (/\d/u.test(after) && after.includes('、'))
	);
}

/** ３千元: both the digits and the power are wrong, and are put right together. */
function withPower(text: string, from: number, to: number): Finding | undefined {
	if (!/[千百仟佰]/u.test(text.charAt(to))) return undefined;
	const start = Math.max(0, from - 8);
	const half = toHalf(text.slice(start, to)) + text.slice(to, to + 6);
	const finding = digitsWithPower(half, to - start);
	return finding && shiftFinding(finding, start);
}

/** ３．２％ */
export function fullWidthNumber(context: ParagraphContext, start: number): Finding {
	const { text } = context;
	let from = start;
	while (from > 0 && start - from < 20 && /[\d.．]/u.test(text.charAt(from - 1))) from--;
	const to = Math.max(endOfNumber(text, start), start + 1);
	const powered = withPower(text, from, to);
	if (powered) return powered;
	const said = text.slice(from, to);
	const good = toHalf(said);
	const finding = styled(
		{ from, to },
		good,
		`“${said}”用了全角数字或符号：数字用半角阿拉伯数字（GB/T 15835），全角一个占一字，也查不到；请改为“${good}”。`,
		true,
	);
	return isMixedList(context, from, to) ? { ...finding, severity: 'warning' } : finding;
}

/** 百分之五十 next to 40%, and 百分之5. */
export function percentInWords(context: ParagraphContext, at: number): Finding | undefined {
	const text = context.masked;
	const match =
		/^百分之(?:([\d０-９]+(?:[.．][\d０-９]+)?)|([一二两三四五六七八九十百点零〇]{1,7}))(?![几多余数])/u.exec(
			text.slice(at, at + 14),
		);
	if (!match || /[几数]$/u.test(text.slice(at + 3, at + 4))) return undefined;
	const [all, arabic, words = ''] = match;
	const span = { from: at, to: at + all.length };
	if (arabic !== undefined) {
		return styled(
			span,
			`${toHalf(arabic)}%`,
			`“${all}”一半汉字一半阿拉伯数字：写作百分号更清楚（GB/T 15835）；请改为“${toHalf(arabic)}%”。`,
			true,
		);
	}
	const value = percentOf(words);
	if (value === undefined || words === '百') return undefined;
	const isMixed = hasPercentSign(context, at);
	// 百分之十二点六 was measured; 百分之三十 may be a way of speaking.
	if (!isMixed && !words.includes('点')) return undefined;
	const why = isMixed
		? '与同一句里的“%”写法不一：同一场合数字写法要一致'
		: '是统计数字：用于计量的数写阿拉伯数字';
	return styled(span, `${value}%`, `“${all}”${why}（GB/T 15835）；请改为“${value}%”。`);
}

function percentOf(words: string): string | undefined {
	const [whole = '', part] = words.split('点');
	const value = whole === '零' ? 0 : readNumber(whole);
	if (value === undefined) return undefined;
	if (part === undefined) return String(value);
	const decimals = [...part].map((c) => '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c));
	return decimals.includes(-1) ? undefined : `${value}.${decimals.join('')}`;
}

function hasPercentSign({ masked }: ParagraphContext, at: number): boolean {
	return /\d%/u.test(`${sentenceBefore(masked, at)}\u0000${sentenceAfter(masked, at)}`);
}

/** Counts in characters that a sentence may mix with digits: 四十多家, 十余户, 三百二十六亩. */
const wordCount =
	/^((?:[一二两三四五六七八九]千零?)?(?:[一二两三四五六七八九]?百零?)?[一二三四五六七八九]?十?[一二三四五六七八九]?)([多余])?([家户名]|人次|[人亩吨元台辆起处米头件个条项份只棵株册座间天]|平方公里|平方米|立方米|公里|公斤|公顷|厘米|毫米|千瓦|万元)/u;
/** 二千三百, 三百零六: nobody says them so for sound or as an estimate. */
const isCompound = /[千百]零?[一二三四五六七八九]/u;
/** What is measured is not counted by heart: 二十五平方公里. */
const measure = /^(?:平方公里|平方米|立方米|公里|公斤|公顷|厘米|毫米|千瓦|万元|[吨亩])$/u;
const isExact = /[十百千]零?[一二三四五六七八九]/u;
/** 十五个镇 is as good as 126个村. */
const onlyCompound = /^[个条项份只棵株册座间]$/u;
/** 三百六十五天 is said for its sound; beside 9天 it is not. */
const onlyAlike = /^天$/u;
/** Any count in digits: 86家, 1.2万元. */
const digitCount =
	/\d[万亿]?[多余]?(?:[家户名人亩吨元台辆起处米头件个条项份只棵株册座间套所场]|公[里斤顷]|平方|立方|千瓦|[厘毫]米)/u;

export const wordCountTriggers: readonly string[] = [
	...['百', '千'].flatMap((power) => [...'零一二三四五六七八九'].map((digit) => power + digit)),
	...[...'一二三四五六七八九'].map((digit) => `十${digit}`),
	...['十', '百'].flatMap((power) =>
		[...'多余家户名亩吨台辆起处头件元天'].map((next) => power + next),
	),
];

/** Of one thing two ways; a number nobody writes out for sound beside any counted in digits. */
function isMixed(numeral: string, unit: string, next: string, others: string): boolean {
	if (measure.test(unit) && isExact.test(numeral)) return digitCount.test(others);
	if (isCompound.test(numeral) && !onlyAlike.test(unit)) return digitCount.test(others);
	if (!onlyCompound.test(unit))
		return new RegExp(`\\d[万亿]?[多余]?${unit}(?![长庭族])`, 'u').test(others);
	// 十二个村，其中5个村: the same thing, though 个 counts any.
	const isThing = /^[\u4e00-\u9fff]$/u.test(next);
	return isThing && new RegExp(`\\d[多余]?${unit}${next}`, 'u').test(others);
}

/** 四十多家…50家: one sentence counts the same thing in two ways. */
export function mixedCount(context: ParagraphContext, hitFrom: number): Finding | undefined {
	const text = context.masked;
	let from = hitFrom;
	while (from > hitFrom - 7 && /[一二两三四五六七八九十百千零]/u.test(text.charAt(from - 1)))
		from--;
	const match = wordCount.exec(text.slice(from, from + 14));
	if (!match) return undefined;
	const [all, numeral = '', rough = '', unit = ''] = match;
	if (/[第上数几近年月\d.初周零]/u.test(text.charAt(from - 1)) && text.charAt(from - 1) !== '近')
		return undefined;
	const value = readNumber(numeral);
	// 百 and 十 by themselves are as often names: 百家讲坛, 十户联防.
	if (value === undefined || (numeral.length === 1 && rough === '')) return undefined;
	// 百余家 is as fixed as 数百家.
	if (/^[百千]$/u.test(numeral)) return undefined;
	const others = `${sentenceBefore(text, from)}\u0000${sentenceAfter(text, from + all.length)}`;
	if (!isMixed(numeral, unit, text.charAt(from + all.length), others)) return undefined;
	const number = { from, to: from + numeral.length };
	return {
		...styled(
			number,
			String(value),
			`“${all}”与同一句里的阿拉伯数字写法不一：同一场合同类数量写法要一致（GB/T 15835）；请改为“${value}${rough}${unit}”。`,
		),
		from,
		to: from + all.length,
	};
}

const halfUnit =
	'个?(?:百分点|工作日|小时|星期|季度|分钟|公里|公斤|公顷|平方|立方|万元|亿元|[年天倍成人户家名亩元吨米个次处项条岁级台辆座只头场批层所间])';
const characters = '[一二两三四五六七八九十]{1,3}';
/** 三到5年; 8至十天. */
const halfRange = new RegExp(
	`^(?:(${characters})[到至—～](\\d{1,3})|(\\d{1,3})[到至—～](${characters}))(?=${halfUnit})`,
	'u',
);
/** 六十8户: tens in characters, units in digits. */
const halfNumber = new RegExp(`^([一二三四五六七八九]?十)(\\d)(?=${halfUnit})`, 'u');
/** 第三到5名, 周三到5时, 初一至3年: the first numeral belongs to a word. */
const ordinalBefore = /[第周期初高大年月日.\d一二三四五六七八九十百千万亿零点几数]$/u;

const asDigits = (numeral: string): number | undefined =>
	/\d/u.test(numeral) ? Number(numeral) : readNumber(numeral);

export const halfTriggers: readonly string[] = [
	...[...'一二两三四五六七八九十'].flatMap((one) => ['到', '至'].map((to) => one + to)),
	...[...'0123456789'].flatMap((one) => ['到', '至'].map((to) => one + to)),
	...[...'0123456789'].map((digit) => `十${digit}`),
];

/** Whether the other half is of the other kind: of most ranges in digits it is not. */
export function isHalf(text: string, { from, to }: Span): boolean {
	const isDigits = isAnyDigit(text.charAt(from));
	const next = text.charAt(isDigits ? to : to - 1);
	if (isDigits) return next !== '' && '一二两三四五六七八九十'.includes(next);
	return isAnyDigit(next) || isAnyDigit(text.charAt(to));
}

/** A number, or a range, half in characters and half in digits. */
export function halfInCharacters(context: ParagraphContext, hitFrom: number): Finding | undefined {
	const text = context.masked;
	let from = hitFrom;
	while (from > hitFrom - 2 && /[一二两三四五六七八九十\d]/u.test(text.charAt(from - 1))) from--;
	if (ordinalBefore.test(text.charAt(from - 1))) return undefined;
	const said = text.slice(from, from + 14);
	const range = halfRange.exec(said);
	const [all, first, second] = range
		? [range[0], range[1] ?? range[3], range[2] ?? range[4]]
		: (halfNumber.exec(said) ?? []);
	if (all === undefined || first === undefined || second === undefined) return undefined;
	const [low, high] = [asDigits(first), asDigits(second)];
	if (low === undefined || high === undefined || (range && low >= high)) return undefined;
	const good = range ? `${low}${all.charAt(first.length)}${high}` : String(low + high);
	return styled(
		{ from, to: from + all.length },
		good,
		`“${all}”一半汉字一半阿拉伯数字：同一个数写法要一致（GB/T 15835）；请改为“${good}”。`,
	);
}

const numeralOfDate = '[一二三四五六七八九十]{1,3}';
/** 5月十二日; 十月5日. */
const halfDate = new RegExp(
	`^(?:(\\d{1,2})月(${numeralOfDate})|(${numeralOfDate})月(\\d{1,2}))日`,
	'u',
);

export const halfDateTriggers: readonly string[] = [...'一二三四五六七八九十'].flatMap((one) => [
	`月${one}`,
	`${one}月`,
]);

/** A date of which one half is in characters. @param month offset of 月. */
export function dateInHalves(context: ParagraphContext, month: number): Finding | undefined {
	const text = context.masked;
	let from = month;
	while (from > month - 3 && /[\d一二三四五六七八九十]/u.test(text.charAt(from - 1))) from--;
	const match = halfDate.exec(text.slice(from, from + 10));
	// 正月十二, 农历十月5日: the lunar calendar has characters.
	if (!match || /农历|阴历|旧历/u.test(text.slice(Math.max(0, from - 8), from))) return undefined;
	const [all] = match;
	const m = asDigits(match[1] ?? match[3] ?? '');
	const d = asDigits(match[2] ?? match[4] ?? '');
	if (m === undefined || d === undefined || m > 12 || d > 31) return undefined;
	const good = `${m}月${d}日`;
	return styled(
		{ from, to: from + all.length },
		good,
		`“${all}”一半汉字一半阿拉伯数字：公历年月日用阿拉伯数字（GB/T 15835）；请改为“${good}”。`,
		true,
	);
}

const decimalUnit = '个?百分点|[万亿]元|万[亩吨]|公里|平方|[倍%％米吨元亩]';
/** 一点2个百分点; 2点五个百分点. */
const halfDecimal = new RegExp(
	`^([零一二三四五六七八九十]|\\d{1,3})点(\\d{1,2}|[零一二三四五六七八九]{1,2})(?=(${decimalUnit}))`,
	'u',
);
/** 快一点, 下午一点, 第一点, 有一点: the numeral is no number of what follows. */
const noDecimalBefore = /[第这那有早晚午晨夜时日大小多少快慢高低长短远近好差重轻严\d.]$/u;
const certainUnit = /^(?:个?百分点|[倍%％])$/u;

const hundreds = '[一二两三四五六七八九]';
/** 三百2十万元; 二千三百5十户; 一百20家. */
const halfHundreds = new RegExp(
	`^(?:${hundreds}千)?${hundreds}百(?:\\d十[一二三四五六七八九\\d]?|${hundreds}十\\d|零?\\d{1,2})(?=${halfUnit}|万[亩吨户人])`,
	'u',
);

/** Triggers of numbers of which the parts before and behind 百 or the decimal point differ. */
export const mixedPartTriggers: readonly string[] = [
	...[...'百点'].flatMap((mark) => [...'0123456789'].map((digit) => mark + digit)),
	...[...'0123456789'].map((digit) => `${digit}点`),
];

const numerals = '零一二三四五六七八九';
const digitOf = (c: string): string => {
	const at = numerals.indexOf(c);
	return c === '十' ? '10' : at < 0 ? c : String(at);
};
const inDigits = (text: string): string => [...text].map(digitOf).join('');
const inCharacters = (text: string): string =>
	text.replace(/\d/gu, (digit) => numerals.charAt(Number(digit)));

/** A count of hundreds as a number; 一百20 says its tens and ones in digits. */
function countOf(said: string): number | undefined {
	const tail = /零?(\d{1,2})$/u.exec(said);
	if (!tail || /十\d$/u.test(said)) return readNumber(inCharacters(said));
	const whole = readNumber(said.slice(0, tail.index));
	return whole === undefined ? undefined : whole + Number(tail[1]);
}

const mixedParts = (from: number, said: string, good: string): Finding =>
	styled(
		{ from, to: from + said.length },
		good,
		`“${said}”一半汉字一半阿拉伯数字：同一个数写法要一致（GB/T 15835）；请改为“${good}”。`,
	);

/** @param point offset of 点. */
function decimalInHalves(text: string, point: number): Finding | undefined {
	let from = point - 1;
	while (from > point - 3 && isAnyDigit(text.charAt(from)) && isAnyDigit(text.charAt(from - 1)))
		from--;
	const match = halfDecimal.exec(text.slice(from, from + 12));
	if (!match) return undefined;
	const [all, whole = '', part = '', unit = ''] = match;
	const said = all;
	const isCertain = certainUnit.test(unit);
	// 5点30元: two halves in digits are a time, or a price at a time.
	if (/\d/u.test(whole) && (/\d/u.test(part) || !isCertain)) return undefined;
	const before = text.charAt(from - 1);
	if (isCertain ? /[第\d.]/u.test(before) : noDecimalBefore.test(before)) return undefined;
	return mixedParts(from, said, `${inDigits(whole)}.${inDigits(part)}`);
}

/** @param hundred offset of 百. */
function hundredsInHalves(text: string, hundred: number): Finding | undefined {
	const from = text.charAt(hundred - 2) === '千' ? hundred - 3 : hundred - 1;
	if (from < 0 || ordinalBefore.test(text.charAt(from - 1))) return undefined;
	const said = halfHundreds.exec(text.slice(from, from + 12))?.[0];
	const value = said === undefined ? undefined : countOf(said);
	return said === undefined || value === undefined
		? undefined
		: mixedParts(from, said, String(value));
}

/** A number whose parts before and behind 百 or the point are written in two ways. */
export function partsInHalves(
	{ masked }: ParagraphContext,
	{ from, to }: Span,
): Finding | undefined {
	if (masked.charAt(from) === '百') return hundredsInHalves(masked, from);
	return decimalInHalves(masked, masked.charAt(from) === '点' ? from : to - 1);
}
