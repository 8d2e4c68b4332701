/** How a unit that is not legal is put right. */
export interface UnitWord {
	readonly word: string;
	/** The legal unit. */
	readonly good: string;
	/** What the number is multiplied by; 1 where only the name changes. */
	readonly times: number;
	/** What behind it makes it another word. */
	readonly unless?: RegExp;
	/** Chinese numerals before it count too (三百平方). Default: digits only. */
	readonly chinese?: boolean;
	/** Only behind what has a width or a depth, at the clause's end: in other places it is a figure of speech. */
	readonly measures?: boolean;
	/** Only behind a number of two digits or more, at the clause's end: of few it is another word. */
	readonly many?: boolean;
}

/** Units outside 中华人民共和国法定计量单位 that still turn up, and short names that are no units. */
export const unitWords: readonly UnitWord[] = [
	{ word: '公分', good: '厘米', times: 1, chinese: true, unless: /^[子母开之]/u },
	{
		word: '平方',
		good: '平方米',
		times: 1,
		chinese: true,
		unless: /^(?:[米根和差数号公千英分厘毫丈尺寸里码厂]|市里)/u,
	},
	{ word: '立方', good: '立方米', times: 1, chinese: true, unless: /^[米根体和差数公千英分厘毫]/u },
	{ word: '平米', good: '平方米', times: 1, chinese: true },
	// A floor or a site; a match ends 2比2平, and levels of water are 平.
	{ word: '平', good: '平方米', times: 1, many: true, unless: /^[方米]/u },
	{ word: '公升', good: '升', times: 1, chinese: true },
	{ word: '公尺', good: '米', times: 1, chinese: true },
	{ word: '市斤', good: '公斤', times: 0.5 },
	{ word: '斤', good: '公斤', times: 0.5 },
	{ word: '华里', good: '公里', times: 0.5 },
	{ word: '市亩', good: '亩', times: 1, chinese: true },
	{ word: '市尺', good: '米', times: 1 / 3 },
	{ word: '尺', good: '米', times: 1 / 3, chinese: true, measures: true },
	{ word: '丈', good: '米', times: 10 / 3, chinese: true, measures: true },
	{ word: '里', good: '公里', times: 0.5, measures: true },
	// 土方 and 石方 are counted in it; three 方 of a contract are parties.
	{ word: '方', good: '立方米', times: 1, many: true },
	{ word: '英里', good: '公里', times: 1.609344 },
	// Containers are called by it.
	{
		word: '英尺',
		good: '米',
		times: 0.3048,
		unless:
			/^(?:的?集|标[准箱]|[高重空大小]?[箱柜罐]|冷[藏冻柜箱]|开顶|敞顶|平板|特种|干货|普通|框架)/u,
	},
	{ word: '英亩', good: '公顷', times: 0.404686 },
	{ word: '马力', good: '千瓦', times: 0.735499 },
	{ word: '加仑', good: '升', times: 3.785412 },
	{ word: '盎司', good: '克', times: 28.349523 },
];

/** Symbols in running text, with the Chinese names that prose uses. */
export const unitSymbols: Readonly<Record<string, string>> = {
	'㎡': '平方米',
	'm²': '平方米',
	m2: '平方米',
	'M²': '平方米',
	'm³': '立方米',
	m3: '立方米',
	'㎥': '立方米',
	km: '公里',
	KM: '公里',
	Km: '公里',
	'㎞': '公里',
	'km²': '平方公里',
	km2: '平方公里',
	'㎢': '平方公里',
	kg: '公斤',
	KG: '公斤',
	Kg: '公斤',
	'㎏': '公斤',
	cm: '厘米',
	CM: '厘米',
	'㎝': '厘米',
	mm: '毫米',
	MM: '毫米',
	'㎜': '毫米',
	ml: '毫升',
	mL: '毫升',
	ML: '毫升',
};
