import { countText } from '../../src/core/count/count';

/**
 * Why Writer counts otherwise than we do.
 * - `dash`: it takes — and – for separators, which count nothing and part what they stand in.
 * - `neighbour`: … “ ” ‘ ’ · have no script of their own for it, so they join a Latin word beside them,
 *   and a run of them next to 汉字 counts once.
 * - `enclosed`: ① counts one for it also beside Latin text; for us it is part of the run there.
 * - `raised`: ² ends a word for it (km² are two).
 * - `korean`: it counts syllables; Korean is written with spaces, so we count its words.
 */
export type Cause = 'dash' | 'neighbour' | 'enclosed' | 'raised' | 'korean';

/** What each is about, and what it is put right with: something that both count alike. */
const marks: Readonly<Record<Cause, readonly [RegExp, string]>> = {
	dash: [/[—–]+/gu, '，'],
	neighbour: [/[…“”‘’·]+/gu, '、'],
	enclosed: [/[①-⓿]/gu, '㈠'],
	raised: [/[¹²³]/gu, ''],
	korean: [/[가-힣]/gu, '字'],
};

export const causesOf = (text: string): readonly Cause[] =>
	(Object.keys(marks) as Cause[]).filter((cause) => text.search(marks[cause][0]) >= 0);

/** The same text without what Writer counts otherwise: the rest must be counted alike. */
export const plain = (text: string): string =>
	Object.values(marks).reduce((now, [mark, put]) => now.replace(mark, put), text);

/** Written by hand: what stands in drafts, and what is near a border of the rule. */
const written = [
	'全县统筹推进防汛抗旱工作。',
	'截至11月20日，累计办件2.3万件，同比增长8.5%。',
	'完成投资1,200万元，占年度计划的86.4％。',
	'GDP增长5.2%，其中第一产业增长3.1%。',
	'使用 Adobe Photoshop 打开图片',
	'联系电话：010-12345678',
	'见https://example.org/a?b=1。',
	'邮箱 xinxi@example.org 已启用',
	'2024-12-12 10:30',
	'10～20户',
	'10-20户',
	'云政办发〔2024〕12号',
	'（一）健全机制',
	'1.摸底数；2.建台账；3.抓整改。',
	'①调研②座谈③走访',
	'１２３户',
	'ＡＢＣ公司',
	'A股上市公司3家',
	'5G基站、AI算力、VR展厅',
	'PM2.5浓度36微克/立方米',
	'气温-3℃到8℃',
	'“一窗通办”改革',
	'推行“GDP+绿色”考核',
	'他说：“好。”',
	'‘小’标题',
	'《云岭县志》',
	'沂河市·南屏区',
	'艾力·买买提',
	'情况属实——已整改',
	'2020–2025年',
	'等等……',
	'wait…',
	'“OK”',
	"it's fine",
	'e-mail',
	'Windows 11系统',
	'　　首行缩进',
	'a　b',
	'词\t词',
	'多  个  空  格',
	'𠮷野家',
	'😀表情',
	'，。；：？！',
	'()[]{}',
	'+-*/=',
	'1+1=2',
	'50%~60%',
	'50%～60%',
	'3/4',
	'A/B两组',
	'第3季度(7—9月)',
	'C++语言',
	'No.1',
	'①',
	'㎡',
	'120㎡',
	'5km²',
	'カタカナ',
	'한국어',
	'Привет мир',
	'α、β、γ',
	'℃',
	'★机密',
	'▲■●',
	'',
	' ',
	'a',
	'甲',
	'1',
];

const pieces = [
	...['全县', '企业', '办件', '同比增长', '的', '甲'],
	...[
		'12',
		'3.5',
		'8.5%',
		'1,200',
		'2024-12-12',
		'１２',
		'5G',
		'GDP',
		'e-mail',
		'https://example.org',
	],
	...[
		'，',
		'。',
		'、',
		'（',
		'）',
		'《',
		'》',
		'：',
		'％',
		'～',
		'〔',
		'〕',
		'/',
		'-',
		'(',
		')',
		'%',
	],
	...[' ', '　', '—', '——', '–', '…', '……', '“', '”', '·', '😀', '①', '℃'],
];

/** Pieces in an order that is the same in every run. */
function mixed(count: number): string[] {
	let state = 20261122;
	const below = (limit: number): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
	return Array.from({ length: count }, () =>
		Array.from({ length: 2 + below(7) }, () => pieces[below(pieces.length)]!).join(''),
	);
}

/** All texts that are counted, each with the plain form that shows what else it holds. */
export const countedTexts = (): readonly string[] => [
	...new Set([...written, ...mixed(240)].flatMap((text) => [text, plain(text)])),
];

export interface Row {
	readonly text: string;
	/** What Writer counted. */
	readonly writer: number;
}

/** Texts that are counted differently though no cause is in them. */
export function unexplained(rows: readonly Row[]): string[] {
	return rows.flatMap(({ text, writer }) => {
		const { words } = countText(text);
		if (words === writer || causesOf(text).length > 0) return [];
		return [`${JSON.stringify(text)}: ${words}, Writer ${writer}`];
	});
}
