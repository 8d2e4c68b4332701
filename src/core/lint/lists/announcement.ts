import { readCount } from '../../text/chinese-numerals';
import type { Span } from '../../text/span';

/** A word that every item of the announced list is then expected to hold. */
export interface Held {
	readonly word: string;
	/** `head`: in the words before its first mark, or as the last character of them. */
	readonly where: 'anywhere' | 'start' | 'head';
}

/** 四项措施 before a list: a number of things that is said to follow. Offsets are of the text read. */
export interface Announcement extends Span {
	readonly n: number;
	readonly numeral: Span;
	/** 三个着力, “四早”, 三道关口: without this in each item the number may count something else. */
	readonly held?: Held;
}

/** What a list may end on so that the announcement before it is surely its own. */
export type LeadEnd = 'colon' | 'stop' | 'heading';

const any = (words: string): string => words.trim().split(/\s+/u).join('|');

/** Nouns of which a list is made, so that 一是…二是… after them can only be their items. */
const itemNouns = any(`
	措施 举措 硬措施 方面 问题 原因 因素 建议 意见 做法 特点 特征 要求 体会 启示 经验 困难 不足 短板 弱项
	薄弱环节 症结 堵点 痛点 卡点 瓶颈 障碍 阻力 顾虑 担忧 疑虑 隐忧 矛盾 风险 漏洞 盲区 盲点 弱点 缺陷 弊端 差距 成因 根源 教训 苗头 动向
	信号 趋势 规律 规矩 规定 禁令 法子 门道 表现 影响 期盼 呼声 愿望 亮点 抓手 路子 思路 设想 打算 判断 结论 观点 争议 误区 倾向 现象 情形 模式 类型 挑战 制约 环节 办法 对策 途径 难点 难题 要点 优势 变化 工作 看法 想法 希望 理由 好处 意思
`);

/** Nouns of things that are also listed elsewhere: only right before a colon. */
const wideNouns = any(`
	任务 机制 制度 行动 工程 计划 抓手 目标 原则 条件 情况 步骤 阶段 渠道 方式 路径 方向 关系
	实事 重点 成效 关口 政策 服务 责任 清单 需求 诉求 隐患 硬仗 战役 事 关 招 步
`);

const sloganWords = any(`
	着力 到位 确保 结合 坚持 突出 强化 狠抓 聚焦 注重 提升 突破 转变 优化 创新 加强 加快 严格 抓好 做好
	统筹 提高 同步 精准 紧盯 紧扣 务必 必须 不准 严禁 围绕 覆盖 清零 增长 统一 优先 从严 导向 引领 联动 融合 赋能 延伸
`);

const numeral = String.raw`(?<numeral>[二两三四五六七八九十]{1,3}|\d{1,2}|[０-９]{1,2})`;
/** 第四项, 前三项, 其他两项, 每三项, 近十项, 二十四项: no announcement of a whole list. */
const notBefore = String.raw`(?<![第前后其他她它余外另各每这那该此逾近约超多几数上述百千万零〇一二三四五六七八九十午晨晚面\d０-９.．\-－—年月])`;

/** Words between measure and noun; no actor and no verb, so that 三个乡镇抓好工作 is not one. */
const qualifier = String.raw`(?:(?!${any(
	'县 区 市 镇 乡 村 街 局 委 办 部门 单位 企业 学校 小组 天 年 月 日 次 抓 做 开展 采取 落实 推进 制定 提出 研究 部署 解决 反映 针对 按照 围绕 方面 入手 着手 破解 化解 完成',
)})[〇一-鿿]){0,6}?`;

const activity = any(`
	入手 着手 发力 用力 下功夫 下足功夫 下工夫 做文章 做起 推进 展开 突破 改进 推动 抓起 努力 安排 部署 开展
	落实 抓落实 实施 进行 完善 加以推进 予以推进 精准发力 持续发力 集中发力 同向发力 重点发力 协同发力 开展工作 推进工作 抓好工作
`);
const lead = any(`
	主要是 主要有 主要为 分别是 分别为 即 具体是 具体为 具体如下 如下 包括 主要包括 具体包括 概括起来 概括起来是
	具体来说 具体来讲 具体说 就是 做法是 表现为 主要表现为 主要表现在
`);
/** 三种情形比较突出： tells no more of them than that they follow. */
const striking = `(?:(?:比较|较为|尤为|十分|最为|特别)?(?:突出|明显|普遍|典型|常见)|值得(?:关注|注意|重视)|不容忽视|[亟有]待解决)`;
const tail = String.raw`[”"]?(?:${striking})?(?:[的上]?(?:${any('工作 内容 情况')}))?(?:(?:来|上|中|重点|集中|共同|着重|同时|同步|协同|持续|切实)?(?:${activity}))?(?:[，,]?(?:${lead})[，,]?)?`;

const patternFor = (thing: string): RegExp =>
	new RegExp(`${notBefore}(?<name>${numeral}${thing})${tail}$`, 'u');

const plain = patternFor(
	`(?:(?:个方面|[个项条点大种类件方]面?)的?${qualifier}(?:${itemNouns})|方面)`,
);
/** 讲三点, 措施四条: said of the words that follow; 新开线路三条 is not. */
const points = new RegExp(
	`(?<=${any('提 提出 讲 说 谈 强调 要求 意见 建议 做法 措施 举措 体会 启示 原因 问题 特点 做到 以下 下列 有 分 分为 分成')})(?<name>${numeral}[点条类种步])${tail}$`,
	'u',
);
/** What they are called instead: 打好三张牌, 做好三篇文章. */
const figures = '张牌|句话|篇文章|场硬仗|场战役|道坎|笔账|本账';
const wide = patternFor(`(?:[个项条大种类件]${qualifier}(?:${wideNouns})|${figures}|招|步)`);
/** 做了五件事。, 连出三招。: deeds are told one by one. */
const deeds = patternFor(
	`(?:件(?:[大小实难急好]|要紧的|像样的)?事|招|步棋|张牌|篇文章|道坎|笔账|本账)`,
);
/** 原因有三：: nothing but the number. */
const bare = new RegExp(
	`(?<=(?:做法|办法|原因|问题|特点|体会|启示|经验|建议|理由|表现|举措|措施|难点)(?:主要|大致|无非)?有)(?<name>(?<numeral>[二三四五六]))${tail}$`,
	'u',
);
/** 原因主要有三个。: what they are was said before. */
const few = patternFor('(?:[个类种点条项]|方面)');
const mayBeFew = /主要(?:集中|体现|表现|反映)?[有是为在]/u;
const isFew = /主要(?:集中|体现|表现|反映)?(?:[有是为]|在于?)(?:以下|下列)?$/u;
/** 影响收入的因素有四个：: that there are so many is all that is said. */
const numbered = new RegExp(
	`(?<=(?:[有是为达共]|在于?|问题|原因|短板|不足|难点|特点|做法|建议|因素)(?:以下|下列|这)?)(?<name>${numeral}[个项条点大种类件步招道层重处起宗桩笔套家户名位所座支门款辆台份张本间栋场期批])${tail}$`,
	'u',
);
const notNoun = '的了着过在有是为被把将对';
/** 主要是四个因素, 面临三重压力: what there is, by its noun. */
const existing = new RegExp(
	`(?<=(?:[有是为]|${any(
		'存在 面临 面对 遇到 包括 分为 分成 表现为 表现在 体现在 在于 归结为 归纳为 概括为 集中在 集中于 总结出 概括出 梳理出 归纳出 形成了 摸索出',
	)})(?:以下|下列|如下|这)?)(?<name>${numeral}[个项条点大种类件道层重对](?:(?![${notNoun}])[〇一-鿿]){1,6})${tail}$`,
	'u',
);
/** 主要是四个因素。: what there mainly is follows, unless it is somebody of whom more is told. */
const mainly = new RegExp(
	`(?<=主要(?:[是有为]|在于|存在|面临|表现为|表现在|体现在|集中在|来自)(?:以下|下列)?)(?<name>${numeral}[个项条点大种类件道层重对](?:(?![${notNoun}县区市镇乡村街户名位所]|企业|公司|单位|部门|学校)[〇一-鿿]){1,6})$`,
	'u',
);
/** 从三个方面破解难题: 从 tells what the list is of, whatever the verb. */
const sides = new RegExp(`从(?:以下|下列)?(?<name>${numeral}个?方面)[〇一-鿿]{0,10}$`, 'u');
/** 采取三项举措巩固成果：: what is taken is told, whatever it is taken for. */
const taken = new RegExp(
	`(?:采取|推出|出台|拿出|制定|落实)了?(?<name>${numeral}[项条个大](?:[〇一-鿿]{2})?(?:措施|举措|办法|行动|机制))(?!的)(?:(?!问题|困难|${any(
		'以下 下列 如下 存在 面临 主要是 效果 成效',
	)})[〇一-鿿]){2,10}$`,
	'u',
);
const purposes = any(
	'推动 推进 促进 确保 保障 保证 助力 服务 破解 实现 提升 提高 增强 加快 打造 构建 巩固 帮助 方便 解决 夯实 筑牢 激发 织密 守护 守住 防范 防止 化解 扩大 稳定 稳住 支持 优化 改善 引导',
);
/** 三项举措保障供水。: a sentence that opens with what is taken. */
const opening = new RegExp(
	`^\\s*(?<name>${numeral}[项条大个](?:[〇一-鿿]{2})?(?:措施|举措|办法))(?:${purposes})(?:(?![了到])[〇一-鿿]){2,8}$`,
	'u',
);
/** 抓好四个环节，推动培训与就业衔接。: what it is done for, behind a comma. */
const purpose = new RegExp(
	`[，,](?:${purposes}|${any('全力 有效 切实 着力 不断 持续 扎实 以 让 为')})(?:(?!了)[〇一-鿿]){2,20}$`,
	'u',
);
/** What is taken or dealt with is told right after, whatever it is done for. */
const undertaken =
	/(?:抓好|抓住|抓实|抓牢|把好|把住|打好|用好|做好|办好|突出|采取|推出|拿出|出台|实施|落实|推行|提出|从)了?(?:以下|下列|如下)?$/u;

/** 还有两个难点没有解开：: what is still to be done about them. */
const unsolved = new RegExp(
	`(?<name>${numeral}[个项条大][〇一-鿿]{0,4}?(?:${any('难点 难题 困难 问题 短板 不足 堵点 痛点 卡点 瓶颈 隐忧 矛盾')}))(?:还?没有?|尚未|还未|仍未|未能?|有待|[亟急]?[待需]要?|要)(?!有?了)[〇一-鿿]{1,6}$`,
	'u',
);

/** 抓好六项任务。: the list is what the verb is done to. */
const governed =
	/(?:抓好|做好|办好|处理好|把握好|明确|提出|推出|出台|采取|落实好|归结为|归纳为|概括为|总结为|总结出|提炼出|主要有|主要是)(?:以下|下列|如下|这)?$/u;
const slogan = patternFor(`[个大](?<slogan>${sloganWords})`);
/** 以下四个堵点: whatever they are called, they follow. */
const following = patternFor(`[个项条种类点方][〇一-鿿]{0,8}`);
const isFollowing = /(?:以下|下列|如下)$/u;
/** “四早”, “四个一批” */
const quoted =
	/(?<=“)(?<name>(?<numeral>[二两三四五六七八九\d])[个大]?(?<quoted>[〇一-鿿]{1,2}))”(?:的?(?:要求|工作法|措施|举措|机制|模式|行动|原则|标准|办法|制度|工作|做法|思路|流程|问题|现象|困难|难题|短板|困境))?$/u;
/** 三道关口, 5个工作组: believed where each item names one. */
const named = patternFor(`[个项道支大类种条张](?:(?!的)[〇一-鿿]){0,6}?(?<named>[〇一-鿿]{2})”?`);

/** 下设五个工作组。, 把好三道关口。: what is founded or guarded is told one by one. */
const founded = /(?:下设|成立|组建|设立|设置|分设|把好|守好|守住|把住|打好|分为|分成|分)了?“?$/u;

/** The number counts what was found or is dealt with elsewhere, not the items of the list. */
const countsOther = /围绕|对于|上述|以上|前述|其中|除了|完成|解决了|先后|累计/u;
/** Cheap to ask first: a number with a measure. */
const mayAnnounce =
	/[二两三四五六七八九十\d０-９](?:[个项条点大种类件步招道支张句篇场笔本层重处起宗桩套家户名位所座门款辆台份间栋期批对]|方面|.{1,2}”)|有[二三四五六]/u;

/** 针对三个问题：一是抓培训: the list is of what is done about them. */
const answers = /针对|对照|根据|按照/u;
const isFound =
	/(?:发现|排查|查摆|查找|梳理|反馈|收集|征集|征求|收到|整改|处置|化解|转办|交办|受理|办理|反映|指出|移交)[^，。；]*(?:问题|隐患|意见|建议|困难|矛盾|线索|难题|难点)/u;

/** 指出三个方面问题：一是: what was found is told by its sides, and they follow. */
const tellsSides =
	/(?:[二两三四五六七八九十\d][个大]?方面的?|(?:指出|反映|提出)了?[二两三四五六七八九][个条点项大]|(?:问题|短板|不足)(?=[二两三四五六七八九\d][个条处项类]$))[^，。；、]{0,8}$/u;
/** 调研发现企业面临四个难题。: what was found to be follows, wherever the list stands. */
const isFaced =
	/(?:面临|存在|存有|尚有|仍有|梳理出|归纳出|总结出|概括出)了?[二两三四五六七八九][个条点项大](?:方面)?的?(?:突出)?(?:问题|难题|困难|短板|不足|堵点|痛点|难点|矛盾|风险|原因|特点)$/u;
/** 收到群众反映四个问题：一是已办结: what became of them. */
const isReceived = /收到|收集|征集|受理|接到|转办|交办|移交|办理|办结|整改|处置|化解|梳理|汇总/u;

/** 主持召开县政府常务会议，研究四项议题。: a meeting's minutes go through them one by one. */
const agenda = patternFor('[项个](?:议题|议程|议案)');
const isMet = /会[^。]{0,16}(?:研究|审议|讨论|听取|安排)了?$/u;

/** 坚持三个优先。: what is kept to is told one by one, each with the word. */
const upheld = /(?:做到|坚持|落实|突出|实现|注重|强化|把握)了?“?$/u;

interface Found {
	readonly match: RegExpExecArray;
	readonly strict: boolean;
}

function forPurpose(text: string): RegExpExecArray | undefined {
	const behind = purpose.exec(text);
	if (!behind) return undefined;
	const head = text.slice(0, behind.index);
	const match = plain.exec(head) ?? wide.exec(head) ?? named.exec(head);
	return match && undertaken.test(head.slice(0, match.index)) ? match : undefined;
}

function find(text: string, end: LeadEnd): Found | undefined {
	const strict = plain.exec(text) ?? points.exec(text);
	if (strict) return { match: strict, strict: true };
	const from =
		(end === 'colon' ? sides.exec(text) : null) ?? (end === 'heading' ? null : taken.exec(text));
	if (from) return { match: from, strict: true };
	const open =
		end === 'colon' ? (unsolved.exec(text) ?? numbered.exec(text) ?? existing.exec(text)) : null;
	if (open) return { match: open, strict: true };
	const main = end === 'stop' ? mainly.exec(text) : null;
	if (main) return { match: main, strict: true };
	const before = forPurpose(text);
	if (before) return { match: before, strict: true };
	const topics = agenda.exec(text);
	if (topics && isMet.test(text.slice(0, topics.index))) return { match: topics, strict: true };
	const next = following.exec(text);
	if (next && isFollowing.test(text.slice(0, next.index))) return { match: next, strict: true };
	const some = mayBeFew.test(text) ? few.exec(text) : null;
	if (some && isFew.test(text.slice(0, some.index))) return { match: some, strict: true };
	const alone = end === 'colon' ? bare.exec(text) : opening.exec(text);
	if (alone) return { match: alone, strict: true };
	const counted = slogan.exec(text) ?? quoted.exec(text);
	// 面临“四缺”问题。: what is wrong is told one by one, each with the word.
	if (counted)
		return {
			match: counted,
			strict:
				/“[^“”]*”的?(?:问题|现象|困难|难题|短板|困境)$/u.test(text) ||
				upheld.test(text.slice(0, counted.index)),
		};
	const done = end === 'stop' ? deeds.exec(text) : null;
	if (done) return { match: done, strict: true };
	const broad = wide.exec(text);
	if (broad && (end === 'colon' || governed.test(text.slice(0, broad.index)))) {
		return { match: broad, strict: true };
	}
	const held = named.exec(text);
	return held ? { match: held, strict: founded.test(text.slice(0, held.index)) } : undefined;
}

function heldBy({ groups }: RegExpExecArray): Held | undefined {
	const { slogan: word, quoted: counted, named: noun } = groups!;
	if (word !== undefined) return { word, where: 'anywhere' };
	if (noun !== undefined) return { word: noun, where: 'head' };
	if (counted === undefined) return undefined;
	return { word: counted, where: counted.length === 1 ? 'start' : 'anywhere' };
}

/** Where the clause begins in which the offset stands. */
function clauseFrom(text: string, at: number): number {
	const before = text.slice(0, at);
	return Math.max(...[...'，。；：,;'].map((mark) => before.lastIndexOf(mark))) + 1;
}

/**
 * The announcement at the very end of a text, e.g. of 为此采取四项措施.
 * @param text what stands before the list, without the mark that closes it; a sentence at most.
 * @param end what closed it: after a full stop or comma less is believed than after a colon.
 */
export function announcementAtEnd(text: string, end: LeadEnd): Announcement | undefined {
	if (!mayAnnounce.test(text)) return undefined;
	const found = find(text, end);
	const groups = found?.match.groups;
	const digits = groups?.['numeral'];
	if (!found || !groups || digits === undefined) return undefined;
	const n = readCount(digits);
	const from = found.match.index + found.match[0].indexOf(digits);
	const clauseAt = clauseFrom(text, from);
	const clause = text.slice(clauseAt);
	if (n === undefined || n < 2 || n > 20) return undefined;
	const isOfFound = (isFound.exec(clause)?.index ?? Infinity) < from - clauseAt;
	const isOpen =
		isFaced.test(clause) ||
		(end === 'colon' && tellsSides.test(clause) && !isReceived.test(clause));
	if (isOfFound && !isOpen) return undefined;
	if (answers.test(clause)) return undefined;
	if (end !== 'colon' && (countsOther.test(clause) || !found.strict)) return undefined;
	const held = heldBy(found.match);
	return {
		n,
		numeral: { from, to: from + digits.length },
		from,
		to: from + (groups['name']?.length ?? 0),
		...(held && { held }),
	};
}

/** All small numbers that a text names, Chinese or Arabic. */
export function numbersIn(text: string): readonly number[] {
	const numbers = text.match(/[一二两三四五六七八九十]+|[\d０-９]+/gu) ?? [];
	return numbers.map(readCount).filter((n) => n !== undefined);
}
