/** 单位: what a figure counts or measures, on a scale that lets equal dimensions be compared. */
export interface Unit {
	/** As written: 万 belongs to the number, so 万元 has the unit 元. */
	readonly text: string;
	/** Equal for units that convert into each other: 亩 and 公顷 are `area`, 人 and 名 `person`. */
	readonly dimension: string;
	/** Base units in one of this unit; the base units are 元, 亩, 吨, 米, 立方米, 千瓦, %. */
	readonly scale: number;
	/** Whole things: without 万 or a decimal point such a figure is exact, not rounded. */
	readonly isCount: boolean;
}

const scales: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	money: { 元: 1, 块钱: 1 },
	area: { 亩: 1, 公顷: 15, 平方公里: 1500, 平方千米: 1500, 平方米: 0.0015, 平方: 0.0015 },
	mass: { 吨: 1, 公斤: 0.001, 千克: 0.001, 斤: 0.0005, 克: 1e-6, 毫克: 1e-9, 微克: 1e-12 },
	length: { 米: 1, 公里: 1000, 千米: 1000, 里: 500, 厘米: 0.01, 毫米: 0.001, 海里: 1852 },
	volume: { 立方米: 1, 立方: 1, 升: 0.001, 毫升: 1e-6 },
	power: { 千瓦: 1, 兆瓦: 1000, 瓦: 0.001 },
	duration: { 小时: 1, 个小时: 1, 分钟: 1 / 60 },
	ratio: { '%': 1, '％': 1, 成: 10, '‰': 0.1 },
	point: { 百分点: 1, 个百分点: 1 },
	times: { 倍: 1 },
	doubling: { 番: 1 },
};

const alike: Readonly<Record<string, string>> = { 人: 'person', 名: 'person', 位: 'person' };

const measured = new Set(
	'千瓦时 兆瓦时 千伏安 兆伏安 度 里 摄氏度 ℃ 美元 欧元 英寸 天 年 周 星期 周岁 岁 折 课时 学时 伏 步 工作日 个工作日 个月 秒'.split(
		' ',
	),
);

const known: ReadonlyMap<string, Unit> = new Map(
	Object.entries(scales).flatMap(([dimension, units]) =>
		Object.entries(units).map(
			([text, scale]) => [text, { text, dimension, scale, isCount: false }] as const,
		),
	),
);

/** The unit that a word names; a classifier that converts into nothing is a dimension of its own. */
export const unitOf = (text: string): Unit =>
	known.get(text) ?? {
		text,
		dimension: alike[text] ?? text,
		scale: 1,
		isCount: !measured.has(text),
	};

/** Whether figures of these units may be added or compared; a missing unit fits nothing. */
export const isSameDimension = (a: Unit | undefined, b: Unit | undefined): boolean =>
	a !== undefined && a.dimension === b?.dimension;

/** 名 and 位 count people as 人 does, also where a word of the text stands for a unit. */
export const asPeople = (word: string): string => ('名位'.includes(word) ? '人' : word);
