import modifierWords from './modifiers.json';

/** Last characters of words for things that are counted: 逆变器, 火点, 泵房, 管段, 货车. */
const endings = new Set(
	'器机点站室房楼舍棚区路段线管阀泵桥坝井塘渠池库厂店企户员者师生手民客商品件料材具车船艇位岗项案证单款校班组队村镇乡街巷院园场所馆厅门窗柜箱罐杆塔网屏表体群族人亭板缆炉窑工液坡闸灯册猪堤沟',
);

/** 出生, 立项, 停车: a verb and its object; a longer word (停车场) is none. */
const verbFirst =
	/^[出入上下到就退进返回离停关还付交缴收发免立报破结落持办搬住放复脱投竣定过认占分失产建改拆修换装用给被待封断销挂守驻调补续转升降清通送接抢护靠养喂杀点亮拉刷授揭摘合爬开][〇一-鿿]$/u;
/** What else ends like a noun and stands behind 大部分 and the like without being one that is counted. */
const notNoun = new Set(
	'动工 开工 完工 停工 复工 施工 竣工 分工 加工 手工 人工 用工 务工 返工 误工 怠工 收工 赶工 招工 集体 整体 具体 大体 全体 一体 总体 解体 逐户 挨户 全员 动员 别人 他人 个人 本人 无人 有人 同区 全区 全村 全镇 全乡 沿线 沿路 整机 随机 待机 伺机 趁机 主要 一线 在线 在岗 在位 在场 当场 现场 市场 集中 重点 特点 缺点 优点 弱点 观点 热点 难点 早点 晚点 快点 差点 有点 一点 要点 焦点 痛点 亮点 堵点 看点 地位 单位 本位 补位 错位 移位 缺位 越位 方案 答案 提案 保证 论证 印证 见证 求证 验证 查证 佐证 思路 道路 门路 套路 一路 红线 底线 主线 防线 视线 战线 火线 无线 有线 简单 孤单'.split(
		' ',
	),
);

const verbs = new Set(modifierWords.verbs.split(' '));
const stop =
	/[^〇一-鿿]|[的了着过将正是有和与及或对从向为以于由让使给也都就还又并但而则只仅才可能会应请把被已均未没不很较更最]/u;

const endsLikeNoun = (run: string): boolean =>
	run.length > 1 && endings.has(run.slice(-1)) && !verbFirst.test(run) && !notNoun.has(run);

/** Single characters that segmenters leave of an unknown word are put together up to this length. */
const longestPieces = 3;

/**
 * End of the noun of no table that stands at an offset, told by its last character; undefined where
 * none is sure to.
 * @param limit end of the clause.
 * @param wordAt the segmented word that begins at an offset; undefined where none does.
 */
export function unknownNounEnd(
	text: string,
	from: number,
	limit: number,
	wordAt: (offset: number) => string | undefined,
): number | undefined {
	let at = from;
	while (at < limit) {
		const word = wordAt(at);
		if (word === undefined || stop.test(word) || verbs.has(word)) return undefined;
		if (at > from && word.length > 1) return undefined;
		at += word.length;
		const run = text.slice(from, at);
		if (endsLikeNoun(run) && !/[了着过]/u.test(text.charAt(at))) return at;
		// 火|点, 逆|变|器, 配电|柜
		if (run.length >= longestPieces) return undefined;
	}
	return undefined;
}
