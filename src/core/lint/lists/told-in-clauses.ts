import type { CountedList, CountReader } from './counted-list';
import { against, exactly, notBefore, numberOf, numeral, type ListNumber } from './list-number';

/**
 * Lists whose items are clauses with a figure each, or clauses that begin with the same word or a month, beside a
 * number that counts one more or one less: 东区38起，西区33起，北区29起，四个区里…; 缺老师、缺热水、缺辅导，是…的四件事;
 * 办班5期，3月讲账目，5月讲合同，7月讲电商.
 */

const reach = 160;
const sentence = (text: string, to: number): string =>
	/[^。；！？\n]*$/u.exec(text.slice(Math.max(0, to - reach), to))![0];

/** Clauses are no sure list: only one more or one less is told. */
const oneOff = (number: ListNumber, count: number): CountedList | undefined =>
	Math.abs(number.n - count) === 1 ? against(number, exactly(count)) : undefined;

const placed = /^[〇一-鿿]{2,8}?(?:[县市区镇乡村]|街道|社区)\d[\d.]*(?<unit>[〇一-鿿]{1,2})$/u;
const placesLast = new RegExp(
	`(?<=，)(?<numeral>${numeral})(?<of>个(?:县市区|县区|区县|乡镇|镇街|[县市区镇乡村]|街道|社区))(?:[中里]|合计|共计|都|均|全部)`,
	'uy',
);

/** The items at the end of a sentence, from its last clause back, as long as each is a place with its figure. */
function placesAtEnd(clauses: readonly string[]): number {
	let count = 0;
	let unit: string | undefined;
	for (const clause of clauses.toReversed()) {
		const found = placed.exec(clause)?.groups;
		if (!found || (unit !== undefined && found['unit'] !== unit)) break;
		unit = found['unit'];
		count++;
	}
	return count;
}

/** 柏东区38起，柏西区33起，南屏县29起，四个县区里，最多的…. */
function behindPlaces(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	if (!number) return undefined;
	const clauses = sentence(text, match.index)
		.split(/[，、]/u)
		.slice(0, -1);
	const count = placesAtEnd(clauses);
	// Only where the sentence, or what a colon opens, is nothing but the list every place is told.
	const before = clauses.at(-1 - count);
	if (
		count < 3 ||
		(before !== undefined &&
			/[县市区镇乡村道]|[:：]$/u.test(before.slice(-8)) &&
			/\d/u.test(before))
	)
		return undefined;
	return oneOff(number, count);
}

const spread =
	/(?:分布|集中|分散)?在(?<list>[〇一-鿿]{1,6}(?:[镇乡]|街道)\d+[〇一-鿿]{1,2}(?:、[〇一-鿿]{1,6}(?:[镇乡]|街道)\d+[〇一-鿿]{1,2})+)，$/u;
const spreadOver = new RegExp(
	`(?<=涉及|覆盖|分布在|分布于)(?<numeral>${numeral})(?<of>个(?:乡镇|镇街|镇|乡镇街道))`,
	'uy',
);

/** 分布在城关镇2件、河头镇2件、双桥乡1件，涉及4个乡镇. */
function behindSpread(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const before = sentence(text, match.index).replace(/共?(?:涉及|覆盖|分布在|分布于)$/u, '');
	const list = number && spread.exec(before)?.groups?.['list'];
	if (!number || list === undefined) return undefined;
	const count = list.split('、').length;
	return oneOff(number, count);
}

const alikeLast = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>(?:件(?:[大小实难急烦]?事)|[个大](?:突出|主要)?(?:问题|难题|困难|短板|诉求|难处|痛点|堵点|盼头|期盼)))(?=[。；，])`,
	'uy',
);
const summedUp =
	/(?<list>[〇一-鿿]{2,10}(?:、[〇一-鿿]{2,10}){2,7})，[也都]?(?:是|成为)[^，。；、]{1,16}的$/u;

/** 缺生活教师、缺热水、缺心理辅导，是家长意见最集中的四件事. */
function behindAlike(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const list = number && summedUp.exec(sentence(text, match.index))?.groups?.['list'];
	if (!number || list === undefined) return undefined;
	const items = list.split('、');
	const opening = items[0]!.charAt(0);
	const areAlike = items.every((item) => item.startsWith(opening) && !/[和及与等]/u.test(item));
	return areAlike ? oneOff(number, items.length) : undefined;
}

const runs = new RegExp(
	`${notBefore}(?<numeral>${numeral})(?<of>[期场次轮批届])(?=，(?:1[0-2]|[1-9])月[〇一-鿿])`,
	'uy',
);
const inMonth = /^(?<month>1[0-2]|[1-9])月(?:[份底初]|[上中下]旬)?[〇一-鿿]{2,12}$/u;

/** 办经理班5期，3月讲账目，5月讲合同，7月讲电商，9月讲税务. */
function beforeMonths(text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	if (!number) return undefined;
	const rest = /^[^。；！？\n]*/u.exec(text.slice(number.to + 1, number.to + reach))![0];
	const months: number[] = [];
	for (const clause of rest.split('，')) {
		const month = inMonth.exec(clause)?.groups?.['month'];
		if (month === undefined) break;
		months.push(Number(month));
	}
	const isRow = months.every((month, at) => at === 0 || month > months[at - 1]!);
	return months.length > 2 && isRow ? oneOff(number, months.length) : undefined;
}

const owners =
	/(?<![第全各跨一〇二三四五六七八九十百\d])(?<numeral>[三四五六七八九])(?<of>个?[县市区镇乡村校所])(?<list>[〇一-鿿]{2,4}(?:、[〇一-鿿]{2,4}){2,7})(?=各[^类种项级]|分别|均)/uy;

/** 从山前三县枣林、丘阳、关岭、石佛各调20台. */
function beforeNames(_text: string, match: RegExpExecArray): CountedList | undefined {
	const number = numberOf(match);
	const items = (match.groups!['list'] ?? '').split('、');
	if (!number || items.some((item) => /[和及与等的]/u.test(item))) return undefined;
	return oneOff(number, items.length);
}

export const clauseItemReaders: readonly CountReader[] = [
	[placesLast, behindPlaces],
	[spreadOver, behindSpread],
	[alikeLast, behindAlike],
	[runs, beforeMonths],
	[owners, beforeNames],
];
