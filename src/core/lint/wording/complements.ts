import type { Hit, ParagraphContext } from '../rule';

/** 盯的紧, 跑的勤: how it is done, in one character that ends the clause. */
const shortComplement = /^(?![实细]施)[勤紧牢准透稳实细快早慢远严](?=$|[，。；！、])/u;

const howWell =
	/^(?:有声有色|井井有条|热火朝天|如火如荼|风生水起|红红火火|一丝不苟|(?:很|非常|十分|比较|不够|相当|更加|越来越|特别|挺)(?:[好快慢实细稳远高多少晚早]|充分|圆满|扎实|到位|深入|及时|彻底|顺利|成功|规范|明显|有声有色|突出|出色|漂亮|认真|仔细|清楚|完善|理想|红火|满意|不错)|较(?:[好快慢实细深]|顺利|充分|扎实|到位))(?=$|[，。；！、了）])|^(?:扎实|到位|及时|顺利|圆满|彻底|深入|充分|准确|认真|仔细|细致|规范|出色|漂亮|成功|稳妥|满头大汗|又[\u4e00-\u9fff]又[\u4e00-\u9fff])(?=$|[，。；！）])/u;
const howWellOrShort = new RegExp(`${howWell.source}|${shortComplement.source}`, 'u');
/** Verbs that no other word ends in, or only ones of their kind (狠抓, 监管). */
const shortVerbs = new Set('做干抓管守跑盯走看查讲练办写定压修切解改补教答批审算配选喂铺挖清收送');

/** 落实的很好, 显的尤为, 值的一提: 的 for 得. */
const complements: readonly (readonly [string, RegExp, RegExp | undefined])[] = [
	...'切 解 改 补 教 答 批 审 算 配 选 喂 铺 挖 清 收 送 定 压 修 累 做 干 搞 办 抓 写 管 守 盯 看 查 练 落实 完成 执行 开展 进展 发展 推进 准备 解决 处理 组织 安排 布置 整改 宣传 配合 衔接 恢复 建设 运行 管理 服务 表现 走 跑 长 卖 学 种 养 说 讲 过 来'
		.split(' ')
		.map(
			(verb) => [`${verb}的`, shortVerbs.has(verb) ? howWellOrShort : howWell, undefined] as const,
		),
	['开的', howWell, /[离公召打展分盛散敞新张]$/u],
	['显的', /^(?:尤为|更加|格外|十分|非常|特别|尤其|很|不够|比较|更为|愈发)/u, /[明浅彰凸]$/u],
	[
		'变的',
		/^(?:更加|更为|更[好快强大高美]|越来越|十分|非常|愈发|日益|尤为)/u,
		/[不改转演蜕质量应多善裂突嬗]$/u,
	],
	[
		'值的',
		/^(?:一提|关注的是|注意的是|肯定的是|称道|骄傲|学习借鉴|推广|信赖|警惕|深思|期待)/u,
		/[价产均数峰阈极总差净市颜]$/u,
	],
	['使的', /^(?:全县|全市|全镇|群众|企业|农户|村民|项目|问题)/u, /[行驶大天公所即致迫促指唆假]$/u],
	['觉的', /^(?:自己|[很这好]|非常|应该|有必要|不错)/u, /[感知视听嗅味触自直错幻发察]$/u],
	['懂的', /^(?:如何|怎么|怎样|感恩|珍惜|尊重)/u, undefined],
	['获的', /^(?:了|国家级|省级|市级|全国|全省)/u, /[捕收查缴破抓截拿猎荣所]$/u],
	['舍不的', /^/u, undefined],
	['来不的', /^(?:半点|马虎)/u, undefined],
	['马虎不的', /^/u, undefined],
	['怪不的', /^/u, undefined],
];

const complementTable = new Map(
	complements.map(([text, after, notAfter]) => [text, { after, notAfter }]),
);

/** 扫的干干净净: words in pairs tell how it was left. */
const pairs =
	'干干净净 清清楚楚 明明白白 整整齐齐 满满当当 严严实实 平平整整 妥妥当当 妥妥帖帖 服服帖帖 热热闹闹 红红火火 扎扎实实 稳稳当当 利利索索 漂漂亮亮 仔仔细细 结结实实 密密麻麻'
		.split(' ')
		.map((pair) => `的${pair}`);
const pairSet = new Set(pairs);
const leavesSo =
	/(?:[做洗扫清擦打理收整摆弄搞讲说算写记问看听查捆码铺填压封关围堵裹盖扎挤站排装堆塞穿缝管办过]|[安整]排|[治整处]理)$/u;

/** 管的住, 办的成: whether it can be done. */
const potentials =
	'管的住 留的住 稳的住 守的住 立的住 靠的住 记的住 接的住 兜的住 扛的住 顶的住 拦的住 办的成 干的成 办的好 管的好 用的好 用的上 跟的上 赶的上 派的上 看的见 听的见 摸的着 看的懂 听的懂 学的会 拿的出 站的稳 沉的下 静的下 坐的下 买的起 用的起 付的起 看的起 叫的响 打的赢 吃的消 信的过 靠的上 连的上 找的到 看的到 做的到 买的到 拿的到 喝的上 吃的上 走的通 行的通'.split(
		' ',
	);
const potentialSet = new Set(potentials);
/** 好的好用的好: part of a noun goes on. */
const nounGoesOn = /^(?:[处方政的]|成果|效果|上级|下级|懂事)/u;

/** 办的快不快: a question in one word. */
const asked = [...'快好大多早真细稳准严实够'].map((how) => `的${how}不${how}`);
const askedSet = new Set(asked);

/** 比单干快的多。 */
const comparatives = [...'快慢高低大小多少好差强早晚远近难贵重轻长短'].map((how) => `${how}的多`);
const comparativeSet = new Set(comparatives);
const compared = /(?:^|[^对相环同占])比(?![例重率赛武对如照])[^，。；：]+$/u;
const clauseEnds = /^(?:$|[，。；！）])/u;
/** 好的多，坏的少: those that are so, counted. */
const countsOthers = /^，[^，。；]{0,8}的(?:少|不多|没有)/u;

export const complementTriggers: readonly string[] = [
	...complementTable.keys(),
	...pairs,
	...comparatives,
	...potentials,
	...asked,
];

/** Where 的 stands for 得, and the words it stands in. */
export interface Complement {
	/** Offset of 的 in the paragraph. */
	readonly at: number;
	readonly said: string;
}

function pairAt(text: string, { from, to, text: hit }: Hit): Complement | undefined {
	const verb = text.slice(Math.max(0, from - 2), from);
	if (!leavesSo.test(verb) || !clauseEnds.test(text.charAt(to))) return undefined;
	return { at: from, said: verb.slice(-1) + hit };
}

/** 修好还要管的住, 管得住的: behind it nothing that the whole could modify. */
function potentialAt(text: string, { from, to, text: hit }: Hit): Complement | undefined {
	const behind = text.slice(to, to + 2);
	if (nounGoesOn.test(behind) || !(clauseEnds.test(behind) || /^[、去来了“]/u.test(behind)))
		return undefined;
	return { at: from + 1, said: hit };
}

function askedAt(text: string, { from, text: hit }: Hit): Complement | undefined {
	const verb = text.charAt(from - 1);
	return /[\u4e00-\u9fff]/u.test(verb) ? { at: from, said: verb + hit } : undefined;
}

function comparativeAt(text: string, { from, to, text: hit }: Hit): Complement | undefined {
	const before = text.slice(Math.max(0, from - 20), from);
	if (!compared.test(before) || !clauseEnds.test(text.charAt(to))) return undefined;
	return countsOthers.test(text.slice(to, to + 14)) ? undefined : { at: from + 1, said: hit };
}

/** Whether a hit is one of the complements' triggers, which is never an adverbial. */
export const isComplement = (hit: string): boolean =>
	complementTable.has(hit) ||
	pairSet.has(hit) ||
	comparativeSet.has(hit) ||
	potentialSet.has(hit) ||
	askedSet.has(hit);

/** 的 for 得 behind a verb or a comparison. */
export function complementAt(context: ParagraphContext, found: Hit): Complement | undefined {
	const text = context.maskedTitles;
	if (pairSet.has(found.text)) return pairAt(text, found);
	if (comparativeSet.has(found.text)) return comparativeAt(text, found);
	if (potentialSet.has(found.text)) return potentialAt(text, found);
	if (askedSet.has(found.text)) return askedAt(text, found);
	return tabledAt(text, found);
}

function tabledAt(text: string, { from, to, text: hit }: Hit): Complement | undefined {
	const rule = complementTable.get(hit);
	if (!rule) return undefined;
	const behind = text.slice(to, to + 12);
	if (!rule.after.test(behind)) return undefined;
	if (rule.notAfter?.test(text.slice(Math.max(0, from - 1), from))) return undefined;
	return { at: to - 1, said: hit + behind.slice(0, 2).replace(/[，。；！、）]$/u, '') };
}
