import { readNumber } from '../../text/numerals';
import type { Span } from '../../text/span';

/** 下降2倍, 减少了1倍, 下降120%: a decrease that leaves less than nothing. Offsets are of the text. */
export interface ImpossibleFall extends Span {
	/** 2倍, 120%. */
	readonly amount: Span;
	/** How often the decrease holds the base: 2 for 2倍, 1.2 for 120%. */
	readonly times: number;
	readonly isPercent: boolean;
}

/** Verbs of a decrease; those of one character need a comparison before them, or 了 behind. */
export const fallWords = [
	'下降',
	'减少',
	'降低',
	'下跌',
	'缩短',
	'缩减',
	'缩小',
	'压减',
	'压缩',
	'压降',
	'下滑',
	'回落',
	'下调',
	'减轻',
	'节省',
	'节约',
	'降价',
	'降幅',
	'减幅',
	'跌幅',
	'锐减',
	'骤减',
	'骤降',
	'锐降',
	'暴跌',
	'大跌',
	'大降',
	'便宜',
] as const;

const bareWords = ['少', '低', '短', '小', '慢', '降', '减', '缩', '跌', '省'] as const;
const numbers = [
	...'0123456789０１２３４５６７８９一二两三四五六七八九十半几数百近约超达了',
	'幅度',
];

/** Where a rule has to look: a verb with what can open a number behind it. */
export const fallTriggers: readonly string[] = [...fallWords, ...bareWords].flatMap((verb) =>
	numbers.map((opening) => verb + opening),
);

const amountAfter =
	/^(?:幅度|达到?|高达|[了为约近]|超过|超|将近|接近|大约|整整|至少|不止){0,4}(?<amount>(?<number>\d+(?:\.\d+)?|[一二两三四五六七八九十百]{1,3}|[几数半])(?<unit>多?倍|[%％]))/u;
/** 2倍镜, 两倍标准差: no measure of the decrease. */
const otherTimes = /^(?:[镜焦速频率液数压]|标准差|体积|稀释|量程)/u;

/** What can fall below nothing: a profit becomes a loss. */
const canTurn =
	/利润|盈利|收益|效益|顺差|逆差|结余|盈余|净额|净流|净增|增速|增幅|涨幅|现金流|贡献|差额|损益|利差|亏损|所有者权益|净资产|市值管理|贴息/u;

const hasComparison = /[比较][^，。；：！？]{1,16}$/u;
function valueOf(number: string): number | undefined {
	if (number === '半') return 0.5;
	return /[几数]/u.test(number) ? Number.NaN : readNumber(number);
}

/**
 * The decrease that a trigger opens, where it cannot be.
 * @param text with quotations masked.
 * @param hit one of `fallTriggers`.
 */
export function impossibleFallAt(text: string, hit: Span): ImpossibleFall | undefined {
	const isBare = !(fallWords as readonly string[]).includes(text.slice(hit.from, hit.from + 2));
	const verb = isBare ? 1 : 2;
	const at = hit.from + verb;
	const tail = text.slice(at, at + 24);
	if (!/[倍%％]/u.test(tail)) return undefined;
	const found = amountAfter.exec(tail);
	if (!found) return undefined;
	const { amount, number, unit } = found.groups as Record<'amount' | 'number' | 'unit', string>;
	const isPercent = !unit.endsWith('倍');
	const head = text.slice(Math.max(0, hit.from - 40), hit.from);
	const clause = /[^，。；：！？]*$/u.exec(head)![0];
	const isCompared = found[0].startsWith('了') || hasComparison.test(clause);
	if (isBare && (isPercent || !isCompared)) return undefined;
	const value = valueOf(number);
	if (value === undefined) return undefined;
	const times = isPercent ? value / 100 : value;
	const to = at + found[0].length;
	const behind = text.slice(to, to + 4);
	if (isPercent && (times <= 1 || canTurn.test(/[^。；！？]*$/u.exec(head)![0]))) return undefined;
	if (!isPercent && otherTimes.test(behind)) return undefined;
	return { from: hit.from, to, amount: { from: to - amount.length, to }, times, isPercent };
}
