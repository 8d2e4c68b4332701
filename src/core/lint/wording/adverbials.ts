import {
	adjectives,
	adverbs,
	attributives,
	nominalVerbs,
	strongVerbs,
	verbs,
} from '../lexicon/adverbials';
import { createWordTable } from '../lexicon/word-table';
import type { Hit, ParagraphContext } from '../rule';

const verbTable = createWordTable(verbs.map((verb) => [verb, true] as const));

/** What makes of the words around the verb a noun: 得到有效的解决, 一次深入的学习. */
const governed =
	/(?:得到|得以|进行|予以|加以|给予|给以|作出|作了|做出|做了|[有是]|有着|没有|取得|提供|实现|获得|[获靠最以对和与、]|需要|离不开|经过|产生|起到|发挥|带来|形成|具有|赢得|受到|达到|展开|开启|缺乏|缺少|得益于|来自|成为|作为|这种|这些|一次|一个|一种|一项|一系列|这次|那种|一场|最为|要求|希望|期待|期盼|，.{0,2})[了着过]?[更很较极十分非常比最为其加]{0,4}$/u;

/** Behind a verb: it is part of a noun, or modifies one. */
const nounLike =
	/^(?:[的性力率者员和与及、是也都才很之]|人员|作用|工作|办法|方法|方式|途径|措施|机制|政策|效果|成效|成果|能力|水平|态度|精神|意识|作风|过程|经验|模式|路径|手段|环境|氛围|局面|态势|平台|体系|制度|方案|计划|活动|行动|关系|基础|条件|空间|意见|建议|思路|举措|程度|速度|进度|趋势|阶段|时期|周期|团队|队伍|机构|部门|单位|服务|管理|研究|调查|分析|指导|教育|培训|建设|情况|需求|问题$|要求|标准|离不开|非常|必不可少|对于|在于|成本|效应|成绩|目标|目的|理念|任务|风险|信息|数据|材料|报告|资料|案例|理由|依据|渠道|导向|引擎|支撑|保障|情怀|宗旨|对象)/u;

/** The same behind a verb that is hardly ever a name. */
const nounLikeAfterStrong =
	/^(?:[的性和与及、是也都才之为使让]|力(?![争求])|率(?!先)|作用|办法$|方法|方式|途径|过程|程度|速度|进度|情况|效果|离不开|在于|时间|日期|期限|时限|节点|标准|机制|措施$|举措|保障(?=$|得到|[是有为、和])|空间|余地|幅度|效应|迹象|趋势|态势|势头|局面|得益|带来|行动$|工程$|计划$|工作$)/u;

/** What begins an object and nothing else. */
const objectBegins =
	/^(?:[\d０-９《“各这该每省县市区受孤老新涉]|全[国省市县区镇乡村体]|本[县市区镇乡]|我[县市区]|党的|上级|中央|群众|村民|企业|居民|职工|学生|干部|党员|困难|特困|伤员|问题|难题|矛盾|隐患|诉求|农户|商户|用户|被困|一线|基层|相关|有关|违法|违规|危险|惠民|惠农|政策|法律|存在|面临|公众|社会|广大|遇难|项目|农村|辖区|城乡|自身|自己)/u;

/** The object is modified in its turn by the whole: 有效的解决问题的办法. */
const headBehind =
	/的[^，。；的]{0,4}(?:办法|方法|方式|途径|措施|机制|手段|作用|效果|力量|过程|态度|做法|方案|体系|能力|经验|局面|态势|氛围|环境|格局|平台|模式|路径|思路|举措|重要性|必要性|意义|关键|基础|前提|保证|结果|精神|作风|习惯|渠道|条件|企业|单位|干部|同志|人员|个人|群众|制度|道路|路子|决心|信心|愿望|信号|成效|成果|工作|活动|项目|典型|案例|良方|有效性|目标|压力|难度|任务|需要|要求)/u;

/** 审核制度, 检查结果: with one of these near, the verb is part of a name. */
const compoundHead =
	/制度|流程|程序|环节|步骤|规程|规则|规范|细则|条例|要点|重点|力量|队伍|渠道|指标|指令|比例|体系|链条|机构|范围|结果|结论|机制|标准|过程|措施|方案|办法|方法|方式|时间|费用|成本|能力|水平|技术|功能|把关|维护|验收|保障|成效|效果|作用|意识|责任|氛围|模式|关系|活动|行动|课程|意见|建议|要求|部署|安排|计划|形势|局面/u;
/** The same of what is as well an object: 检测设备; 要检查消防设施. */
const compoundThing =
	/[制法率量员期限费表单网图器链型度权会]$|网络|系统|设备|设施|仪器|工具|手册|指南|通道|通知|记录|档案|报告|中心|口径|工作|服务|管理|建设|平台|培训|政策|条件|基础|环境|压力/u;
const beginsCompound =
	/^(?:网络|系统|设备|仪器|工具|手册|指南|通道|通知|记录|档案|报告|中心|口径|工作|服务|管理|建设|平台|培训|政策|条件|基础|环境|压力|.?[员器表单网图]$)/u;

/** Behind a name: what it did or is. */
const predicateBegins =
	/^(?:[使让令为是被在才也都均已可能将会成有不需帮]|应(?!急|用)|发现|查出|挖出|筛出|找出|挽回|换来|赢得|打通|确保|保证|揭示|显示|表明|证明|助力|护航|离不开|必不可少|得益|来自|持续|至关|尤为|非常|十分)/u;

/** 要, 已, 继续: what follows is done, not named. */
const asksForVerb =
	/(?:[要须应]|必须|应当|应该|能够|能|可以|[可会]|继续|务必|进一步|正在|[正已并再都也均先]|已经|并且|一定|积极主动|人人|带头|坚持|组织[\u4e00-\u9fff]{2,8})$/u;

/** Who does it: 县公安局, 审计人员, 各镇. */
const actorBefore =
	/(?:[局委办院所队组站社厅员者们户县区镇乡村]|[各该全][省市县区镇乡村校]|政府|机构|部门|单位|中心|公司|企业|银行|学校|党委|支部|干部|民警|辅警|教师|医生|专家|同志|代表|书记|主任|街道|社区|群众|村民|居民|职工|专班|双方|我[县市区镇局])$/u;

/** 县水利局每月|: when it is done stands between who does it and how. */
const whenDone =
	/(?:每[天日周月季年]|每季度|定期|目前|当[天日]|随后|及时|连夜|多次|全程|逐[户村项一个条人家]|挨家挨户|挨户|[\d０-９]{1,2}[月日]底?前?)$/u;
/** 一是: what is listed opens here; the 是 says of nothing what it is. */
const listed = /^[一二三四五六七八九十]是/u;
const behindObject = /(?:^|[^同大小名])[把将](?![来军士领要近])[^，。；的]{2,}$/u;

const farther = 30;
const shortObject = 14;

/** Whether a verb that may as well be a name has its object behind it. */
function takesObject(context: ParagraphContext, hit: Hit, verb: string): boolean {
	const text = context.maskedTitles;
	const clause = context.clauseAround(hit);
	const from = hit.to + verb.length;
	// 检修输电线路86公里: what is counted is the object.
	const [rest = ''] = text.slice(from, Math.min(clause.to, from + farther)).split(/[\d０-９]/u, 1);
	if (rest.length < 2 || rest.length > shortObject || !/^[\u4e00-\u9fff]+$/u.test(rest))
		return false;
	if (nounLike.test(rest) || compoundHead.test(rest) || predicateBegins.test(rest)) return false;
	if (/[了着过使让为是不的]|得到/u.test(rest)) return false;
	const before = text.slice(Math.max(clause.from, hit.from - 12), hit.from).replace(whenDone, '');
	if (asksForVerb.test(before)) return !beginsCompound.test(rest);
	// 细致的排查发现漏点: a verb with a verb behind it is what was done by it.
	if (verbTable.longestAt(text, from)) return false;
	if (compoundThing.test(rest)) return false;
	// 严格的审核、规范的管理: names in a row.
	if (text.charAt(clause.to) === '、' || text.charAt(clause.from - 1) === '、') return false;
	// 二是科学的布设站点。: a sentence of a list has no other verb.
	if (listed.test(before)) return before.length === 2 && /[。；]/u.test(text.charAt(clause.to));
	return before === '' ? text.charAt(clause.from - 1) !== '：' : actorBefore.test(before);
}

/** 把, 为群众, 向企业: no name begins with them. */
const prepositions =
	/^(?:把(?![关手握控脉守门])|将(?![来军士领要近])|为(?:群众|企业|农户|居民|村民|职工|学生|老人|老年|困难|全[县市区镇]|广大|基层|项目|各)|向(?:群众|企业|农户|居民|村民|职工|上级|[省市县区镇各]|社会|广大)|对[^，。；的]{2,16}(?:进行|开展|予以|加以|作出|实施)|与[^，。；的、]{2,12}(?:对接|沟通|联系|协商|洽谈|衔接|合作|签订))/u;

const prepositionAt = (text: string, at: number): string | undefined =>
	/^[把将为向对与]/u.test(text.charAt(at)) && prepositions.test(text.slice(at, at + farther))
		? text.charAt(at)
		: undefined;

const doneBehind = /^(?<verb>[\u4e00-\u9fff]{1,3})了(?![解的得不])(?=[\u4e00-\u9fff\d])/u;
const nounBehind = /[的是有人事物性力面度员]/u;

/** 连夜的换了管, 有序的住进了宾馆: whatever verb it is, what it did is done. */
function doneAt(context: ParagraphContext, hit: Hit): string | undefined {
	const text = context.maskedTitles;
	const verb = doneBehind.exec(text.slice(hit.to, hit.to + 6))?.groups?.['verb'];
	if (verb === undefined || nounBehind.test(verb)) return undefined;
	const clause = context.clauseAround(hit);
	const before = text.slice(Math.max(clause.from, hit.from - 12), hit.from);
	return governed.test(before) ? undefined : verb;
}

/** Verb and object behind an adverbial with 的. */
export function createAdverbialCheck() {
	const always = new Set(adverbs.map((word) => `${word}的`));
	const attributive = new Set([...attributives].map((word) => `${word}的`));
	return {
		triggers: [
			...new Set([...always, ...adjectives.map((word) => `${word}的`)]),
		] as readonly string[],
		/** The verb (or what stands before it) behind a hit that is certainly used as one. */
		verbAfter(context: ParagraphContext, hit: Hit): string | undefined {
			const text = context.maskedTitles;
			if (complementTable.has(hit.text)) return undefined;
			const preposition = prepositionAt(text, hit.to);
			const verb = preposition ?? verbTable.longestAt(text, hit.to)?.word;
			if (verb === undefined) return doneAt(context, hit);
			const clause = context.clauseAround(hit);
			const rest = text.slice(hit.to + verb.length, Math.min(clause.to, hit.to + farther));
			const before = text.slice(Math.max(clause.from, hit.from - 12), hit.from);
			const opensItem = before.length === 2 && listed.test(before);
			if (opensItem)
				return nominalVerbs.has(verb) && takesObject(context, hit, verb) ? verb : undefined;
			if (governed.test(before) || /[性化式型更为]$/u.test(before)) return undefined;
			if (/^(?:了(?!解)|好|到(?!位|达)|出(?!台|口)|起来|[一两三]遍)/u.test(rest)) return verb;
			// 把结果及时的公布在门口: with its object before it, it has only the place behind.
			if (/^[给在到至成为]/u.test(rest) && behindObject.test(text.slice(clause.from, hit.from)))
				return verb;
			// 重复件被及时的合并，: what was done to it ends the clause.
			if (rest === '' && passive.test(before)) return verb;
			if (attributive.has(hit.text) && !asksForVerb.test(before)) return undefined;
			if (preposition !== undefined) return preposition + rest.slice(0, 2);
			if (headBehind.test(rest)) return undefined;
			if (isNoun(verb, rest) && !(nominalVerbs.has(verb) && takesObject(context, hit, verb)))
				return undefined;
			if (rest === '') return always.has(hit.text) || isPredicate(before) ? verb : undefined;
			return verb;
		},
	};
}

function isNoun(verb: string, rest: string): boolean {
	if (rest === '') return false;
	if (strongVerbs.has(verb)) return nounLikeAfterStrong.test(rest);
	if (nominalVerbs.has(verb)) return !objectBegins.test(rest);
	return nounLike.test(rest);
}

const passive = /(?:^|[^植棉毛])被$/u;

/** At the clause's end, only after what asks for a verb: 要认真的落实. */
const isPredicate = (before: string): boolean =>
	/(?:要|必须|应当|应该|能够|能|可以|继续|务必|进一步|[^而早]已|均|正在)$|^[对把将][^，。；]{2,}[^的]$/u.test(
		before,
	);

/** 盯的紧, 跑的勤: how it is done, in one character that ends the clause. */
const shortComplement = /^(?![实细]施)[勤紧牢准透稳实细快早慢远严](?=$|[，。；！、])/u;

const howWell =
	/^(?:有声有色|井井有条|热火朝天|如火如荼|风生水起|红红火火|一丝不苟|(?:很|非常|十分|比较|不够|相当|更加|越来越|特别|挺)(?:[好快慢实细稳远高多少晚早]|充分|圆满|扎实|到位|深入|及时|彻底|顺利|成功|规范|明显|有声有色|突出|出色|漂亮|认真|仔细|清楚|完善|理想|红火|满意|不错)|较(?:[好快慢实细深]|顺利|充分|扎实|到位))(?=$|[，。；！、了）])|^(?:扎实|到位|及时|顺利|圆满|彻底|深入|充分|准确|认真|仔细|细致|规范|出色|漂亮|成功|稳妥|满头大汗|又[\u4e00-\u9fff]又[\u4e00-\u9fff])(?=$|[，。；！）])/u;
const howWellOrShort = new RegExp(`${howWell.source}|${shortComplement.source}`, 'u');
/** Verbs that no other word ends in, or only ones of their kind (狠抓, 监管). */
const shortVerbs = new Set('做干抓管守跑盯走看查讲练办写定压修');

/** 落实的很好, 显的尤为, 值的一提: 的 for 得. */
const complements: readonly (readonly [string, RegExp, RegExp | undefined])[] = [
	...'定 压 修 累 做 干 搞 办 抓 写 管 守 盯 看 查 练 落实 完成 执行 开展 进展 发展 推进 准备 解决 处理 组织 安排 布置 整改 宣传 配合 衔接 恢复 建设 运行 管理 服务 表现 走 跑 长 卖 学 种 养 说 讲 过 来'
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

export const complementTriggers: readonly string[] = [...complementTable.keys()];

/** 的 for 得 behind a verb, and the words it stands in. */
export function complementAt(
	context: ParagraphContext,
	{ from, to, text: hit }: Hit,
): { readonly at: number; readonly said: string } | undefined {
	const rule = complementTable.get(hit);
	if (!rule) return undefined;
	const text = context.maskedTitles;
	const behind = text.slice(to, to + 12);
	if (!rule.after.test(behind)) return undefined;
	if (rule.notAfter?.test(text.slice(Math.max(0, from - 1), from))) return undefined;
	return { at: to - 1, said: hit + behind.slice(0, 2) };
}
