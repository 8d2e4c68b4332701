import { readNumber } from '../text/numerals';
import { digitsWithPower, styled } from './numeral-style';
import type { Finding, ParagraphContext } from './rule';
import { shiftFinding } from './shift-finding';

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
	if (value === undefined || words === '百' || !hasPercentSign(context, at)) return undefined;
	return styled(
		span,
		`${value}%`,
		`“${all}”与同一句里的“%”写法不一：同一场合数字写法要一致（GB/T 15835）；请改为“${value}%”。`,
	);
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
	/^((?:[一二两三四五六七八九]千零?)?(?:[一二两三四五六七八九]?百零?)?[一二三四五六七八九]?十?[一二三四五六七八九]?)([多余])?([家户名]|人次|[人亩吨元台辆起处米头件个条项份只棵株册座间天]|公里|万元)/u;
/** 二千三百, 三百零六: nobody says them so for sound or as an estimate. */
const isCompound = /[千百]零?[一二三四五六七八九]/u;
/** 十五个镇 is as good as 126个村. */
const onlyCompound = /^[个条项份只棵株册座间]$/u;
/** 三百六十五天 is said for its sound; beside 9天 it is not. */
const onlyAlike = /^天$/u;
/** Any count in digits: 86家, 1.2万元. */
const digitCount =
	/\d[万亿]?[多余]?(?:[家户名人亩吨元台辆起处米头件个条项份只棵株册座间套所场]|公里|平方米)/u;

export const wordCountTriggers: readonly string[] = [
	...['百', '千'].flatMap((power) => [...'零一二三四五六七八九'].map((digit) => power + digit)),
	...[...'一二三四五六七八九'].map((digit) => `十${digit}`),
	...['十', '百'].flatMap((power) =>
		[...'多余家户名亩吨台辆起处头件元天'].map((next) => power + next),
	),
];

/** Of one thing two ways; a number nobody writes out for sound beside any counted in digits. */
function isMixed(numeral: string, unit: string, next: string, others: string): boolean {
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
