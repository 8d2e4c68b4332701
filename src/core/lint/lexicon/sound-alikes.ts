/** Characters of names that are mistaken for each other, by sound or by look. */
const groups = [
	'晓小筱 明名铭鸣茗 军君均钧 伟玮炜纬卫 华桦骅 杰洁捷 俊峻骏竣 丽莉俐 红宏洪鸿虹弘 建健 志智芝知之 永勇咏泳 林琳霖 平萍苹屏坪 辉晖',
	'燕艳雁 刚钢 波博 文雯 玉钰育 良亮 飞菲霏 斌彬滨宾 磊蕾雷 佳嘉家 欣新鑫昕馨 英瑛 兵冰 力立利 生声升昇 胜盛圣 旭绪 祥翔 培佩沛 青清晴',
	'静敬靖 景璟 涛滔 娟鹃 婷亭庭 梅媚 芳方 春淳 强蔷 德得 忠中仲 兴星 国帼 庆 超朝 鹏朋 凯恺 轩萱 宇羽 浩昊皓 然燃 阳杨扬洋 岩炎 峰锋丰枫',
	'岭龄领玲铃 沂泝析 陵凌菱 江姜 河何荷禾和 州洲 浦埔蒲 溪西 原源塬远运 湖胡 临邻 桥乔侨 沙砂 塘唐棠 梁粱 淄缁 郯剡 沭沐 泗四 汶纹',
	'坎砍 骄娇 白百柏 瑞睿锐 诚成城程 益溢毅逸谊屹翼 恒衡横 隆龙 顺舜 桐同 富福 润闰 宝保堡 金锦津晋 祺琪琦齐 盈赢莹 汇惠慧 泰太 岚兰蓝澜 云芸 嵘荣蓉融 航杭 汉翰瀚 泽则 思斯 雅娅亚 媛苑 义艺 冠贯 坝霸 崖涯 岗冈港 垭丫 屿峪 湾弯 埠布 寨砦 圩墟 垌峒 叶业 桂贵 广光 鸦鸭 炉芦庐卢 颐怡宜仪 坳岙 柳刘 榆渝余 槐淮怀 栗粟 枣皂 碾辗 磨摩 茂懋 康慷 顾固 葛格 黎梨犁 曹漕槽 谭潭檀 崔翠 涂途图 郝赫 姚窑尧 汤堂',
];

const representatives: ReadonlyMap<string, string> = new Map(
	groups.flatMap((line) =>
		line.split(' ').flatMap((group) => [...group].map((one) => [one, group.charAt(0)] as const)),
	),
);

/** Representative of a character by its code unit; 0 where it is mistaken for none. */
function tableOf(known: ReadonlyMap<string, string>): Readonly<Uint16Array> {
	const codes = new Uint16Array(0x10000);
	for (const [one, of] of known) codes[one.charCodeAt(0)] = of.charCodeAt(0);
	return codes;
}
const codes = tableOf(representatives);

/** Whether the character at an offset is one that is mistaken for another. */
export const hasSoundAlikeAt = (text: string, at: number): boolean =>
	at >= 0 && codes[text.charCodeAt(at)] !== 0;

/** Characters that sound or look alike have one representative; any other stands for itself. */
export const soundOf = (character: string): string => representatives.get(character) ?? character;
