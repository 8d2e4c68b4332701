import { bundles } from './list-items';
import { areEven } from './list-number';
import {
	areOneLength,
	haveEvenHeads,
	haveFigures,
	haveFiguresFirst,
	haveSharedPlace,
	isOutlier,
	mayOpen,
	sharedEnding,
	sharedOpening,
	sharedPlace,
} from './list-shape';
import { announces, byFigures, noItem, turns, type Told } from './list-behind';
import { shortestRun } from './word-counts';

const town = /[镇乡村县区市州]/u;

/** Clauses parted by semicolons: three that are built alike. */
export function countParted({ list, rest, number }: Told): number | undefined {
	const items = list.split('；');
	if (items.length < 3 || items.some((item) => noItem.test(item) || item === '')) return undefined;
	const opening = sharedOpening(items);
	if (opening !== '') {
		// 由甲安排，由乙核定；…: a clause may hold two.
		const isTwice = items.some((item) => item.includes(`，${opening}`));
		if (!mayOpen(opening) || isTwice || rest.startsWith(opening)) return undefined;
		return items.length;
	}
	// 5个镇：东山镇…；西河镇…: some of them may be told.
	const place = sharedPlace(items);
	if (items.length < number.n && place !== undefined && town.test(place)) return undefined;
	const [next = ''] = rest.split('。');
	const areItems = (all: readonly string[]): boolean =>
		haveEvenHeads(all) || haveSharedPlace(all) || haveFiguresFirst(all);
	return areItems(items) && (next === '' || !areItems([...items, next])) ? items.length : undefined;
}

const longestNoun = 5;
/** An item that is told of several, or has a list of its own. */
const odd = /：|其他|其余|另有|[两三四五六七八九][个家处]/u;

/** 3家：…；…；…。: nothing but a noun between the number and clauses of about one length. */
export function countPlain({ list, of, opener, rest, number }: Told): number | undefined {
	const items = list.split('；');
	const lengths = items.map((item) => item.length);
	const isEven = Math.max(...lengths) <= 3 * Math.min(...lengths);
	if (opener !== '：' || of.length > longestNoun || items.length < 3 || !isEven) return undefined;
	if (items.some((item) => noItem.test(item) || turns.test(item) || odd.test(item)))
		return undefined;
	if (isOutlier(items, number.n)) return undefined;
	// 由甲受理，由乙办结；由丙督办: a clause may hold two.
	const opening = items[0]!.charAt(0);
	if (items.some((item) => item.includes(`，${opening}`))) return undefined;
	// 5个乡镇：…；…: the worst of them may be told.
	const isOver = announces.test(of) && (rest === '' || turns.test(rest));
	return items.length > number.n || isOver ? items.length : undefined;
}

/** 巡防网、技防网、群防网 of 四张网: all end as what is counted does. */
function endAlike(items: readonly string[], of: string): boolean {
	const end = of.replace(/[“”]/gu, '').at(-1)!;
	return (
		items.length > 1 &&
		items.every((item) => item.length > 1 && item.length < 9 && item.endsWith(end)) &&
		sharedEnding(items).length < Math.min(...items.map((item) => item.length))
	);
}

const joined = /[和及与或等]|以及/u;

/** Clauses parted by commas have to be alike from end to end. */
export function countClauses({ list, of, opener, rest }: Told): number | undefined {
	if (/[；：]/u.test(list)) return undefined;
	const isOpen = opener === '，';
	const [pieces, items] = [list.split('，'), list.split(/[，、]/u)];
	if (items.some((item) => noItem.test(item))) return undefined;
	if (items.length > 2 && haveFigures(items) && (!isOpen || byFigures.test(of)))
		return items.length;
	const mayShare = pieces.length > 2 || (pieces.length === 2 && areOneLength(pieces));
	const place = mayShare ? sharedPlace(pieces) : undefined;
	// 东环路…，西环路…，北环路… of 三条路
	const isOfThem = place !== undefined && of.includes(place);
	if (
		isOfThem ||
		(place !== undefined &&
			pieces.length > 2 &&
			!isOpen &&
			of.length < longestNoun &&
			areOneLength(pieces))
	)
		return pieces.length;
	if (isOpen) return undefined;
	if (endAlike(items, of) && !joined.test(list)) return items.length;
	const opening = sharedOpening(pieces);
	const isOpened = opening.length > 1 || (opening !== '' && of.includes(opening));
	const isPaused = list.includes(`、${opening}`);
	if (pieces.length > 1 && isOpened && !isPaused && mayOpen(opening))
		return rest.startsWith(opening) ? undefined : pieces.length;
	const isEven = pieces.length > 2 && areOneLength(pieces) && sharedEnding(pieces) === '';
	return isEven && announces.test(of) ? pieces.length : undefined;
}

const name = /^[〇一-鿿]{2,8}$/u;

/** 三样特产：甲茶、乙米、丙菇。 or 三件事，价格、销路、技术。: names of one length, and nothing else. */
export function countNames({ list, of, opener }: Told): number | undefined {
	const items = list.split('、');
	if (opener === '（' || sharedOpening(items) !== '') return undefined;
	const isLed = opener !== '，' || announces.test(of);
	const isPlain = items.every(
		(item) => name.test(item) && !joined.test(item) && !noItem.test(item),
	);
	if (!isLed || !isPlain || items.length < shortestRun || bundles.test(list)) return undefined;
	return areEven(items, 0) ? items.length : undefined;
}

/** 四个字：快、准、省. */
export function countCharacters({ of, list }: Told): number | undefined {
	const isPlain =
		/^个?字$/u.test(of.replace(/[“”]/gu, '')) && /^[〇一-鿿](?:、[〇一-鿿])+$/u.test(list);
	return isPlain ? list.split('、').length : undefined;
}
