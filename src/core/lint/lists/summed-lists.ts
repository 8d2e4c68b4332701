import type { CountedList, ListReader } from './counted-list';
import {
	against,
	areEven,
	clauseFrom,
	numberOf,
	numeral,
	type ListNumber,
	exactly,
} from './list-number';

/**
 * A list in a clause of its own whose number opens the next: 小麦12万亩、玉米9万亩、大豆3万亩，三项合计24万亩;
 * 河东片区、河西片区、城北片区，三个片区…. Its items bear figures, end in what is counted, or are all of one length.
 */
const pattern = new RegExp(
	`(?<=(?<last>[^，。；：、\\s]{2,24}))，(?:[这该]|上述|以上)?(?<numeral>${numeral})(?<of>[个项类种条者家处所座][〇一-鿿]{0,6})`,
	'gu',
);
const summed =
	/^[个项类种者](?:主要|重点|支出|收入|税种|费用|资金|作物|产品|指标)*(?:合计|共计|总计|共|累计|总)/u;
const withFigure = /^[〇一-鿿]{2,14}\d[\d.]*[万亿]?[〇一-鿿]{1,4}$/u;
const figure = /\d/u;

/** Each item has its own figure, and the number says how many are summed up. */
function haveFigures(text: string, start: number, items: readonly string[], of: string): boolean {
	if (!summed.test(of) || !items.slice(1).every((item) => withFigure.test(item))) return false;
	if (!figure.test(items[0] ?? '') || /其他|其余/u.test(items.join(''))) return false;
	// 小麦12万亩，玉米9万亩、大豆3万亩，…: the list begins before its clause.
	return !figure.test(text.slice(clauseFrom(text, start - 1), start));
}

const shortestEnd = 2;

/** 河东片区、河西片区: what all items end in is what is counted. */
function endAlike(items: readonly string[], of: string): boolean {
	const end = of.slice(1, 1 + shortestEnd);
	return (
		end.length === shortestEnd &&
		items.every((item) => item.endsWith(end) && item.length > end.length && item.length < 12)
	);
}

/** 腿脚慢、记性差、眼睛花，三条…: nothing stands in the sentence but these. */
const areAlone = (text: string, start: number, items: readonly string[], of: string): boolean =>
	/[。！？；\n]|^$/u.test(text.charAt(start - 1)) &&
	items.length > 2 &&
	areEven(items, 0) &&
	/^(?:[条者]|个(?:方面|环节|条件|因素|问题)|项(?:工作|制度|措施))/u.test(of);

function behindComma(text: string, match: RegExpExecArray): CountedList | undefined {
	const number: ListNumber | undefined = numberOf(match);
	const { of = '' } = match.groups!;
	const start = clauseFrom(text, match.index);
	const items = text.slice(start, match.index).split('、');
	if (!number || items.length < 2 || /[和及与等]/u.test(items.at(-1)!)) return undefined;
	const isSure =
		haveFigures(text, start, items, of) ||
		(text.charAt(start - 1) !== '，' && endAlike(items, of)) ||
		areAlone(text, start, items, of);
	const to = number.from + number.digits.length + 1;
	return isSure ? against({ ...number, to }, exactly(items.length)) : undefined;
}

export const summedReaders: readonly ListReader[] = [
	[
		/、[^，。；：、]{2,24}，[这该上述以]{0,2}[二两三四五六七八九十\d][个项类种条者家处所座]/u,
		pattern,
		behindComma,
	],
];
