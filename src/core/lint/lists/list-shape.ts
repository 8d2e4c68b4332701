/**
 * Whether clauses are built alike, so that each surely is an item of one list. Only their form is looked
 * at: how they begin, how they end, and what stands in the same place in all of them.
 */

const han = /^[〇一-鿿]/u;
/** What begins clauses of any kind. */
const opensAny = /^[一二三四五六七八九十两不并且而但也都还又再即其这那该有是可已将共另同时]/u;

/** Whether an item may have that opening: 没有 and 查 may be of a list, 其 and 已 of any text. */
export const mayOpen = (opening: string): boolean =>
	han.test(opening) && (opening.length > 1 || !opensAny.test(opening));

/** The characters with which all begin. */
export function sharedOpening(items: readonly string[]): string {
	const [first = ''] = items;
	let length = 0;
	while (
		length < first.length &&
		items.every((item) => item.charAt(length) === first.charAt(length))
	)
		length++;
	return first.slice(0, length);
}

/** The characters with which all end. */
export function sharedEnding(items: readonly string[]): string {
	const [first = ''] = items;
	let length = 0;
	while (
		length < first.length &&
		items.every((item) => item.at(-1 - length) === first.at(-1 - length))
	)
		length++;
	return length === 0 ? '' : first.slice(-length);
}

const areDistinct = (items: readonly string[]): boolean => new Set(items).size === items.length;

const head = /^[〇一-鿿“”]{2,10}(?=[，：])/u;
const longestHead = 6;

/** 件少：…；费低：…: what stands before the first mark is of one length. */
export function haveEvenHeads(items: readonly string[]): boolean {
	const heads = items.map((item) => head.exec(item)?.[0] ?? '');
	const length = heads[0]!.length;
	return (
		length > 1 &&
		length <= longestHead &&
		heads.every((one) => one.length === length) &&
		areDistinct(heads)
	);
}

/** What may stand in the same place in clauses that have nothing to do with each other. */
const filling = /[的了在是一不和与有人个]/u;
const farthestPlace = 4;

/** 北侧沿渠…；东侧到桥…, 源头关，…；过程关，…: one character in the same place, each time behind others. */
export function sharedPlace(items: readonly string[]): string | undefined {
	for (let at = 1; at <= farthestPlace; at++) {
		const one = items[0]!.charAt(at);
		if (!han.test(one) || filling.test(one)) continue;
		if (!items.every((item) => item.charAt(at) === one)) continue;
		const before = items.map((item) => item.slice(0, at));
		if (areDistinct(before) && before.every((part) => /^[〇一-鿿]+$/u.test(part))) return one;
	}
	return undefined;
}

export const haveSharedPlace = (items: readonly string[]): boolean =>
	sharedPlace(items) !== undefined;

/** Whether the items as said are alike and what is over is not: 材料组由…；督查组由…；车辆由…. */
export function isOutlier(items: readonly string[], n: number): boolean {
	const said = items.slice(0, n);
	const areAlike = (all: readonly string[]): boolean => haveEvenHeads(all) || haveSharedPlace(all);
	return items.length > n && n > 1 && areAlike(said) && !areAlike(items);
}

const figureAtEnd =
	/^(?<name>[〇一-鿿“”、]{2,20}?)[有为共占约]?(?:\d+[〇一-鿿]{1,2})?\d[\d.]*(?<unit>%|[万亿]?[〇一-鿿]{1,3})$/u;
/** 粮油20批次，不合格2批次: what came of them all. */
const outcome =
	/^(?:[不未已均约占共剩余查总]|全[长部线程]|合格|达标|整改|发现|完成|新增|减少|同比|户均|人均|平均|累计)/u;

/** 门面房41间，仓库15间，…: each has its figure, all of one unit. */
export function haveFigures(items: readonly string[]): boolean {
	const ends = items.map((item) => figureAtEnd.exec(item)?.groups);
	return (
		ends.every((end) => end?.['unit'] === ends[0]?.['unit'] && end !== undefined) &&
		!items.some((item) => outcome.test(item)) &&
		areDistinct(ends.map((end) => end!['name']!))
	);
}

const figureFirst = /^(?<name>[〇一-鿿“”]{2,14}?)[有为共]?\d[\d.]*(?<unit>[万亿]?[〇一-鿿])/u;

/** 锦华苑41件，多为…；百合里38件，多为…: each begins with its figure, all of one unit. */
export function haveFiguresFirst(items: readonly string[]): boolean {
	const begins = items.map((item) => figureFirst.exec(item)?.groups);
	return (
		begins.every((begin) => begin?.['unit'] === begins[0]?.['unit'] && begin !== undefined) &&
		areDistinct(begins.map((begin) => begin!['name']!))
	);
}

const shortest = 3;
const longest = 9;

/** 管得住，放得开，…: short clauses of one length. */
export const areOneLength = (items: readonly string[]): boolean =>
	items.every(
		(item) =>
			item.length === items[0]!.length &&
			item.length >= shortest &&
			item.length <= longest &&
			/^[〇一-鿿]+$/u.test(item),
	);
