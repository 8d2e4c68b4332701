import type { Span } from '../../text/span';
import type { RateChange } from './rate-changes';

/** A distance of two rates that is told in %: 增长7.2%，高于全市平均0.9%; 距目标的86%还差3.4%. */
export type RateGap = Omit<RateChange, 'rate'>;

/** Words near which such a distance is told. */
export const gapTriggers: readonly string[] = [
	...['平均水平', '平均增速', '平均增幅', '平均值', '水平', '均值'],
	...['高于全', '低于全', '快于全', '慢于全', '加快', '放缓', '收窄', '回落'],
	...['还差', '尚差', '仍差', '相差', '还有', '尚有', '仍有', '还低', '仍低', '还少'],
];

const percent = '\\d+(?:\\.\\d+)?[%％]';
/** 高于全市平均水平0.9%: between the level and the figure. */
const beyond = new RegExp(
	`(?<level>\\d+(?:\\.\\d+)?)[%％][，、（(](?:分别|[均也但仍])?(?<verb>高于|快于|高出|超过|领先|低于|慢于|落后于)[一-龥]{0,12}?(?:平均|增速|增幅|水平|均值|全[国省市县区州盟旗])[一-龥]{0,4}(?<amount>${percent})(?![的以）)])`,
	'u',
);
/** 占3%，高于平均水平: a level must not be read for a distance. */
const isLevelSaid = /[的为达是]$/u;
const changeBefore = /(?:增长|增速|增幅|上升|提高|下降|降幅|涨幅|[率比重])[^，。；\d]{0,6}$/u;

/**
 * A level behind 高于 may be what is exceeded; one that is greater than what exceeds it, or far less than half
 * of it, is not.
 */
function isDistance(verb: string, level: number, value: number): boolean {
	if (/^[低慢落]/u.test(verb)) return value < level;
	return value > level || value * 3 <= level;
}

const reach = 60;

/** 同比增长7.2%，高于全市平均增速0.9%. */
function beyondAverageAt(text: string, hit: Span, sentence: Span): RateGap | undefined {
	const from = Math.max(sentence.from, hit.from - reach);
	const to = Math.min(sentence.to, hit.to + 16);
	const own = text.slice(from, to);
	const found = beyond.exec(own);
	if (!found) return undefined;
	const { level = '', verb = '', amount = '' } = found.groups!;
	const head = own.slice(0, found.index);
	const end = from + found.index + found[0].length;
	const words = text.slice(end - amount.length - 1, end - amount.length);
	const value = Number.parseFloat(amount);
	if (!changeBefore.test(head) || isLevelSaid.test(words) || hit.from > end) return undefined;
	if (!isDistance(verb, Number(level), value)) return undefined;
	const verbAt = from + found.index + found[0].indexOf(verb);
	return {
		said: { from: verbAt, to: end },
		amount: { from: end - amount.length, to: end },
		value,
	};
}

const since =
	'(?:上年|去年)(?:同期)?|[一二三四上前][一-龥]{0,2}季度|上半年|上月|前\\S{1,2}个?月|1[-—－–~～至到]\\d{1,2}月份?';
/** 增长6.1%，较一季度加快0.4%: only a growth is fast or slow. */
const paced = new RegExp(
	`(?:增长|下降|上涨|上升)\\d+(?:\\.\\d+)?[%％][，、（(](?:增速)?[比较](?<since>${since})(?<verb>加快|放缓|减缓|收窄|回落|提[高升])了?(?<amount>${percent})(?![的以）)])`,
	'u',
);
/** What grew from the year before has not fallen from it; of months it may have. */
const mayFall = /月$/u;

/** 同比增长6.1%，较一季度加快0.4%. */
function pacedAt(text: string, hit: Span, sentence: Span): RateGap | undefined {
	const from = Math.max(sentence.from, hit.from - reach);
	const own = text.slice(from, Math.min(sentence.to, hit.to + 16));
	const found = paced.exec(own);
	if (!found) return undefined;
	const { verb = '', amount = '', since: then = '' } = found.groups!;
	if (/回落|提/u.test(verb) && mayFall.test(then)) return undefined;
	const end = from + found.index + found[0].length;
	return {
		said: { from: end - amount.length - verb.length, to: end },
		amount: { from: end - amount.length, to: end },
		value: Number.parseFloat(amount),
	};
}

/** 比例为82.6%，距年度目标的86%还差3.4%. */
const short = new RegExp(
	`(?<a>\\d+(?:\\.\\d+)?)[%％](?:左右)?[，、（(](?:[但仍尚]|目前)?(?:距离?|[离与同较比])[^，。；：\\d]{0,16}(?<b>\\d+(?:\\.\\d+)?)[%％](?:以上)?的?[^，。；：\\d]{0,8}?，?[仍还尚只仅]?(?<verb>[相还尚仍]?差|[低少欠]|还?有|高出?)了?(?<amount>${percent})`,
	'u',
);
/** 完成率86%，距年度目标还差4%: the mark itself is not told. */
const shortOfMark = new RegExp(
	`[率比重度][为达到是约]{0,2}\\d+(?:\\.\\d+)?[%％][，、（(](?:[但仍尚]|目前)?(?:距离?|[离与同较])[^，。；：\\d]{0,8}(?:目标|任务|要求|计划)(?<verb>[相还尚仍]?差)了?(?<amount>${percent})`,
	'u',
);
const ofLevels = /^(?:的差距|的距离|[，。；）]|$)/u;

/** 完成率86%，距目标任务的90%差4%; the hit is the rate, or a word that stands before the figure. */
export function shortOfAt(text: string, hit: Span, sentence: Span): RateGap | undefined {
	const from = Math.max(sentence.from, hit.from - reach);
	const own = text.slice(from, Math.min(sentence.to, hit.to + reach));
	const found = short.exec(own) ?? shortOfMark.exec(own);
	if (!found) return undefined;
	const { a, b, verb = '', amount = '' } = found.groups! as Record<string, string | undefined>;
	const value = Number.parseFloat(amount);
	const end = from + found.index + found[0].length;
	if (!ofLevels.test(text.slice(end, end + 3))) return undefined;
	const gap = {
		said: { from: end - amount.length - verb.length, to: end },
		amount: { from: end - amount.length, to: end },
		value,
	};
	if (a === undefined || b === undefined) return gap;
	// Only what is the very difference of both is surely meant in points.
	if (Math.abs(Math.abs(Number(a) - Number(b)) - value) > 0.051) return undefined;
	return { ...gap, ends: [a, b] };
}

/**
 * What a hit of `gapTriggers` tells in % and means in points.
 * @param text with titles masked.
 * @param sentence of the hit.
 */
export function rateGapAt(text: string, hit: Span, sentence: Span): RateGap | undefined {
	const word = text.slice(hit.from, hit.to);
	if (/[快缓窄落]$/u.test(word)) return pacedAt(text, hit, sentence);
	return /平均|水平|均值|全$/u.test(word)
		? beyondAverageAt(text, hit, sentence)
		: shortOfAt(text, hit, sentence);
}
