import {
	areAllBands,
	areBands,
	areComplements,
	areOpposites,
	areTrends,
	withoutThreshold,
} from './opposites';

/** Names of parts that exclude each other: who is in one of them is in no other. */
const sets: readonly (readonly [RegExp, isWhole: number])[] = [
	// The second value: this many different ones are the whole (0: nobody knows).
	[/^(?:第?[一二三]产业?|第?[123]产业?|第[一二三]产业.{0,4})$/u, 3],
	[/^(?:进口|出口)(?:额|总额|总值)?$/u, 2],
	[/^(?:过夜|一日游|不过夜)(?:游客|旅客)?$/u, 2],
	[
		/^(?:男|女)(?:[性生童婴]|职工|学生|教师|学员|队员|青年|员工|同志|代表|委员|选手|患者|游客|旅客|乘客|村民|居民|人员)?$/u,
		2,
	],
	[/^(?:死亡|遇难|失踪|失联|重伤|轻伤|轻微伤|危重|重症|轻症)(?:人员|病例|患者|伤员)?$/u, 0],
	[/^(?:城镇|城市|城区|农村|乡村|村级)(?:居民|人口|地区|户籍|户)?$/u, 0],
	[
		/^(?:中央|国家|[省市县区乡镇村]|市县|省市|自治区)(?:级|本级)?(?:财政|资金|补助|配套|投入|投资|预算|自筹|筹资|专项|奖补|安排|补助资金|财政资金|配套资金|预算内资金|统筹)?$/u,
		0,
	],
	[/^(?:新建|改建|扩建|续建|改扩建|重建|拟建|在建|复建)(?:项目|工程|路段|里程|线路|道路)?$/u, 0],
	[/^(?:特大|[大中小微]|小微|中小微?)型(?:企业)?$/u, 0],
	[/^(?:国有|集体|民营|外资|个体|私营|合资|股份制|混合所有制)(?:企业|经济|控股)?$/u, 0],
	[/^(?:个人|单位|企业|机关|事业单位|社会组织|机关单位|机构)(?:类|捐款|查询|用户)?$/u, 0],
	[
		/^(?:博士|硕士|本科|大专|专科|中专|高中|初中|小学|幼儿园|中职|高职|职高|学前)(?:研究生|生|毕业生|学历|及以[上下]|阶段|学校|学生|教师|教育)*$/u,
		0,
	],
	[
		/^[特一二三四五甲乙丙ⅠⅡⅢⅣⅤA-D][等级类档型](?:奖|风险|隐患|水质|断面|企业|资质|河流|支部|公路)?$/u,
		0,
	],
	[/^(?:优秀|优良|良好|[优良差]|合格|不合格|及格|基本合格|较差|中等)(?:等次|等级)?$/u, 0],
	[/^(?:特别重大|重大|较大|一般|[高中低]|较高)(?:风险|隐患|事故|及以下)?(?:点|源|等级)?$/u, 0],
	[/^(?:优|良|[轻中重]度|严重)(?:污染)?(?:天气|天数)?$/u, 0],
	[/^[红橙黄蓝]色?(?:预警|等级)?$/u, 0],
	[
		/^(?:有?林地|荒草地|草地|荒地|耕地|园地|旱地|水田|水浇地|灌木林地?|乔木林地?|建设用地|未利用地)(?:面积)?$/u,
		0,
	],
	[
		/^(?:种植?|播种|栽[种植]|套种)?(?:冬?小麦|玉米|水稻|早稻|中稻|晚稻|大豆|花生|棉花|蔬菜|水果|油菜|马铃薯|红薯|甘薯|高粱|谷子|杂粮|油料|苹果|[梨桃猪禽]|葡萄|茶叶|烟叶|中药材|生猪|肉?牛|肉?羊|家禽)(?:面积|播种|种植面积|作物|类)?$/u,
		0,
	],
	[/^(?:刑事|民事|民商事|商事|行政|执行|治安)(?:案件|诉讼|复议|拘留)?类?$/u, 0],
	[
		/^(?:来信|来访|来电|网上信访|网上|网络|电话|信件|走访|现场|线上|线下|窗口|微信)(?:类|受理|办理|投诉|举报|诉求|渠道|件)?$/u,
		0,
	],
	[/^(?:夏粮|秋粮|早稻|夏收|秋收|夏播|秋播|春播|冬播|粮食作物|经济作物)(?:面积|产量|总产)?$/u, 0],
	[/^(?:汽车|客车|货车|轿车|小客车|大客车|摩托车|公交车|出租车|大巴|中巴)$/u, 0],
	[
		/^(?:上午|下午|晚上|上半年|下半年|[一二三四]季度|第[一二三四]季度|前年|去年|今年|[12]\d{3}年|(?:1[0-2]|[1-9])月份?|[0-3]?\d日)$/u,
		0,
	],
	[
		/^(?:[省市县国乡镇]派|(?:行政|事业|工勤)编制|(?:职工|居民)医保|(?:发明|实用新型|外观设计)(?:专利)?|[1-5]A级(?:景区)?)$/u,
		0,
	],
	[/^(?:税收|非税)(?:收入)?$/u, 2],
	[/^第[一二三四五六七八九十]+(?:[批次轮期组]|阶段|标段|季度)$/u, 0],
	[/^.{1,6}(?<!企)业(?:企业)?$/u, 0],
	[
		/^(?!.*(?:开发区内|省级|国家级|重点|示范|试点|先进|红旗|脱贫|贫困)).{1,8}(?:[县区市镇乡村州旗组]|街道|社区|园区|新区|开发区|办事处|林场|农场|县城|乡镇)$/u,
		0,
	],
	[
		/^(?:县|城区|市区|山区|平原区|丘陵区|库区|东部|西部|南部|北部|中部|境内|境外|省内|省外|市内|市外|县内|县外|区内|区外|国内|国外|本地|外地|本市|本县|本省)(?:人员|居民|游客|旅客|企业|车辆|务工人员|人口|籍)?$/u,
		0,
	],
];

/** Rest, which makes any list whole. */
const rest = /^(?:其他|其它|其余|另外|剩余|余下|剩下)|[和及与](?:其他|其它)$/u;
export const isRest = (label: string): boolean => rest.test(label);

/** Words that may hold of one thing together with another: such parts overlap. */
const overlapping =
	/以[上下]|规上|规模|高新|小微|科技(?![类课馆岗])|外贸|涉农|带头人|重点|党员|贫困|脱贫|低保|民族|农民工|务工|返乡|毕业生|退役|残疾|老[年人]|儿童|骨干|示范|亿元|专精|龙头|新增|纳入|首次|国家级/u;

/** What was done to things: the same thing may undergo several. */
const deeds =
	'约谈 处罚 处分 处置 处理 罚款 罚没 立案 整改 整治 办结 办理 疏散 转移 转办 化解 发放 发现 发出 培训 出动 抢修 抢险 救助 救治 安置 捐 签约 开工 竣工 投产 移送 关停 取缔 责令 警告 通报 查封 查处 查扣 下达 受理 解决 完成 参加 出席 取得 获 增 减 降 升 涨 退(?![休役伍]) 销号 采纳 采用 建成 建设 提供 提出 提拔 收到 收缴 收回 兑现 拨付 到位 支出 结余 使用 检查 召开 开展 组织 走访 排查 刊发 印发 挂牌 停产 停业 复产 复工 清退 清理 注销 净 流入 流出 偿还 带动 服务 覆盖 吸引 吸纳 辐射 惠及 改造 种植 实施 推广 推进 打造 引进 投入 投放 争取 落实 设立 设置 配备 安装 更换 修建 修复 修缮 维修 疏通 清淤 植树 栽植 销售 出口 实现 创建 成立 认定 评选 招 录 聘 撬动 拉动 节约 节省 追回 挽回 扶持 帮扶 资助 补贴'.split(
		' ',
	);
const doing = new RegExp(
	`^(?:已|正|未|待|拟|均|共|再|还)|^(?:对|向|为|被|并)?(?:${deeds.join('|')})`,
	'u',
);

/** Another time, another measure or a plan beside what came true: no part of the same whole. */
const foreign =
	/同比|环比|上年|去年同期|上期|同期|比[^重例]|[较每率占]|计划|目标|任务|预计|预期|力争|累计|当月|本月|当日|人均|户均|平均|最[高低大小多少]|超出|差额|均价|原有|原来|改为|调整|日均|月均|年均|上限|不[少低]于|不[超高]过|单价/u;

export interface Labels {
	/** The parts exclude each other by what they are. */
	readonly isExclusive: boolean;
	/** Exclusive, and together everything there is. */
	readonly isWhole: boolean;
	/** Exclusive, and there may be others beside them: only more than their total, or a slip, is wrong. */
	readonly mayLack: boolean;
	readonly overlaps: boolean;
	/** Some part is something done, not a kind. */
	readonly hasDoing: boolean;
	readonly isForeign: boolean;
	readonly areNamed: boolean;
}

const trim =
	/^(?:以及|其中|分别|包括|包含|具体|主要|[、，；：:（(\s和与及]|一是|二是|三是|四是|五是|六是)+|(?:分别|[各为是有共计达了的约近占：:，\s]|共有)+$/gu;

/** The name of a part, without marks and joining words. */
export const labelOf = (text: string): string => text.replace(trim, '');

function setOf(labels: readonly string[]): readonly [RegExp, number] | undefined {
	return sets.find(([words]) => labels.every((label) => words.test(label)));
}

/**
 * Last characters of names of kinds: 咨询类 and 求助类, 消防车 and 救护车. Not of 企业, 户, 贷款 and people,
 * which may be of two kinds at once.
 */
const kindEnds = new Set('类型级种行车船店院厂站库队组路道段线批险税票案产粮林');

/** Different names with one end are of one kind, unless they may hold together: 消防车, 救护车. */
function areKinds(labels: readonly string[]): boolean {
	const end = labels[0]?.at(-1) ?? '';
	return (
		labels.length > 1 &&
		kindEnds.has(end) &&
		labels.every((l) => l.length > 1 && l.length < 9 && l.endsWith(end)) &&
		!labels.some((l) => overlapping.test(l) || doing.test(l) || /以[上下]|[等和与及]/u.test(l))
	);
}

/** The end that names of kinds have in common, empty where they have none. */
export const kindEnd = (labels: readonly string[]): string =>
	areKinds(labels) ? labels[0]!.slice(-1) : '';

/** Of a year there are other days than 优 and 良. */
const goodDay = /^[优良](?:天气|天数)?$/u;

/** What the names are by themselves: of a set, of one kind, or rest. */
function describeSet(
	labels: readonly string[],
): Pick<Labels, 'isExclusive' | 'isWhole' | 'mayLack'> {
	const hasRest = rest.test(labels.at(-1) ?? '');
	const named = hasRest ? labels.slice(0, -1) : labels;
	const distinct = new Set(named).size === named.length;
	const set = distinct && named.length > 0 ? setOf(named) : undefined;
	if (hasRest || areComplements(labels) || areTrends(labels))
		return { isExclusive: true, isWhole: true, mayLack: false };
	const isWhole = set !== undefined && set[1] === named.length;
	if (set !== undefined || (distinct && areKinds(named)))
		return { isExclusive: true, isWhole, mayLack: named.every((name) => goodDay.test(name)) };
	if (areOpposites(labels)) return { isExclusive: true, isWhole: true, mayLack: true };
	const isRow = areBands(labels);
	const isAll = isRow && areAllBands(labels);
	return { isExclusive: isRow, isWhole: isAll, mayLack: isRow && !isAll };
}

/** What the names of the parts of a list say about the list. */
export function readLabels(labels: readonly string[]): Labels {
	const isOneSet = describeSet(labels);
	const isDoing = !isOneSet.isExclusive && labels.some((label) => doing.test(label));
	const kinds = isOneSet.isExclusive ? [] : withoutThreshold(labels);
	return {
		...isOneSet,
		overlaps: kinds.some((label) => overlapping.test(label)),
		hasDoing: isDoing,
		isForeign: labels.some((label) => foreign.test(label)),
		areNamed: labels.every((label) => label !== ''),
	};
}
