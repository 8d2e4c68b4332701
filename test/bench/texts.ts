/**
 * Invented report prose of any length for measurements. Sentences are put together from parts that a
 * small generator chooses, so that no sentence repeats another: a check that remembers what it saw
 * gains nothing from that within one text. Figures, vague words, enumerations, quoted names and the
 * rest stand about as densely as in reports of the trade.
 */
const parts: Readonly<Record<string, readonly string[]>> = {
	place: words(
		'云岭县 沂河市 南屏区 石桥镇 青塘街道 白水乡 柳湾镇 东坪县 北渡区 高岗镇 龙井村 松口社区',
	),
	office: words(
		'县水务局 市农业农村局 区行政审批局 县应急管理局 市住建局 区教体局 县医保局 市场监管局 县财政局 区信访局 市生态环境局 县人社局 区发展改革局 县委办公室 市统计局',
	),
	work: words(
		'防汛抗旱 安全生产 基层治理 营商环境 项目建设 乡村振兴 污染防治 信访化解 招商引资 医保服务 教育提质 粮食生产 住房保障 文明创建 食品安全 冬季供暖 秸秆禁烧 养老服务 就业创业 数据共享',
	),
	act: words(
		'统筹推进 稳步实施 扎实开展 精心组织 全面铺开 持续深化 提前谋划 分类指导 跟踪督办 集中整治 定期调度 联合检查',
	),
	thing: words(
		'隐患 问题 线索 项目 企业 农户 合作社 泵站 学校 医院 网点 路段 台账 证照 案件 诉求 岗位 小区 大棚 市场主体 事项 规上工业企业',
	),
	unit: words('处 个 家 户 件 项 起 所 条 座 人次 名 亩 吨 公里 台（套）'),
	measure: words('亿元 万元 万亩 万吨 万人次 公里 万平方米 亿千瓦时'),
	index: words(
		'固定资产投资 规模以上工业增加值 一般公共预算收入 社会消费品零售总额 农村居民人均可支配收入 外贸进出口 粮食总产量 实际到位资金 税收收入 用电量 旅游综合收入',
	),
	verdict: words(
		'成效明显 运行平稳 进展顺利 基础仍不牢固 短板还比较突出 群众满意度有所提升 节奏不够均衡 氛围逐步形成 责任进一步压实',
	),
	vague: words('部分 一些 少数 大部分 个别 若干 多数 许多 不少 有的'),
	who: words('群众 企业负责人 基层干部 种植大户 家长 村民 经营户 务工人员 老年人 个体工商户'),
	say: words('反映 表示 建议 认为 担心 希望'),
	matter: words(
		'补贴发放标准不统一 办事材料重复提交 融资渠道偏窄 灌溉用水紧张 停车位不足 线上操作不熟练 用工成本上升 排水管网老化 政策宣传不到位 物流费用偏高 公交班次偏少',
	),
	paper: words(
		'关于进一步加强基层治理若干措施的通知 云岭县防汛应急预案 优化营商环境条例 农村人居环境整治提升五年行动方案 安全生产责任制规定 政务服务“好差评”办法',
	),
	quoted: words(
		'一窗通办 最多跑一次 网格＋铁脚板 三个清单 红黄绿灯 局长走流程 一件事一次办 田间课堂',
	),
	aim: words(
		'确保取得实效 推动落地见效 补齐短板弱项 形成工作合力 防止问题反弹 切实减轻基层负担 提升服务水平',
	),
	time: words(
		'前三季度 今年以来 上半年 截至10月底 1—10月 11月中旬 近日 “十四五”期间 去年同期 连续3个月 截至目前',
	),
	link: words('同时 此外 对此 目前 其中 据统计 总体看 下一步 为此 从调研情况看'),
};

function words(list: string): readonly string[] {
	return list.split(' ');
}

/** `{name}` stands for a part, `{9}` for a whole number, `{9.9}` for one with a decimal. */
const sentences = [
	'{time}，{place}{act}{work}工作，{verdict}。',
	'{office}会同{office}开展{work}检查，出动{9}人次，发现{thing}{9}{unit}，已整改{9}{unit}。',
	'{time}，{index}完成{9.9}{measure}，同比增长{9.9}%，高于全市平均水平{9.9}个百分点。',
	'一是健全机制，明确责任清单{9}项；二是压实责任，逐级签订承诺书{9}份；三是强化督导，通报{thing}{9}{unit}。',
	'{vague}{who}{say}，{place}{matter}，影响了{work}的进度。',
	'{time}，累计发放{work}资金{9.9}万元，惠及{thing}{9}{unit}，{verdict}。',
	'《{paper}》印发后，{office}抓紧落实，按时报送进展，{aim}。',
	'{link}，将围绕{matter}等问题，由{office}牵头逐项建立台账，限期办结，{aim}。',
	'{place}推行“{quoted}”，把{thing}纳入统一管理，平均办理时限由{9}个工作日压缩至{9}个工作日。',
	'{link}，{who}{say}{matter}，{office}当天派人到现场核实，{9}小时内给予答复。',
	'全市共排查{thing}{9}{unit}，其中{place}{9}{unit}、{place}{9}{unit}、{place}{9}{unit}。',
	'{index}由{9.9}{measure}增至{9.9}{measure}，占全市比重达到{9.9}%。',
	'（{office}负责）对{work}中的{thing}实行分级管理，红色等级每周、黄色等级每月复查一次。',
	'{who}{say}：“现在{work}抓得紧，{matter}的情况少多了。”',
	'{place}党委、政府主要负责同志带队到{place}调研，与{who}座谈，收集意见建议{9}条。',
	'由于{matter}，加之{work}点多面广，{place}的{verdict}，需要上级在资金和人员上给予支持。',
	'建议：由{office}出台细则，统一标准，明确办理时限，并对{thing}数量较多的乡镇给予倾斜。',
	'{place}组织党员干部、网格员、志愿者等力量，入户走访{thing}{9}{unit}，{act}{work}。',
	'{link}，{index}增速回落{9.9}个百分点，主要是{matter}所致。',
	'{office}主动对接，{act}，推动{thing}向重点领域聚集，{aim}。',
	'第三方评估显示，{place}{work}得分居全市第{1}位，较上年提升{1}个位次。',
	'全年计划实施{work}项目{9}个，总投资{9.9}亿元，年度投资{9.9}亿元，已开工{9}个。',
	'{place}坚持把{work}作为民生实事来抓，从群众最关心的环节入手，{act}，{verdict}。',
	'会议强调，要充分认识{work}的重要性，压紧压实属地责任、部门责任和单位主体责任，{aim}。',
	'{office}坚持问题导向，对群众集中反映的{matter}逐条梳理原因，能当场解决的当场解决，不能当场解决的说明情况。',
	'各乡镇结合自身实际，把{work}与日常巡查、集中宣讲结合起来，让政策进村入户，{verdict}。',
	'从走访情况看，{who}对{work}总体认可，但对{matter}意见较为集中，盼望尽早有明确的说法。',
	'造成这种情况的原因，主要是{matter}，加上基层人手紧、任务重，工作中容易顾此失彼。',
	'{place}创新实施“{quoted}”，变被动受理为主动上门，让{who}少跑腿、好办事，受到普遍欢迎。',
	'针对{matter}，{office}牵头建立会商机制，定期研判形势，及时调整措施，防止小问题拖成大矛盾。',
	'{who}说，过去办一件事要跑好几个窗口，如今在家门口就能办成，心里踏实多了。',
	'下一步，{place}将继续{act}{work}，注重总结基层的好经验好做法，形成可复制、可推广的制度成果。',
	'在{work}中，{place}注重发挥党员干部的带头作用，把责任落实到岗、到人，做到事事有人管、件件有回音。',
	'受持续降雨影响，{place}一段山路出现塌方，{office}立即组织抢修，并安排专人值守，来往车辆改道通行。',
	'专家认为，{work}是一项系统工程，既要着眼当前解决突出问题，又要立足长远完善体制机制。',
	'同时，{place}把{work}纳入干部教育培训内容，邀请{office}业务骨干现场授课，提升基层的实际操作能力。',
	'{office}负责人表示，将加强与上级部门的沟通衔接，争取政策和资金支持，{aim}。',
	'目前，{place}各项准备工作已经就绪，物资和人员全部到位，{work}有序推进。',
	'对工作不力、进展缓慢的单位，{office}采取提醒谈话、通报批评等方式督促整改，{aim}。',
	'{place}还建立了村民自己的议事平台，大事小情商量着办，邻里之间的纠纷少了，参与{work}的热情高了。',
] as const;

/** The first sentences hold the figures; so many of ten are others. */
const figureSentences = 22;
const plainOfTen = 4;

const headings = words(
	'一、基本情况 二、主要做法 三、存在问题 四、几点建议 （一）健全工作机制 （二）压实各方责任 （三）强化要素保障 1.摸清底数 2.分类施策',
);

interface Chooser {
	below(limit: number): number;
	of<T>(list: readonly T[]): T;
}

/** Numbers that look random and are the same in every run (xorshift, 32 bits). */
function createChooser(seed: number): Chooser {
	let state = seed;
	const below = (limit: number): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % limit;
	};
	return { below, of: (list) => list[below(list.length)]! };
}

function filled(choose: Chooser): string {
	const isPlain = choose.below(10) < plainOfTen;
	const kind = isPlain ? sentences.slice(figureSentences) : sentences.slice(0, figureSentences);
	return choose.of(kind).replace(/\{([a-z\d.]+)\}/gu, (_, name: string) => {
		if (name === '1') return String(1 + choose.below(9));
		if (name === '9') return String(2 + choose.below(choose.of([9, 98, 998, 9998])));
		if (name === '9.9') return `${1 + choose.below(998)}.${choose.below(100)}`;
		return choose.of(parts[name]!);
	});
}

/**
 * Paragraphs of one to six sentences with a short heading here and there.
 * @param length in UTF-16 code units.
 * @param seed another seed, another text.
 */
export function reportText(length: number, seed = 20261122): string {
	const choose = createChooser(seed);
	const said = new Set<string>();
	/** Prose does not say the same twice: another sentence where this one has been said. */
	const sentence = (): string => {
		for (;;) {
			const one = filled(choose);
			if (said.size > 20_000 || !said.has(one)) {
				said.add(one);
				return one;
			}
		}
	};
	const lines: string[] = [];
	for (let written = 0; written < length;) {
		const isHeading = choose.below(12) === 0;
		const count = 1 + choose.below(6);
		const line = isHeading
			? `${choose.of(headings)}。`
			: Array.from({ length: count }, sentence).join('');
		lines.push(line);
		written += line.length + 1;
	}
	return lines.join('\n').slice(0, length);
}
