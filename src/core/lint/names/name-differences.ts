import { soundOf } from '../lexicon/sound-alikes';
import { areNearHomophones } from '../lexicon/homophones';
import { haveOneRadical } from '../lexicon/radicals';

/** How two names differ at one place. */
export interface Difference {
	/** What stands there in each; one is empty where the other has more. */
	readonly own: string;
	readonly other: string;
	/** How many characters are the same before and behind it. */
	readonly before: number;
	readonly behind: number;
}

const words = '的在对由向和与及从到于是等了各将已把被该本此每称给让按往至去回进入送下';

/** Where a name cannot go on to the left: words of the sentence, and whose it is. */
const noNamePart: ReadonlySet<string> = new Set(`省市县区镇乡${words}`);

const wordIn = new RegExp(`[${words}]`, 'u');

/** Whether a word of the sentence stands in what was taken for a name. */
export const holdsWord = (name: string): boolean => wordIn.test(name);

/** Whether a name may begin behind this character; empty: nothing stands there. */
export const endsBefore = (c: string): boolean => c === '' || noNamePart.has(c) || c === '道';

/** 市场, 区域, 乡村, 社区: no border between a place and its office. */
const wordOfPlace = /市场|[县区]域|乡[村镇]|城[市镇乡区]|[社园景]区/u;

const isBorder = (text: string, at: number): boolean =>
	noNamePart.has(text.charAt(at)) && !wordOfPlace.test(text.slice(Math.max(0, at - 1), at + 2));

/** Characters alike to the left of two offsets, as far as a name may reach. */
function sameBefore(a: string, i: number, b: string, j: number): number {
	let n = 0;
	while (i - n > 0 && j - n > 0) {
		if (a.charAt(i - n - 1) !== b.charAt(j - n - 1) || isBorder(a, i - n - 1)) break;
		n++;
	}
	return n;
}

const longestAddition = 2;

/** Lengths of what may differ at one place: another character, one too few or too many, two in another order. */
const shapes: readonly (readonly [number, number])[] = [
	[1, 1],
	[1, 0],
	[0, 1],
	[2, 2],
	[longestAddition, 0],
	[0, longestAddition],
];

const isSwap = (own: string, other: string): boolean =>
	own.charAt(0) === other.charAt(1) && own.charAt(1) === other.charAt(0);

/** The one difference of two names that end alike; undefined where there is none, or more than one. */
export function differenceOf(a: string, b: string): Difference | undefined {
	let behind = 0;
	const shorter = Math.min(a.length, b.length);
	while (
		behind < shorter &&
		a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind)
	)
		behind++;
	let best: Difference | undefined;
	for (const [m, n] of shapes) {
		const i = a.length - behind - m;
		const j = b.length - behind - n;
		if (i < 0 || j < 0) continue;
		const own = a.slice(i, i + m);
		const other = b.slice(j, j + n);
		if (m === 2 && n === 2 && !isSwap(own, other)) continue;
		const before = sameBefore(a, i, b, j);
		if (before > (best?.before ?? 0)) best = { own, other, before, behind };
	}
	return best;
}

/** The one difference of two names that are known from end to end. */
export function wholeDifferenceOf(a: string, b: string): Difference | undefined {
	let before = 0;
	const shorter = Math.min(a.length, b.length);
	while (before < shorter && a.charCodeAt(before) === b.charCodeAt(before)) before++;
	let behind = 0;
	while (
		behind < shorter - before &&
		a.charCodeAt(a.length - 1 - behind) === b.charCodeAt(b.length - 1 - behind)
	)
		behind++;
	const own = a.slice(before, a.length - behind);
	const other = b.slice(before, b.length - behind);
	const isOne = own.length <= 1 && other.length <= 1;
	return isOne || (own.length === 2 && isSwap(own, other))
		? { own, other, before, behind }
		: undefined;
}

/** Sides, ranks, sizes and letters tell two things of a kind apart. */
const marks: ReadonlySet<string> = new Set(
	'东西南北中上下左右前后内外里间一二三四五六七八九十百千万两首第大小新老旧长短高低总分副支男女甲乙丙丁子母0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
);

const levels = '省市县区镇乡村州';

/** Names that differ in two of one row are two. */
const rows = [
	'红黄蓝绿白黑紫金银橙',
	'春夏秋冬早晚午夜晨',
	'江河湖海溪沟塘泉潭港湾川渠源滨浦洲山岭峰坡岗崖坳坪坝塬洞谷岛寺关',
	'园苑里湾岛城府庭居院庄坊阁楼都郡墅花家谷湖',
	'松柏桃李梅杏柳杨槐榆桂竹枫樟梨枣桑兰荷菊',
	'龙虎凤鹤马牛羊狮象',
	'农林牧渔工商企学水土路电气粮油果菜茶医药教文体旅税财法',
	'老少青幼儿童妇',
	'能应可须必愿要想',
	'人民公私国军',
	'天地日月星云雨雪风',
	'金木水火土石铜铁',
	'安宁定富宏家',
	'福祥禄祺',
	'珠珍琪瑞玲琳',
	levels,
	'城郊乡镇村',
] as const;

/** Whether two characters stand in one row, by which names of two things are told apart. */
export const areOfOneRow = (a: string, b: string): boolean =>
	rows.some((row) => row.includes(a) && row.includes(b));

/** Whether what differs tells two things apart by its meaning. */
export function areContrasted({ own, other }: Difference): boolean {
	if (own.length === 2 && other.length === 2) return false;
	const all = own + other;
	for (let at = 0; at < all.length; at++) if (marks.has(all.charAt(at))) return true;
	// 石坪小学, 石坪镇小学
	if (own === '' || other === '') return levels.includes(all);
	return !areNearHomophones(own, other) && areOfOneRow(own, other);
}

/** “惠农e贷” is heard as 惠农易贷. */
const letters: Readonly<Record<string, string>> = { e: '易', E: '易', i: '爱' };

/** Whether one character sounds like the other. */
export function soundAlike({ own, other }: Difference): boolean {
	if (own.length !== 1 || other.length !== 1) return false;
	const [a, b] = [letters[own] ?? own, letters[other] ?? other];
	return soundOf(a) === soundOf(b) || areNearHomophones(a, b);
}

/** Whether two characters sound or look alike. */
export const areLike = (difference: Difference): boolean =>
	soundAlike(difference) ||
	(difference.own.length === 1 && haveOneRadical(difference.own, difference.other));
