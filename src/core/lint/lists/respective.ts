import type { Span } from '../../text/span';
import { clauseFrom, lengthOf } from './list-number';

/**
 * Names with a figure each, told by 分别: 东山镇、西河镇、南屏镇分别转移126人、85人. Offsets are of the text, from
 * the first name to the last figure.
 */
export interface Respective extends Span {
	/** How many names stand before 分别. */
	readonly names: number;
	/** How many figures stand behind it. */
	readonly figures: number;
}

const value = String.raw`[^、，。；：“”（）和与\d]{0,6}\d[\d.]*[%‰万亿]*[^、，。；：“”（）\d和与及]{0,5}`;
const pattern = new RegExp(
	`分别[^、，。；：“”（）\\d]{0,8}?(?<values>${value}(?:、${value})*(?:[、和与及]|以及)${value})(?=[，。；）\\n]|$)`,
	'gu',
);
const parts = /[、和与及]|以及/u;

/** 甲、乙等5镇; 甲、乙两镇的收入、支出: more than the names that stand there, or two lists at once. */
const isMore =
	/[等各均每\d]|其余|其他|[两二三四五六七八九十][个家项类种名位户处座所条镇乡村县市区地省级次方者期大]/u;
/** Whoever is left over may be told of by itself. */
const goesOn = /^[，；](?:其余|其他|另|还有|剩余|余下)/u;
const longestName = 12;
/** What stands before the first name. */
const lead = /^.*(?:[的在对向由从将把是为]|其中)/u;

/** The names that end a clause: 一、二、三产增加值 or 东山镇、西河镇和南屏镇. */
function namesOf(clause: string): readonly string[] | undefined {
	const items = clause.split('、');
	if (items.length < 2 || isMore.test(clause)) return undefined;
	const last = items.at(-1)!;
	if (items.slice(1).some((item) => item === '' || item.length > longestName)) return undefined;
	return /^[〇一-鿿]+$/u.test(last) ? items : undefined;
}

function readAt(text: string, match: RegExpExecArray): Respective | undefined {
	const { values = '' } = match.groups!;
	const start = clauseFrom(text, match.index);
	const clause = text.slice(start, match.index);
	const items = namesOf(clause);
	if (!items) return undefined;
	const names = lengthOf(items);
	const figures = values.split(parts).length;
	if (figures >= names.least && figures <= names.most) return undefined;
	const to = match.index + match[0].length;
	if (goesOn.test(text.slice(to, to + 4))) return undefined;
	const count = figures < names.least ? names.least : names.most;
	if (Math.abs(figures - count) !== 1) return undefined;
	const from = start + (lead.exec(items[0]!)?.[0].length ?? 0);
	return { from, to, names: count, figures };
}

/** Names and figures that 分别 pairs off, where one is left over. */
export const wrongRespectives = (text: string): readonly Respective[] =>
	[...text.matchAll(pattern)].flatMap((match) => readAt(text, match) ?? []);
