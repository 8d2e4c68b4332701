import {
	adjectives,
	adverbs,
	attributives,
	nominalVerbs,
	strongVerbs,
	verbs,
} from '../lexicon/adverbials';
import { abstractNounAt } from '../lexicon/noun-phrase';
import { createWordTable } from '../lexicon/word-table';
import type { Hit, ParagraphContext } from '../rule';
import { isComplement } from './complements';

const verbTable = createWordTable(verbs.map((verb) => [verb, true] as const));

/** What makes of the words around the verb a noun: 得到有效的解决, 一次深入的学习. */
const governed =
	/(?:得到|得以|进行|予以|加以|给予|给以|作出|作了|做出|做了|[有是]|有着|没有|取得|提供|实现|获得|[获靠最对和与、]|(?<![可得难足])以|需要|离不开|经过|产生|起到|发挥|带来|形成|具有|赢得|受到|达到|展开|开启|缺乏|缺少|得益于|来自|成为|作为|这种|这些|一次|一个|一种|一项|一系列|这次|那种|一场|最为|要求|希望|期待|期盼|，.{0,2})[了着过]?[更很较极十分非常比最为其加]{0,4}$/u;

/** Behind a verb: it is part of a noun, or modifies one. */
const nounLike =
	/^(?:[的性力率者员和与及、是也都才很之]|人员|作用|工作|办法|方法|方式|途径|措施|机制|政策|效果|成效|成果|能力|水平|态度|精神|意识|作风|过程|经验|模式|路径|手段|环境|氛围|局面|态势|平台|体系|制度|方案|计划|活动|行动|关系|基础|条件|空间|意见|建议|思路|举措|程度|速度|进度|趋势|阶段|时期|周期|团队|队伍|机构|部门|单位|服务|管理|研究|调查|分析|指导|教育|培训|建设|情况|需求|问题$|要求|标准|离不开|非常|必不可少|对于|在于|成本|效应|成绩|目标|目的|理念|任务|风险|信息|数据|材料|报告|资料|案例|理由|依据|渠道|导向|引擎|支撑|保障|情怀|宗旨|对象)/u;

/** The same behind a verb that is hardly ever a name. */
const nounLikeAfterStrong =
	/^(?:[的性和与及、是也都才之为使让]|力(?![争求])|产出|强度|规模|结构|率(?!先)|作用|办法$|方法|方式|途径|过程|程度|速度|进度|情况|效果|离不开|在于|时间|日期|期限|时限|节点|标准|机制|措施$|举措|保障(?=$|得到|[是有为、和])|空间|余地|幅度|效应|迹象|趋势|态势|势头|局面|得益|带来|行动$|工程$|计划$|工作$)/u;

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
	const goesOn = text.charAt(clause.to) === '、';
	// 教师仔细的核对票据、称重签字: somebody does one thing and then another.
	const areDeeds = goesOn && actorBefore.test(before) && verbTable.longestAt(text, clause.to + 1);
	if ((goesOn && !areDeeds) || text.charAt(clause.from - 1) === '、') return false;
	// 二是科学的布设站点。: a sentence of a list has no other verb.
	if (listed.test(before)) return before.length === 2 && /[。；]/u.test(text.charAt(clause.to));
	return before === '' ? text.charAt(clause.from - 1) !== '：' : actorBefore.test(before);
}

/** 把, 为群众, 向企业: no name begins with them. */
const prepositions =
	/^(?:按(?![时期钮键摩揭劳])(?=[\u4e00-\u9fff]{2,8}[打算分办管排做发收付落推])|给(?:群众|企业|农户|居民|村民|职工|学生|老人|老年|客人|顾客|旅客|乘客|患者|病人|困难|孩子|家长|[他她]们?)[^，。；的]{1,8}|把(?![关手握控脉守门])|将(?![来军士领要近])|为(?:群众|企业|农户|居民|村民|职工|学生|老人|老年|困难|全[县市区镇]|广大|基层|项目|各)|向(?:群众|企业|农户|居民|村民|职工|上级|[省市县区镇各]|社会|广大)|对[^，。；的]{2,16}(?:进行|开展|予以|加以|作出|实施)|与[^，。；的、]{2,12}(?:对接|沟通|联系|协商|洽谈|衔接|合作|签订))/u;

const prepositionAt = (text: string, at: number): string | undefined =>
	/^[给按把将为向对与]/u.test(text.charAt(at)) && prepositions.test(text.slice(at, at + farther))
		? text.charAt(at)
		: undefined;

const doneBehind = /^(?<verb>[\u4e00-\u9fff]{1,3})了(?![解的得不])(?=[\u4e00-\u9fff\d])/u;
/** 主动的送油到田头: what is carried, and where to. */
const carriedBehind =
	/^(?<verb>[打拨分送划汇转搬运派落放带接迁交引融驶开冲赶走拉抬推提写录嵌植搭](?:[到给至往]|入(?!口)|进(?!口))(?=[\u4e00-\u9fff\d])|[送搬运拉抬背挪迁寄端递抱扶请接][一-龥]{1,4}(?:[到给进]|上门|下乡|下楼|上楼|回家|出村))/u;
const nounBehind = /[的是有人事物性力面度员]/u;

/** 连夜的换了管, 有序的住进了宾馆: whatever verb it is, what it did is done. */
function doneAt(context: ParagraphContext, hit: Hit): string | undefined {
	const text = context.maskedTitles;
	const behind = text.slice(hit.to, hit.to + 10);
	const carried = carriedBehind.exec(behind)?.groups?.['verb'];
	const verb = carried ?? doneBehind.exec(behind)?.groups?.['verb'];
	if (verb === undefined || (carried === undefined && nounBehind.test(verb))) return undefined;
	const clause = context.clauseAround(hit);
	const before = text.slice(Math.max(clause.from, hit.from - 12), hit.from);
	return governed.test(before) ? undefined : verb;
}

/** 达到, 送到, 抓好: what is done to its end is never a name. */
const certainVerb =
	/[到好住上走掉]$|[讲说算问写理查]清$|[写列标注]明$|[指提拿交迈走推选找评查挖]出$|[追收退送找挽]回$/u;

/** 可以主动的|: only something done can follow, whatever it is. */
const auxiliary =
	/(?:可以|能够|应当|应该|必须|务必|很难|难以|(?:^|[^功职才性智技官动产效核潜势热电])能|(?:^|，)[并再]|(?:^|[^小大])均|已经|正在)$/u;
const doneWhatever = /^(?![^，。；]{0,8}的)[\u4e00-\u9fff]{2}/u;

/** 必须公开的事项, 已经稳定的收入: they are themselves what is asked for. */
const ownPredicates = new Set(
	'努力 公开 规范 免费 无偿 稳定 平稳 集中 公平 公正 客观 真实 完整 清楚 清晰 明显 显著 违规 违法 非法 自愿 系统 坚定 成功 熟练 牢固 周全 周密 精确 详细 详尽 便捷 频繁 较好 很好 更好 充分 合理 科学 有效 有力 有序 直接 连续 长期 经常 简单 公平公正 客观公正 科学合理'
		.split(' ')
		.map((word) => `${word}的`),
);

/** 很难快速的统一: a verb that no list has, behind what asks for one. */
function demandedAt(context: ParagraphContext, hit: Hit): string | undefined {
	if (ownPredicates.has(hit.text)) return undefined;
	const text = context.maskedTitles;
	const clause = context.clauseAround(hit);
	const rest = text.slice(hit.to, Math.min(clause.to, hit.to + 12));
	if (!doneWhatever.test(rest) || nounLike.test(rest) || compoundHead.test(rest)) return undefined;
	// 必须努力的方向
	if (abstractNounAt(text, hit.to)) return undefined;
	const before = text.slice(Math.max(0, clause.from - 1, hit.from - 12), hit.from);
	return auxiliary.test(before) ? rest.slice(0, 2) : undefined;
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
			if (isComplement(hit.text)) return undefined;
			const preposition = prepositionAt(text, hit.to);
			const verb = preposition ?? verbTable.longestAt(text, hit.to)?.word;
			if (verb === undefined) return doneAt(context, hit) ?? demandedAt(context, hit);
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
			if (attributive.has(hit.text) && !asksForVerb.test(before) && !certainVerb.test(verb))
				return undefined;
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
