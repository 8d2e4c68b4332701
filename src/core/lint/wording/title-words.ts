/** Openings that name no one and nothing: a title that begins so has no actor. */
const openings =
	'高度重视|切实加强|切实做好|切实抓好|扎实推进|扎实做好|扎实开展|多措并举|多点发力|多管齐下|全力以赴|全力推进|全力做好|全面加强|全面推进|全面落实|狠抓落实|狠抓|精心组织|精心部署|周密部署|迅速行动|迅速部署|统一思想|提高认识|提高站位|提高政治站位|强化担当|强化措施|强化举措|强化责任|强化领导|加强领导|压实责任|凝心聚力|凝聚合力|真抓实干|积极作为|主动作为|积极行动|积极推进|积极开展|大力推进|大力实施|持续发力|持续推进|深入推进|深入开展|深入学习|深入贯彻|认真贯彻|认真落实|认真学习|认真做好|坚持不懈|勇于担当|奋力拼搏|奋力谱写|攻坚克难|锐意进取|开拓创新|齐抓共管|上下联动|统筹推进|统筹兼顾|突出重点|抓好落实|落实责任|严阵以待|未雨绸缪|不断加强|进一步加强|进一步做好';
const opensWithSlogan = new RegExp(`^(?:${openings})`, 'u');

/** What names an actor or a place, a special project, or a result. */
const actor =
	/[县市区省镇乡村局委办厅院校厂矿司社站所队旗]|街道|部门|单位|企业|公司|中心|园区|集团|政府|人大|政协|法院|检察|海关|税务|[银支分商央农]行|铁路|公安|消防/u;
/** 全区, 城市 and 乡村 name nobody. */
const noActor =
	/[全我本][县市区省镇乡村]|城市|乡村|农村|城乡|市场|社会|区域|开发区?建设|行政|司法|办[理公事]|委托|社保|站位|所[有以]|队伍|局[面势部]|旗[帜舰]|校园|院坝/gu;
const result =
	/[\d“”"获]|[一二三四五六七八九十百千万]+(?:[家户个项件起处人名条亩吨成倍年天]|百分)|增长|提升至|下降|减少|缩短|突破|超过|达到|建成|投产|开通|完成|办结|实现|破解|问题|困难|短板|隐患|风险|值得|建议|难[题点以]|(?:工程|行动|计划|改革|项目|试点|制度|机制|平台|模式|办法|服务)$|首[个家条例次]|荣获/u;

const watchword = new RegExp(openings, 'gu');
/** Watchwords that follow others and come to nothing by themselves. */
const weakWatchword =
	/早[谋部安行着落][〇一-鿿]|[高严细]标准|全力(?:做好|保障|确保)|确保|筑牢|织密|夯实|奋力|谱写|争当|勇当|推动[〇一-鿿]{2,8}高质量发展|迈上新台阶|再上新台阶|开创[〇一-鿿]{2,8}新局面/gu;
const actorFirst =
	/^[〇一-鿿]{2,7}?(?:[县市区镇乡局委办厅]|街道|税务局|法院|检察院|医院|学校)(?:[〇一-鿿]{1,6}?[局委])?(?:坚持|突出|着力|始终)?/u;
const year = /20\d\d年?(?:[—–\-至]20\d\d年?)?度?|[一二三四]季度|\d{1,2}月份?/gu;

/** 某县高度重视扎实推进…: told of somebody, but of nothing that was done. */
function isActorsSlogan(title: string): boolean {
	const rest = title.replace(actorFirst, '').replace(year, '');
	if (rest.length === title.length || result.test(rest)) return false;
	if (!opensWithSlogan.test(rest) && rest.search(weakWatchword) !== 0) return false;
	const strong = rest.match(watchword)?.length ?? 0;
	const weak = rest.replace(watchword, '').match(weakWatchword)?.length ?? 0;
	return strong >= 2 || strong + weak >= 3;
}

/** 加强机井管护刻不容缓: somebody should do something, nobody does. */
const exhortation =
	/^(?:加强|加快|加大|推进|推动|做好|抓好|完善|规范|强化|健全|提升|落实|深化|优化|补齐|夯实|防范|解决|重视)[〇一-鿿]{2,24}(?:刻不容缓|势在必行|迫在眉睫|任重道远|时不我待|正当其时|大有可为|意义重大|至关重要|不容忽视)$/u;

/** 秋收秋种工作有序推进: it goes well, whoever does it. */
const goesWell =
	/^[〇一-鿿]{2,14}工作(?:扎实|深入|稳步|有序|全面|顺利)(?:有序|有效|深入|扎实)?(?:推进|开展|进行)$/u;
/** 以高质量党建引领高质量发展 */
const leads = /^以[〇一-鿿]{2,12}(?:引领|推动|促进|助推|赋能|护航)[〇一-鿿]{2,12}$/u;

/** 强化创新驱动 激发科技活力: what one would do, phrase by phrase. */
const phrase =
	/^(?:强化|激发|助推|筑牢|夯实|聚焦|推动|凝聚|厚植|赋能|擦亮|守护|构建|打造|绘就|谱写|激活|深化|优化|提升|引领|铸就|点燃|撬动|压实|织密|点亮|唱响|锚定|抢抓|紧盯|狠抓|严守|增强|促进|服务|助力|释放|凝心|汇聚|担当|践行|弘扬|书写|奏响|跑出|共建|共筑|共绘)[〇一-鿿]{2,8}$/u;

const isOfPhrases = (title: string): boolean => {
	const phrases = title.trim().split(/\s+/u);
	return phrases.length > 1 && phrases.every((one) => phrase.test(one));
};

/** Whether a title is made of watchwords alone: who did what remains open. */
export function isSlogan(title: string): boolean {
	const plain = title.replace(/\s+/gu, '');
	if (isActorsSlogan(plain)) return true;
	const exhorts =
		(isOfPhrases(title) && !result.test(plain)) ||
		[exhortation, goesWell, leads].some((form) => form.test(plain));
	if (!exhorts && (!opensWithSlogan.test(plain) || result.test(plain))) return false;
	return !actor.test(plain.replace(noActor, ''));
}

/** 关于……情况的报告: the form of a document, not of an item. */
const documentForm =
	/关于[^《》]{2,40}(?:情况|工作情况|进展情况)?的?(?:情况|报告|汇报|工作总结|情况说明|情况的?(?:分析|总结|介绍|综述))$/u;
const rightForms = /调研报告|调查报告|建议|请示|函|通知|通报$/u;

export const isDocumentForm = (title: string): boolean =>
	documentForm.test(title) && !rightForms.test(title);

/** 对秋粮收购难的分析和建议。: no sentence says so, whatever stop it has. */
const nominal =
	/^(?!现将|下面|以下|根据|按照|[为请特经这此本])[^，。；：！？、]{4,40}的[^，。；：！？、的]{0,8}(?:分析|建议|报告|思考|做法|启示|情况|调查|对策)$/u;

export const isNominal = (title: string): boolean => nominal.test(title) && !/[是了]/u.test(title);
