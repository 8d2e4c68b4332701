import { readCount } from '../../text/chinese-numerals';
import { widestSlip, type CountedList, type CountReader } from './counted-list';
import { against, exactly, notBefore, numberOf, numeral } from './list-number';

/**
 * Parts that bear their number and stand right behind how many there are: 分两期实施：一期…；二期…；三期….
 * The number and its parts have the same word, which tells that they belong together.
 */
const words = '部分|批次|批|期|阶段|步|标段|梯次|轮|片区|号线|号楼|路|线|方案';
const ordinals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** 开通三条专线，1号线…: the last character of 号线 is what is counted. */
const counted = '部分|批次|批|期|阶段|步|标段|梯次|轮|片区|线路?|楼|路|方案|[条个类种点项件]';

const pattern = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>[个条栋]?(?:[〇一-鿿]{0,6}?)(?:${counted}))(?!走)(?<tail>[〇一-鿿]{0,6})(?<mark>[：，。])(?:其中)?(?:(?<first>第?[一1]|首)(?<word>${words})|(?<whole>第一)(?<each>[条个类种点项件]))`,
	'uy',
);
const farthest = 400;
/** What is planned beyond the parts in hand, or not told part by part. */
const beyond = /谋划|规划|前期|论证|储备|远期|预留|另|其余|其他|剩余|余下|视情|下一/u;
const others = /其余|其他|剩余|余下/u;

interface Part {
	/** What stands before it: one of the marks. */
	readonly mark: string;
	readonly to: number;
}

/** The part with a number, at the beginning of a clause. */
function partOf(rest: string, from: number, n: number, first: string, word: string) {
	const isChinese = !first.endsWith('1');
	// 首批, 第二批
	const name = (/[第首]/u.test(first) ? '第' : '') + (isChinese ? ordinals[n] : String(n)) + word;
	for (let at = rest.indexOf(name, from); at > 0; at = rest.indexOf(name, at + 1)) {
		const mark = rest.charAt(at - 1);
		if ('，。；、'.includes(mark)) return { mark, to: at + name.length };
	}
	return undefined;
}

function partsIn(rest: string, first: string, word: string): readonly Part[] {
	const parts: Part[] = [];
	let at = 0;
	for (let n = 2; n < ordinals.length; n++) {
		const part = partOf(rest, at, n, first, word);
		if (!part) break;
		parts.push(part);
		at = part.to;
	}
	return parts;
}

function afterNumber(text: string, match: RegExpExecArray): CountedList | undefined {
	const { numeral: digits = '', of = '', mark, whole, each } = match.groups!;
	const { first = whole ?? '', word = each ?? '' } = match.groups!;
	const n = readCount(digits);
	// 两条冷链专线，1号线…, but not 两条标语，1号楼….
	if (n === undefined || n < 2 || of.replace('线路', '线').at(-1) !== word.at(-1)) return undefined;
	const end = match.index + match[0].length;
	const rest = text.slice(end, end + farthest).split('\n')[0]!;
	const parts = partsIn(rest, first, word);
	const count = parts.length + 1;
	if (count < 2 || count === n || Math.abs(count - n) > widestSlip) return undefined;
	const last = parts.at(-1)!;
	const sentence = rest.slice(last.to).split(/[。；]/u)[0]!;
	if (beyond.test(sentence) || (count < n && others.test(rest))) return undefined;
	// All stand alike, as parts of one list do; one in the next sentence may be of something else.
	if (parts.some((part) => part.mark !== parts[0]!.mark)) return undefined;
	// 有四条。第一条…，第三条…。: the last sentence of the paragraph holds them all.
	const isLast = each !== undefined && /^[^。]*(?:。\s*)?$/u.test(rest.slice(last.to));
	if (count < n && mark !== '：' && !isLast) return undefined;
	const from = match.index;
	const to = from + digits.length + of.length;
	return { n, count, of, from, to, numeral: { from, to: from + digits.length } };
}

const teamsFirst = new RegExp(
	`${notBefore}(?<numeral>${numeral})[个支](?<of>[〇一-鿿]{0,4}?(?<team>小分队|[组队]))`,
	'uy',
);

/** 派出4个工作组：一组到…，二组到…: each has its number. */
function afterTeams(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const { of = '', team = '' } = match.groups!;
	const to = match.index + match[0].length;
	const rest = text.slice(to, to + farthest).split('\n')[0]!;
	let count = 0;
	for (let at = 0; count < ordinals.length - 1; count++) {
		const found = new RegExp(`[，。；：、]第?${ordinals[count + 1]!}${team}`, 'u').exec(
			rest.slice(at),
		);
		if (!found) break;
		at += found.index + found[0].length;
	}
	return number && count > 1 ? against({ ...number, of, to }, exactly(count)) : undefined;
}

export const partReaders: readonly CountReader[] = [
	[pattern, afterNumber],
	[teamsFirst, afterTeams],
];
