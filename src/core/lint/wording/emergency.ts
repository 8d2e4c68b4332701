/** What a first report must say whatever else is still unknown. */
export interface EmergencyElement {
	readonly name: '事发时间' | '地点' | '事件' | '伤亡情况' | '已采取的措施';
	/** Without it the report cannot be acted on. */
	readonly isCore: boolean;
	/** The line that is put at the end where nothing is known yet. */
	readonly line: string;
	/** Whether a text says it; the text is title and body without what tells of other times. */
	readonly isIn: (text: string) => boolean;
}

const pending =
	'(?:正在|正|有待|尚待|尚在|待|尚未|暂未|暂不)[^，。；]{0,6}(?:核|查|统计|了解|确认|评估|清楚|明)';
const asked = (words: string): RegExp => new RegExp(`(?:${words})[^，。；]{0,10}${pending}`, 'u');
/** 具体情况正在核实 holds for all that is not said. */
const allPending = asked('具体情况|详细情况|详情|有关情况|相关情况|其他情况|情况');

const clock =
	/\d{1,2}[时点]|\d{1,2}[:：]\d{2}|\d{1,2}月\d{1,2}日|\d{1,2}日(?![均产])|凌晨|清晨|[上下中]午|傍晚|[当今昨][晚晨早夜]|[昨今][日天]/u;
const timeLabel = /(?:事发|发生|案发|出险|发现)(?:时间|日期)[：:]\s*\S/u;
const timePending = asked('时间');

const placeLabel = /(?:事发)?(?:地点|地址|位置|区域)[：:]\s*\S/u;
const placeSuffix =
	'街道|社区|新区|开发区|高新区|园区|工业园|产业园|大道|公路|高速|国道|省道|县道|乡道|隧道|大桥|立交|水库|码头|车站|机场|港口|小区|大厦|广场|工地|医院|学校|小学|中学|大学|幼儿园|商场|市场|超市|公司|工厂|林场|农场|牧场|景区|养老院|敬老院|宾馆|酒店|饭店|海域|流域|河段|路段|收费站|服务区|加油站|煤矿|矿区|矿井|库区|(?<![道公铁线思])路|[省市县区旗镇乡村屯寨庄街巷桥河江湖沟山岭湾岛港厂矿站组]';
/** 云岭县应急管理局 names who reports, not where. */
const office =
	'应急|政府|人民|党委|公安|消防|交警|交通|教育|水利|水务|气象|自然|住建|生态|环境|市场监|信访|统战|宣传|值班|总值|领导|主要|分管|内外|干部|[委纪局卫林农级长里]';
const place = new RegExp(
	`[\\u4e00-\\u9fff\\d“”](?![一处条段座栋家所个起某])[\\u4e00-\\u9fff\\d“”](?:${placeSuffix})(?!${office})|[GSX]\\d{1,4}|\\d+[号组栋]|境内|辖区|附近|门[前口]|院内`,
	'u',
);
const placePending = asked('地点|位置|地址');

const eventLabel = /(?:事件|事故|灾害|险情|事发)(?:性质|类别|类型|概况|经过|情况)?[：:]\s*\S/u;
const event =
	/发生|突发|引发|出现|遭遇|遭受|[遭燃洪溺坠]|爆发|事故|事件|[火水旱雪雹冻震虫]灾|火情|起火|着火|失火|自燃|爆[炸燃裂管]|地震|滑坡|泥石流|崩塌|[坍倒垮]塌|塌方|泄[漏露]|中毒|疫情|病例|落水|追尾|[相碰]撞|刮擦|侧翻|翻[车船]|险情|[暴强大]雨|降雨|大风|台风|龙卷|冰雹|暴雪|寒潮|干旱|停[电水气产运]|断[水电流]|中断|决[口堤]|管涌|渗漏|漫[堤坝]|聚集|上访|冲突|斗殴|案件|袭击|持刀|失联|走失|被困|污染|死鱼|舆情|踩踏|触电|窒息|瓦斯|透水|冒顶|故障|搁浅|沉没|受灾|灾情|超标|超警/u;

const casualties =
	/伤亡|死亡|[死伤亡][者员]?\d|\d+\s?[人名]?(?:群众|人员|工人|村民|乘客|学生)?[死伤亡]|遇难|受伤|[重轻微]伤|伤[者员情势]|失联|失踪|被困|遇险|身亡|溺亡|丧生|罹难|殉职|牺牲|不治|抢救无效|生命体征|送医|送[往至]\S{0,10}医院|救治|就医|住院|入院|病例|确诊|感染|发病|患者|不适|呕吐|腹泻|中毒|烧伤|烫伤|擦伤|骨折|昏迷|无人员|无人(?![机驾区问管])|人员(?:均|全部|已全部|都)?(?:安全|平安|脱险|获救|撤离)|(?:均|全部|都)已?(?:安全)?(?:撤离|脱险|获救|疏散|转移)|安全(?:撤离|疏散|转移)|已(?:脱险|获救)|安然无恙|无恙|无大碍|人员损失|人身/u;
const casualtiesPending = asked('伤亡|人员|伤情|损失|死伤');

const measures =
	/启动|调集|调派|调度|调拨|派出|派员|抽调|出动|出警|组织|疏散|疏导|转移|撤离|救治|处置|处理|救援|救助|施救|营救|抢[险修救通]|扑[救灭]|灭火|封[控闭锁堵]|管[控制]|警戒|交通管制|排[查险涝水]|赶赴|赶到|到场|到达现场|抵达|成立|部署|协调|安置|安抚|监测|搜[救寻]|打捞|控制|会商|采取|措施|清[理运障]|消[杀毒]|隔离|流调|采样|送水|(?:应急|临时|保障|恢复|错峰|轮流)供水|发放|加固|巡查|值守|停[产运课业]|关闭|切断|拦截|围[堵挡]|开展|全力|已送|送[往至医]|扑杀|设置|上山|介入|劝[导返解离]|慰问|报警|支援队|核查|调查|检修|更换|抽排/u;

export const emergencyElements: readonly EmergencyElement[] = [
	{
		name: '事发时间',
		isCore: true,
		line: '事发时间：正在核实。',
		isIn: (text) => timeLabel.test(text) || clock.test(text) || timePending.test(text),
	},
	{
		name: '地点',
		isCore: true,
		line: '地点：正在核实。',
		isIn: (text) => placeLabel.test(text) || place.test(text) || placePending.test(text),
	},
	{
		name: '事件',
		isCore: true,
		line: '事件性质：正在核实。',
		isIn: (text) => eventLabel.test(text) || event.test(text),
	},
	{
		name: '伤亡情况',
		isCore: true,
		line: '伤亡情况：正在核实。',
		isIn: (text) => casualties.test(text) || casualtiesPending.test(text) || allPending.test(text),
	},
	{
		name: '已采取的措施',
		isCore: false,
		line: '已采取的措施：正在核实。',
		isIn: (text) => measures.test(text),
	},
];

const harmless = /停[水电气产]|断[水电网]|中断|故障|舆情|聚集|上访|信访|拥堵|滞留|系统|网络/u;
const harmful =
	/[火水旱雪雹冻震虫]灾|起火|着火|火情|[燃洪溺坠撞翻]|爆炸|事故|地震|滑坡|泥石流|[坍倒垮崩]塌|泄[漏露]|中毒|疫情|落水|[暴强大]雨|大风|台风|冲突|斗殴|袭击|踩踏|触电/u;

/** Whether nobody comes to harm by what a text tells of: a power cut, a rumour, a gathering. */
export const isHarmless = (text: string): boolean => harmless.test(text) && !harmful.test(text);

/** 截至15时 and 15时10分接报 tell other times than that of the event; so do the labels of such times. */
const otherTimes =
	/截至[^，。；：]{0,20}|(?:预计|力争|计划|有望|可能(?:持续|延续)?到?)[^，。；：]{0,24}|接报(?:时间)?[：:][^\n]{0,40}|(?:报告|上报|报送)(?:时间|日期)[：:][^\n]{0,40}/gu;

const isDrill = /演练|演习|拉练|桌面推演|实战拉动/u;

/** Whether title or first sentence says that it is an exercise. */
export const tellsOfDrill = (title: string, body: string): boolean =>
	isDrill.test(title) || isDrill.test(body.slice(0, 200).split(/[。\n]/u)[0] ?? '');

/**
 * The elements that a first or last report leaves out.
 * @param text title and body, at most some thousand characters.
 */
export function missingElements(text: string): readonly EmergencyElement[] {
	const plain = text.replace(otherTimes, '');
	return emergencyElements.filter(({ name, isIn }) => !isIn(name === '事发时间' ? plain : text));
}
