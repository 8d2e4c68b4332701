import { quote } from '../../draft/quote';
import { vagueActors, vagueExperts, vagueVoices } from '../lexicon/vague-actors';
import type { Finding, Hit, ParagraphContext } from '../rule';
import { defineRule } from '../rule';

const experts: ReadonlySet<string> = new Set(vagueExperts);
const voices: ReadonlySet<string> = new Set(vagueVoices);

/** How far a look goes to either side, in characters. */
const reach = 40;

/** 县、县直、当地: where they are, not who; what governs them stands before that. */
const whereabouts = /[省市县区镇乡]?[直级里]?(?:各级|各|当地|属地|辖区)?$/u;
/** The same with a place's own name: 云岭县. */
const placeName = /[\u4e00-\u9fff]{1,3}[省市县区镇乡][直级里]?$/u;

/** What makes them the object of another's action, or one of several named. */
const governed =
	/(?:[向与和同及对把给跟请送报转至到为的是、或商找令派以等含如若凡]|会同|报告|上报|联合|协调|督促|责成|组织|要求|指导|通知|提请|移交|移送|通报|配合|责令|依靠|依托|包括|涉及|推动|压实|建议|支持|帮助|监督|约谈|明确|指定|牵头|调度|召集|邀请|抄送|函告|告知|汇报|安排|动员|引导|指令|督导|督办|加强|促使|鼓励|帮扶|服务|国家|中央|国务院|按照|根据|依照|需要|必要时)$/u;

/** What may stand before a subject that does not open its clause. */
const opens =
	/(?:^|[一二三四五六]是|[后时前中现由被经据但而却且因虽日里]|目前|当前|至今|同时|随即|对此|为此|因此|导致|致使|由于|尽管|其中|期间|以来|据悉|事实上|还有)$/u;

/** 有关部门和单位, 相关部门、乡镇. */
const companions = /^(?:(?:[和及、]|以及)(?:单位|部门|人员|工作人员|科室|企业|乡镇|街道|镇街))*/u;

/** Rules, duties and intentions name nobody by right; 负责人 is a person of theirs. */
const isDuty =
	/^(?:[的等主分应须需按将拟能如若请]|负责(?:人|同志)|要(?!求)|必须|务必|不得|可(?!能)|有权|有义务|依照|依据|依法|根据|结合|负有|会(?!同)|之间|内部|代表|参[加会]|列席|出席|共同参加)/u;

/** Adverbs before the predicate. */
const adverbs =
	'(?:[也都均又曾早便就虽仍还却只仅]|一直|至今|目前|现在|随即|随后|当即|立即|迅速|快速|及时|第一时间|高度重视|先后|多次|连夜|全部|主动|积极|反复|紧急|联合|现场|初步|火速|分头|长期|始终|普遍|迟迟|对此|当场|[\\d一二两三四五六七八九十]{1,3}次)*';
/** Predicates that tell what happened, whatever else is said. */
const sure =
	'(?:[已正未称]|没有|没能|高度重视|到现场|深入|介入|到场|到达|赶[到赴往]|奔赴|前往|抵达|立案|查明|查获|回应|答复|反馈|反映|表示|认为|指出|透露|介绍|判断|证实|确认|负责(?!人|同志|制)|推诿|扯皮|相互推|互相推|[监管执配重][管理法合视](?:不|缺位|滞后|松懈)|不作为|不重视|不掌握|叫停|责令|口头|答应|承诺过|推托|推脱|敷衍|搪塞)';
/** Predicates that may as well be a duty; they count where it is said that it is done. */
const open =
	'(?:展开|开展|启动|采取|组织|出动|投入|核实|调查|查处|约谈|处置|处理|通报|牵头|完成|制定|出具|关停|发布|下发|出台|整改|排查|协调|给予|作出|做出|进行|落实|发放|拨付|下达|安排|补助|筹集|投放|清理|疏通|跟进|督办|受理|接手|回访|对接|会商|劝导|劝阻|排险|断电|封路|抢险|开具|调运|救助|慰问|安装|修复|抢修|救治|转移|疏散|管控|处罚|查封|取缔|检查|巡查|走访|协助|对)';
/** What those do who fail: no rule asks for it. */
const failing =
	/^[^，。；的]{0,6}(?:敷衍|应付了事|搪塞|脱岗|离岗|擅自|违规|瞒报|谎报|迟报|漏报|隐瞒|拖延|弄虚作假|代替)(?![^，。；]*(?:的$|的[，人责]))|^对[^，。；]{2,16}(?:不一致|不统一|不一|不明确|不到位|不及时|不够|不足|滞后|缺位|缺失|脱节)$|^[^，。；的]{1,6}(?:不[严力够细实]|迟缓|缓慢|滞后|缺[失位]|不及时|不到位|走过场)$/u;
/** 得到有关方面肯定: praise is worth what he is who gives it. */
const praised = /(?:得到|受到|获得|赢得)了?$/u;
const praise = /^的?(?:充分|高度|一致|多次|通报)?(?:肯定|认可|好评|表扬|赞扬|称赞|批示)/u;
/** 相关部门将对…开展: a plan that is nobody's. */
const plan =
	/^将(?:会同|联合|[对在于]|继续|进一步|组织|开展|加强|加大|启动|推进|推动|建立|制定|出台)/u;
/** 相关单位要在3月底前完成: a task with a deadline, and nobody who has it. */
const task = /^要?[在于][^，。；]{0,16}\d[^，。；]{0,6}前/u;
const surely = new RegExp(`^${adverbs}${sure}`, 'u');
const possibly = new RegExp(`^${adverbs}${open}`, 'u');
const hurried =
	/^(?:立即|迅速|快速|当即|随即|随后|第一时间|连夜|火速|先后|多次|紧急|及时|曾|分头|当场|现场)/u;
const isDone = /[了过\d０-９]|已[^经]?|完毕/u;

/** 代领程序有关部门未作规定: what nobody saw to stands before them as the topic. */
const leftUndone =
	/^(?:至今|一直|[尚仍还])?(?:未|没有)(?:[作做]|明确|制定|出台|规定|发布|公布|下达|落实|履行|介入|处理|解决|整改|验收|审批)/u;
const topic =
	/^[\u4e00-\u9fff]{1,6}(?:程序|标准|办法|细则|职责|问题|事项|手续|流程|责任|制度|政策|资金|项目|工程|隐患|方案|规划|要求|条件|范围|时限)$/u;

/** The sentence speaks of what is to be: a plan, a demand, a rule. */
const prospective =
	/下一步|下步|建议|计划|打算|要求|规定|办法|条例|制度|机制|应当|必须|方案|明确|预案|一旦|凡是|如果|强调|原则|流程|职责|今后|《|(?:^|[，；：])(?:如[有遇发需出]|若|凡)/u;

/** 有关人员已被控制: they were acted upon, and are left without name for a reason. */
const isPatient =
	/^(?:均?已|正在?)?[^，。；]{0,6}(?:被(?:公安|警方|[纪拘逮抓刑追问处免停诫带送]|司法|依[法规纪]|控制|采取|立案|行政|移送|移交|约谈)|受到|接受|移送|追[责究]|问责|处分|控制|处罚)/u;

const unitNearby =
	/[院所局\d０-９]|中心|大学|学会|协会|医院|公司|[委厅站处组](?:的|首席)?[\u4e00-\u9fff]{0,6}$|与会|参会|评审/u;

/** 被(有关部门)抽样, 由(相关单位)翻译后推送: they are the ones who did it. */
const agent = /[由被]$/u;
/** What is told of an agent: it is over, and something came of it. */
const isOver =
	/[了过\d０-９后]|已[^经]?|完毕|(?:修复|打通|送检|完成|建成|查封|取缔|带走|叫停|认定|接管|收购)(?:$|[，。；])/u;
/** A rule or an arrangement, whoever it is for. */
const isRule =
	/不得|一律|应当|应自|依[法规照]|方可|按照|根据|违反|可处|罚款|批准|审批|规定|办法|《|职责|负责制|[由报][^，。；]{0,12}批/u;

/** 已由相关部门受理: over, though nothing else says so. */
const alreadyBy =
	/^(?:依法|及时|统一)?(?:受理|处理|立案|查处|约谈|解决|整改|接手|调查|核查|检测|处置|抢修|接管|介入|清理|拆除|处罚|封存|带走)(?:$|[，。；]|校长|负责人|店主|当事人|业主|企业)/u;

/** 由相关单位组织实施: all that is said of who does it. */
const inCharge = /^(?:牵头|承担|承办|组织实施|具体实施)$/u;
/** Told of a matter: 对涉事仓库进行安全评估, 为群众搭建帐篷. */
const onSomething =
	/^派[员人出]|^(?:先行|出面|盯着|兜底|代为|(?:隔|每)[日天周月季年][^，。；]{0,8}(?:核查|检查|巡查|抽查|通报|拍照|比对|上门|走访|调度|回访))|^在[^，。；]{2,12}上(?:互相|相互)|^(?:[也均又还]|及时|迅速|随即|立即|连夜)?(?:对[^，。；]{2,16}(?:进行|开展|作出|做出|实施)|[为给向](?:受灾|群众|企业|农户|学生|村民|居民|游客|旅客|困难)[^，。；]{0,8}(?:搭建|发放|送|提供|运送|安装|协调|讲解|解决|争取))/u;

/** 具体原因由有关部门调查: somebody is at it. */
const lookedInto = /(?:原因|起因|责任|线索|案[件情])(?:正在?|[仍尚现])?由$/u;
const atIt = /^(?:依法|进一步|深入)?(?:调查|核查|查处|侦办|认定)(?:[处办]理|之?中)?$/u;

/** 建议由有关部门补种: advice to nobody. 意见建议43条 is none. */
const advice =
	/(?<![见条件项名出民案表众的类等合理化])(?:建议|希望|盼望|期盼|呼吁|恳请)(?![办的书函案类有提转交经已\d])/u;
const adviceAtHand =
	/(?:^|[，。；：、）\s是])(?:建议|希望|盼望|呼吁|恳请)由?$|(?:建议|希望)[：，](?:[一二三四五六七八九]是|（[一二三四五六七八九]）|\d[.．])?由?$/u;
/** Who is to do what, in advice: 有关部门要尽快落实. */
const toDo = /^(?:[要应需]|应该|尽快|抓紧|及早|早日|加大|加强|立即|及时)(?![求当急])/u;
const farAdvice = 160;

/** 建议县农业农村局发布预警；有关部门要尽快落实: the paragraph is one of advice. */
function isUnaddressed(context: ParagraphContext, hit: Hit, ahead: string, after: string): boolean {
	// The reader is who stands above.
	if (hit.text.startsWith('上级')) return false;
	if (/^(?:[的和与及、]|负责|代表|之间|内部|配合|参与|意见)/u.test(after)) return false;
	const { masked: text } = context;
	const { to } = context.sentenceAt(hit.from);
	const rest = text.slice(hit.to, Math.min(to, hit.to + reach));
	if (after.length < 3 || /应当|规定|不得|依法|的(?:诉求|意见|建议|呼声)/u.test(rest)) return false;
	const before = text.slice(Math.max(0, hit.from - 10), hit.from);
	if (adviceAtHand.test(before)) return !/办理|答复/u.test(after);
	if (ahead !== '' && !/由$/u.test(ahead) && !/^[一二三四五六七八九]是$/u.test(ahead)) return false;
	const lead = text.slice(Math.max(0, hit.from - farAdvice), hit.from);
	const at = lead.search(advice);
	if (at < 0 || /会议|要求|强调|部署|规定/u.test(lead.slice(at))) return false;
	return toDo.test(after) || /由$/u.test(ahead);
}

/** 各有关单位 are all that are concerned; what a rule or a contest sets a date for is the reader's to know. */
const isTask = (
	{ masked: text }: ParagraphContext,
	hit: Hit,
	ahead: string,
	after: string,
): boolean =>
	ahead === '' &&
	/[部单]/u.test(hit.text) &&
	!hit.text.startsWith('上级') &&
	(task.test(after) || plan.test(after)) &&
	!isRule.test(text.slice(Math.max(0, hit.from - reach / 2), hit.to + reach));

function isActor(context: ParagraphContext, hit: Hit): boolean {
	const { masked: text } = context;
	const clause = context.clauseAround(hit);
	const ahead = text.slice(Math.max(clause.from, hit.from - reach), hit.from);
	const rest = text.slice(hit.to, Math.min(clause.to, hit.to + reach));
	const after = rest.replace(companions, '');
	// 县水利局、有关部门: one of several named.
	if (ahead === '' && text.charAt(clause.from - 1) === '、') return false;
	if (isUnaddressed(context, hit, ahead, after)) return true;
	const bare = ahead.replace(whereabouts, '');
	if (praised.test(bare) && praise.test(after)) return true;
	if (governed.test(ahead) || governed.test(bare)) return false;
	if (
		![ahead, bare, ahead.replace(placeName, '')].some((before) => opens.test(before)) &&
		!(leftUndone.test(after) && topic.test(ahead))
	)
		return false;
	if (isTask(context, hit, ahead, after)) return true;
	if (/据$/u.test(ahead))
		return /^(?:统计|介绍|通报|测算|分析|预测|透露|监测|调查|估算|反映|初步)/u.test(after);
	if (isDuty.test(after)) return false;
	if (hit.text.endsWith('人员') && isPatient.test(after)) return false;
	const sentence = context.sentenceAt(hit.from);
	const lead = text.slice(Math.max(sentence.from, hit.from - reach), hit.from);
	if (failing.test(after)) return true;
	if (/各级?$|的，由$/u.test(lead)) return false;
	if (prospective.test(lead) || ahead.endsWith('各') || /不得|一律/u.test(rest)) return false;
	if (/经$/u.test(ahead))
		return /^(?:初步|反复|多次)?(?:核实|调查|鉴定|认定|检测|研判|协调|调解|勘查)/u.test(after);
	if (
		failing.test(after) ||
		surely.test(after) ||
		(possibly.test(after) && (hurried.test(after) || isDone.test(after)))
	)
		return true;
	const whole = text.slice(
		Math.max(sentence.from, hit.from - reach),
		Math.min(sentence.to, hit.to + reach),
	);
	if (isRule.test(whole)) return false;
	if (agent.test(ahead) && inCharge.test(after)) return true;
	if (lookedInto.test(ahead) && atIt.test(after)) return true;
	if (/已[由被]$/u.test(ahead) && alreadyBy.test(after)) return true;
	return onSomething.test(after) || (agent.test(ahead) && isOver.test(after));
}

function isUnnamedExpert(context: ParagraphContext, hit: Hit): boolean {
	const { masked: text } = context;
	const clause = context.clauseAround(hit);
	const ahead = text.slice(Math.max(clause.from, hit.from - 20), hit.from);
	return (
		!unitNearby.test(ahead) &&
		!/(?:[经请听取按的纳求照]|结合|根据|依据)$/u.test(ahead) &&
		text.charAt(hit.to) !== '的'
	);
}

/** 群众反映强烈, 有群众反映的: a quality, or a part of another clause. */
const noReport = /^(?:[的或和、及]|强烈|较多|集中|突出|良好|比较|普遍|最多|电话|渠道|热线|问题的)/u;
const ifAny = /[没未所只凡如若遇一都另仅持享具拥含设]$|是否$|如果$|一旦$|每当$/u;

function isUncounted(context: ParagraphContext, hit: Hit): boolean {
	const { masked: text } = context;
	const after = text.slice(hit.to, hit.to + 20);
	const clause = context.clauseAround(hit);
	if (/热线|平台|来信|信箱|工单/u.test(text.slice(clause.from, hit.from))) return false;
	if (noReport.test(after) || ifAny.test(text.slice(Math.max(0, hit.from - 2), hit.from)))
		return false;
	return !/^[^，。；]{0,4}[（(][^）)]{0,12}\d/u.test(after);
}

function spanOf(hit: Hit) {
	const { text, from } = hit;
	const verb = /(?:表示|认为|指出|建议|称|分析|预测|预计|介绍|提醒|反映|投诉|举报)$/u.exec(text);
	return { from, to: verb && !vagueActors.includes(text) ? hit.to - verb[0].length : hit.to };
}

function look(context: ParagraphContext, hit: Hit): Finding[] {
	if (context.masked.slice(hit.from, hit.to) !== hit.text) return [];
	const isVoice = voices.has(hit.text);
	const isExpert = experts.has(hit.text);
	const isVague = isVoice ? isUncounted : isExpert ? isUnnamedExpert : isActor;
	if (!isVague(context, hit)) return [];
	if (isVoice) {
		const said = quote(hit.text);
		return [
			{
				from: hit.from,
				to: hit.to,
				message: `${said}没有说明是多少人、从哪里了解到的，分量难以判断；请写明人数（件数）或来源，如“12345热线受理36件”。`,
			},
		];
	}
	const span = spanOf(hit);
	const word = context.text.slice(span.from, span.to);
	return [
		{
			...span,
			message: isExpert
				? `${quote(word)}没有说明是谁，说法无从核对；请写明姓名、单位和职务，或改为引用文件、数据。`
				: `${quote(word)}没有说明是谁：做了的无从过问，建议做的落不到人；请写出具体单位。`,
			fixes: [
				{
					title: isExpert ? '换成“某单位某职务某人”（填写）' : '换成具体单位（填写）',
					edits: [{ ...span, text: isExpert ? '${1:单位职务姓名}' : '${1:单位名称}' }],
					snippet: true,
				},
			],
		},
	];
}

/** 有关职能部门 holds 职能部门. */
const longest = (hits: readonly Hit[]): readonly Hit[] =>
	hits.filter((one, i) => {
		const previous = hits[i - 1];
		const next = hits[i + 1];
		const isInside = previous !== undefined && previous.to >= one.to;
		return !isInside && !(next !== undefined && next.from === one.from);
	});

export default defineRule({
	id: 'no-vague-actor',
	ref: 'R31',
	title: '模糊主体',
	rationale:
		'政务信息要写清谁做的、谁说的。“有关部门已介入”“专家表示”“有群众反映”没有主体，领导无从过问，收稿方也无法核实。只提示做事、表态的主语和建议由谁来办；“向有关部门报告”“会同有关部门”“有关部门应当”一类规定、职责和打算，有关负责人，以及引文，不提示。',
	severity: 'info',
	group: 'paragraph',
	scope: 'paragraph',
	triggers: [...vagueActors, ...vagueExperts, ...vagueVoices],
	since: '0.2.0',
	maturity: 'stable',
	examples: [
		{ bad: '事故发生后，⟦有关部门⟧已介入调查。' },
		{ bad: '场地平整由⟦相关单位⟧负责。' },
		{ bad: '建议由⟦相关部门⟧开通接驳公交。' },
		{ bad: '⟦专家⟧认为，风险总体可控。' },
		{ bad: '⟦有群众反映⟧路灯不亮。' },
	],
	leaves: [
		'依法向有关部门报告。',
		'按照有关规定办理。',
		'市教育局有关负责人就新规答记者问。',
		'各有关部门要各司其职。',
		'县应急局会同有关部门开展检查。',
		'群众反映强烈的问题逐一销号。',
	],
	check: (context, hits) => longest(hits).flatMap((hit) => look(context, hit)),
});
