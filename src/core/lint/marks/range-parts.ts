/** One end of a range: a number with what is written behind it. */
export interface RangeEnd {
	readonly number: string;
	readonly value: number;
	/** 万 or 亿, with 千 or 百 before it or alone; empty where there is none. */
	readonly scale: string;
	/** %, ‰, ℃ or a measure word; empty where there is none. */
	readonly unit: string;
}

/** A range between two numbers; offsets are of the text. */
export interface Range {
	readonly from: number;
	readonly to: number;
	readonly low: RangeEnd;
	readonly high: RangeEnd;
	/** What joins the two ends, as written. */
	readonly mark: string;
}

// Measures that are counted or measured, never numbers of houses, rooms, sheets: 号 楼 室 栋 单元.
const units =
	'个百分点|百分点|个工作日|工作日|个小时|小时|分钟|课时|学时|个月|星期|公里|千米|厘米|毫米|公斤|千克|毫克|微克|毫升|千伏|赫兹|公顷|平方公里|平方米|立方米|千瓦时|千瓦|兆瓦|摄氏度|人次|车次|班次|批次|人份|美元|周岁|[年元家户名人个件起处次台辆头只株棵亩吨斤克米里升度倍成天岁周分条项种场秒级座套册份间羽尾笔宗艘口眼所位回块架捆颗粒盏篇首步圈剂例支张根把针桌顿餐封寸尺趟遍袋箱瓶桶盒字伏℃%％‰]';
const endText = `(\\d+(?:,\\d{3})*(?:\\.\\d+)?)([千百]?[万亿]|[千百])?(${units})?`;
const lowAt = new RegExp(`(?<![\\d.,])${endText}$`, 'u');
const highAt = new RegExp(`^${endText}`, 'u');

/** How far an end reaches, characters. */
const reach = 20;

function toEnd(match: RegExpExecArray): RangeEnd {
	const [, number = '', scale = '', unit = ''] = match;
	return { number, value: Number(number.replaceAll(',', '')), scale, unit };
}

/**
 * The range around a joining mark; undefined where no number stands on either side.
 * @param from start of the mark, which ends before `to`.
 */
export function rangeAround(text: string, from: number, to: number): Range | undefined {
	if (!/^\d$/u.test(text.charAt(to))) return undefined;
	const low = lowAt.exec(text.slice(Math.max(0, from - reach), from));
	if (!low) return undefined;
	const high = highAt.exec(text.slice(to, to + reach));
	if (!high) return undefined;
	return {
		from: from - low[0].length,
		to: to + high[0].length,
		low: toEnd(low),
		high: toEnd(high),
		mark: text.slice(from, to),
	};
}

const notCounted =
	/(?:[第图表栋楼字卷页以]|附件|附表|编号|型号|代码|房间|标段|批号|单元|版本|文号|电话|传真|热线|比分)\s?$/u;

/** 3-5支队, 3-5张家村: the measure word begins another word. */
const begunWord = /^(?:支[队行部]|张[家村庄]|根据|把关|针对)/u;

/** Behind letters, signs of codes and paths, or another hyphen the number is part of a name. */
export function isPartOfName(text: string, { from, to }: { from: number; to: number }): boolean {
	const before = text.charAt(from - 1);
	if (before !== '' && /[\w\-–—/.#@=&+:：×*№'"]/u.test(before) && before !== '：') return true;
	// 60公里/小时 is a unit all the same.
	if (/^(?:[\w\-–—@×*]|\/(?![〇一-鿿]))/u.test(text.slice(to, to + 2))) return true;
	if (begunWord.test(text.slice(to - 1, to + 1))) return true;
	return notCounted.test(text.slice(Math.max(0, from - 4), from));
}

/** Whether the number is written as figures of a quantity are: 3, 1,200, 0.5, but not 05. */
export const isQuantity = ({ number }: RangeEnd): boolean => !/^0\d/u.test(number);

/** As it should be written: of the powers only 万 and 亿 go with digits, 6千 is 6000. */
export function writeEnd({ number, value, scale, unit }: RangeEnd): string {
	const power = /^[千百]/u.exec(scale)?.[0];
	if (power === undefined) return number + scale + unit;
	const whole = Math.round(value * (power === '千' ? 1000 : 100) * 100) / 100;
	return `${whole}${scale.slice(1)}${unit}`;
}

const powers: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** What a number with this scale is multiplied by. */
export const scaleOf = (scale: string): number =>
	[...scale].reduce((product, power) => product * (powers[power] ?? 1), 1);
