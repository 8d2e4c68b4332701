import { readNumber } from '../text/numerals';
import { styled } from './numeral-style';
import type { Finding, ParagraphContext } from './rule';

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

/** Whether half-width numbers stand in the same list. */
function isMixedList(context: ParagraphContext, from: number, to: number): boolean {
	const { from: start, to: end } = context.sentenceAt(from);
	const before = context.text.slice(Math.max(start, from - 80), from);
	const after = context.text.slice(to, Math.min(end, to + 80));
	return (
		(/\d/u.test(before) && before.includes('、')) || (/\d/u.test(after) && after.includes('、'))
	);
}

/** ３．２％ */
export function fullWidthNumber(context: ParagraphContext, start: number): Finding {
	const { text } = context;
	let from = start;
	while (from > 0 && start - from < 20 && /[\d.．]/u.test(text.charAt(from - 1))) from--;
	const to = Math.max(endOfNumber(text, start), start + 1);
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
		/^百分之(?:(\d+(?:\.\d+)?)|([一二两三四五六七八九十百点零〇]{1,7}))(?![几多余数])/u.exec(
			text.slice(at, at + 14),
		);
	if (!match || /[几数]$/u.test(text.slice(at + 3, at + 4))) return undefined;
	const [all, arabic, words = ''] = match;
	const span = { from: at, to: at + all.length };
	if (arabic !== undefined) {
		return styled(
			span,
			`${arabic}%`,
			`“${all}”一半汉字一半阿拉伯数字：写作百分号更清楚（GB/T 15835）；请改为“${arabic}%”。`,
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

function hasPercentSign(context: ParagraphContext, at: number): boolean {
	const { from, to } = context.sentenceAt(at);
	return /\d%/u.test(context.masked.slice(from, to));
}

/** Counts in characters that a sentence may mix with digits: 四十多家, 十余户, 三百二十六亩. */
const wordCount =
	/^((?:[一二三四五六七八九]?百零?)?[一二三四五六七八九]?十?[一二三四五六七八九]?)([多余])?([家户名]|人次|[人亩吨元台辆起处米头件]|公里|万元)/u;

export const wordCountTriggers: readonly string[] = [
	...[...'一二三四五六七八九'].map((digit) => `十${digit}`),
	...['十', '百'].flatMap((power) => [...'多余家户名亩吨台辆起处头件'].map((next) => power + next)),
];

/** 四十多家…50家: one sentence counts the same thing in two ways. */
export function mixedCount(context: ParagraphContext, hitFrom: number): Finding | undefined {
	const text = context.masked;
	let from = hitFrom;
	while (from > hitFrom - 5 && /[一二三四五六七八九百零]/u.test(text.charAt(from - 1))) from--;
	const match = wordCount.exec(text.slice(from, from + 12));
	if (!match) return undefined;
	const [all, numeral = '', rough = '', unit = ''] = match;
	if (/[第上数几近年月\d.初周零]/u.test(text.charAt(from - 1)) && text.charAt(from - 1) !== '近')
		return undefined;
	const value = readNumber(numeral);
	// 百 and 十 by themselves are as often names: 百家讲坛, 十户联防.
	if (value === undefined || (numeral.length === 1 && rough === '')) return undefined;
	const { from: start, to: end } = context.sentenceAt(from);
	const others = text.slice(start, from) + '\u0000' + text.slice(from + all.length, end);
	if (!new RegExp(`\\d[万亿]?[多余]?${unit}(?![长庭族])`, 'u').test(others)) return undefined;
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
