import { readCount } from '../../text/chinese-numerals';
import type { Contradiction } from './changes-check';
import { isNear, isWithin, kinOf, only, sentenceFirst, sentenceTo, wordsTo } from './claimed';
import { clean, isPlain, type Quantity } from '../quantity';

const each = /(?<unit>[日天周月])均(?<said>[一-龥]{0,6}?)(?:[为达仅]|达到)?$/u;
/** Averages and plans of their own kind, and periods that hold others. */
const others =
	/同比|上年|去年|计划|其中|分别|预计|目标|最[高低多少大]|[每（(]|原来|此前|平时|节假日|以来/u;
/** From a day on that the period does not tell: 2025年开馆，累计…. */
const opened = /开[园馆业诊通放]|启动|启用|投用|上线|投产|建成/u;

const dayPeriods =
	/(?<week>(?:[首头上本当这]|第[一二三四])周|(?:一|1)周|[一1]个星期)(?![年期边围])|(?<span>\d{1,2}月\d{1,2}日[至到—–～-](?:\d{1,2}月)?\d{1,2}日)|(?<days>\d{1,3})天|(?<other>\d+个?(?:[周月年]|工作日)|[一二两三四五六]周)/gu;
const weekPeriods =
	/(?<![第每上下本首这])(?<weeks>\d{1,2}|[两三四五六七八九十]{1,2})(?:个星期|个?周)(?![年期边围岁])/gu;
const monthPeriods =
	/(?<half>上半年|下半年)|(?<quarters>前三季度)|(?<quarter>[一二三四]季度)|(?<!\d)1(?:月份?)?[至到—–～-](?<until>1[0-2]|[2-9])月|(?<months>\d{1,2}|(?<![第每])[两三四五六七八九十])个月|(?<year>全年|20\d\d年)|(?<other>\d月|一个?月|第?[一二三四五六]月|半年)/gu;

/** Days from one date to another of the same year, both counted; undefined where they are not in order. */
function daysOf(span: string): number | undefined {
	const found = /^(\d+)月(\d+)日.(?:(\d+)月)?(\d+)日/u.exec(span);
	if (!found) return undefined;
	const [month = 0, first = 0, , last = 0] = found.slice(1).map(Number);
	const end = found[3] === undefined ? month : Number(found[3]);
	// Months are of 28 to 31 days, so a span over their border is left.
	return end === month && last > first ? last - first + 1 : undefined;
}

/** All lengths that a period may have been counted with: days, and those of them that are worked. */
function withWorkingDays(days: number): readonly number[] {
	const lengths = [days];
	const least = Math.floor((days * 5) / 7) - 1;
	for (let n = Math.max(1, least); n < days; n++) lengths.push(n);
	return lengths;
}

function dayLengths(groups: Readonly<Record<string, string | undefined>>): readonly number[] {
	if (groups['week'] !== undefined) return [7, 5];
	if (groups['days'] !== undefined) return [Number(groups['days'])];
	const days = daysOf(groups['span'] ?? '');
	return days === undefined ? [] : withWorkingDays(days);
}

function monthLengths(groups: Readonly<Record<string, string | undefined>>): readonly number[] {
	if (groups['half'] !== undefined) return [6];
	if (groups['quarters'] !== undefined) return [9];
	if (groups['quarter'] !== undefined) return [3];
	if (groups['year'] !== undefined) return [12];
	const months = groups['until'] ?? groups['months'];
	return months === undefined ? [] : [readCount(months) ?? Number(months)];
}

/** How many units of time the one period of a sentence has; none where it names several, or none. */
function lengthsIn(sentence: string, unit: string): readonly number[] {
	const isMonth = unit === '月';
	if (isMonth && opened.test(sentence)) return [];
	const periods = isMonth ? monthPeriods : unit === '周' ? weekPeriods : dayPeriods;
	const groups = only([...sentence.matchAll(periods)])?.groups;
	if (!groups) return [];
	const weeks = groups['weeks'];
	if (weeks !== undefined) return [readCount(weeks) ?? Number(weeks)];
	return isMonth ? monthLengths(groups) : dayLengths(groups);
}

/** The clause of a whole, as far as its mean. */
const clauseOf = (text: string, whole: Quantity, mean: Quantity): string =>
	/[^，；。！？\n]*$/u.exec(text.slice(Math.max(0, whole.from - 30), whole.from))![0] +
	text.slice(whole.from, mean.from);

/** Whether so many make the whole, told with half a unit of room, or cut off; things are also rounded up. */
function fits(whole: Quantity, number: number, mean: Quantity): boolean {
	const isCount = mean.unit?.isCount === true;
	const [up, down] = isCount ? [1, 1] : [mean.slack, 0];
	return whole.lowest / number <= mean.highest + up && whole.highest / number >= mean.lowest - down;
}

/**
 * 首周接诊385人次，日均55人次: a whole, the length of its time, and the mean of a day or month. Believed only
 * in a sentence with one period and one other figure of the kind.
 */
export function periodAverageAt(
	text: string,
	quantities: readonly Quantity[],
	at: number,
): Contradiction | undefined {
	const mean = quantities[at]!;
	const said = each.exec(wordsTo(text, mean.from))?.groups;
	if (!said || !isPlain(mean) || /^[的/／以]/u.test(text.slice(mean.to))) return undefined;
	const before = quantities.slice(sentenceFirst(text, quantities, at), at);
	const kin = kinOf(before, mean);
	// 要完成10.5亿元的目标，后两个月须入库1.86亿元，月均0.98亿元: the last clause has all.
	const last = kin.at(-1);
	const clause = last ? clauseOf(text, last, mean) : '';
	const isOwn = lengthsIn(clause, said['unit']!).length > 0;
	const whole = isOwn ? last : only(kin);
	const sentence = isOwn ? clause : sentenceTo(text, mean.from);
	if (!whole || !isPlain(whole) || others.test(sentence)) return undefined;
	const lengths = lengthsIn(sentence, said['unit']!);
	const [length] = lengths;
	if (length === undefined || length < 2) return undefined;
	if (text.slice(whole.to, mean.from).replace(/[^，]/gu, '').length !== 1) return undefined;
	if (!isWithin(said['said']!, sentenceTo(text, whole.from))) return undefined;
	const value = clean(whole.low / length);
	if (!isNear(mean.low, value) || lengths.some((n) => fits(whole, n, mean))) return undefined;
	return {
		wrong: mean,
		value,
		others: [[whole, '总数']],
		working: {
			kind: 'perPeriod',
			first: whole,
			count: length,
			of: said['unit']! === '月' ? '个月' : said['unit']! === '周' ? '周' : '天',
		},
	};
}
