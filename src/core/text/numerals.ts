import type { Span } from './span';

/**
 * 数目: a figure as prose writes it (126, １２６, 1.2万, 三十, 百分之五, 500余, 十几, 5%～6%).
 * `from`/`to` cover number, rough mark and unit.
 */
export interface Figure extends Span {
	/** The number with its scale, without unit; for a range both ends. */
	readonly number: Span;
	/** `range`: two ends; `rough`: made inexact by its own form (余, 多, 几, 三五). */
	readonly kind: 'exact' | 'range' | 'rough';
	/**
	 * Bounds of the value, equal but for ranges; 500余 has the value of its digits, undefined where
	 * the numeral itself is an estimate (几十, 三五).
	 */
	readonly low: number | undefined;
	readonly high: number | undefined;
	/** 余, 多 or 来 behind the number or the unit. */
	readonly rough?: Span;
	readonly unit?: Span;
}

/** What counts or measures, longest first where one begins another. */
const units = [
	'个百分点 百分点 平方公里 平方千米 立方米 平方米 立方 平方 千瓦时 个工作日 工作日 个小时 小时 分钟 个月 季度 星期 周岁 公里',
	'千米 厘米 毫米 公斤 千克 公顷 兆瓦 千瓦 美元 欧元 人次 批次 车次 班次 频次 架次 件套 台套 余次 摄氏度 万千瓦 标准箱',
	'英寸 海里 元 家 户 名 人 个 项 条 件 起 处 次 场 期 份 篇 批 张 块 套 台 辆 艘 架 座 栋 幢 间 所 层 级 届',
	'届次 轮 头 只 匹 羽 尾 株 棵 亩 吨 斤 克 米 里 升 度 倍 成 种 类 位 例 宗 桩 桶 袋 箱 瓶 盏 盒 本 册 部 笔',
	'股 步 天 年 月 日 号 时 点 分 秒 周 岁 旬 代 站 支 队 班 组 片 村 镇 乡 县 市 区 国 省 校 桌 口 孔 根 段',
	'道 扇 床 席 % ％ ‰ ℃ 折 字 页 行 票 门 课时 学时 万分 毫克 兆 伏 瓦',
].flatMap((line) => line.split(' '));
const byLength = [...units].sort((a, b) => b.length - a.length);

const arabic = String.raw`[\d０-９]+(?:,[\d０-９]{3})*(?:[.．][\d０-９]+)?`;
// 千 and 百 do not scale where a unit begins with them (千克, 百分点).
const scaleWord = String.raw`(?:[十百千]?[万亿]{1,2}|千(?![克米瓦伏卡帕赫焦兆吨字])|百(?![分帕]))`;
const chinese = '[〇零一二两三四五六七八九十百千万亿几]+';
const fraction = `(?:${chinese}|[\\d０-９]+)分之(?:${arabic}|${chinese})`;
const number = `(?:${fraction}|${arabic}亿${arabic}万|${arabic}${scaleWord}?|${chinese}|[数上][十百千万亿]+)`;
// 多数, 余额, 来自 are words of their own.
const roughMark =
	'(?:余(?![额款热粮下生力震党])|多(?![数为是于由属余])|来(?=[个名家户人天年次岁里]))';
const unitWord = `(?:${byLength.join('|')})`;
const unitRoughMark =
	'(?:多(?=$|[月年天小星工时点，。；、）的])|余(?=$|[月年天小，。；、）]))(?:小时|星期|月|天)?';
const dash = '[-－–—―~～至到]';

// Positions are told from the lengths of the groups, which follow each other without a gap:
// asking the engine for indices makes the whole scan several times slower.
const pattern = new RegExp(
	`(?:(?<![\\d０-９A-Za-z.第统])|(?<=GDP))(${number})(?:(${unitWord})?${dash}(${number}))?` +
		`(${roughMark})?(${scaleWord})?(${unitWord})?(${unitRoughMark})?`,
	'gu',
);

const fullWidthZero = 0xff10;
const halfWidth = (text: string): string =>
	text.replace(/[０-９．]/gu, (c) => (c === '．' ? '.' : String(c.charCodeAt(0) - fullWidthZero)));

const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const digitValues = '零一二三四五六七八九';

/** 三五, 七八: neighbouring digits (or 三五) are an estimate, but not in 二〇二三 or 一二三四. */
const neighbours =
	/(?<![〇零一二三四五六七八九])(?:一二|二三|两三|三四|三五|四五|五六|六七|七八|八九)(?![〇零一二三四五六七八九])/u;
const isRoughNumeral = (text: string): boolean =>
	!/^[\d０-９]/u.test(text) && (/[几数]|^上[百千万亿]/u.test(text) || neighbours.test(text));

const sum = (a: number | undefined, b: number | undefined): number | undefined =>
	a === undefined || b === undefined ? undefined : a + b;

function readChinese(text: string): number | undefined {
	if (isRoughNumeral(text)) return undefined;
	let total = 0;
	let section = 0;
	let digit: number | undefined;
	for (const c of text) {
		const power = powers[c];
		if (power === undefined) {
			const value = c === '〇' ? 0 : c === '两' ? 2 : digitValues.indexOf(c);
			if (value < 0) return undefined;
			digit = (digit ?? 0) * (section === 0 ? 10 : 0) + value;
		} else if (power >= 1e4) {
			section += digit ?? 0;
			total = (total + (section === 0 ? 1 : section)) * power;
			section = 0;
			digit = undefined;
		} else {
			section += (digit ?? 1) * power;
			digit = undefined;
		}
	}
	return text === '' ? undefined : total + section + (digit ?? 0);
}

const scaleOf = (text: string): number => [...text].reduce((n, c) => n * (powers[c] ?? 1), 1);

/**
 * Value of a number without unit: `1,200`, `１．５`, `1.2万`, `三百二十`, `百分之五` (0.05).
 * @returns undefined where it is no number, or an estimate by itself (几十, 三五百, 上千).
 */
export function readNumber(text: string): number | undefined {
	const fraction = /^([^之]+)分之([^之]+)$/u.exec(text);
	if (fraction) return ratio(readNumber(fraction[2]!), readNumber(fraction[1]!));
	const parts = /^([^亿]+亿)([^亿]+万)$/u.exec(text);
	if (parts) return sum(readNumber(parts[1]!), readNumber(parts[2]!));
	const digits = /^([\d,.]+)([十百千万亿]*)$/u.exec(halfWidth(text));
	if (!digits) return readChinese(text);
	const value = Number(digits[1]!.replaceAll(',', ''));
	return Number.isNaN(value) ? undefined : Number((value * scaleOf(digits[2]!)).toPrecision(15));
}

/** A Chinese numeral alone is a figure only before a unit: 统一, 万一, 十分 are words. */
const isFigure = (low: string, unitText: string | undefined): boolean =>
	/^[\d０-９]|分之/u.test(low) || (unitText !== undefined && low + unitText !== '十分');

const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
	a === undefined || !b ? undefined : a / b;

const times = (value: number | undefined, by: number): number | undefined =>
	value === undefined ? undefined : value * by;

/** 5～6万: the scale of the second end holds for the first too where that has none. */
function sharedScale(low: string, high: string): number {
	if (low === high || /[百千万亿]$/u.test(low) || !/^[\d０-９]/u.test(high)) return 1;
	return scaleOf(/[百千万亿]*$/u.exec(high)![0]);
}

/** Spans of texts that follow each other up to `end`; an absent one is empty. */
function spansBefore(end: number, parts: readonly (string | undefined)[]): readonly Span[] {
	let to = end;
	const spans = [...parts].reverse().map((part = '') => {
		const span = { from: to - part.length, to };
		to = span.from;
		return span;
	});
	return spans.reverse();
}

/** @param offset of the text that was matched, in the text that is asked about. */
function toFigure(match: RegExpExecArray, offset: number): Figure | undefined {
	const [all, low = '', lowUnit, second, rough, scale, unit, unitRough] = match;
	if (!isFigure(low, unit)) return undefined;
	const from = offset + match.index;
	const to = from + all.length;
	const [roughAt, scaleAt, unitAt, unitRoughAt] = spansBefore(to, [rough, scale, unit, unitRough]);
	const roughSpan = rough === undefined ? unitRough && unitRoughAt : roughAt;
	const high = second ?? low;
	const by = scale ? scaleOf(scale) : 1;
	const isRough = roughSpan !== undefined || isRoughNumeral(low) || isRoughNumeral(high);
	return {
		from,
		to,
		number: { from, to: scale === undefined ? roughAt!.from : scaleAt!.to },
		kind: second !== undefined ? 'range' : isRough ? 'rough' : 'exact',
		// Most who look for figures never ask for their values.
		get low() {
			return times(readNumber(low), by * (lowUnit === undefined ? sharedScale(low, high) : 1));
		},
		get high() {
			return times(readNumber(high), by);
		},
		...(roughSpan && { rough: { from: roughSpan.from, to: roughSpan.from + 1 } }),
		...(unit !== undefined && { unit: unitAt! }),
	};
}

/**
 * All figures of a text in order; time is linear in it.
 * @param offset is added to all offsets, for a part of a longer text.
 */
export function figuresIn(text: string, offset = 0): readonly Figure[] {
	const found: Figure[] = [];
	for (const match of text.matchAll(pattern)) {
		const figure = toFigure(match, offset);
		if (figure) found.push(figure);
	}
	return found;
}

/** The figure that begins at an offset, undefined where none does. */
export const figureAt = (text: string, from: number): Figure | undefined =>
	figuresIn(text.slice(from, from + 40), from).find((f) => f.from === from);
