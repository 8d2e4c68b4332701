/** What counts or measures. */
export const units: readonly string[] = [
	'个百分点 百分点 平方公里 平方千米 立方米 平方米 立方 平方 千瓦时 个工作日 工作日 个小时 小时 分钟 个月 季度 星期 周岁 公里',
	'千米 厘米 毫米 公斤 千克 公顷 兆瓦 千瓦 美元 欧元 人次 批次 车次 班次 频次 架次 辆次 台次 亩次 户次 艘次 件套 台套 余次 摄氏度 万千瓦 标准箱',
	'英寸 海里 元 家 户 名 人 个 项 条 件 起 处 次 场 期 份 篇 批 张 块 套 台 辆 艘 架 座 栋 幢 间 所 层 级 届',
	'届次 轮 头 只 匹 羽 尾 株 棵 亩 吨 斤 克 米 里 升 度 倍 成 种 类 位 例 宗 桩 桶 袋 箱 瓶 盏 盒 本 册 卷 部 笔',
	'股 步 天 年 月 日 号 时 点 分 秒 周 岁 旬 代 站 支 队 班 组 片 村 镇 乡 县 市 区 国 省 校 桌 口 孔 根 段',
	'道 扇 床 席 % ％ ‰ ℃ 折 字 页 行 票 门 课时 学时 万分 毫克 微克 毫升 兆 伏 瓦 眼 剂次 剂 标箱 标台 兆瓦时 千伏安 兆伏安 工日 枚 顶 趟 罐 杆 幅',
].flatMap((line) => line.split(' '));

/**
 * A figure's parts, which follow each other without a gap: number, [unit, dash, second number], rough
 * mark, scale, unit, rough mark of the unit. An absent part is empty. Offsets are of the text.
 */
export interface FigureMatch {
	readonly from: number;
	/** End of the first number. */
	readonly low: number;
	/** End of the unit before a dash; equals `low` where there is none. */
	readonly lowUnit: number;
	/** The second number of a range; both equal `low` where there is none. */
	readonly secondFrom: number;
	readonly second: number;
	readonly rough: number;
	readonly scale: number;
	readonly unit: number;
	readonly to: number;
}

const Kind = {
	arabic: 1,
	chinese: 2,
	/** 十百千万亿, which are Chinese numerals too. */
	scale: 4,
	/** 数 and 上, which stand before a scale. */
	vague: 8,
	dash: 16,
	/** What a number does not begin behind. */
	bars: 32,
} as const;

/** Bits by code unit: one look tells what a character may be. */
const kinds = new Uint8Array(0x10000);

function mark(characters: string, kind: number): void {
	for (let i = 0; i < characters.length; i++) kinds[characters.charCodeAt(i)]! |= kind;
}

mark('0123456789０１２３４５６７８９', Kind.arabic | Kind.bars);
mark('〇零一二两三四五六七八九十百千万亿几', Kind.chinese);
mark('十百千万亿', Kind.scale);
mark('数上', Kind.vague);
mark('-－–—―~～至到', Kind.dash);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.第统', Kind.bars);

const unitsByFirst = new Map<string, readonly string[]>();
for (const unit of [...units].sort((a, b) => b.length - a.length)) {
	const first = unit.charAt(0);
	unitsByFirst.set(first, [...(unitsByFirst.get(first) ?? []), unit]);
}

const is = (text: string, at: number, kind: number): boolean =>
	at < text.length && (kinds[text.charCodeAt(at)]! & kind) !== 0;

const isOneOf = (text: string, at: number, characters: string): boolean =>
	at < text.length && characters.includes(text.charAt(at));

/** The end of a run of characters of a kind. */
function runEnd(text: string, from: number, kind: number): number {
	let at = from;
	while (is(text, at, kind)) at++;
	return at;
}

/** 1,200.5 */
function arabicEnd(text: string, from: number): number {
	let at = runEnd(text, from, Kind.arabic);
	while (
		text.charAt(at) === ',' &&
		is(text, at + 1, Kind.arabic) &&
		is(text, at + 2, Kind.arabic) &&
		is(text, at + 3, Kind.arabic)
	) {
		at += 4;
	}
	const dot = text.charAt(at);
	const isDecimal = (dot === '.' || dot === '．') && is(text, at + 1, Kind.arabic);
	return isDecimal ? runEnd(text, at + 1, Kind.arabic) : at;
}

/** 万, 千万, 万亿; 千 and 百 do not scale where a unit begins with them (千克, 百分点). */
function scaleEnd(text: string, from: number): number {
	if (!is(text, from, Kind.scale)) return from;
	const first = text.charAt(from);
	const at = first === '万' || first === '亿' ? from : from + 1;
	if (isOneOf(text, at, '万亿')) return isOneOf(text, at + 1, '万亿') ? at + 2 : at + 1;
	if (first === '千') return isOneOf(text, at, '克米瓦伏卡帕赫焦兆吨字') ? from : at;
	if (first === '百') return isOneOf(text, at, '分帕') ? from : at;
	return from;
}

/** The end of what follows 分之; `from` where nothing does. */
function fractionEnd(text: string, from: number): number {
	if (text.charAt(from) !== '分' || text.charAt(from + 1) !== '之') return from;
	const at = from + 2;
	const to = is(text, at, Kind.arabic) ? arabicEnd(text, at) : runEnd(text, at, Kind.chinese);
	return to > at ? to : from;
}

function arabicNumberEnd(text: string, from: number): number {
	const digits = runEnd(text, from, Kind.arabic);
	const fraction = fractionEnd(text, digits);
	if (fraction > digits) return fraction;
	const to = arabicEnd(text, from);
	// 3亿5000万
	if (text.charAt(to) === '亿' && is(text, to + 1, Kind.arabic)) {
		const second = arabicEnd(text, to + 1);
		if (text.charAt(second) === '万') return second + 1;
	}
	return scaleEnd(text, to);
}

/** The end of the number that begins at an offset; `from` where none does. */
function numberEnd(text: string, from: number): number {
	if (from >= text.length) return from;
	const kind = kinds[text.charCodeAt(from)]!;
	if ((kind & Kind.arabic) !== 0) return arabicNumberEnd(text, from);
	if ((kind & Kind.chinese) !== 0) return fractionEnd(text, runEnd(text, from, Kind.chinese));
	if ((kind & Kind.vague) === 0) return from;
	const to = runEnd(text, from + 1, Kind.scale);
	return to > from + 1 ? to : from;
}

function unitEnd(text: string, from: number): number {
	for (const unit of unitsByFirst.get(text.charAt(from)) ?? []) {
		if (text.startsWith(unit, from)) return from + unit.length;
	}
	return from;
}

/** 多数, 余额, 来自 are words of their own. */
function roughEnd(text: string, from: number): number {
	switch (text.charAt(from)) {
		case '余':
			return isOneOf(text, from + 1, '额款热粮下生力震党') ? from : from + 1;
		case '多':
			return isOneOf(text, from + 1, '数为是于由属余') ? from : from + 1;
		case '来':
			return isOneOf(text, from + 1, '个名家户人天年次岁里') ? from + 1 : from;
		default:
			return from;
	}
}

/** 5天多, 3个小时余 */
function unitRoughEnd(text: string, from: number): number {
	const word = text.charAt(from);
	if (word !== '多' && word !== '余') return from;
	const at = from + 1;
	const behind = word === '多' ? '月年天小星工时点，。；、）的' : '月年天小，。；、）';
	if (at < text.length && !isOneOf(text, at, behind)) return from;
	if (text.startsWith('小时', at) || text.startsWith('星期', at)) return at + 2;
	return isOneOf(text, at, '月天') ? at + 1 : at;
}

/** 3至5, 3亩至5亩: the end of the second number; undefined where no range follows. */
function rangeAt(text: string, low: number) {
	const lowUnit = unitEnd(text, low);
	if (!is(text, lowUnit, Kind.dash)) return undefined;
	const secondFrom = lowUnit + 1;
	const second = numberEnd(text, secondFrom);
	return second > secondFrom ? { lowUnit, secondFrom, second } : undefined;
}

function matchAt(text: string, from: number): FigureMatch | undefined {
	const low = numberEnd(text, from);
	if (low === from) return undefined;
	const range = rangeAt(text, low);
	const { lowUnit, secondFrom, second } = range ?? { lowUnit: low, secondFrom: low, second: low };
	const rough = roughEnd(text, second);
	const scale = scaleEnd(text, rough);
	const unit = unitEnd(text, scale);
	return {
		from,
		low,
		lowUnit,
		secondFrom,
		second,
		rough,
		scale,
		unit,
		to: unitRoughEnd(text, unit),
	};
}

/** 第3, A3 and 系统1 are no figures; GDP3.2万亿元 is one. */
const mayBegin = (text: string, at: number): boolean =>
	at === 0 || !is(text, at - 1, Kind.bars) || text.endsWith('GDP', at);

/**
 * The next figure from an offset on, without looking at its values; undefined where none follows.
 * Reading on from its `to` takes time linear in the text.
 */
export function nextFigure(text: string, offset: number): FigureMatch | undefined {
	const begins = Kind.arabic | Kind.chinese | Kind.vague;
	for (let at = offset; at < text.length; at++) {
		if ((kinds[text.charCodeAt(at)]! & begins) === 0 || !mayBegin(text, at)) continue;
		const found = matchAt(text, at);
		if (found) return found;
	}
	return undefined;
}
