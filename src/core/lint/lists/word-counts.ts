import { haveSharedPlace, sharedOpening } from './list-shape';
import { announces, noItem, plainWord, quotedWord, type Told } from './list-behind';

const marks = /[，、；]/u;
const isLater = /^(?:[\d已共]|今年|去年|上半年|下半年|全年|截至|目前|累计)/u;
const numbers = '零一二三四五六七八九十';

/** 三笔依次为…: the sentence goes on with the number of what it has listed. */
const sumsUp = (tail: string, count: number): boolean =>
	tail.startsWith(numbers.charAt(count)) || (count === 2 && tail.startsWith('两'));

/** How many pieces in a row fit; undefined where others fit later. */
function runOf(pieces: readonly string[], fits: (piece: string) => boolean) {
	const first = pieces.findIndex((piece) => !fits(piece));
	const run = first < 0 ? pieces.length : first;
	return pieces.slice(run).some((piece) => fits(piece)) ? undefined : run;
}

/** “三农”, “三公”: names; what there is “一” of is read elsewhere. */
export const policy = /^[个大]?“?[一农公资夏秋]”/u;

/** The word that is counted, if it is one. */
export const wordOf = (of: string): string | undefined => {
	const { word, bare } = (quotedWord.exec(of) ?? plainWord.exec(of))?.groups ?? {};
	const own = word ?? bare;
	return own === undefined || policy.test(`${own}”`) ? undefined : own;
};

/** Fewer items than these may be alike by chance. */
export const shortestRun = 3;

/** 查资金、查账目，查人员 begin with a word; 马上办、网上办 end with it, and are of one length. */
function runWith(pieces: readonly string[], word: string, isName: boolean): number {
	const longer = (piece: string): boolean => piece.length > word.length;
	const begins = runOf(pieces, (piece) => longer(piece) && piece.startsWith(word)) ?? 0;
	// 办理材料…，办理流程…: the word that they begin with is longer.
	const opening = sharedOpening(pieces.slice(0, begins));
	// “三统”: 统一收购、统一品牌
	const isOpening = opening === word || (isName && opening.length === 2);
	if (begins > 1 && (word.length > 1 || isOpening)) return begins;
	const ends = runOf(pieces, (piece) => longer(piece) && piece.endsWith(word)) ?? 0;
	const length = pieces[0]!.length;
	const areSure = word.length > 1 || pieces.slice(0, ends).every((one) => one.length === length);
	return areSure ? ends : 0;
}

/** Pieces that a comma parts from a list with pauses: 统一标准、统一流程，统一由县局考核. */
function isMixed(list: string, count: number): boolean {
	const [first = ''] = list.split(/[，；]/u);
	const paused = first.split('、').length;
	return paused > 1 && paused < count;
}

/** “三统”，就是统一收购、统一品牌: a name in quotation marks, and then what it stands for. */
const isNamedOnce = ({ of, opener }: Told): boolean => of.includes('”') && /即|就是/u.test(opener);

/** “三查”：查…，查…，查…: each begins or ends with the word that is counted. */
function countWord(one: Told, word: string): number | undefined {
	const pieces = one.list.split(marks);
	const count = runWith(pieces, word, isNamedOnce(one));
	if (count < 2 || isMixed(one.list, count)) return undefined;
	if (count > one.number.n) return count;
	const [tail] = pieces.slice(count);
	const isWhole = tail === undefined || isLater.test(tail) || sumsUp(tail, count);
	const isClosed =
		isWhole ||
		((one.list.split('，')[0] ?? '').split('、').length === count &&
			/[即：到]|实现|就是/u.test(one.opener) &&
			count >= (isNamedOnce(one) ? 2 : shortestRun) &&
			!noItem.test(tail));
	return isClosed && !one.rest.slice(0, 3).includes(word) ? count : undefined;
}

/** “三不”：没有…不…，没有…不…: the word stands in each, and all begin alike. */
function countHeld(one: Told, word: string): number | undefined {
	const holds = (item: string): boolean => item.split(word).length === 2;
	const pieces = one.list.split(marks);
	if (one.rest.slice(0, 12).includes(word)) return undefined;
	// 学生随机编班、教师随机配班; 路变宽了，灯变亮了
	const fewest = isNamedOnce(one) ? 2 : shortestRun;
	const isEach = word.length > 1 || (pieces.length >= fewest && haveSharedPlace(pieces));
	if (isEach && pieces.length > 1 && pieces.every(holds)) return pieces.length;
	const items = one.list.split(/[，；]/u);
	const opening = sharedOpening(items);
	const isSure =
		items.length > 1 && items.every(holds) && opening.length > 1 && !opening.includes(word);
	return isSure ? items.length : undefined;
}

const mark = /^[一二三四五六七八九十]+[是要、来]/u;

/** Items that begin or end with the word, or hold it. */
export function countBy(one: Told, word: string): number | undefined {
	const pieces = one.list.split(marks);
	if (pieces.some((piece) => mark.test(piece)) || isMixed(one.list, pieces.length)) {
		return mark.test(one.list) ? undefined : countWord(one, word);
	}
	return countWord(one, word) ?? countHeld(one, word);
}

/** 一类是…；一类是…；还有一类是…: one of them, and one more, by the measure that counts them. */
export function countOnes({ number, list, rest }: Told): number | undefined {
	const measure = number.of.charAt(0);
	if (!list.startsWith(`一${measure}`)) return undefined;
	const one = new RegExp(
		`(?:^|[，；。])(?:还有|另有|再有|另外|最后)?的?[另又]?一${measure}(?<next>[〇一-鿿])`,
		'gu',
	);
	const found = [...list.matchAll(one)];
	if (found.length < 2 || found[0]!.index !== 0) return undefined;
	const [first] = found;
	// 一类企业, 一级公路: a grade, unless all go on alike.
	const isAlike =
		!/[类级等期批次]/u.test(measure) ||
		found.every((item) => item.groups!['next'] === first!.groups!['next']);
	if (/再就是|再有|此外|还有(?!的?一)/u.test(list)) return undefined;
	const others = list.match(new RegExp(`[另一其两三四五六]${measure}|其[余他]`, 'gu'))?.length ?? 0;
	if (!isAlike || others !== found.length) return undefined;
	return new RegExp(`[一另]${measure}|其[余他]`, 'u').test(rest.slice(0, 16))
		? undefined
		: found.length;
}

/** What items do, one after the other: 一在…；二在…, 一问…，二问…. */
const deeds = /[在靠抓促强建查看问盯管扶帮稳保拓育优改调补清严治防护引推练讲比评听访谈走送]/u;

/** 三档, “四个必问”; or what is done in each of the clauses between semicolons. */
const mayNumber = ({ number, of, list }: Told, word: string): boolean =>
	number.of.charAt(0) === word ||
	of.includes(`${word}”`) ||
	(deeds.test(word) && announces.test(of) && list.includes(`；二${word}`));

/** 一档…，二档…，三档…: numbers with a word of their own behind them, up to the last of them. */
export function countNumbered(one: Told): number | undefined {
	const word = /^第?一(?<word>[〇一-鿿])(?<![是要、来靠则])/u.exec(one.list)?.groups!['word'];
	if (word === undefined || !mayNumber(one, word)) return undefined;
	const next = new RegExp(`(?:^|[，；、])第?(?<digit>[${numbers}])${word}`, 'gu');
	const found = [...one.list.matchAll(next)].map((item) => numbers.indexOf(item.groups!['digit']!));
	const isInOrder = found.every((n, index) => n === index + 1);
	const another = `${numbers.charAt(found.length + 1)}${word}`;
	return isInOrder && !one.rest.includes(another) ? found.length : undefined;
}
